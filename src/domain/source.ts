import type { Failure } from './failure.js';
import type { OdsCode } from './ods-code.js';
import type { RecordNotice } from './record.js';

/** A practice as it stands in an answer. Its name is whatever is known without a call. */
export interface PracticeRef {
  readonly __typename: 'Practice';
  readonly odsCode: OdsCode;
  readonly name: string | null;
}

/** How one practice's part went: the schema's `SourceState`. */
export type SourceState = 'ANSWERED' | 'PARTIAL' | 'FAILED' | 'NOT_REGISTERED' | 'NOT_SUPPORTED';

/** One practice's part in an answer: the schema's `Source`. */
export interface Source {
  readonly practice: PracticeRef;
  readonly state: SourceState;
  readonly failure: Failure | null;
  readonly retrievedAt: string | null;
  readonly fromCache: boolean;
  readonly traceId: string | null;
}

/** A filter that was in force: the schema's `AppliedFilter`. */
export interface AppliedFilter {
  readonly argument: string;
  readonly value: string;
  readonly text: string;
  readonly by: 'PRACTICE' | 'SERVER';
}

/** What everything gathered from practices says of itself: the schema's `Gathered`. */
export interface Gathered {
  readonly sources: readonly Source[];
  readonly complete: boolean;
  readonly filters: readonly AppliedFilter[];
  readonly notAsked: Failure | null;
  readonly notices: readonly RecordNotice[];
}

/** What may safely be said about a list: the schema's `RecordStatement`. */
export type RecordStatement = 'ITEMS' | 'ITEMS_INCOMPLETE' | 'NOTHING_RECORDED' | 'NOTHING_SHAREABLE' | 'NOT_SUPPLIED';
