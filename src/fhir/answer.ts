import type { Origin } from '../domain/record.js';
import type { BundleIndex, Located } from './bundle.js';
import type { NoticeBook } from './notice-book.js';

/** One structured record answer on its way through the mapping. */
export interface Answer {
  readonly origin: Origin;
  readonly bundle: BundleIndex;
  /** The day it is in the UK, `YYYY-MM-DD`. */
  readonly today: string;
  readonly notices: NoticeBook;
  /** Resources that some mapping used; the others are reported as unmapped. */
  readonly used: Set<Located>;
}

/** Follows a reference and counts what it leads to as used. Null if the Bundle does not hold it, or holds another type there. */
export function follow(
  { bundle, used }: Answer,
  reference: unknown,
  types: readonly string[],
  from: Located,
): Located | null {
  const located = bundle.find(reference, types, from);
  if (located === null || !types.includes(located.type)) return null;
  used.add(located);
  return located;
}
