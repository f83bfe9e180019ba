import type { Day } from '../../calendar/days.js';
import type { Drug } from './formulary.js';
import type { ManifestationKey } from './substances.js';
import type { Term } from './terms.js';

/**
 * What a practice holds about one patient, as a clinician would tell it: nothing of it is FHIR yet. Items of every area have a `key` that
 * is theirs within the record; whatever refers to an item does so by an {@link ItemRef}.
 */
export interface GpRecord {
  readonly problems: readonly Problem[];
  readonly courses: readonly Course[];
  readonly allergies: readonly Allergy[];
  readonly consultations: readonly Consultation[];
  readonly immunisations: readonly Immunisation[];
  /** What fits nowhere else: readings, history, consent, comment notes. */
  readonly observations: readonly Observation[];
  readonly investigations: readonly Investigation[];
  readonly referrals: readonly Referral[];
  readonly diary: readonly DiaryEntry[];
  readonly documents: readonly Document[];
  /** Warnings of every list, and of the lists of one area. */
  readonly warnings: readonly RecordWarning[];
  /** Kinds of item in the medication list that some systems cannot export. */
  readonly unexportable: readonly string[];
}

/** A record with nothing in it. */
export const EMPTY_RECORD: GpRecord = {
  problems: [],
  courses: [],
  allergies: [],
  consultations: [],
  immunisations: [],
  observations: [],
  investigations: [],
  referrals: [],
  diary: [],
  documents: [],
  warnings: [],
  unexportable: [],
};

/** Areas of the record, as the operation's parameters have them (spec 04 §2); documents come only with other areas. */
export type Area =
  | 'medications'
  | 'allergies'
  | 'problems'
  | 'consultations'
  | 'immunisations'
  | 'observations'
  | 'investigations'
  | 'referrals'
  | 'diary'
  | 'documents';

/** Any item of the record, by its area and key. A medication is its course; an issue of it is named beside. */
export interface ItemRef {
  readonly area: Area;
  readonly key: string;
  /** For a medication: the issue that is meant; null, or left out, for the authorisation. */
  readonly issue?: string | null;
}

/** Why a list may be incomplete (spec 04 §7.3). */
export interface RecordWarning {
  readonly code: 'data-in-transit' | 'data-awaiting-filing' | 'confidential-items';
  /** Information from before this day may be missing; null where the warning names none. */
  readonly before: Day | null;
  /** Areas whose lists carry it; null for all. */
  readonly areas: readonly Area[] | null;
}

/** What every item that a consultation or problem can name has beside its own content. */
export interface ItemFacts {
  readonly key: string;
  /** Marked as not to be shown to the patient (NOPAT). */
  readonly notForPatient?: boolean;
}

/** A contact with the patient, as its topics and headings (spec 04 §7.4). */
export interface Consultation extends ItemFacts {
  /** When it took place, in surgery hours. */
  readonly at: Date;
  readonly minutes: number;
  /** Finished, or still a draft of its author. */
  readonly status: 'finished' | 'draft';
  readonly kind: Term;
  /** Who saw the patient, and who else took part (keys of staff). */
  readonly performer: string;
  readonly others: readonly string[];
  /** Who wrote it down. */
  readonly recordedBy: string;
  /** Key of the place. */
  readonly place: string;
  readonly topics: readonly Topic[];
}

/** One matter of a consultation. Without a title where the system does not give one. */
export interface Topic {
  readonly key: string;
  readonly title: string | null;
  /** Problems that it is about. */
  readonly problems: readonly string[];
  readonly headings: readonly Heading[];
}

/** What is written under one heading: items of the record, in the order in which they were written. */
export interface Heading {
  readonly key: string;
  readonly title: string;
  readonly items: readonly ItemRef[];
}

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

/** A letter that sends the patient to somebody else. */
export interface Referral extends ItemFacts {
  readonly term: Term;
  readonly on: Day;
  readonly recorded: Date;
  readonly by: string;
  /** Who is asked: an organisation, by name. */
  readonly to: string;
  readonly specialty: Term | null;
  readonly priority: 'routine' | 'urgent' | 'asap' | null;
  /** Number of the booking service. */
  readonly ubrn: string | null;
  readonly description: string | null;
  readonly note: string | null;
  /** Keys of documents that go with it. */
  readonly documents: readonly string[];
}

/** Something that is planned: a recall, a review. It may be overdue. */
export interface DiaryEntry extends ItemFacts {
  readonly term: Term;
  readonly due: Day;
  readonly recorded: Date;
  readonly recordedBy: string;
  readonly note: string | null;
}

/** A document of the patient's: its metadata; the bytes come from elsewhere (spec 06). */
export interface Document extends ItemFacts {
  readonly type: Term | { readonly text: string };
  readonly description: string;
  /** When it was made; null where nobody knows. */
  readonly created: Date | null;
  /** When the practice added it. */
  readonly indexed: Date;
  /** The practice's own if a member of staff, else an organisation by name and code; words alone where that is all there is. */
  readonly author:
    | { readonly kind: 'staff'; readonly key: string }
    | { readonly kind: 'organisation'; readonly odsCode: string; readonly name: string }
    | { readonly kind: 'words'; readonly text: string };
  readonly contentType: string;
  readonly content:
    | { readonly kind: 'held'; readonly sizeBytes: number }
    | { readonly kind: 'placeholder'; readonly sizeBytes: number; readonly why: string };
  /** The document itself, not only its entry, is not for the patient. */
  readonly contentNotForPatient: boolean;
  readonly specialty: Term | null;
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
  /** Other problems that it belongs with: what each of them is to this one. */
  readonly related: readonly { readonly relation: 'parent' | 'child' | 'sibling'; readonly problem: string }[];
  /** Items of other areas that are linked to it, beside the courses and the allergy that name it themselves. */
  readonly items: readonly ItemRef[];
  readonly note: string | null;
  readonly notForPatient?: boolean;
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
