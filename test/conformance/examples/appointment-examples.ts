import { coded, drop, examples, extension, meta, set, type Example, type Sample } from './example.js';

const CHANNEL = 'Extension-GPConnect-DeliveryChannel-2';
const ROLE = 'Extension-GPConnect-PractitionerRole-1';
const BOOKING = 'Extension-GPConnect-BookingOrganisation-1';
const REASON = 'Extension-GPConnect-AppointmentCancellationReason-1';

const before = {
  resourceType: 'Appointment',
  id: 'a',
  meta: meta('GPConnect-Appointment-1'),
  contained: [
    {
      resourceType: 'Organization',
      id: '1',
      identifier: [{ value: 'Z99000' }],
      name: 'Any consumer',
      telecom: [{ system: 'phone', value: '0113 496 0000' }],
    },
  ],
  extension: [
    extension(BOOKING, { valueReference: { reference: '#1' } }),
    extension(CHANNEL, { valueCode: 'Telephone' }),
    extension(ROLE, { valueCodeableConcept: coded('R0260') }),
  ],
  identifier: [{ system: 'https://practice.example/Id/appointment', value: '1' }],
  status: 'booked',
  serviceType: [{ text: 'Nurse' }],
  priority: 1,
  description: 'Any description',
  start: '2026-06-16T09:00:00+01:00',
  end: '2026-06-16T09:20:00+01:00',
  slot: [{ reference: 'Slot/x' }, { reference: 'Slot/y' }],
  created: '2026-06-15',
  participant: [
    { actor: { reference: 'Patient/p' }, status: 'accepted' },
    { actor: { reference: 'Location/l' }, status: 'accepted' },
    { actor: { reference: 'HealthcareService/h' }, status: 'accepted' },
  ],
};

const BOOKED: Sample = {
  resource: before,
  readable: {
    'Patient/p': { resourceType: 'Patient' },
    'Location/l': { resourceType: 'Location' },
    'HealthcareService/h': { resourceType: 'HealthcareService' },
  },
};

/** The appointment of before, cancelled. */
const CANCELLED: Sample = {
  resource: {
    ...before,
    meta: { ...before.meta, versionId: '2' },
    status: 'cancelled',
    comment: 'Any comment',
    extension: [...before.extension, extension(REASON, { valueString: 'No longer needed' })],
  },
  stage: { appointment: before },
};

const spoiled = (path: string, value: unknown) => set('Appointment', path, value);
const dropped = (path: string) => drop('Appointment', path);

/** What is said of appointments. */
export const APPOINTMENT_EXAMPLES: readonly Example[] = [
  ...examples(BOOKED, {
    'Appointment Metadata ok': dropped('meta.profile'),
    'Appointment Status ok': spoiled('status', 'kept'),
    'Appointment Start ok': spoiled('start', '2026-06-16T08:00:00Z'),
    'Appointment End ok': spoiled('end', '2026-06-16T08:50:00+01:00'),
    'Appointment Slots ok': spoiled('slot[0].reference', 'Schedule/s'),
    'Appointment Participants resolves': spoiled('participant[1].actor.reference', 'Location/nowhere'),
    'Appointment Participant Type and Actor ok': dropped('participant[0]'),
    'participant references HealthcareService': dropped('participant[2]'),
    'Appointment Priority ok': spoiled('priority', 10),
    'Appointment Identifiers ok': dropped('identifier[0].value'),
    'Appointment Description ok': spoiled('description', 'long '.repeat(21)),
    'Appointment Description right for Any description': spoiled('description', 'Another'),
    'Appointment Created ok': dropped('created'),
    'Appointment DeliveryChannel ok': spoiled(`extension[${CHANNEL}].valueCode`, 'Pigeon'),
    'Appointment DeliveryChannel present': dropped(`extension[${CHANNEL}]`),
    'Appointment PractitionerRole ok': dropped(`extension[${ROLE}].valueCodeableConcept.coding[0].display`),
    'Appointment PractitionerRole present': dropped(`extension[${ROLE}]`),
    'Appointment booking organization extension and contained resource ok': dropped('contained'),
    'Appointment Not In Use ok': spoiled('specialty', [{ text: 'any' }]),
    'no Appointment.reason': spoiled('reason', [{ text: 'any' }]),
    'no comment': spoiled('comment', 'any'),
    'an Appointment carries serviceType': dropped('serviceType'),
    'all appointments in the future': spoiled('start', '2026-06-14T09:00:00+01:00'),
    'one slot for each that was booked': dropped('slot[1]'),
    'an appointment with the status booked': spoiled('status', 'cancelled'),
    'an appointment by the channel Telephone': spoiled(`extension[${CHANNEL}].valueCode`, 'Video'),
  }),
  ...examples(CANCELLED, {
    'Appointment Comment right for Any comment': spoiled('comment', 'Another comment'),
    'Appointment Cancellation Reason Extension right for No longer needed': spoiled(
      `extension[${REASON}].valueString`,
      'Another reason',
    ),
    'versionId changed': spoiled('meta.versionId', '1'),
    'Extensions unchanged': spoiled(`extension[${CHANNEL}].valueCode`, 'Video'),
    'Id unchanged': spoiled('id', 'b'),
    'Description unchanged': spoiled('description', 'Another'),
    'Start and End Dates unchanged': spoiled('start', '2026-06-16T09:10:00+01:00'),
    'Slots unchanged': dropped('slot[1]'),
    'Participants unchanged': spoiled('participant[0].status', 'declined'),
    'Created unchanged': spoiled('created', '2026-06-14'),
  }),
];
