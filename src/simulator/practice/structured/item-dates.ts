import { ukDay } from '../../calendar/uk-time.js';
import type { Area, GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';

type Dated = readonly (readonly [key: string, date: string])[];

/** When the items of each area happened, as text that sorts; empty where nobody knows. */
const HAPPENED: Readonly<Record<Area, (record: GpRecord) => Dated>> = {
  consultations: ({ consultations }) => consultations.map(({ key, at }) => [key, at.toISOString()]),
  problems: ({ problems }) => problems.map(({ key, onset }) => [key, onset]),
  immunisations: ({ immunisations }) => immunisations.map(({ key, on, recorded }) => [key, on ?? ukDay(recorded)]),
  observations: ({ observations }) => observations.map(({ key, at }) => [key, at]),
  allergies: ({ allergies }) => allergies.map(({ key, recorded }) => [key, recorded]),
  medications: ({ courses }) => courses.map(({ key, start }) => [key, start]),
  investigations: ({ investigations }) => investigations.map(({ key, issued }) => [key, issued.toISOString()]),
  referrals: ({ referrals }) => referrals.map(({ key, on }) => [key, on]),
  diary: ({ diary }) => diary.map(({ key, due }) => [key, due]),
  documents: ({ documents }) => documents.map(({ key, created, indexed }) => [key, (created ?? indexed).toISOString()]),
};

/** Puts items in the order that the lists claim to have: newest first, what has no date last. */
export type NewestFirst = (refs: readonly ItemRef[]) => readonly ItemRef[];

/** Sorts items of this record. An area's dates are read when they are first needed. */
export function newestFirst(record: GpRecord): NewestFirst {
  const dates = new Map<Area, ReadonlyMap<string, string>>();
  const dateOf = ({ area, key }: ItemRef): string => {
    const known = dates.get(area) ?? new Map(HAPPENED[area](record));
    dates.set(area, known);
    return known.get(key) ?? '';
  };
  return (refs) =>
    refs
      .map((ref) => ({ ref, date: dateOf(ref) }))
      .sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
      .map(({ ref }) => ref);
}
