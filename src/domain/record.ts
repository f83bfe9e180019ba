import type { NHSNumber } from './nhs-number.js';
import type { OdsCode } from './ods-code.js';
import type { Address, Gender, HumanName, PartialDate } from './values.js';

/** Areas of the record: the schema's `RecordArea`. */
export type RecordArea =
  | 'MEDICATIONS'
  | 'ALLERGIES'
  | 'PROBLEMS'
  | 'CONSULTATIONS'
  | 'IMMUNISATIONS'
  | 'UNCATEGORISED'
  | 'INVESTIGATIONS'
  | 'REFERRALS'
  | 'DIARY'
  | 'DOCUMENTS';

/** Which answer of which practice an item came from. One object per answer: items of one answer share it. */
export interface Origin {
  readonly practice: OdsCode;
  readonly nhsNumber: NHSNumber;
  /** `Ssp-TraceID` of the call. */
  readonly traceId: string;
  /** When the practice answered, ISO 8601 in UTC. */
  readonly retrievedAt: string;
}

/** Where in the answered Bundle the resource stands: entry, and place in that entry's `contained` if it is inside one. */
export interface RawPointer {
  readonly entry: number;
  readonly contained: number | null;
}

/** Where the resource as sent is: kept as parsed, or inside an answer whose bytes are kept and parsed only when asked for. */
export type Raw = { readonly value: unknown } | { readonly origin: Origin; readonly at: RawPointer };

/**
 * What tells an item from every other of its kind at its practice. Bundle ids change from call to call; identifiers do not
 * (spec 04 §3). An item without an identifier goes by a hash of what it says, leaving out ids and references.
 */
export type ItemKey =
  | { readonly by: 'identifier'; readonly system: string | null; readonly value: string }
  | { readonly by: 'content'; readonly hash: string };

export type Membership = 'PRIMARY' | 'LINKED';

/** Kinds of notice: the schema's `RecordNoticeCode`. */
export type RecordNoticeCode =
  | 'CONFIDENTIAL_ITEMS'
  | 'DATA_IN_TRANSIT'
  | 'DATA_AWAITING_FILING'
  | 'AREA_DISABLED'
  | 'AREA_NOT_SUPPORTED'
  | 'FILTER_IGNORED'
  | 'AREA_MISSING'
  | 'UNREADABLE_ITEMS'
  | 'DEMOGRAPHICS_DIFFER'
  | 'CONTENT_REMOVED'
  | 'UNRECOGNISED';

/** A demographic detail that differs between the national record and the practice's. */
export interface Difference {
  readonly field: 'family' | 'given' | 'gender' | 'birthDate';
  readonly national: string | null;
  readonly practice: string | null;
}

/** Something to know about the completeness or identity of an answer: the schema's `RecordNotice`. Never dropped. */
export interface RecordNotice {
  readonly code: RecordNoticeCode;
  readonly rawCode: string | null;
  readonly text: string;
  readonly practice: OdsCode | null;
  readonly area: RecordArea | null;
  readonly within: RecordArea | null;
  readonly differences: readonly Difference[];
}

/** The patient as a practice's answer describes them: what is compared with the national record (spec 01 §12.1). */
export interface HeldPatient {
  readonly nhsNumber: NHSNumber | null;
  readonly name: HumanName | null;
  readonly gender: Gender | null;
  readonly birthDate: PartialDate | null;
  readonly addresses: readonly Address[];
}
