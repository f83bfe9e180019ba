import type { NHSNumber } from './nhs-number.js';
import type { OdsCode } from './ods-code.js';
import type { Raw } from './record.js';
import type { Address, DateTimeText, Gender, HumanName, PartialDate, Period, Telecom } from './values.js';

/** What the national demographics service says of a patient: the national part of the schema's `Patient`. */
export interface NationalPatient {
  /** The number that the national record goes by now: another than was asked for if that one has been superseded. */
  readonly nhsNumber: NHSNumber;
  readonly name: HumanName;
  readonly birthDate: PartialDate | null;
  readonly gender: Gender | null;
  readonly deceased: PartialDate | null;
  readonly addresses: readonly Address[];
  readonly telecoms: readonly Telecom[];
  readonly language: string | null;
  readonly interpreterRequired: boolean | null;
  /** ODS code of the practice the patient is registered with now. */
  readonly registeredPractice: OdsCode | null;
  /** True if the record is marked restricted in any way: nobody may be asked. */
  readonly isSensitive: boolean;
  /** When the national service answered, ISO 8601. */
  readonly tracedAt: DateTimeText;
}

export type RegistrationKind =
  'REGULAR' | 'TEMPORARY' | 'EMERGENCY' | 'IMMEDIATELY_NECESSARY' | 'PRIVATE' | 'OTHER' | 'SYNTHETIC' | 'UNRECOGNISED';

/** Someone to contact about the patient. */
export interface Contact {
  readonly relationships: readonly string[];
  readonly name: HumanName | null;
  readonly telecoms: readonly Telecom[];
  readonly address: Address | null;
}

/** The patient as one practice holds them (spec 02 §2.1): what the schema's `Registration` says beside its source. */
export interface RegistrationFacts {
  /** The practice's own id of the patient. */
  readonly logicalId: string;
  readonly nhsNumber: NHSNumber | null;
  readonly type: string | null;
  readonly kind: RegistrationKind | null;
  readonly period: Period | null;
  /** Logical id of the usual GP at this practice. */
  readonly usualGpId: string | null;
  /** Logical id of the preferred branch at this practice. */
  readonly preferredBranchId: string | null;
  readonly name: HumanName | null;
  readonly birthDate: PartialDate | null;
  readonly gender: Gender | null;
  readonly addresses: readonly Address[];
  readonly telecoms: readonly Telecom[];
  readonly contacts: readonly Contact[];
  readonly raw: Raw;
}
