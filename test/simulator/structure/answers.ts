import type { InteractionName } from '../../../src/simulator/practice/interactions.js';
import { list, member, type Reply, textOf } from '../consumer.js';
import { type Fault, referencesIn, structuralFaults, valuesAt } from '../structure.js';
import { DSTU2, PROXY, STU3 } from './dialects.js';
import { recordFaults } from './record-rules.js';
import { type Dialect, type ElementRule, UNBOUNDED } from './rules.js';

/** How often resources of each type stand in a bundle. One that is not named may not. */
type Holding = Readonly<Record<string, ElementRule['at']>>;

/** A bundle that answers a search or an operation (spec 02 §1.2, 03 §2.4, 05 §4, 06 §3.4). */
interface BundleRule {
  readonly kind: 'bundle';
  readonly dialect: Dialect;
  /** Its profile; null where none is claimed. */
  readonly profile: string | null;
  /** Whether it has the call's id. */
  readonly hasId: boolean;
  /** Whether each entry has a URL. */
  readonly hasUrls: boolean;
  readonly holds: Holding;
  /** What it has to begin with. */
  readonly first: string | null;
}

/** What an interaction is answered with. */
type AnswerRule =
  | BundleRule
  | { readonly kind: 'resource'; readonly dialect: Dialect; readonly type: string }
  | { readonly kind: 'record' };

const ANY: ElementRule['at'] = [0, UNBOUNDED];
const SOME: ElementRule['at'] = [1, UNBOUNDED];
const ONE: ElementRule['at'] = [1, 1];
const MAYBE: ElementRule['at'] = [0, 1];

const alone = (type: string, dialect = STU3): AnswerRule => ({ kind: 'resource', dialect, type });

const bundle = (holds: Holding, more: Partial<BundleRule> = {}): AnswerRule => ({
  kind: 'bundle',
  dialect: STU3,
  profile: null,
  hasId: false,
  hasUrls: false,
  first: null,
  holds,
  ...more,
});

const SEARCHSET = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1';
const DOCUMENTS = { profile: SEARCHSET, hasId: true, hasUrls: true } as const;

/** The answer of every interaction. One without a row here has no check. */
export const ANSWERS: Readonly<Record<InteractionName, AnswerRule>> = {
  readMetadata: alone('CapabilityStatement'),
  findPatient: bundle({ Patient: MAYBE }),
  readPatient: alone('Patient'),
  registerPatient: bundle({ Patient: ONE }, { profile: SEARCHSET }),
  findPractitioner: bundle({ Practitioner: MAYBE }),
  readPractitioner: alone('Practitioner'),
  findOrganisation: bundle({ Organization: MAYBE }),
  readOrganisation: alone('Organization'),
  readLocation: alone('Location'),
  findService: bundle({ HealthcareService: ANY }),
  readService: alone('HealthcareService'),
  findSlots: bundle({
    Slot: ANY,
    Schedule: ANY,
    Practitioner: ANY,
    Location: ANY,
    Organization: MAYBE,
    HealthcareService: ANY,
  }),
  bookAppointment: alone('Appointment'),
  readAppointment: alone('Appointment'),
  amendAppointment: alone('Appointment'),
  cancelAppointment: alone('Appointment'),
  listAppointments: bundle({ Appointment: ANY }),
  readRecord: { kind: 'record' },
  readStructuredMetadata: alone('CapabilityStatement'),
  readDocumentsMetadata: alone('CapabilityStatement'),
  findDocumentsPatient: bundle({ Patient: MAYBE }, DOCUMENTS),
  findDocuments: bundle(
    { Patient: ONE, Organization: SOME, Practitioner: SOME, PractitionerRole: SOME, DocumentReference: ANY },
    DOCUMENTS,
  ),
  readDocument: alone('Binary'),
  readHtmlConformance: alone('Conformance', DSTU2),
  readHtmlSection: bundle(
    { Composition: ONE, Patient: ONE, Organization: SOME, Practitioner: SOME, Device: ONE },
    { dialect: DSTU2, hasId: true, first: 'Composition' },
  ),
};

const typeOf = (resource: unknown): string => textOf(member(resource, 'resourceType'));
const nameOf = (resource: unknown): string => `${typeOf(resource)}/${textOf(member(resource, 'id'))}`;

