import { type JobRole, JOB_ROLES } from '../people/staff.js';
import type { SessionPlan } from '../practice-rows.js';
import type { DeliveryChannel, Restriction } from './session.js';

/** Slots that follow each other without a gap. */
export interface BlockRow {
  /** When the first begins, `hh:mm` of UK time. */
  readonly at: string;
  readonly minutes: number;
  readonly count: number;
  readonly type: string;
  readonly channel: DeliveryChannel;
  /** Share of them that somebody has from the beginning. */
  readonly taken: number;
  /** Not offered through GP Connect. */
  readonly offline?: true;
  readonly keptFor?: Partial<Restriction>;
  /** Bookable from so many days before, at that time; before, under embargo. */
  readonly release?: { readonly daysBefore: number; readonly at: string };
}

/** A session that is held again and again. */
export interface SessionRow {
  readonly name: string;
  /** Weekdays on which it is held, 0 for Sunday. */
  readonly days: readonly number[];
  /** Key of the member of staff; a role where nobody is named. */
  readonly by: string | JobRole;
  /** Key of the place; null for visits. */
  readonly place: string | null;
  readonly service?: string;
  readonly fullForDays?: number;
  readonly limitPerOrganisation?: number;
  readonly blocks: readonly BlockRow[];
}

const WEEKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];
const DAILY = [0, 1, 2, 3, 4, 5, 6];

const block = (at: string, minutes: number, count: number, type: string, more: Partial<BlockRow> = {}): BlockRow => ({
  at,
  minutes,
  count,
  type,
  channel: 'In-person',
  taken: 0.75,
  ...more,
});

/** Ordinary surgeries: a doctor's morning with a break, an afternoon, clinics at the branch, calls, and a Saturday. */
const SURGERY: readonly SessionRow[] = [
  {
    name: 'Morning surgery',
    days: WEEKDAYS,
    by: 'gp-1',
    place: 'main',
    blocks: [block('08:30', 10, 9, 'Routine GP'), block('10:20', 10, 8, 'Routine GP')],
  },
  {
    name: 'Afternoon surgery',
    days: WEEKDAYS,
    by: 'gp-3',
    place: 'main',
    blocks: [block('15:00', 10, 12, 'Routine GP')],
  },
  {
    name: 'Video surgery',
    days: WEEKDAYS,
    by: 'gp-2',
    place: 'main',
    blocks: [block('17:00', 10, 6, 'Routine GP', { channel: 'Video' })],
  },
  {
    name: 'Pharmacist calls',
    days: WEEKDAYS,
    by: 'pharmacist',
    place: 'main',
    blocks: [block('13:30', 15, 8, 'Medication review', { channel: 'Telephone' })],
  },
  {
    name: 'Phlebotomy clinic',
    days: WEEKDAYS,
    by: 'assistant',
    place: 'branch',
    blocks: [block('08:20', 10, 9, 'Blood test')],
  },
  {
    name: 'Vaccination clinic',
    days: [2, 4],
    by: JOB_ROLES.assistant,
    place: 'branch',
    blocks: [block('11:00', 5, 12, 'Vaccination', { taken: 0.5 })],
  },
  {
    name: 'Saturday surgery',
    days: [6],
    by: 'gp-2',
    place: 'main',
    blocks: [block('09:00', 10, 9, 'Routine GP', { taken: 0.4 })],
  },
];

