import { type JobRole, JOB_ROLES } from '../people/staff.js';
import type { DeliveryChannel } from './session.js';

/** A kind of appointment that practices give. */
export interface AppointmentKind {
  readonly session: string;
  readonly slotType: string;
  readonly channel: DeliveryChannel;
  /** Key of the member of staff; null where a session has no name yet. */
  readonly staff: string | null;
  /** The role, where nobody is named. */
  readonly role?: JobRole;
  readonly place: string;
  readonly minutes: number;
  readonly time: string;
  readonly description: string;
  readonly comment?: string;
}

/** What a surgery's diary is made of. */
export const SURGERY_KINDS: readonly AppointmentKind[] = [
  {
    session: 'Morning surgery',
    slotType: 'Routine GP',
    channel: 'In-person',
    staff: 'gp-1',
    place: 'main',
    minutes: 10,
    time: '09:10',
    description: 'Blood pressure review',
  },
  {
    session: 'Phlebotomy clinic',
    slotType: 'Blood test',
    channel: 'In-person',
    staff: 'assistant',
    place: 'branch',
    minutes: 10,
    time: '08:40',
    description: 'Fasting blood test',
    comment: 'Nothing to eat from midnight; water is fine',
  },
  {
    session: 'Diabetes clinic',
    slotType: 'Long-term condition review',
    channel: 'In-person',
    staff: 'nurse',
    place: 'main',
    minutes: 30,
    time: '10:30',
    description: 'Annual diabetes review',
    comment: 'Bring a urine sample',
  },
  {
    session: 'Pharmacist calls',
    slotType: 'Medication review',
    channel: 'Telephone',
    staff: 'pharmacist',
    place: 'main',
    minutes: 15,
    time: '14:15',
    description: 'Yearly medication review',
  },
  {
    session: 'Video surgery',
    slotType: 'Routine GP',
    channel: 'Video',
    staff: 'gp-2',
    place: 'main',
    minutes: 10,
    time: '17:20',
    description: 'Follow-up after blood test',
  },
  {
    session: 'Vaccination clinic',
    slotType: 'Vaccination',
    channel: 'In-person',
    staff: null,
    role: JOB_ROLES.assistant,
    place: 'branch',
    minutes: 5,
    time: '11:05',
    description: 'Seasonal influenza vaccination',
  },
  {
    session: 'Respiratory clinic',
    slotType: 'Long-term condition review',
    channel: 'In-person',
    staff: 'nurse',
    place: 'branch',
    minutes: 20,
    time: '15:40',
    description: 'Asthma review and inhaler check',
    comment: 'Bring all inhalers',
  },
  {
    session: 'Afternoon surgery',
    slotType: 'Routine GP',
    channel: 'In-person',
    staff: 'gp-3',
    place: 'main',
    minutes: 10,
    time: '16:50',
    description: 'Knee pain',
  },
];

/** What an extended access hub gives. */
export const HUB_KINDS: readonly AppointmentKind[] = [
  {
    session: 'Evening surgery',
    slotType: 'Extended access GP',
    channel: 'In-person',
    staff: 'gp-1',
    place: 'main',
    minutes: 15,
    time: '18:45',
    description: 'Persistent cough',
  },
  {
    session: 'Evening calls',
    slotType: 'Telephone consultation',
    channel: 'Telephone',
    staff: 'gp-2',
    place: 'main',
    minutes: 10,
    time: '19:30',
    description: 'Result of chest X-ray',
  },
  {
    session: 'Saturday nurse clinic',
    slotType: 'Dressing',
    channel: 'In-person',
    staff: 'nurse',
    place: 'branch',
    minutes: 20,
    time: '10:20',
    description: 'Change of dressing',
  },
];

/** A doctor comes to the patient: nobody but the practice can make or change it (spec 03 §7). */
export const VISIT: AppointmentKind = {
  session: 'Visits',
  slotType: 'Visit',
  channel: 'Visit',
  staff: 'gp-1',
  place: 'visit',
  minutes: 30,
  time: '12:30',
  description: 'Home visit',
  comment: 'Visit at home',
};
