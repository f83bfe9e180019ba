import type { GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';
import type { AreaQueries } from './area-queries.js';
import { newestFirst } from './item-dates.js';
import { distinct, listedAreas, refKey } from './item-refs.js';
import { type ListSource, type PlannedList, primaryLists, secondaryLists } from './planned-lists.js';
import type { RecordLinks } from './record-links.js';
import { type EndOf, type QueriedArea, SELECT } from './selection.js';

/** What is in an answer: its lists, and every item, whether it answers the query or comes along (spec 04 §6.1). */
export interface AnswerContent {
  readonly lists: readonly PlannedList[];
  /** Items, the newest of each area first. A medication without an issue is its authorisation. */
  readonly items: readonly ItemRef[];
  /** Whether an item is in the answer. */
  readonly has: (ref: ItemRef) => boolean;
}

/** What an answer is put together from. */
export interface ContentSource {
  readonly record: GpRecord;
  readonly links: RecordLinks;
  readonly endOf: EndOf;
  /** False for systems whose answers leave linked problems out. */
  readonly tellsLinkedProblems: boolean;
}

/** The areas that can be asked for. */
const QUERIED: readonly QueriedArea[] = [
  'consultations',
  'problems',
  'immunisations',
  'observations',
  'allergies',
  'medications',
  'investigations',
  'referrals',
  'diary',
];

type Selected = ReadonlyMap<QueriedArea, readonly ItemRef[]>;

/** The things that are meant. */
function those<T extends { readonly key: string }>(things: readonly T[], refs: readonly ItemRef[] = []): readonly T[] {
  if (refs.length === 0) return [];
  const keys = new Set(refs.map(({ key }) => key));
  return things.filter(({ key }) => keys.has(key));
}

const inArea = (refs: readonly ItemRef[], area: ItemRef['area']): readonly ItemRef[] =>
  refs.filter((ref) => ref.area === area);

/** What items cannot come without: the authorisation of an issue, the documents of a referral or a report. */
function brought(refs: readonly ItemRef[], record: GpRecord): readonly ItemRef[] {
  const documents = [
    ...those(record.referrals, inArea(refs, 'referrals')).flatMap((one) => one.documents),
    ...those(record.investigations, inArea(refs, 'investigations')).flatMap((one) => one.document ?? []),
  ];
  return [
    ...inArea(refs, 'medications').map(({ area, key }): ItemRef => ({ area, key })),
    ...documents.map((key): ItemRef => ({ area: 'documents', key })),
  ];
}

/** Every issue of the medication that was asked for with its issues. */
function issuesOf(selected: Selected, queries: AreaQueries, { courses }: GpRecord): readonly ItemRef[] {
  if (queries.medications?.issues !== true) return [];
  return those(courses, selected.get('medications')).flatMap(({ key, issues }) =>
    issues.map((issue): ItemRef => ({ area: 'medications', key, issue: issue.key })),
  );
}

/** Problems that are not in the answer yet, and are linked to something in it or stand beside a problem that was asked for. */
function linkedProblems(
  { record, links }: ContentSource,
  has: (ref: ItemRef) => boolean,
  asked: readonly ItemRef[] | undefined,
): readonly ItemRef[] {
  const beside = new Set(
    those(record.problems, asked).flatMap(({ related, items }) => [
      ...related.map(({ problem }) => problem),
      ...inArea(items, 'problems').map(({ key }) => key),
    ]),
  );
  const isAsked = (key: string): boolean => asked?.some((ref) => ref.key === key) ?? false;
  return record.problems
    .filter((problem) => !has({ area: 'problems', key: problem.key }))
    .filter(
      (problem) =>
        beside.has(problem.key) ||
        problem.related.some((one) => isAsked(one.problem)) ||
        links.linkedTo(problem).some(has) ||
        // With consultations, the problems that they are about are there already; with problems, they may not be.
        (asked !== undefined && links.consultationsAbout(problem).some(has)),
    )
    .map(({ key }) => ({ area: 'problems', key }));
}

/**
 * Decides what is in an answer: what each area's query selects; with consultations all that was written in them; with problems all
 * that is linked to them; with anything the headers of the problems that it is linked to (spec 04 §6.1 and §7.2).
 */
export function answerContent(queries: AreaQueries, source: ContentSource): AnswerContent {
  const { record, links, endOf } = source;
  const selected: Selected = new Map(
    QUERIED.flatMap((area) => {
      const refs = SELECT[area](record, queries, endOf);
      return refs === null ? [] : [[area, refs] as const];
    }),
  );
  const consultations = selected.get('consultations');
  const problems = selected.get('problems');
  const written = those(record.consultations, consultations).flatMap((one) => links.writtenIn(one));
  const related = those(record.problems, problems)
    .flatMap((problem) => [...links.linkedTo(problem), ...links.consultationsAbout(problem)])
    .filter(({ area }) => area !== 'problems');

  const asked = [...[...selected.values()].flat(), ...issuesOf(selected, queries, record), ...written, ...related];
  const items = distinct([...asked, ...brought(asked, record)]);
  const keys = new Set(items.map(refKey));
  const has = (ref: ItemRef): boolean => keys.has(refKey(ref));
  const linked = source.tellsLinkedProblems ? linkedProblems(source, has, problems) : [];
  for (const ref of linked) keys.add(refKey(ref));

  const sources: ListSource = { record, areaOf: listedAreas(record), newestFirst: newestFirst(record) };
  const withEnded = queries.allergies?.resolved === true;
  return {
    lists: [
      ...primaryLists(selected, { along: [...written, ...related], withEnded }, sources),
      ...secondaryLists('consultations', written, consultations !== undefined, sources),
      ...secondaryLists('problems', [...related, ...linked], problems !== undefined, sources),
    ],
    items: sources.newestFirst([...items, ...linked]),
    has,
  };
}