/** Everything that makes one slot different from another (spec 03 §2.3, §2.8). */
const EXTRAS: readonly SessionRow[] = [
  {
    // Neighbours: of the same kind, then by another channel, then of another type, then after a gap.
    name: 'Open surgery',
    days: DAILY,
    by: 'gp-3',
    place: 'main',
    blocks: [
      block('09:00', 10, 6, 'Routine GP', { taken: 0 }),
      block('10:00', 10, 3, 'Routine GP', { taken: 0, channel: 'Telephone' }),
      block('10:30', 10, 3, 'Urgent GP', { taken: 0, channel: 'Telephone' }),
      block('11:10', 10, 3, 'Urgent GP', { taken: 0, channel: 'Telephone' }),
    ],
  },
  {
    name: 'Shared clinic',
    days: WEEKDAYS,
    by: 'nurse',
    place: 'main',
    blocks: [
      block('11:30', 10, 2, 'Nurse', { taken: 0, keptFor: { types: ['gp-practice'] } }),
      block('11:50', 10, 2, 'Nurse', { taken: 0, keptFor: { types: ['urgent-care'] } }),
      block('12:10', 10, 2, 'Nurse', { taken: 0, keptFor: { odsCodes: ['Z99000'] } }),
      block('12:30', 10, 2, 'Nurse', { taken: 0, keptFor: { odsCodes: ['B99002', 'D99004'] } }),
      block('12:50', 10, 2, 'Nurse', { taken: 0, keptFor: { types: ['urgent-care'], odsCodes: ['Z99000'] } }),
      block('13:10', 10, 2, 'Nurse', { taken: 0, keptFor: { types: ['gp-practice'], odsCodes: ['Z99000'] } }),
    ],
  },
  {
    name: 'On-the-day surgery',
    days: WEEKDAYS,
    by: 'gp-1',
    place: 'main',
    blocks: [block('16:00', 10, 6, 'Same day GP', { taken: 0, release: { daysBefore: 1, at: '18:00' } })],
  },
  {
    name: 'Vaccination clinic',
    days: [1, 3, 5],
    by: JOB_ROLES.assistant,
    place: 'branch',
    blocks: [block('14:00', 5, 12, 'Vaccination', { taken: 0.25 })],
  },
  {
    name: 'Social prescribing',
    days: WEEKDAYS,
    by: JOB_ROLES.socialWorker,
    place: 'branch',
    limitPerOrganisation: 2,
    blocks: [block('10:00', 20, 4, 'Link worker', { taken: 0, channel: 'Telephone' })],
  },
  {
    name: 'Partners’ own list',
    days: WEEKDAYS,
    by: 'gp-1',
    place: 'main',
    blocks: [block('13:00', 10, 4, 'Follow-up', { taken: 0, offline: true })],
  },
  {
    name: 'Visits',
    days: WEEKDAYS,
    by: 'gp-1',
    place: null,
    blocks: [block('11:45', 30, 2, 'Visit', { taken: 0, channel: 'Visit' })],
  },
];

const OUT_OF_HOURS = '9999999999';
const MINOR_ILLNESS = '9999999998';

/** An access hub: evenings, nights and weekends, most of it under a service that the Directory of Services knows. */
const HUB: readonly SessionRow[] = [
  {
    name: 'Evening surgery',
    days: DAILY,
    by: 'gp-1',
    place: 'main',
    service: OUT_OF_HOURS,
    blocks: [block('18:30', 15, 8, 'Extended access GP', { taken: 0.4 })],
  },
  {
    name: 'Evening calls',
    days: DAILY,
    by: 'gp-2',
    place: 'main',
    service: OUT_OF_HOURS,
    blocks: [block('18:30', 10, 15, 'Telephone consultation', { taken: 0.4, channel: 'Telephone' })],
  },
  {
    // The third goes over midnight.
    name: 'Night calls',
    days: DAILY,
    by: 'gp-2',
    place: 'main',
    service: OUT_OF_HOURS,
    blocks: [block('23:10', 20, 5, 'Telephone consultation', { taken: 0, channel: 'Telephone' })],
  },
  {
    name: 'Weekend surgery',
    days: WEEKEND,
    by: 'gp-1',
    place: 'main',
    service: OUT_OF_HOURS,
    blocks: [block('09:00', 15, 12, 'Extended access GP', { taken: 0.4 })],
  },
  {
    name: 'Nurse clinic',
    days: DAILY,
    by: 'nurse',
    place: 'branch',
    blocks: [block('09:00', 20, 12, 'Dressing', { taken: 0.4 })],
  },
  {
    // Sought after: its service is listed, and finds nothing for the next days.
    name: 'Minor illness clinic',
    days: DAILY,
    by: 'pharmacist',
    place: 'branch',
    service: MINOR_ILLNESS,
    fullForDays: 4,
    blocks: [block('10:00', 15, 12, 'Minor illness', { taken: 0.4 })],
  },
];

/** Calls in the small hours: whenever it is, they have begun. */
const EARLY_CALLS: SessionRow = {
  name: 'Early calls',
  days: DAILY,
  by: 'gp-1',
  place: 'main',
  blocks: [block('00:00', 10, 3, 'Telephone GP', { taken: 0, channel: 'Telephone' })],
};

/** The sessions of each plan. Ids of slots follow from the order: new rows go to the end. */
export const SESSION_ROWS: Readonly<Record<SessionPlan, readonly SessionRow[]>> = {
  everything: [...SURGERY, ...EXTRAS],
  hub: HUB,
  surgery: SURGERY,
  'first-week-reserved': SURGERY,
  'today-begun': [...SURGERY, EARLY_CALLS],
  none: [],
};
