import type { OdsCode } from './ods-code.js';
import type { HeldPatient, Origin, RecordNotice } from './record.js';
import type { Allergy, Medication, RecordItem } from './record-items.js';

/** How an area came back: its list was there, or it was not. `emptyReason` is the practice's code for an empty list. */
export interface AreaList {
  readonly present: boolean;
  readonly emptyReason: string | null;
}

/** A structured record answer, mapped: nothing in it is FHIR any more. */
export interface MappedRecord {
  readonly origin: Origin;
  readonly patient: HeldPatient | null;
  readonly medicationList: AreaList;
  /** PRIMARY ones, by group, then name. */
  readonly medications: readonly Medication[];
  readonly allergyList: AreaList;
  readonly endedAllergyList: AreaList;
  /** PRIMARY ones: active (and of unrecognised status), then ended, each by name. */
  readonly allergies: readonly Allergy[];
  /** Items that only came along: problems linked to medicines, medicines linked to problems, ... */
  readonly linked: readonly RecordItem[];
  /** Every warning of every list, and every OperationOutcome issue. */
  readonly notices: readonly RecordNotice[];
  /** Names of organisations that the answer mentions, by ODS code. */
  readonly organisations: readonly { readonly odsCode: OdsCode; readonly name: string }[];
  /** Entries that no mapping used. */
  readonly unmapped: readonly UnmappedEntry[];
}

/** A Bundle entry that no mapping used. */
export interface UnmappedEntry {
  readonly entry: number;
  readonly resourceType: string | null;
  readonly id: string | null;
  /** Why, in words: an area that is not mapped yet, a resource type that is not known, ... */
  readonly reason: string;
}
