import type { OdsCode } from './ods-code.js';

/** What is asked of the medication area. */
export interface MedicationDemand {
  /** Active on or after this day; null for everything. */
  readonly since: string | null;
  readonly issues: boolean;
}

/** What is asked of the allergy area. */
export interface AllergyDemand {
  readonly ended: boolean;
}

/** What is asked of one patient's record: the areas, each with its filters. Null: not asked. */
export interface RecordDemand {
  readonly medications: MedicationDemand | null;
  readonly allergies: AllergyDemand | null;
}

/** Nothing asked. */
export const NO_DEMAND: RecordDemand = { medications: null, allergies: null };

/** What one field of an operation asks of a patient's record, and of which practices: null for the registered one. */
export interface PlannedDemand {
  readonly demand: RecordDemand;
  readonly practices: readonly OdsCode[] | null;
}
