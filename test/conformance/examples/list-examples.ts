import { CONSULTATION_LISTS, LINKED_PROBLEMS, LISTS } from '../../../src/conformance/assertions/record-lists.js';
import type { JsonObject } from '../../../src/conformance/reading/json.js';
import { add, bundle, drop, examples, lose, meta, set, type Example, type Sample } from './example.js';

/** Resources of a record, with the patient whom they are about. */
const record = (...resources: readonly JsonObject[]): JsonObject =>
  bundle({ resourceType: 'Patient', id: 'p' }, ...resources);

interface Contents {
  readonly title: string;
  readonly entry?: readonly string[];
  readonly more?: JsonObject;
}

/** A list with a code that holds references, or says that it is empty. */
function list(code: string, { title, entry = [], more = {} }: Contents): JsonObject {
  const emptyReason = { coding: [{ code: 'no-content-recorded' }] };
  return {
    resourceType: 'List',
    meta: meta('CareConnect-GPC-List-1'),
    status: 'current',
    mode: 'snapshot',
    title,
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
    subject: { reference: 'Patient/p' },
    ...(entry.length === 0
      ? { emptyReason, note: [{ text: 'Information not available' }] }
      : { entry: entry.map((reference) => ({ item: { reference } })) }),
    ...more,
  };
}

/** An answer with one list, and what it holds. */
function about(name: keyof typeof LISTS): Sample {
  const { code, titles, of } = LISTS[name];
  return { resource: record(list(code, { title: titles[0], entry: [`${of}/1`] }), { resourceType: of, id: '1' }) };
}

const lost = set('List', 'entry[0].item.reference', 'Observation/nowhere');

const ALLERGIES: Sample = {
  resource: record(
    list(LISTS.allergies.code, { title: LISTS.allergies.titles[0], entry: ['AllergyIntolerance/1'] }),
    { resourceType: 'AllergyIntolerance', id: '1' },
    list(LISTS.endedAllergies.code, {
      title: LISTS.endedAllergies.titles[0],
      entry: ['#e'],
      more: { contained: [{ resourceType: 'AllergyIntolerance', id: 'e' }] },
    }),
  ),
};

const NO_ALLERGIES: Sample = { resource: record(list(LISTS.allergies.code, { title: LISTS.allergies.titles[0] })) };

const LINKED: Sample = {
  resource: record(list(LINKED_PROBLEMS, { title: 'Linked problems', entry: ['Condition/1'] }), {
    resourceType: 'Condition',
    id: '1',
  }),
};

const inside = { encounter: { reference: 'Encounter/1' } };

const CONSULTATION: Sample = {
  resource: record(
    list(CONSULTATION_LISTS.Consultation, { title: 'Consultation', entry: ['List/t'], more: inside }),
    list(CONSULTATION_LISTS.Topic, { title: 'Topic', entry: ['List/h'], more: { id: 't', ...inside } }),
    list(CONSULTATION_LISTS.Heading, { title: 'Examination', entry: ['Observation/1'], more: { id: 'h', ...inside } }),
  ),
};

const TOPIC: Sample = {
  resource: record(list(CONSULTATION_LISTS.Topic, { title: 'Topic', entry: ['Observation/1'], more: inside })),
};
const HEADING: Sample = {
  resource: record(list(CONSULTATION_LISTS.Heading, { title: 'Plan', entry: ['Observation/1'], more: inside })),
};

/** What is said of the lists of a record. */
export const LIST_EXAMPLES: readonly Example[] = [
  ...examples(ALLERGIES, {
    'List titled Ended allergies': set('List', 'title', 'Ended allergies'),
    'no List titled Problems': add(list(LISTS.problems.code, { title: 'Problems' })),
    'allergy count matches the lists': add({ resourceType: 'AllergyIntolerance', id: '2' }),
    'Lists right for a patient with allergies': drop('List', 'status'),
    'List of AllergyIntolerances ok': lose('AllergyIntolerance'),
    'List ok': set('List', 'mode', 'working'),
    'no secondary problems List': add(list(LINKED_PROBLEMS, { title: 'Linked problems' })),
  }),
  { phrase: 'Lists right for a patient with allergies', holds: ALLERGIES, fails: NO_ALLERGIES },
  ...examples(NO_ALLERGIES, {
    'Lists right for a patient with no allergies': drop('List', 'note'),
    'empty List has note and emptyReason': drop('List', 'emptyReason'),
    'List of AllergyIntolerances ok': add(list(LISTS.allergies.code, { title: 'Allergies and adverse reactions' })),
  }),
  { phrase: 'Lists right for a patient with no allergies', holds: NO_ALLERGIES, fails: ALLERGIES },
  { phrase: 'Lists right for a patient without allergies', holds: about('medication'), fails: ALLERGIES },
  { phrase: 'medications List present', holds: about('medication'), fails: NO_ALLERGIES },
  ...examples(about('medication'), { 'List of MedicationStatements ok': lost }),
  ...examples(about('consultations'), {
    'Consultations List ok': lost,
    'Consultations List: no unused fields': set('List', 'source', { reference: 'Practitioner/d' }),
    'Structured List: no unused fields': set('List', 'identifier', [{ value: '1' }]),
  }),
  ...examples(about('uncategorised'), { 'Observation List ok': lost }),
  ...examples(about('diary'), { 'Diary List ok': lost }),
  ...examples(about('problems'), { 'Problems List ok': lost }),
  ...examples(about('investigations'), { 'Investigations List ok': lost }),
  ...examples(about('referrals'), { 'Referrals List ok': lost }),
  ...examples(about('immunisations'), { 'Immunisations List ok': lost }),
  ...examples(LINKED, {
    'Problems Secondary Problems List ok': lost,
    'Problems Secondary Problems List: no unused fields': set('List', 'identifier', [{ value: '1' }]),
  }),
  ...examples(CONSULTATION, {
    'Consultation Lists ok': drop('List', 'encounter'),
    'All The Consultation Lists: no unused fields': set('List', 'implicitRules', 'any'),
  }),
  ...examples(TOPIC, { 'Topic Lists ok': drop('List', 'title') }),
  ...examples(HEADING, { 'Heading Lists ok': drop('List', 'entry[0].item.reference') }),
];
