import { textAt, textsAt, type JsonObject } from '../reading/json.js';
import {
  everyAndSome,
  resolvesInside,
  resourcesOf,
  says,
  type Assertion,
  type Check,
  type Evidence,
  type Rule,
} from './evidence.js';
import {
  absent,
  counted,
  each,
  extended,
  formed,
  LOCAL_INSTANT,
  oneOf,
  profiled,
  referenceTo,
  required,
  together,
} from './rules.js';
import { fails, holdsIf, holdsUnless } from './verdict.js';

/** Channels of slots that may be booked (spec 03 §9.4): a visit is none. */
export const BOOKABLE_CHANNELS = ['In-person', 'Telephone', 'Video'];

const CHANNEL = 'Extension-GPConnect-DeliveryChannel-2';
const ROLE = 'Extension-GPConnect-PractitionerRole-1';
const identified = together(counted('identifier', 0, 1), each('identifier', required('system', 'value')));

/** References of every resource of a type resolve inside the answer. */
const inBundle =
  (type: string, path: string, target: string): Check =>
  (evidence) => {
    const resources = resourcesOf(evidence, type);
    if (resources.length === 0) return fails(`no ${type} in the answer`);
    const missing = resources.filter((resource) => !leadsTo(evidence, resource, path, target));
    return holdsIf(missing.length === 0, `${missing.length} without their ${target}`);
  };

function leadsTo(evidence: Evidence, resource: JsonObject, path: string, target: string): boolean {
  const references = textsAt(resource, path).filter((reference) => reference.startsWith(`${target}/`));
  return references.some((reference) => resolvesInside(evidence, reference) !== null);
}

const askedWindow: Check = (evidence) => {
  const slots = resourcesOf(evidence, 'Slot');
  if (slots.length === 0) return fails('no Slot in the answer');
  const { searchParams } = new URL(evidence.sent.url);
  const [from, to] = [searchParams.get('start')?.slice(2) ?? '', searchParams.get('end')?.slice(2) ?? ''];
  const isInside = (slot: JsonObject): boolean =>
    (textAt(slot, 'start') ?? '').slice(0, 10) >= from.slice(0, 10) &&
    (textAt(slot, 'end') ?? '').slice(0, 10) <= to.slice(0, 10);
  return holdsIf(slots.every(isInside), 'a slot outside the days that were asked for');
};

const SLOTS: readonly Assertion[] = [
  says('Slot Count ok', (evidence) => {
    const count = resourcesOf(evidence, 'Slot').length;
    return holdsIf(count > 0, 'no slot');
  }),
  says('Slot.status=free', everyAndSome('Slot', required('status'), oneOf('status', ['free']))),
  says('Slot Metadata ok', everyAndSome('Slot', profiled('GPConnect-Slot-1'), required('meta.versionId'))),
  says('Slot Identifiers ok', everyAndSome('Slot', identified)),
  says(
    'Slot Extensions ok',
    everyAndSome('Slot', extended(CHANNEL, 1, 1, required('valueCode'), oneOf('valueCode', BOOKABLE_CHANNELS))),
  ),
  says('Slot Schedule present in bundle', inBundle('Slot', 'schedule.reference', 'Schedule')),
  says(
    'Slot Not In Use ok',
    everyAndSome('Slot', absent('specialty', 'comment', 'serviceCategory', 'appointmentType')),
  ),
  says(
    'Slot times ok',
    everyAndSome('Slot', required('start', 'end'), formed('start', LOCAL_INSTANT), formed('end', LOCAL_INSTANT)),
  ),
  says('Slots in the window', askedWindow),
];

const serviceActors = ({ stage }: Evidence): Rule => {
  const id = stage.ids.get('HealthcareService');
  return (schedule) =>
    textsAt(schedule, 'actor.reference').includes(`HealthcareService/${id ?? ''}`) ? [] : ['an actor is missing'];
};

const SCHEDULES: readonly Assertion[] = [
  says('Schedule Metadata ok', everyAndSome('Schedule', profiled('GPConnect-Schedule-1'), required('meta.versionId'))),
  says('Schedule Identifiers ok', everyAndSome('Schedule', identified)),
  says(
    'Schedule PlanningHorizon ok',
    everyAndSome('Schedule', required('planningHorizon.start', 'planningHorizon.end')),
  ),
  says('Schedule ServiceType ok', everyAndSome('Schedule', absent('serviceType'))),
  says(
    'Schedule Extensions ok',
    everyAndSome(
      'Schedule',
      extended(ROLE, 1, 1, required('valueCodeableConcept.coding.code')),
      extended(CHANNEL, 0, 0),
    ),
  ),
  says('Schedule Location present in bundle', inBundle('Schedule', 'actor.reference', 'Location')),
  says('Schedule Not In Use ok', everyAndSome('Schedule', absent('active', 'serviceType', 'specialty', 'comment'))),
  says('Schedule actors reference the HealthcareService', (evidence) =>
    everyAndSome('Schedule', serviceActors(evidence))(evidence),
  ),
  says('the right HealthcareService, tied to the Schedule', async (evidence) => {
    const wanted = evidence.stage.ids.get('HealthcareService');
    const services = resourcesOf(evidence, 'HealthcareService').map((one) => textAt(one, 'id'));
    if (services.length !== 1 || services[0] !== wanted) return holdsUnless(['another service, or none']);
    return everyAndSome('Schedule', serviceActors(evidence))(evidence);
  }),
  says('each Schedule is used by a Slot', (evidence) => {
    const used = new Set(textsAt(resourcesOf(evidence, 'Slot'), 'schedule.reference'));
    return everyAndSome('Schedule', (one) =>
      used.has(`Schedule/${textAt(one, 'id') ?? ''}`) ? [] : ['one without a slot'],
    )(evidence);
  }),
  says(
    'Schedule actors ok',
    everyAndSome(
      'Schedule',
      required('actor'),
      formed('actor.reference', referenceTo('Location', 'Practitioner', 'HealthcareService')),
    ),
  ),
];

/** What is said of an answer to a search for free slots (spec 03 §2.4, §9). */
export const SLOT_ASSERTIONS: readonly Assertion[] = [...SLOTS, ...SCHEDULES];
