import { has, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import {
  entriesOf,
  everyAndSome,
  resolvesInside,
  resourcesOf,
  says,
  type Assertion,
  type Check,
  type Evidence,
  type Rule,
} from './evidence.js';
import { CONSULTATION_LISTS, isAbout, LINKED_PROBLEMS, LISTS, listsAbout, type KnownList } from './record-lists.js';
import { aboutThePatient, each, oneOf, only, profiled, required, together } from './rules.js';
import { fails, holdsIf, holdsUnless, nothing, type Verdict } from './verdict.js';

const emptyOrNot: Rule = (list) => {
  const isEmpty = !has(list, 'entry');
  if (!isEmpty) return has(list, 'emptyReason') ? ['an entry and an emptyReason'] : [];
  const reasons = textsAt(list, 'emptyReason.coding.code');
  return [
    ...(reasons.includes('no-content-recorded') ? [] : ['empty without the reason no-content-recorded']),
    ...(has(list, 'note.text') ? [] : ['empty without a note']),
  ];
};

const entry: Rule = (one) =>
  has(one, 'item.reference') || has(one, 'item.display') ? [] : ['an entry without reference and display'];

/** What every list is like (spec 04 §7). */
export const LIST_SHAPE: Rule = together(
  profiled('CareConnect-GPC-List-1'),
  required('status', 'mode', 'title', 'code.coding.code'),
  aboutThePatient('subject.reference'),
  oneOf('status', ['current']),
  oneOf('mode', ['snapshot']),
  each('entry', entry),
);

/** Elements that a list may have (spec 04 §7); those of a consultation's structure refer to the encounter as well. */
const USED = [
  'extension',
  'status',
  'mode',
  'title',
  'code',
  'subject',
  'date',
  'orderedBy',
  'note',
  'entry',
  'emptyReason',
  'contained',
];
const NO_UNUSED = only(...USED);
const NO_UNUSED_INSIDE = only(...USED, 'identifier', 'encounter', 'source');

/** References of a list's entries that lead to no resource of the type, neither in the answer nor in the list itself. */
function lostEntries(evidence: Evidence, list: JsonObject, types: readonly string[]): readonly string[] {
  const contained = objectsAt(list, 'contained').map((one) => `#${textAt(one, 'id') ?? ''}`);
  return textsAt(list, 'entry.item.reference').filter(
    (reference) =>
      !contained.includes(reference) &&
      (!types.includes(reference.split('/')[0] ?? '') || resolvesInside(evidence, reference) === null),
  );
}

/** There is the one list, it is in shape, empty or not as it says, and its entries are in the answer. */
const listHolds =
  (code: string, types: readonly string[]): Check =>
  (evidence) => {
    const lists = listsAbout(evidence, code);
    const [list] = lists;
    if (list === undefined || lists.length > 1) return fails(`${lists.length} lists of it`);
    const lost = lostEntries(evidence, list, types);
    return holdsUnless([
      ...LIST_SHAPE(list, evidence),
      ...emptyOrNot(list, evidence),
      ...lost.map((reference) => `${reference} is not in the answer`),
    ]);
  };

const known = (name: keyof typeof LISTS): Check => listHolds(LISTS[name].code, [LISTS[name].of]);

/** There are such lists, and each is as the rules have it. */
function shapesOf(evidence: Evidence, lists: readonly JsonObject[], what: string, ...rules: readonly Rule[]): Verdict {
  if (lists.length === 0) return fails(`no ${what} in the answer`);
  return holdsUnless(lists.flatMap((list) => rules.flatMap((rule) => rule(list, evidence))));
}

const insideConsultations =
  (name: keyof typeof CONSULTATION_LISTS, of: readonly string[] | null): Check =>
  (evidence) => {
    const lists = listsAbout(evidence, CONSULTATION_LISTS[name]);
    const inPlace: Rule = (list) =>
      of === null ? [] : lostEntries(evidence, list, of).map((reference) => `${reference} is not in the answer`);
    const tied = name === 'Consultation' ? [required('encounter.reference')] : [];
    // Headings are optional (spec 04 §7.4).
    if (name === 'Heading' && lists.length === 0) return nothing('no list of a heading in the answer');
    return shapesOf(evidence, lists, `list of a ${name.toLowerCase()}`, LIST_SHAPE, inPlace, ...tied);
  };

function titledLists(evidence: Evidence, title: string): readonly JsonObject[] {
  const family = Object.values<KnownList>(LISTS).find(({ titles }) => titles.includes(title));
  const titles = family?.titles ?? [title];
  return resourcesOf(evidence, 'List').filter((list) => titles.includes(textAt(list, 'title') ?? ''));
}

const allergyLists = (evidence: Evidence): readonly JsonObject[] => [
  ...listsAbout(evidence, LISTS.allergies.code),
  ...listsAbout(evidence, LISTS.endedAllergies.code),
];

/** Every allergy of the answer is in the list of the active ones, and every ended one inside its own list (spec 04 §12.2). */
const allergiesCounted: Check = (evidence) => {
  const [active] = listsAbout(evidence, LISTS.allergies.code);
  if (active === undefined) return fails('no list of allergies');
  const listed = textsAt(active, 'entry.item.reference');
  const there = entriesOf(evidence.answer.resource).filter(
    (one) => textAt(one, 'resourceType') === 'AllergyIntolerance',
  );
  const ended = listsAbout(evidence, LISTS.endedAllergies.code);
  const contained = objectsAt(ended, 'contained').length;
  return holdsUnless([
    ...(listed.length === there.length ? [] : [`${there.length} allergies, ${listed.length} listed`]),
    ...(contained === textsAt(ended, 'entry.item.reference').length
      ? []
      : [`${contained} contained in the list of ended ones`]),
  ]);
};

/** What is said of the lists of a record (spec 04 §7). */
export const LIST_ASSERTIONS: readonly Assertion[] = [
  says(/List titled (.+)/, (evidence, title = '') =>
    holdsIf(titledLists(evidence, title).length === 1, `${titledLists(evidence, title).length} such lists`),
  ),
  says(/no List titled (.+)/, (evidence, title = '') =>
    holdsIf(titledLists(evidence, title).length === 0, 'there is one'),
  ),
  says('allergy count matches the lists', allergiesCounted),
  says('Lists right for a patient with allergies', (evidence) => {
    const lists = allergyLists(evidence);
    if (!lists.some((list) => has(list, 'entry'))) return fails('no allergy in any list');
    return shapesOf(evidence, lists, 'list', LIST_SHAPE, emptyOrNot);
  }),
  says('Lists right for a patient with no allergies', (evidence) => {
    const lists = allergyLists(evidence);
    if (lists.some((list) => has(list, 'entry'))) return fails('an allergy in a list');
    return shapesOf(evidence, lists, 'list', LIST_SHAPE, emptyOrNot);
  }),
  // Of an answer to which no allergies belong.
  says('Lists right for a patient without allergies', (evidence) =>
    allergyLists(evidence).length > 0
      ? fails('a list of allergies')
      : shapesOf(evidence, resourcesOf(evidence, 'List'), 'list', LIST_SHAPE, emptyOrNot),
  ),
  says('List of AllergyIntolerances ok', known('allergies')),
  says('List of MedicationStatements ok', known('medication')),
  says('medications List present', (evidence) =>
    holdsIf(listsAbout(evidence, LISTS.medication.code).length === 1, 'it is not'),
  ),
  says('Consultations List ok', known('consultations')),
  says('Observation List ok', (evidence) =>
    listHolds(LISTS.uncategorised.code, ['Observation', 'QuestionnaireResponse'])(evidence),
  ),
  says('Diary List ok', known('diary')),
  says('Problems List ok', known('problems')),
  says('Investigations List ok', known('investigations')),
  says('Referrals List ok', known('referrals')),
  says('Immunisations List ok', listHolds(LISTS.immunisations.code, ['Immunization', 'Observation'])),
  says('Problems Secondary Problems List ok', listHolds(LINKED_PROBLEMS, ['Condition'])),
  says('no secondary problems List', (evidence) =>
    holdsIf(listsAbout(evidence, LINKED_PROBLEMS).length === 0, 'there is one'),
  ),
  says('empty List has note and emptyReason', (evidence) => {
    const empty = resourcesOf(evidence, 'List').filter((list) => !has(list, 'entry'));
    return shapesOf(evidence, empty, 'empty list', LIST_SHAPE, emptyOrNot);
  }),
  says('Consultation Lists ok', insideConsultations('Consultation', ['List'])),
  // A topic holds headings, or the items themselves.
  says('Topic Lists ok', insideConsultations('Topic', null)),
  says('Heading Lists ok', insideConsultations('Heading', null)),
  says(/Structured List: no unused fields|Consultations List: no unused fields/, (evidence) => {
    const inside: readonly string[] = Object.values(CONSULTATION_LISTS);
    const primary = resourcesOf(evidence, 'List').filter((list) => !inside.some((code) => isAbout(code)(list)));
    return shapesOf(evidence, primary, 'list', NO_UNUSED);
  }),
  says('Problems Secondary Problems List: no unused fields', (evidence) =>
    shapesOf(evidence, listsAbout(evidence, LINKED_PROBLEMS), 'such list', NO_UNUSED),
  ),
  says('All The Consultation Lists: no unused fields', (evidence) => {
    const lists = Object.values(CONSULTATION_LISTS).flatMap((code) => listsAbout(evidence, code));
    return shapesOf(evidence, lists, 'list of a consultation', NO_UNUSED_INSIDE);
  }),
  says('List ok', everyAndSome('List', LIST_SHAPE)),
];
