import type { Day } from '../../../calendar/days.js';
import type { Term } from '../terms.js';
import type { ItemFacts } from './items.js';
import type { Measured, ReferenceRange } from './observation.js';

/** A report of a laboratory, with its request, specimens, groups and results (spec 04 §13). */
export interface Investigation extends ItemFacts {
  readonly term: Term;
  readonly status: 'final' | 'preliminary' | 'unknown';
  /** When the laboratory gave the report out. */
  readonly issued: Date;
  /** The laboratory's own number of it. */
  readonly labNumber: string;
  readonly laboratory: string;
  readonly requestedOn: Day | null;
  readonly requestedBy: string | null;
  readonly specimens: readonly { readonly key: string; readonly type: Term; readonly collected: Date }[];
  readonly groups: readonly {
    readonly key: string;
    readonly term: Term;
    readonly specimen: string | null;
    readonly results: readonly TestResult[];
    readonly comment: string | null;
  }[];
  /** Results that stand in no group. */
  readonly results: readonly TestResult[];
  /** What whoever filed the report wrote to it. */
  readonly filingComment: { readonly text: string; readonly at: Date; readonly by: string } | null;
  readonly conclusion: string | null;
  /** Key of the document that is the report itself. */
  readonly document: string | null;
}

/** One result. */
export interface TestResult {
  readonly key: string;
  readonly term: Term;
  readonly value: Measured | null;
  readonly range: ReferenceRange | null;
  readonly interpretation: 'low' | 'normal' | 'high' | null;
  /** Line breaks in it mean something. */
  readonly comment: string | null;
}