function bundleFaults(rule: BundleRule, body: unknown): readonly Fault[] {
  const entries = list(member(body, 'entry'));
  const resources = entries.map((entry) => member(entry, 'resource'));
  const types = resources.map(typeOf);
  const names = resources.map(nameOf);
  const when = (isFault: boolean, part: string, says: unknown): readonly Fault[] =>
    isFault ? [{ rule: `Bundle.${part}`, says: JSON.stringify(says) }] : [];
  const members = entries.flatMap((entry) => Object.keys(entry as object)).filter((key) => key !== 'resource');
  const urls = entries.map((entry) => textOf(member(entry, 'fullUrl')));
  return [
    ...when(typeOf(body) !== 'Bundle', 'resourceType', typeOf(body)),
    ...when(member(body, 'type') !== 'searchset', 'type', member(body, 'type')),
    ...when(rule.hasId !== (member(body, 'id') !== undefined), 'id', member(body, 'id')),
    ...when(valuesAt(body, 'meta.profile').join() !== (rule.profile ?? ''), 'meta', member(body, 'meta')),
    // The profile of searches forbids all of these (spec 02 §1.2).
    ...['total', 'link', 'signature'].flatMap((key) => when(member(body, key) !== undefined, key, 'is sent')),
    ...when(members.length !== (rule.hasUrls ? entries.length : 0), 'entry', members),
    ...when(
      rule.hasUrls && !urls.every((url, at) => /^https?:\/\//.test(url) && url.endsWith(`/${names[at] ?? ''}`)),
      'entry.fullUrl',
      urls,
    ),
    ...when(new Set(names).size < names.length, 'entry.resource', 'one stands there twice'),
    ...when(rule.first !== null && types[0] !== rule.first, 'entry.0', types[0]),
    ...types.filter((type) => !Object.hasOwn(rule.holds, type)).flatMap((type) => when(true, 'entry.resource', type)),
    ...Object.entries(rule.holds).flatMap(([type, [least, most]]) => {
      const count = types.filter((one) => one === type).length;
      return when(count < least || count > most, 'entry.resource', `${count} of ${type}`);
    }),
    ...resources.flatMap((resource) => structuralFaults(resource, rule.dialect)),
  ];
}

/** Everything that is wrong with an interaction's answer, but for where its references lead. */
export function answerFaults(interaction: InteractionName, body: unknown): readonly Fault[] {
  const rule = ANSWERS[interaction];
  switch (rule.kind) {
    case 'record':
      return recordFaults(body);
    case 'bundle':
      return bundleFaults(rule, body);
    case 'resource':
      return typeOf(body) === rule.type
        ? structuralFaults(body, rule.dialect)
        : [{ rule: rule.type, says: `is a ${typeOf(body)}` }];
  }
}

/** What a server says of itself refers to definitions, which are not its own to give. */
const OF_DEFINITIONS = new Set(['CapabilityStatement', 'Conformance']);

/** References that lead out of an answer: to what has to be read on its own. */
export function referencesOut(body: unknown): readonly string[] {
  if (OF_DEFINITIONS.has(typeOf(body))) return [];
  const resources = list(member(body, 'entry')).map((entry) => member(entry, 'resource'));
  const here = new Set([body, ...resources].map(nameOf));
  const contained = new Set(valuesAt([body, ...resources], 'contained.id').map((id) => `#${textOf(id)}`));
  const isInside = (reference: string): boolean => here.has(reference) || contained.has(reference);
  return [...new Set(referencesIn(body).filter((reference) => !isInside(reference)))];
}

/** By this system a refusal of the proxy is told from one of a practice (spec 01 §4.4). */
const PROXY_CODES = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';

/** Everything that is wrong with a refusal: the practice's own, in its dialect, or the proxy's. */
export function refusalFaults(interaction: InteractionName, { body, status }: Reply): readonly Fault[] {
  // Where a practice took too long there is nothing but a status (spec 01 §4.4).
  if (status === 599) return [];
  if (typeOf(body) !== 'OperationOutcome') return [{ rule: 'OperationOutcome', says: `is a ${typeOf(body)}` }];
  const rule = ANSWERS[interaction];
  const own = rule.kind === 'record' ? STU3 : rule.dialect;
  const isOfProxy = valuesAt(body, 'issue.details.coding.system').includes(PROXY_CODES);
  return structuralFaults(body, isOfProxy ? PROXY : own);
}
