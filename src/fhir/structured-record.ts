import type { AreaList, MappedRecord } from '../domain/mapped-record.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { HeldPatient, Origin } from '../domain/record.js';
import type { Reading } from '../domain/reading.js';
import { ukDay } from '../domain/uk-time.js';
import { mapAllergies } from './allergies.js';
import type { Answer } from './answer.js';
import { indexBundle, type Located } from './bundle.js';
import { conceptCodes, conceptText } from './coded-concept.js';
import { addresses, chosenName, gender } from './contact-details.js';
import { partialDate } from './dates.js';
import { element, elements, list, present, text } from './element.js';
import { nhsNumberOf, odsCodeOf } from './identifier.js';
import { isMappedArea, membersOf } from './list-members.js';
import { listKind, type ListKind } from './lists.js';
import { mapMedications } from './medications.js';
import { addTo } from './multimap.js';
import { openNoticeBook } from './notice-book.js';
import { noteIssues } from './operation-outcome.js';
import { findPeople } from './people.js';
import { mapProblems } from './problems.js';
import { expected, hasMore } from './reading.js';
import { noteUnlisted } from './unlisted.js';
import { noteDuplicates, unmappedEntries } from './unmapped.js';
import { noteWarnings } from './warnings.js';
import { noteStrangers, otherNumber } from './whose.js';

/** What the mapping has to know beside the answer itself. */
export interface MappingContext {
  readonly origin: Origin;
  /** The time by which medicines are grouped and issues are post-dated. */
  readonly now: Date;
}

interface ListInHand {
  readonly located: Located;
  readonly kind: ListKind;
  readonly members: readonly Located[];
}

/** Why a list is empty: the practice's code, or its words; null if it does not say. */
const emptyReasonOf = ({ emptyReason }: Located['resource']): string | null =>
  conceptCodes(emptyReason)[0] ?? conceptText(emptyReason);

/** Reads every List once: its warnings, and what it holds. */
function readLists(answer: Answer): readonly ListInHand[] {
  return answer.bundle.ofType('List').map((located) => {
    const kind = listKind(located.resource);
    if (isMappedArea(kind)) answer.used.add(located);
    noteWarnings(answer, located, kind);
    return { located, kind, members: membersOf(answer, located, kind) };
  });
}

type PrimaryKind = Extract<ListKind, { is: 'primary' }>;

const primaryLists = (lists: readonly ListInHand[], area: PrimaryKind['area'], holds: PrimaryKind['holds']) =>
  lists.filter(({ kind }) => kind.is === 'primary' && kind.area === area && kind.holds === holds);

/** How an area came back. An empty reason counts only where no list of the area holds anything (spec 04 §7). */
function areaList(lists: readonly ListInHand[]): AreaList {
  const reasons = present(lists, ({ located }) => emptyReasonOf(located.resource));
  const isEmpty = lists.every(({ located }) => list(located.resource.entry).length === 0);
  return { present: lists.length > 0, emptyReason: isEmpty ? (reasons[0] ?? null) : null };
}

const membersIn = (lists: readonly ListInHand[]): Set<Located> => new Set(lists.flatMap(({ members }) => members));

/** What a list of allergies holds: also what it contains without an entry for it, which stands nowhere else (spec 04 §12.2). */
function allergiesIn(answer: Answer, lists: readonly ListInHand[]): ReadonlySet<Located> {
  const held = membersIn(lists);
  for (const { located } of lists) {
    for (const inside of answer.bundle.containedIn(located)) if (inside.type === 'AllergyIntolerance') held.add(inside);
  }
  return held;
}

/**
 * The patient of the answer. There is to be one. If there are more, or something is about another, one with another NHS number than was
 * asked for comes first, so that whoever compares will throw the answer away.
 */
