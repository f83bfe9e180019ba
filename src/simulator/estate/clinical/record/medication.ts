import type { Day } from '../../../calendar/days.js';
import type { Drug } from '../formulary.js';

/** What a medication is: a product, or an entry whose meaning is in its text alone (spec 04 §9). */
export type Product =
  | { readonly kind: 'drug'; readonly drug: Drug }
  | { readonly kind: 'degraded'; readonly text: string; readonly unit: string }
  | { readonly kind: 'supplier-code'; readonly code: string; readonly unit: string };

export type PrescriptionKind = 'acute' | 'delayed-prescribing' | 'repeat' | 'repeat-dispensing';

/** One medication under one authorisation: a statement and its plan, with the issues made under it (spec 04 §10). */
export interface Course {
  readonly key: string;
  readonly product: Product;
  /** Null in old data that lacks it. */
  readonly kind: PrescriptionKind | null;
  readonly status: 'active' | 'completed' | 'stopped';
  readonly start: Day;
  readonly end: Day | null;
  readonly recorded: Date;
  readonly prescriber: string;
  /** Null if prescribed here; otherwise who prescribes it. */
  readonly prescribedElsewhere: string | null;
  readonly dosage: string;
  readonly advice: string | null;
  readonly quantity: number;
  readonly days: number;
  readonly repeats: { readonly allowed: number | null; readonly issued: number; readonly reviewOn: Day | null } | null;
  readonly stopped: { readonly reason: string; readonly on: Day | null } | null;
  /** The earlier course that this one takes over from. */
  readonly replaces: string | null;
  readonly dosageChangedOn: Day | null;
  readonly issues: readonly Issue[];
  readonly notes: readonly string[];
  /** Key of the problem that it is for. */
  readonly problem: string | null;
  readonly notForPatient?: boolean;
}

/** One prescription made under a course. */
export interface Issue {
  readonly key: string;
  readonly written: Date;
  readonly from: Day;
  readonly to: Day;
  readonly stopped: boolean;
  readonly note: string | null;
}
