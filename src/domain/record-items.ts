import type { ItemKey, Membership, Origin, RawPointer } from './record.js';
import type { Party, PractitionerFacts } from './staff.js';
import type { CodedConcept, Identifier, PartialDate, Period, Quantity } from './values.js';

/** What every item of a record has: the schema's `RecordItem`, before its id is sealed and its source is attached. */
export interface RecordItemFacts {
  readonly origin: Origin;
  readonly key: ItemKey;
  readonly rawAt: RawPointer;
  readonly membership: Membership;
  readonly name: string;
  readonly date: PartialDate | null;
  readonly identifiers: readonly Identifier[];
  readonly notForPatient: boolean;
}

/** Any item of a record. */
export type RecordItem = Medication | Allergy | Problem;

export type MedicationStatus = 'ACTIVE' | 'STOPPED' | 'COMPLETED' | 'UNKNOWN' | 'UNRECOGNISED';

/** Where to show a medicine, in the order in which lists show the groups (spec 04 §11). */
export const MEDICATION_GROUPS = [
  'CURRENT_REPEAT',
  'RUN_OUT_NOT_ENDED',
  'ACTIVE_ACUTE',
  'UNCLASSIFIED',
  'PRESCRIBED_ELSEWHERE',
  'PAST_REPEAT',
  'PAST_ACUTE',
  'STOPPED',
] as const;
export type MedicationGroup = (typeof MEDICATION_GROUPS)[number];

export type PrescriptionType =
  'ACUTE' | 'ACUTE_HANDWRITTEN' | 'REPEAT' | 'REPEAT_DISPENSING' | 'DELAYED' | 'NOT_AVAILABLE' | 'UNRECOGNISED';

export type LastIssuedBasis = 'STATED' | 'NEWEST_ISSUE' | 'NOT_AVAILABLE';

/** One course of a medicine: the schema's `Medication`. */
export interface Medication extends RecordItemFacts {
  readonly __typename: 'Medication';
  readonly rawPlanAt: RawPointer | null;
  readonly code: CodedConcept;
  readonly isDegraded: boolean;
  readonly status: MedicationStatus;
  readonly rawStatus: string | null;
  readonly group: MedicationGroup;
  readonly groupReason: string;
  /** Its group where no medicine is shown that continues it. Null: the same. */
  readonly unfollowed: { readonly group: MedicationGroup; readonly reason: string } | null;
  readonly prescriptionType: PrescriptionType;
  readonly prescribingAgency: string | null;
  readonly prescribedElsewhere: boolean | null;
  readonly dosage: string | null;
  readonly dosageChanged: PartialDate | null;
  readonly patientInstruction: string | null;
  readonly effective: Period;
  /** The dates by which a search by date goes: the course's own, not its authorisation's. Null if they do not say when it was. */
  readonly span: Period | null;
  readonly authoredOn: PartialDate | null;
  readonly lastIssued: PartialDate | null;
  readonly lastIssuedFrom: LastIssuedBasis;
  readonly reviewDate: PartialDate | null;
  readonly issuesAllowed: number | null;
  readonly issuesIssued: number | null;
  readonly quantity: Quantity | null;
  readonly supplyDays: number | null;
  readonly stopped: { readonly date: PartialDate | null; readonly reason: string | null } | null;
  readonly notes: readonly string[];
  readonly issues: readonly MedicationIssue[];
  readonly issuesComplete: boolean;
  readonly replaces: Medication | null;
  readonly prescriber: PractitionerFacts | null;
  readonly recorder: PractitionerFacts | null;
  readonly linkedProblems: readonly Problem[];
}

/** One issue of a course: the schema's `MedicationIssue`. */
export interface MedicationIssue {
  readonly key: ItemKey;
  readonly origin: Origin;
  readonly rawAt: RawPointer;
  readonly authoredOn: PartialDate | null;
  readonly validity: Period | null;
  readonly date: PartialDate | null;
  readonly dateMeaning: 'ISSUED' | 'AUTHORISED';
  readonly status: MedicationStatus;
  readonly dosage: string | null;
  readonly quantity: Quantity | null;
  readonly supplyDays: number | null;
  readonly postDated: boolean;
  readonly dispensedBy: Party | null;
  readonly notes: readonly string[];
}

export type AllergyStatus = 'ACTIVE' | 'ENDED' | 'UNRECOGNISED';

/** An allergy or intolerance: the schema's `Allergy`. */
export interface Allergy extends RecordItemFacts {
  readonly __typename: 'Allergy';
  readonly code: CodedConcept;
  readonly isDegraded: boolean;
  /** True for "no known allergies" recorded as an entry (SNOMED CT 716186003). */
  readonly isNoKnownAllergies: boolean;
  readonly status: AllergyStatus;
  readonly type: 'ALLERGY' | 'INTOLERANCE' | 'UNRECOGNISED' | null;
  readonly category: readonly ('MEDICATION' | 'ENVIRONMENT' | 'UNRECOGNISED')[];
  readonly criticality: 'LOW' | 'HIGH' | 'UNABLE_TO_ASSESS' | 'UNRECOGNISED' | null;
  readonly onset: PartialDate | null;
  readonly asserted: PartialDate | null;
  readonly lastOccurrence: PartialDate | null;
  readonly ended: PartialDate | null;
  readonly endReason: string | null;
  readonly reactions: readonly AllergyReaction[];
  readonly notes: readonly string[];
  readonly recorder: PractitionerFacts | null;
  readonly asserter: Party | null;
  readonly linkedProblems: readonly Problem[];
}

export interface AllergyReaction {
  readonly manifestations: readonly CodedConcept[];
  readonly description: string | null;
  readonly severity: 'MILD' | 'MODERATE' | 'SEVERE' | 'UNRECOGNISED' | null;
  readonly exposureRoute: CodedConcept | null;
}

/** A problem: the schema's `Problem`. */
export interface Problem extends RecordItemFacts {
  readonly __typename: 'Problem';
  readonly code: CodedConcept;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'UNRECOGNISED';
  readonly significance: 'MAJOR' | 'MINOR' | 'UNRECOGNISED' | null;
  readonly onset: PartialDate | null;
  readonly ended: PartialDate | null;
  readonly asserted: PartialDate | null;
  readonly asserter: Party | null;
  readonly notes: readonly string[];
  readonly actualProblem: RecordItem | null;
  readonly relatedProblems: readonly {
    readonly relation: 'PARENT' | 'CHILD' | 'SIBLING' | 'UNRECOGNISED';
    readonly problem: Problem;
  }[];
  /** Empty for a LINKED problem: it comes without content of its own. */
  readonly relatedItems: readonly RecordItem[];
  readonly unavailableItems: readonly string[];
}
