/** What a patient's record is like: each kind is written by a builder of its own. */
export type RecordKind =
  | 'everyday'
  | 'long'
  | 'very-long'
  | 'brief'
  | 'nothing'
  | 'no-known-allergies'
  | 'degraded'
  | 'ended'
  | 'in-transit'
  | 'awaiting-filing'
  | 'not-for-patient'
  | 'medication-review';
