import {
  add,
  bundle,
  coded,
  drop,
  examples,
  extension,
  instead,
  lose,
  meta,
  set,
  type Example,
  type Sample,
} from './example.js';

const CHANNEL = 'Extension-GPConnect-DeliveryChannel-2';

const slot = {
  resourceType: 'Slot',
  id: 'x',
  meta: meta('GPConnect-Slot-1'),
  identifier: [{ system: 'https://practice.example/Id/slot', value: '1' }],
  extension: [extension(CHANNEL, { valueCode: 'In-person' })],
  schedule: { reference: 'Schedule/s' },
  serviceType: [{ text: 'Nurse' }],
  status: 'free',
  start: '2026-06-16T09:00:00+01:00',
  end: '2026-06-16T09:10:00+01:00',
};

const schedule = {
  resourceType: 'Schedule',
  id: 's',
  meta: meta('GPConnect-Schedule-1'),
  identifier: [{ system: 'https://practice.example/Id/schedule', value: '1' }],
  extension: [extension('Extension-GPConnect-PractitionerRole-1', { valueCodeableConcept: coded('R0260') })],
  actor: [{ reference: 'Location/l' }, { reference: 'HealthcareService/h' }],
  planningHorizon: { start: '2026-06-16T09:00:00+01:00', end: '2026-06-16T12:00:00+01:00' },
};

const SLOTS: Sample = {
  resource: bundle(
    slot,
    schedule,
    { resourceType: 'Location', id: 'l' },
    { resourceType: 'HealthcareService', id: 'h' },
  ),
  url: 'https://practice.example/STU3/1/gpconnect/Slot?start=ge2026-06-15&end=le2026-06-20',
  stage: { ids: { HealthcareService: 'h' }, values: { slotId: 'x' } },
  values: { LIMITED: 'Link worker', NURSE: 'Nurse' },
};

const spoiled = (path: string, value: unknown) => set('Slot', path, value);

/** What is said of an answer to a search for free slots. */
export const SLOT_EXAMPLES: readonly Example[] = [
  ...examples(SLOTS, {
    'Slot Count ok': instead({ resource: bundle() }),
    'Slot.status=free': spoiled('status', 'busy'),
    'Slot Metadata ok': spoiled('meta', meta('GPConnect-Schedule-1')),
    'Slot Identifiers ok': drop('Slot', 'identifier[0].system'),
    'Slot Extensions ok': spoiled('extension[0].valueCode', 'Visit'),
    'Slot Schedule present in bundle': spoiled('schedule.reference', 'Schedule/t'),
    'Slot Not In Use ok': spoiled('comment', 'any'),
    'Slot times ok': spoiled('start', '2026-06-16T08:00:00Z'),
    'Slots in the window': spoiled('end', '2026-06-21T09:00:00+01:00'),
    'Schedule Metadata ok': drop('Schedule', 'meta.versionId'),
    'Schedule Identifiers ok': set('Schedule', 'identifier', [schedule.identifier[0], schedule.identifier[0]]),
    'Schedule PlanningHorizon ok': drop('Schedule', 'planningHorizon.end'),
    'Schedule ServiceType ok': set('Schedule', 'serviceType', [{ text: 'Nurse' }]),
    'Schedule Extensions ok': drop('Schedule', 'extension'),
    'Schedule Location present in bundle': lose('Location'),
    'Schedule Not In Use ok': set('Schedule', 'comment', 'any'),
    'Schedule actors reference the HealthcareService': set('Schedule', 'actor', [{ reference: 'Location/l' }]),
    'the right HealthcareService, tied to the Schedule': set('HealthcareService', 'id', 'i'),
    'each Schedule is used by a Slot': add({ ...schedule, id: 't' }),
    'Schedule actors ok': set('Schedule', 'actor[0].reference', 'Patient/p'),
    'a slot of the type NURSE': spoiled('serviceType[0].text', 'Doctor'),
    '1 slots of the type NURSE': spoiled('serviceType[0].text', 'Doctor'),
    'no slot of the type LIMITED': spoiled('serviceType[0].text', 'Link worker'),
    'the slot booked before is free': spoiled('id', 'y'),
  }),
  ...examples(
    { ...SLOTS, stage: { values: { slotId: 'y' } } },
    { 'the slot booked before is not shown': spoiled('id', 'y') },
  ),
];
