import type { Area, GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';

/** Where the items of each area stand in a record. */
const LIST_OF = {
  medications: 'courses',
  allergies: 'allergies',
  problems: 'problems',
  consultations: 'consultations',
  immunisations: 'immunisations',
  observations: 'observations',
  investigations: 'investigations',
  referrals: 'referrals',
  diary: 'diary',
  documents: 'documents',
} as const satisfies Readonly<Record<Area, keyof GpRecord>>;

/** An item of an area. */
export type Item<A extends Area> = GpRecord[(typeof LIST_OF)[A]][number];

/** Looks items up by their reference. */
export type FindItem = <A extends Area>(area: A, key: ItemRef['key']) => Item<A> | undefined;

/** An index of a record's items, made area by area when one is first looked up. */
export function itemIndex(record: GpRecord): FindItem {
  const indexes = new Map<Area, ReadonlyMap<string, unknown>>();
  return <A extends Area>(area: A, key: string) => {
    const items: readonly { readonly key: string }[] = record[LIST_OF[area]];
    const index = indexes.get(area) ?? new Map(items.map((item) => [item.key, item]));
    indexes.set(area, index);
    return index.get(key) as Item<A> | undefined;
  };
}
