import type { Day } from '../../../calendar/days.js';
import type { Term } from '../terms.js';
import type { ItemFacts } from './items.js';

/** A vaccination that was given, or that was not. */
export interface Immunisation extends ItemFacts {
  readonly term: Term;
  /** The product; null where the practice only has the procedure. */
  readonly vaccine: Term | null;
  readonly given: boolean;
  /** Why it was not. */
  readonly reasonNotGiven: string | null;
  readonly on: Day | null;
  readonly recorded: Date;
  readonly recordedBy: string;
  /** Null where somebody else gave it. */
  readonly givenBy: string | null;
  readonly place: string | null;
  readonly manufacturer: string | null;
  readonly batch: string | null;
  readonly expires: Day | null;
  readonly site: Term | null;
  readonly route: Term | null;
  readonly quantity: { readonly value: number; readonly unit: string } | null;
  /** Which dose of the series. */
  readonly dose: number | null;
  /** Whether the practice gave it itself, or was told. */
  readonly primarySource: boolean;
  readonly parentPresent: boolean | null;
  readonly note: string | null;
}
