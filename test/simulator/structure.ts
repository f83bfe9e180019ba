import { member } from './consumer.js';

/** What has to hold of one element of a resource. */
interface ElementRule {
  readonly path: string;
  readonly at: readonly [least: number, most: number];
  /** Every value has to be one of these. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
}

interface ResourceRule {
  readonly profile: string;
  readonly elements: readonly ElementRule[];
  /** Elements that may not be sent. */
  readonly never: readonly string[];
}

const MANY = Number.POSITIVE_INFINITY;
const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d\+0[01]:00)?)?)?$/;
/** With the underscore that one system has in its ids although FHIR does not allow it. */
const LOCAL_REFERENCE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9._-]{1,64}$/;
const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';

/** Element tables of spec 02 §2 to §6, 04 §7, §10, §12 and §13. */
export const RULES: Readonly<Record<string, ResourceRule>> = {
  Patient: {
    profile: 'CareConnect-GPC-Patient-1',
    elements: [
      { path: 'meta.versionId', at: [1, 1] },
      { path: 'identifier', at: [1, MANY] },
      { path: 'identifier.extension', at: [1, MANY] },
      { path: 'name', at: [1, MANY] },
      { path: 'name.use', at: [1, MANY], values: ['official'] },
      { path: 'gender', at: [0, 1], values: ['female', 'male', 'other', 'unknown'] },
      { path: 'birthDate', at: [0, 1], pattern: DATE },
      { path: 'address.use', at: [0, MANY], values: ['home'] },
      { path: 'telecom.use', at: [0, MANY], values: ['home', 'mobile'] },
      { path: 'telecom.value', at: [0, MANY], pattern: /^(01632960\d{3}|07700900\d{3}|.+@mail\.example)$/ },
      { path: 'contact.name', at: [0, MANY] },
      { path: 'generalPractitioner', at: [0, 1] },
      { path: 'managingOrganization', at: [1, 1] },
    ],
    never: [
      'photo',
      'animal',
      'communication',
      'address.state',
      'maritalStatus',
      'multipleBirthBoolean',
      'contact.relationship.coding',
    ],
  },
  Organization: {
    profile: 'CareConnect-GPC-Organization-1',
    elements: [
      { path: 'meta.versionId', at: [1, 1] },
      { path: 'identifier', at: [1, 1] },
      { path: 'name', at: [1, 1] },
      { path: 'type', at: [0, 1] },
    ],
    never: ['contact', 'endpoint'],
  },
  Practitioner: {
    profile: 'CareConnect-GPC-Practitioner-1',
    elements: [
      { path: 'meta.versionId', at: [1, 1] },
      { path: 'name', at: [1, 1] },
    ],
    never: ['telecom', 'address', 'birthDate', 'photo', 'qualification', 'communication'],
  },
  PractitionerRole: {
    profile: 'CareConnect-GPC-PractitionerRole-1',
    elements: [
      { path: 'practitioner', at: [1, 1] },
      { path: 'organization', at: [1, 1] },
      { path: 'code', at: [0, 1] },
      { path: 'code.coding', at: [1, 1] },
      { path: 'code.coding.code', at: [1, 1], pattern: /^R\d{4}$/ },
    ],
    never: [],
  },
  Location: {
    profile: 'CareConnect-GPC-Location-1',
    elements: [
      { path: 'name', at: [1, 1] },
      { path: 'managingOrganization', at: [1, 1] },
    ],
    never: ['mode', 'endpoint', 'address.state'],
  },
  List: {
    profile: 'CareConnect-GPC-List-1',
    elements: [
      { path: 'status', at: [1, 1], values: ['current'] },
      { path: 'mode', at: [1, 1], values: ['snapshot'] },
      { path: 'title', at: [1, 1] },
      { path: 'code.coding', at: [1, 1] },
      { path: 'subject', at: [1, 1] },
      { path: 'note', at: [0, 1] },
      { path: 'date', at: [0, 1], pattern: DATE },
    ],
    never: ['id', 'identifier', 'source'],
  },
  AllergyIntolerance: {
    profile: 'CareConnect-GPC-AllergyIntolerance-1',
    elements: [
      { path: 'identifier', at: [1, MANY] },
      { path: 'clinicalStatus', at: [1, 1], values: ['active', 'resolved'] },
      { path: 'verificationStatus', at: [1, 1], values: ['unconfirmed'] },
      { path: 'type', at: [0, 1], values: ['allergy', 'intolerance'] },
      { path: 'category', at: [1, MANY], values: ['medication', 'environment'] },
      { path: 'criticality', at: [0, 1], values: ['low', 'high', 'unable-to-assess'] },
      { path: 'code', at: [1, 1] },
      { path: 'patient', at: [1, 1] },
      { path: 'onsetDateTime', at: [0, 1], pattern: DATE },
      { path: 'assertedDate', at: [1, 1], pattern: DATE },
      { path: 'recorder', at: [1, 1] },
      { path: 'reaction', at: [0, 1] },
      { path: 'reaction.manifestation', at: [0, MANY] },
      { path: 'reaction.severity', at: [0, 1], values: ['mild', 'moderate', 'severe'] },
    ],
    never: ['reaction.note', 'reaction.onset', 'reaction.substance'],
  },
  Medication: {
    profile: 'CareConnect-GPC-Medication-1',
    elements: [
      { path: 'code', at: [1, 1] },
      { path: 'code.coding', at: [1, MANY] },
    ],
    never: ['status', 'isBrand', 'isOverTheCounter', 'manufacturer', 'form', 'ingredient', 'package', 'image'],
  },
  MedicationStatement: {
    profile: 'CareConnect-GPC-MedicationStatement-1',
    elements: [
      { path: 'identifier', at: [1, MANY] },
      { path: 'basedOn', at: [1, 1] },
      { path: 'status', at: [1, 1], values: ['active', 'completed', 'stopped'] },
      { path: 'medicationReference', at: [1, 1] },
      { path: 'effectivePeriod.start', at: [1, 1], pattern: DATE },
      { path: 'effectivePeriod.end', at: [0, 1], pattern: DATE },
      { path: 'dateAsserted', at: [1, 1], pattern: DATE },
      { path: 'subject', at: [1, 1] },
      { path: 'taken', at: [1, 1], values: ['unk'] },
      { path: 'dosage', at: [1, 1] },
      { path: 'dosage.text', at: [1, 1] },
    ],
    never: ['partOf', 'category', 'derivedFrom', 'reasonNotTaken', 'reasonCode', 'reasonReference'],
  },
  MedicationRequest: {
    profile: 'CareConnect-GPC-MedicationRequest-1',
    elements: [
      { path: 'identifier', at: [1, MANY] },
      { path: 'status', at: [1, 1], values: ['active', 'completed', 'stopped'] },
      { path: 'intent', at: [1, 1], values: ['plan', 'order'] },
      { path: 'medicationReference', at: [1, 1] },
      { path: 'subject', at: [1, 1] },
      { path: 'authoredOn', at: [1, 1], pattern: DATE },
      { path: 'recorder', at: [1, 1] },
      { path: 'dosageInstruction', at: [1, 1] },
      { path: 'dosageInstruction.text', at: [1, 1] },
      { path: 'dispenseRequest.validityPeriod.start', at: [1, 1], pattern: DATE },
    ],
    never: [
      'definition',
      'category',
      'priority',
      'supportingInformation',
      'reasonCode',
      'reasonReference',
      'substitution',
      'detectedIssue',
      'eventHistory',
    ],
  },
  Condition: {
    profile: 'CareConnect-GPC-ProblemHeader-Condition-1',
    elements: [
      { path: 'identifier', at: [1, MANY] },
      { path: 'clinicalStatus', at: [1, 1], values: ['active', 'inactive'] },
      { path: 'category.coding.code', at: [1, 1], values: ['problem-list-item'] },
      { path: 'code', at: [1, 1] },
      { path: 'subject', at: [1, 1] },
      { path: 'assertedDate', at: [1, 1], pattern: DATE },
      { path: 'asserter', at: [1, 1] },
    ],
    never: ['verificationStatus', 'severity', 'evidence', 'stage'],
  },
};

