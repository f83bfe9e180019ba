import type { Failure } from '../domain/failure.js';
import type { AppliedFilter, Gathered, RecordStatement } from '../domain/source.js';
import type { Part } from './part.js';

/** What a list of any area says of itself: the schema's `RecordList`. */
export interface RecordList extends Gathered {
  readonly statement: RecordStatement;
  readonly caveats: readonly string[];
  readonly totalCount: number;
}

/** What the practices gave. */
export interface GatheredParts {
  readonly parts: readonly Part[];
  readonly notAsked: Failure | null;
}

/** The part of a list that is the same for every area. Complete: somebody was asked, and everybody gave a full answer. */
export function listBase(
  { parts, notAsked }: GatheredParts,
  filters: readonly AppliedFilter[],
): Gathered & { readonly totalCount: number } {
  return {
    sources: parts.map(({ source }) => source),
    complete: parts.length > 0 && parts.every(({ source }) => source.state === 'ANSWERED'),
    filters,
    notAsked,
    notices: parts.flatMap(({ notices }) => notices),
    totalCount: parts.reduce((sum, { list }) => sum + list.items, 0),
  };
}
