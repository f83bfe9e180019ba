import type { Day } from '../../../calendar/days.js';
import type { Term } from '../terms.js';
import type { ItemRef } from './items.js';

/** A problem with a header of its own. */
export interface Problem {
  readonly key: string;
  readonly term: Term;
  readonly status: 'active' | 'inactive';
  readonly significance: 'major' | 'minor';
  /** As precise as it was recorded. */
  readonly onset: string;
  readonly ended: Day | null;
  readonly recorded: Date;
  readonly recordedBy: string;
  /** The allergy that is the problem itself. */
  readonly allergy: string | null;
  /** Other problems that it belongs with: what each of them is to this one. */
  readonly related: readonly { readonly relation: 'parent' | 'child' | 'sibling'; readonly problem: string }[];
  /** Items of other areas that are linked to it, beside the courses and the allergy that name it themselves. */
  readonly items: readonly ItemRef[];
  readonly note: string | null;
  readonly notForPatient?: boolean;
}
