import type { Term } from '../terms.js';
import type { ItemFacts } from './items.js';

/** A value as it was measured or said. */
export type Measured =
  | {
      readonly kind: 'quantity';
      readonly value: number;
      readonly unit: string;
      readonly comparator?: '<' | '<=' | '>=' | '>';
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'coded'; readonly term: Term };

/** A reading, a part of somebody's history, a comment: whatever has no list of its own. */
export interface Observation extends ItemFacts {
  readonly term: Term;
  readonly value: Measured | null;
  /** Parts of one reading, such as the two values of a blood pressure. */
  readonly components: readonly { readonly term: Term; readonly value: Measured }[];
  readonly range: ReferenceRange | null;
  readonly interpretation: 'low' | 'normal' | 'high' | null;
  readonly comment: string | null;
  readonly at: string;
  readonly recordedBy: string;
  /** Consent to vaccination, or refusal of it: it belongs to the list of immunisations (spec 04 §2, includeStatus). */
  readonly isVaccinationStatus: boolean;
}

/** What is usual of a value. */
export interface ReferenceRange {
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string | null;
}
