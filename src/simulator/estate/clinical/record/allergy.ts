import type { Day } from '../../../calendar/days.js';
import type { ManifestationKey } from '../substances.js';
import type { Term } from '../terms.js';

/** What somebody is allergic to: coded, or in words only. */
export type Allergen =
  | {
      readonly kind: 'coded';
      readonly term: Term;
      readonly product: { code: string; name: string; substance: string } | null;
    }
  | { readonly kind: 'degraded-drug'; readonly text: string }
  | { readonly kind: 'degraded-other'; readonly text: string };

/** An allergy or intolerance (spec 04 §12). */
export interface Allergy {
  readonly key: string;
  readonly allergen: Allergen;
  readonly category: 'medication' | 'environment';
  readonly type: 'allergy' | 'intolerance' | null;
  readonly criticality: 'low' | 'high' | 'unable-to-assess' | null;
  /** As precise as it was recorded. */
  readonly onset: string | null;
  readonly recorded: string;
  readonly recordedBy: string;
  /** The patient told it, not the recorder found it. */
  readonly toldByPatient: boolean;
  readonly qualifiers: readonly (readonly [name: string, value: string])[];
  readonly note: string | null;
  readonly reaction: Reaction | null;
  readonly notForPatient?: boolean;
  readonly ended: { readonly on: Day | null; readonly reason: string | null } | null;
}

/** What the allergy does. */
export interface Reaction {
  /** Empty if the practice knows that there was one, but not which. */
  readonly manifestations: readonly ManifestationKey[];
  readonly severity: 'mild' | 'moderate' | 'severe' | null;
  readonly description: string | null;
}
