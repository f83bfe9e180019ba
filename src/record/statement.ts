import type { RecordStatement } from '../domain/source.js';

/** What is known of one practice's list. */
export interface ListFacts {
  /** The practice sent the list. */
  readonly supplied: boolean;
  /** The practice, or this server, said that something may be missing. */
  readonly isWarned: boolean;
  readonly items: number;
}

/** From the most favourable to the least. */
const BY_FAVOUR: readonly RecordStatement[] = [
  'ITEMS',
  'ITEMS_INCOMPLETE',
  'NOTHING_RECORDED',
  'NOTHING_SHAREABLE',
  'NOT_SUPPLIED',
];

/**
 * The strongest thing that may be said to a person about a list (spec 04 §7.3, last table); the least favourable of its sources, and
 * nothing at all if there is no source.
 */
export function statementOf(lists: readonly ListFacts[]): RecordStatement {
  const rank = lists.map((list) => BY_FAVOUR.indexOf(sayOf(list)));
  return BY_FAVOUR[Math.max(...rank)] ?? 'NOT_SUPPLIED';
}

function sayOf({ supplied, isWarned, items }: ListFacts): RecordStatement {
  if (!supplied) return 'NOT_SUPPLIED';
  if (items > 0) return isWarned ? 'ITEMS_INCOMPLETE' : 'ITEMS';
  return isWarned ? 'NOTHING_SHAREABLE' : 'NOTHING_RECORDED';
}
