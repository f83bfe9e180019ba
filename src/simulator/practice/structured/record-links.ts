import type { Consultation, GpRecord, ItemRef, Problem } from '../../estate/clinical/gp-record.js';
import { distinct, refKey } from './item-refs.js';

/** How the items of a record hang together, read from either end: the record says it on one side only (spec 04 §8). */
export interface RecordLinks {
  /** Key of the consultation in which an item was written; undefined if it was written outside of any. */
  consultationOf(ref: ItemRef): string | undefined;
  /** What was written in a consultation, and the problems that it is about: each once, in order. */
  writtenIn(consultation: Consultation): readonly ItemRef[];
  /** What is linked to a problem: its items, and the medication and the allergy that name it. */
  linkedTo(problem: Problem): readonly ItemRef[];
  /** Consultations that are about a problem, beside those among its items. */
  consultationsAbout(problem: Problem): readonly ItemRef[];
}

function itemsOf({ topics }: Consultation): readonly ItemRef[] {
  return topics.flatMap(({ headings }) => headings.flatMap(({ items }) => items));
}

function problemsOf({ topics }: Consultation): readonly ItemRef[] {
  return topics.flatMap(({ problems }) => problems.map((key): ItemRef => ({ area: 'problems', key })));
}

/** Things by the keys that they name. */
function grouped<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [thing]);
      else group.push(thing);
    }
  }
  return groups;
}

/** Made when it is first asked for. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The links of a record. Each is looked up without a search, and read from the record only when it is asked for. */
export function recordLinks(record: GpRecord): RecordLinks {
  const consultationsWith = lazy(() => grouped(record.consultations, (one) => itemsOf(one).map(refKey)));
  const consultationsOn = lazy(() => grouped(record.consultations, (one) => problemsOf(one).map(({ key }) => key)));
  const coursesFor = lazy(() => grouped(record.courses, ({ problem }) => (problem === null ? [] : [problem])));
  return {
    consultationOf: (ref) => consultationsWith().get(refKey(ref))?.[0]?.key,
    writtenIn: (consultation) => distinct([...itemsOf(consultation), ...problemsOf(consultation)]),
    linkedTo: ({ key, items, allergy }) =>
      distinct([
        ...(coursesFor().get(key) ?? []).map((course): ItemRef => ({ area: 'medications', key: course.key })),
        ...(allergy === null ? [] : [{ area: 'allergies', key: allergy } as const]),
        ...items,
      ]),
    consultationsAbout: ({ key }) =>
      distinct((consultationsOn().get(key) ?? []).map((one): ItemRef => ({ area: 'consultations', key: one.key }))),
  };
}
