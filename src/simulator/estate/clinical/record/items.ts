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

/** What every item that a consultation or problem can name has beside its own content. */
export interface ItemFacts {
  readonly key: string;
  /** Marked as not to be shown to the patient (NOPAT). */
  readonly notForPatient?: boolean;
}
