/**
 * A clinical date exactly as precise as it was recorded: `2007`, `2007-01`, `2007-01-31`, or an instant with its offset.
 * Kept as the string that was sent; compare through `uk-time.ts`.
 */
export type PartialDate = string;

/** An instant as ISO 8601 text with its offset, kept as it was sent. */
export type DateTimeText = string;

export interface HumanName {
  /** Ready to show: FAMILY, Given (Prefix). */
  readonly text: string;
  readonly family: string | null;
  readonly given: readonly string[];
  readonly prefix: readonly string[];
}

export interface Address {
  readonly use: string | null;
  readonly lines: readonly string[];
  readonly city: string | null;
  readonly district: string | null;
  readonly postalCode: string | null;
}

export interface Telecom {
  readonly system: string;
  readonly value: string;
  readonly use: string | null;
}

export interface Period {
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
}

export type Gender = 'MALE' | 'FEMALE' | 'OTHER' | 'UNKNOWN' | 'UNRECOGNISED';

export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
  readonly display: string | null;
  readonly userSelected: boolean;
}

export interface CodedConcept {
  /** What was originally recorded (spec 04 §9, the order of display texts). */
  readonly text: string;
  readonly codings: readonly Coding[];
  readonly isDegraded: boolean;
}

export interface Quantity {
  readonly value: number | null;
  readonly comparator: string | null;
  readonly unit: string | null;
  readonly text: string | null;
}

export interface Identifier {
  readonly system: string | null;
  readonly value: string;
}