function heldPatient(answer: Answer): HeldPatient | null {
  const patients = answer.bundle.ofType('Patient');
  const other = patients.find(({ resource }) => {
    const number = nhsNumberOf(resource);
    return number !== null && number !== answer.origin.nhsNumber;
  });
  const located = other ?? patients[0];
  if (located === undefined) return null;
  answer.used.add(located);
  const { resource } = located;
  return {
    nhsNumber: otherNumber(answer) ?? nhsNumberOf(resource),
    name: chosenName(resource.name),
    gender: gender(resource.gender),
    birthDate: partialDate(resource.birthDate),
    addresses: addresses(resource.address),
  };
}

/** Names of the organisations in the answer, by code. */
function organisationNames(answer: Answer): MappedRecord['organisations'] {
  const names = new Map<OdsCode, string[]>();
  for (const located of answer.bundle.ofType('Organization')) {
    const odsCode = odsCodeOf(located.resource);
    const name = text(located.resource.name);
    if (odsCode === null || name === null) continue;
    answer.used.add(located);
    addTo(names, odsCode, name);
  }
  return [...names]
    .map(([odsCode, known]) => ({ odsCode, name: known.sort()[0] ?? '' }))
    .sort((a, b) => (a.odsCode < b.odsCode ? -1 : 1));
}

/**
 * Maps the answer of `$gpc.getstructuredrecord` to the medicines, allergies and problems in it, and everything that is to be known
 * about its completeness (spec 04). Promises: every entry of the practice's own lists of medicines and allergies is there once, or a
 * notice says that it is not; no warning is dropped; what is not mapped is listed; odd input never throws. The result is plain data,
 * with links between items in both directions. Fails only if the body is no Bundle.
 */
export function mapStructuredRecord(body: unknown, { origin, now }: MappingContext): Reading<MappedRecord> {
  const root = element(body);
  if (root?.resourceType !== 'Bundle') return expected('Bundle', root);
  const answer: Answer = {
    origin,
    bundle: indexBundle(root),
    today: ukDay(now),
    notices: openNoticeBook(origin.practice),
    used: new Set(),
  };
  if (hasMore(root)) {
    const words = 'The practice sent one page of its answer, and has more that was not read.';
    answer.notices.add('UNREADABLE_ITEMS', null, words, { area: null, within: null });
  }
  const people = findPeople(answer);
  const lists = readLists(answer);
  const outcomes = answer.bundle.ofType('OperationOutcome');
  for (const outcome of outcomes) {
    if (elements(outcome.resource.issue).length > 0) answer.used.add(outcome);
    noteIssues(answer, outcome);
  }

  const medicationLists = primaryLists(lists, 'MEDICATIONS', 'current');
  const activeLists = primaryLists(lists, 'ALLERGIES', 'current');
  const endedLists = primaryLists(lists, 'ALLERGIES', 'ended');
  const problemLists = primaryLists(lists, 'PROBLEMS', 'current');
  const medications = mapMedications(answer, people, membersIn(medicationLists));
  const allergies = mapAllergies(answer, people, allergiesIn(answer, activeLists), allergiesIn(answer, endedLists));
  const problems = mapProblems(answer, people, membersIn(problemLists), { medications, allergies });
  noteUnlisted(answer, medications, allergies);

  const isPrimary = ({ membership }: { membership: string }) => membership === 'PRIMARY';
  const isLinked = ({ membership }: { membership: string }) => membership === 'LINKED';
  const patient = heldPatient(answer);
  const organisations = organisationNames(answer);
  noteStrangers(answer);
  noteDuplicates(answer);
  return {
    ok: true,
    value: {
      origin,
      patient,
      medicationList: areaList(medicationLists),
      medications: medications.all.filter(isPrimary),
      allergyList: areaList(activeLists),
      endedAllergyList: areaList(endedLists),
      allergies: allergies.all.filter(isPrimary),
      // Problems have no list of their own here yet: those of the practice's own list stand here too, marked PRIMARY.
      linked: [...medications.all.filter(isLinked), ...allergies.all.filter(isLinked), ...problems],
      notices: answer.notices.notices(),
      organisations,
      unmapped: unmappedEntries(answer),
    },
  };
}