/** All values at a dotted path, through lists. */
export function valuesAt(resource: unknown, path: string): readonly unknown[] {
  return path.split('.').reduce<readonly unknown[]>(
    (found, key) =>
      found.flatMap((one) => {
        const value = member(one, key);
        if (value === undefined) return [];
        return Array.isArray(value) ? (value as unknown[]) : [value];
      }),
    [resource],
  );
}

function faultsOf(resource: unknown, { path, at, values, pattern }: ElementRule): readonly string[] {
  const found = valuesAt(resource, path);
  const count = found.length < at[0] || found.length > at[1] ? [`${path} stands ${found.length} times`] : [];
  const wrong = found.filter(
    (value) =>
      (values !== undefined && !values.includes(String(value))) ||
      (pattern !== undefined && !pattern.test(String(value))),
  );
  return [...count, ...wrong.map((value) => `${path} is ${String(value)}`)];
}

/** Everything that is wrong with a resource by the element tables; nothing if it is in order. */
export function structuralFaults(resource: unknown): readonly string[] {
  const type = String(member(resource, 'resourceType'));
  const rule = RULES[type];
  if (rule === undefined) return [`${type} has no place in a record`];
  const profile = String(member(resource, 'meta', 'profile', 0));
  return [
    ...(profile === STRUCTURE + rule.profile ? [] : [`profile is ${profile}`]),
    ...rule.elements.flatMap((element) => faultsOf(resource, element)),
    ...rule.never.filter((path) => valuesAt(resource, path).length > 0).map((path) => `${path} is sent`),
  ].map((fault) => `${type}/${String(member(resource, 'id'))}: ${fault}`);
}

/** Every reference anywhere in a value. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

/** References of a record that lead nowhere inside it: `#id` within its own resource, all others to an entry. */
export function danglingReferences(resources: readonly unknown[]): readonly string[] {
  const known = new Set(resources.map((one) => `${String(member(one, 'resourceType'))}/${String(member(one, 'id'))}`));
  return resources.flatMap((resource) => {
    const contained = new Set(valuesAt(resource, 'contained.id').map((id) => `#${String(id)}`));
    return referencesIn(resource).filter((reference) =>
      reference.startsWith('#') ? !contained.has(reference) : !LOCAL_REFERENCE.test(reference) || !known.has(reference),
    );
  });
}
