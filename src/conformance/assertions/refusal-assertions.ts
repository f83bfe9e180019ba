import { extensionsOf, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import { everyAndSome, resourcesOf, says, type Assertion, type Check, type Evidence, type Rule } from './evidence.js';
import { counted, oneOf, required } from './rules.js';
import { fails, holdsIf, holdsUnless, nothing } from './verdict.js';

/** Systems of the Spine codes, by profile and by example (spec 01 §8.1), and that of version 0.7.4 (spec 05 §1). */
const SPINE_CODES = [
  'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
  'https://fhir.nhs.uk/STU3/ValueSet/Spine-ErrorOrWarningCode-1',
  'http://fhir.nhs.net/ValueSet/gpconnect-error-or-warning-code-1',
];

/** Those by which a refusal of the proxy is told from one of the practice (spec 01 §4.4). */
const PROXY_CODES = [
  'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0',
  'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1',
];

const isOutcomeProfile = (url: string): boolean => /\/gpconnect-operationoutcome-1$/i.test(url);

const claimsTheProfile: Rule = (outcome) =>
  textsAt(outcome, 'meta.profile').some(isOutcomeProfile) ? [] : ['it does not claim the profile of GP Connect'];

/** Diagnostics MUST be there with 422 and 500, and SHOULD be in any case (spec 01 §8.1). */
const diagnosed: Rule = (outcome, { answer }) =>
  [422, 500].includes(answer.status) && textAt(outcome, 'issue.diagnostics') === null ? ['no diagnostics'] : [];

const ofTheProxy: Check = ({ answer }) => {
  const { resource, status } = answer;
  const [system, code] = ['system', 'code'].map((name) => textAt(resource, `issue.details.coding.${name}`));
  return holdsUnless([
    ...(textAt(resource, 'resourceType') === 'OperationOutcome' ? [] : ['no OperationOutcome']),
    ...(textsAt(resource, 'meta.profile').some(isOutcomeProfile) ? ['it claims the profile of GP Connect'] : []),
    ...(PROXY_CODES.includes(system ?? '') ? [] : [`the system is ${system ?? 'not there'}`]),
    ...(code === String(status) ? [] : [`the code is ${code ?? 'not there'}`]),
  ]);
};

const slotTypes = (evidence: Evidence): readonly string[] =>
  resourcesOf(evidence, 'Slot').flatMap((slot) => textsAt(slot, 'serviceType.text'));

/** Judges how many slots are of a type. Practices call types as they like: what this one calls it, its map says. */
const slotsOfType =
  (isRight: (count: number) => boolean, name: string): Check =>
  (evidence) => {
    const type = evidence.subject.values.get(name);
    if (type === undefined) return nothing(`nothing is known for ${name}`);
    const count = slotTypes(evidence).filter((one) => one === type).length;
    return holdsIf(isRight(count), `${count} of ${type}`);
  };

const channelOf = (appointment: JsonObject): string | null =>
  textAt(extensionsOf(appointment, 'Extension-GPConnect-DeliveryChannel-2'), 'valueCode');

/** What is said of refusals, and of what is withheld (spec 01 §4.4, §8.1; 03 §2.3, §7). */
export const REFUSAL_ASSERTIONS: readonly Assertion[] = [
  says(
    'refusal in shape',
    everyAndSome(
      'OperationOutcome',
      claimsTheProfile,
      diagnosed,
      required('issue.code', 'issue.details.coding.display'),
      counted('issue.details.coding', 1, 1),
      oneOf('issue.severity', ['error']),
      oneOf('issue.details.coding.system', SPINE_CODES),
    ),
  ),
  says('refusal of the proxy', ofTheProxy),
  says(/display begins with (\S+)/, ({ answer }, beginning = '') => {
    const display = textAt(answer.resource, 'issue[0].details.coding[0].display');
    return holdsIf(display?.startsWith(beginning) === true, `the display is ${display ?? 'not there'}`);
  }),
  says(/no slot of the type (?<value>\w+)/, (evidence, name = '') =>
    slotsOfType((count) => count === 0, name)(evidence),
  ),
  says(/a slot of the type (?<value>\w+)/, (evidence, name = '') => slotsOfType((count) => count > 0, name)(evidence)),
  says(/(\d+) slots of the type (?<value>\w+)/, (evidence, wanted, name = '') =>
    slotsOfType((count) => count === Number(wanted), name)(evidence),
  ),
  says(/an appointment with the status (\w+)/, (evidence, status = '') =>
    holdsIf(textsAt(resourcesOf(evidence, 'Appointment'), 'status').includes(status), 'there is none'),
  ),
  says(/an appointment by the channel (\S+)/, (evidence, channel = '') =>
    holdsIf(resourcesOf(evidence, 'Appointment').map(channelOf).includes(channel), 'there is none'),
  ),
  says('the slot booked before is free', (evidence) => {
    const wanted = evidence.stage.values.get('slotId');
    if (wanted === undefined) return fails('no slot was booked before');
    return holdsIf(
      resourcesOf(evidence, 'Slot').some((slot) => textAt(slot, 'id') === wanted),
      'it is not',
    );
  }),
  says('the slot booked before is not shown', (evidence) => {
    const wanted = evidence.stage.values.get('slotId');
    if (wanted === undefined) return fails('no slot was booked before');
    return holdsIf(!resourcesOf(evidence, 'Slot').some((slot) => textAt(slot, 'id') === wanted), 'it is');
  }),
  says('every attachment has a size, and those without a URL say why', (evidence) => {
    const attachments = resourcesOf(evidence, 'DocumentReference').flatMap((one) =>
      objectsAt(one, 'content.attachment'),
    );
    if (attachments.length === 0) return fails('no attachment');
    return holdsUnless(
      attachments.flatMap((one) => [
        ...(textAt(one, 'size') === null ? ['one without a size'] : []),
        ...(textAt(one, 'url') === null && textAt(one, 'title') === null ? ['one without a URL and a title'] : []),
      ]),
    );
  }),
];
