import { today } from '../asking/dates.js';
import { extensionsOf, has, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import { everyAndSome, referencesLead, resourcesOf, says, type Assertion, type Check, type Rule } from './evidence.js';
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
import { BOOKABLE_CHANNELS } from './slot-assertions.js';
import { fails, holdsIf, holdsUnless } from './verdict.js';

const CHANNEL = 'Extension-GPConnect-DeliveryChannel-2';
const ROLE = 'Extension-GPConnect-PractitionerRole-1';
const BOOKING = 'Extension-GPConnect-BookingOrganisation-1';
const REASON = 'Extension-GPConnect-AppointmentCancellationReason-1';
const STATUSES = ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error'];
const PARTICIPANTS = ['Patient', 'Location', 'Practitioner', 'HealthcareService'];

const appointment = (...rules: readonly Rule[]): Check => everyAndSome('Appointment', ...rules);

const channel = oneOf('valueCode', [...BOOKABLE_CHANNELS, 'Visit']);
const role = required('valueCodeableConcept.coding.code', 'valueCodeableConcept.coding.display');

/** One patient and one place among those who take part (spec 03 §9.1). */
const whoTakesPart: Rule = (resource) => {
  const types = textsAt(resource, 'participant.actor.reference').map((reference) => reference.split('/')[0]);
  const number = (type: string): number => types.filter((one) => one === type).length;
  const limits: readonly (readonly [string, number, number])[] = [
    ['Patient', 1, 1],
    ['Location', 1, 1],
    ['HealthcareService', 0, 1],
  ];
  return limits
    .filter(([type, from, to]) => number(type) < from || number(type) > to)
    .map(([type]) => `${number(type)} participants of type ${type}`);
};

/** The organisation that booked is contained, and referred to (spec 03 §3.1). */
const bookedBy: Rule = (resource) => {
  const reference = textAt(extensionsOf(resource, BOOKING), 'valueReference.reference');
  const contained = objectsAt(resource, 'contained').find((one) => `#${textAt(one, 'id') ?? ''}` === reference);
  if (contained === undefined) return ['the booking organisation is not contained'];
  return ['identifier.value', 'name', 'telecom.value']
    .filter((path) => !has(contained, path))
    .map((path) => `the booking organisation has no ${path}`);
};

const participant = together(
  required('actor.reference', 'status'),
  formed('actor.reference', referenceTo(...PARTICIPANTS)),
);

const notBefore =
  (day: string): Rule =>
  (resource) =>
    (textAt(resource, 'start') ?? '').slice(0, 10) >= day ? [] : ['one in the past'];

/** Same content, whatever the order of members. */
function sorted(value: unknown): unknown {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

/** Elements that come back from an update as they were before it. */
const unchanged =
  (...paths: readonly string[]): Check =>
  (evidence) => {
    const before = evidence.stage.appointment;
    const [after] = resourcesOf(evidence, 'Appointment');
    if (before === null || after === undefined) return fails('no appointment before or after');
    return holdsUnless(
      paths.filter((path) => sorted(before[path]) !== sorted(after[path])).map((path) => `${path} is another`),
    );
  };

/** Extensions but for the reason that a cancellation adds. */
const sameExtensions: Check = (evidence) => {
  const [before, after] = [evidence.stage.appointment, resourcesOf(evidence, 'Appointment')[0]];
  if (before === null || after === undefined) return fails('no appointment before or after');
  const others = (resource: JsonObject): unknown =>
    sorted(objectsAt(resource, 'extension').filter((one) => textAt(one, 'url')?.endsWith(REASON) !== true));
  return holdsIf(others(before) === others(after), 'other extensions');
};

/** What is said of appointments (spec 03 §3-7, §9.1). */
export const APPOINTMENT_ASSERTIONS: readonly Assertion[] = [
  says('Appointment Metadata ok', appointment(profiled('GPConnect-Appointment-1'), required('id', 'meta.versionId'))),
  says('Appointment Status ok', appointment(required('status'), oneOf('status', STATUSES))),
  says('Appointment Start ok', appointment(required('start'), formed('start', LOCAL_INSTANT))),
  says('Appointment End ok', appointment(required('end'), formed('end', LOCAL_INSTANT), endsAfterStart)),
  says('Appointment Slots ok', appointment(required('slot.reference'), formed('slot.reference', referenceTo('Slot')))),
  says('Appointment Participants resolves', referencesLead('Appointment', 'participant.actor', PARTICIPANTS)),
  says('Appointment Participant Type and Actor ok', appointment(each('participant', participant), whoTakesPart)),
  says('participant references HealthcareService', (evidence) => {
    const references = textsAt(resourcesOf(evidence, 'Appointment'), 'participant.actor.reference');
    return holdsIf(
      references.some((one) => one.startsWith('HealthcareService/')),
      'none does',
    );
  }),
  says('Appointment Priority ok', appointment(formed('priority', /^\d$/))),
  says('Appointment Identifiers ok', appointment(each('identifier', required('system', 'value')))),
  says('Appointment Description ok', appointment(required('description'), formed('description', /^.{1,100}$/s))),
  // A provider with one text field may have joined two (spec 03 §3.2).
  says(/Appointment Description right for (.+)/, ({ answer }, wanted = '') => {
    const description = textAt(answer.resource, 'description');
    return holdsIf(description?.includes(wanted) === true, `the description is ${description ?? 'not there'}`);
  }),
  says(/Appointment Comment right for (.+)/, ({ answer }, wanted) => {
    const comment = textAt(answer.resource, 'comment');
    return holdsIf(comment === wanted, `the comment is ${comment ?? 'not there'}`);
  }),
  says('Appointment Created ok', appointment(required('created'), formed('created', /^\d{4}-\d{2}-\d{2}/))),
  says('Appointment DeliveryChannel ok', appointment(extended(CHANNEL, 0, 1, channel))),
  says('Appointment DeliveryChannel present', appointment(extended(CHANNEL, 1, 1, required('valueCode'), channel))),
  says('Appointment PractitionerRole ok', appointment(extended(ROLE, 0, 1, role))),
  says('Appointment PractitionerRole present', appointment(extended(ROLE, 1, 1, role))),
  says(
    /(?:Appointment )?booking organization extension (?:and contained resource )?ok/,
    appointment(extended(BOOKING, 1, 1), bookedBy),
  ),
  says(
    'Appointment Not In Use ok',
    appointment(
      absent(
        'reason',
        'specialty',
        'appointmentType',
        'indication',
        'supportingInformation',
        'incomingReferral',
        'requestedPeriod',
      ),
    ),
  ),
  says('no Appointment.reason', appointment(absent('reason'))),
  says('no comment', appointment(absent('comment'))),
  says('an Appointment carries serviceType', (evidence) =>
    holdsIf(textsAt(resourcesOf(evidence, 'Appointment'), 'serviceType.text').length > 0, 'none does'),
  ),
  says('all appointments in the future', (evidence) => appointment(notBefore(today(evidence.now)))(evidence)),
  says(/Appointment Cancellation Reason Extension right for (.+)/, ({ answer }, wanted) => {
    const reasons = textsAt(extensionsOf(answer.resource, REASON), 'valueString');
    return holdsIf(reasons.length === 1 && reasons[0] === wanted, `reasons: ${reasons.join(', ') || 'none'}`);
  }),
  says('versionId changed', ({ stage, answer }) => {
    const [before, after] = [textAt(stage.appointment, 'meta.versionId'), textAt(answer.resource, 'meta.versionId')];
    return holdsIf(
      before !== null && after !== null && before !== after,
      `version ${before ?? 'none'}, then ${after ?? 'none'}`,
    );
  }),
  says('one slot for each that was booked', appointment(counted('slot', 2, 2))),
  says('Extensions unchanged', sameExtensions),
  says('Id unchanged', unchanged('id')),
  says('Description unchanged', unchanged('description')),
  says('Start and End Dates unchanged', unchanged('start', 'end')),
  says('Slots unchanged', unchanged('slot')),
  says('Participants unchanged', unchanged('participant')),
  says('Created unchanged', unchanged('created')),
];

function endsAfterStart(resource: JsonObject): readonly string[] {
  return Date.parse(textAt(resource, 'end') ?? '') > Date.parse(textAt(resource, 'start') ?? '')
    ? []
    : ['it ends before it begins'];
}
