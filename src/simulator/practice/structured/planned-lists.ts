import type { GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';
import type { NewestFirst } from './item-dates.js';
import { distinct, type ListedArea } from './item-refs.js';

/** Lists of what was asked for, and of what comes with the consultations or the problems that were (spec 04 §7.1 and §7.2). */
export type ListGroup = 'primary' | 'consultations' | 'problems';

/** A list of an answer, before it is a resource. */
export interface PlannedList {
  readonly group: ListGroup;
  readonly area: ListedArea;
  readonly entries: readonly ItemRef[];
}

/** What lists are planned from. */
export interface ListSource {
  readonly record: GpRecord;
  readonly areaOf: (ref: ItemRef) => ListedArea;
  readonly newestFirst: NewestFirst;
}

/** A medication is listed by its statement, whichever of its issues was meant. */
function asListed(refs: readonly ItemRef[]): readonly ItemRef[] {
  return distinct(refs.map(({ area, key }) => ({ area, key })));
}

/**
 * Lists of what was asked for: an area without anything has its empty list. Ended allergies that only come along have to be in
 * their list too, because they live there (spec 04 §7.2).
 */
export function primaryLists(
  selected: ReadonlyMap<Exclude<ListedArea, 'endedAllergies'>, readonly ItemRef[]>,
  { along, withEnded }: { readonly along: readonly ItemRef[]; readonly withEnded: boolean },
  { areaOf, newestFirst }: ListSource,
): readonly PlannedList[] {
  const isEnded = (ref: ItemRef): boolean => areaOf(ref) === 'endedAllergies';
  const lists = [...selected].map(([area, refs]): PlannedList => ({
    group: 'primary',
    area,
    entries: newestFirst(refs.filter((ref) => !isEnded(ref))),
  }));
  const ended = distinct([...(selected.get('allergies') ?? []), ...along].filter(isEnded));
  const list: PlannedList = { group: 'primary', area: 'endedAllergies', entries: newestFirst(ended) };
  return withEnded || ended.length > 0 ? [...lists, list] : lists;
}

/**
 * Lists of what comes along, one for each area that has something in it. An empty one is there if something that would have been
 * in it is withheld (spec 04 §7.2).
 */
export function secondaryLists(
  group: Exclude<ListGroup, 'primary'>,
  refs: readonly ItemRef[],
  isAsked: boolean,
  { record, areaOf, newestFirst }: ListSource,
): readonly PlannedList[] {
  const byArea = new Map<ListedArea, ItemRef[]>();
  for (const ref of asListed(refs)) byArea.set(areaOf(ref), [...(byArea.get(areaOf(ref)) ?? []), ref]);
  for (const { code, areas } of isAsked ? record.warnings : []) {
    if (code !== 'confidential-items') continue;
    for (const area of areas ?? []) byArea.set(area, byArea.get(area) ?? []);
  }
  return [...byArea].map(([area, entries]) => ({ group, area, entries: newestFirst(entries) }));
}
