import type { Day } from '../../calendar/days.js';
import type { Drug } from './formulary.js';
import type { ManifestationKey } from './substances.js';
import type { Term } from './terms.js';

/** What a practice holds about one patient, as a clinician would tell it: nothing of it is FHIR yet. */
export interface GpRecord {
  readonly problems: readonly Problem[];
  readonly courses: readonly Course[];
  readonly allergies: readonly Allergy[];
  readonly warnings: readonly RecordWarning[];
  /** Kinds of item in the medication list that some systems cannot export. */
  readonly unexportable: readonly string[];
}

/** A record with nothing in it. */
export const EMPTY_RECORD: GpRecord = { problems: [], courses: [], allergies: [], warnings: [], unexportable: [] };

/** Why a list may be incomplete (spec 04 §7.3). */
export interface RecordWarning {
  readonly code: 'data-in-transit';
  /** Information from before this day may be missing. */
  readonly before: Day;
}

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
}

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
  readonly ended: { readonly on: Day | null; readonly reason: string | null } | null;
}

/** What the allergy does. */
export interface Reaction {
  /** Empty if the practice knows that there was one, but not which. */
  readonly manifestations: readonly ManifestationKey[];
  readonly severity: 'mild' | 'moderate' | 'severe' | null;
  readonly description: string | null;
}
