import type { OdsCode } from './ods-code.js';

/**
 * Every reason why something could not be had or done: one row for each `FailureCode` of the schema. `message` is what a
 * person reads when nobody can say it better; it names no patient, address or credential.
 */
const FAILURES = {
  PATIENT_NOT_FOUND: { retryable: false, message: 'No patient with this NHS number, or none who may be shown.' },
  PATIENT_SENSITIVE: { retryable: false, message: 'The national record is marked sensitive: nobody is asked.' },
  PATIENT_DECEASED: { retryable: false, message: 'The patient has died: nobody is asked.' },
  NHS_NUMBER_SUPERSEDED: { retryable: false, message: 'Another NHS number has replaced this one.' },
  NHS_NUMBER_INVALID: { retryable: false, message: 'The national service marks this NHS number as invalid.' },
  NO_REGISTERED_PRACTICE: { retryable: false, message: 'The patient is not registered with a practice at present.' },
  DEMOGRAPHICS_MISMATCH: { retryable: false, message: 'The details of the patient do not match.' },
  NO_CONSENT: { retryable: false, message: 'The patient does not share their record.' },
  NO_SHARING_AGREEMENT: { retryable: false, message: 'Your organisation and the practice have no sharing agreement.' },
  CAPABILITY_DISABLED: { retryable: false, message: 'The practice has switched this off.' },
  CAPABILITY_NOT_OFFERED: { retryable: false, message: 'The practice does not offer this.' },
  PRACTICE_UNKNOWN: { retryable: false, message: 'No such practice in the directory.' },
  SLOT_NOT_FREE: { retryable: false, message: 'The slot is not free any more.' },
  VERSION_CONFLICT: { retryable: false, message: 'The appointment has changed since it was read.' },
  RULE_VIOLATED: { retryable: false, message: 'A rule of the practice refuses this.' },
  NOT_PERMITTED: { retryable: false, message: 'You may not do this.' },
  INVALID_INPUT: { retryable: false, message: 'The input is wrong.' },
  NOT_FOUND: { retryable: false, message: 'It is not there any more.' },
  ALREADY_REGISTERED: { retryable: false, message: 'The patient is already registered there.' },
  TIMEOUT: { retryable: true, message: 'No answer in time.' },
  UNAVAILABLE: { retryable: true, message: 'The practice, or the way to it, is down.' },
  THROTTLED: { retryable: true, message: 'Too many calls: wait before asking again.' },
  CIRCUIT_OPEN: { retryable: true, message: 'Not called, because the practice has been failing.' },
  OUTCOME_UNKNOWN: { retryable: false, message: 'It is not known whether this took effect: look before trying again.' },
  UPSTREAM_INVALID: { retryable: false, message: 'The answer of the practice could not be used.' },
  DEMOGRAPHICS_UNAVAILABLE: { retryable: true, message: 'The national demographics service does not answer.' },
  DIRECTORY_UNAVAILABLE: { retryable: true, message: 'The national endpoint directory does not answer.' },
  AUDIT_UNAVAILABLE: { retryable: true, message: 'The access could not be recorded, so it was not made.' },
  INTERNAL: { retryable: false, message: 'A fault of this server.' },
} as const satisfies Record<string, { retryable: boolean; message: string }>;

/** The closed set of failure codes: the schema's `FailureCode`. */
export type FailureCode = keyof typeof FAILURES;

/** Every failure code, in the order of the schema. */
export const FAILURE_CODES = Object.keys(FAILURES) as readonly FailureCode[];

/** Why something could not be had or done: the schema's `Failure`. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  readonly practice: OdsCode | null;
  readonly traceId: string | null;
  readonly spineCode: string | null;
  readonly input: string | null;
}

/** What is known of a failure beyond its code. */
type About = { readonly [K in keyof Omit<Failure, 'code' | 'retryable'>]?: Failure[K] | undefined };

/** Makes a failure. `about` adds what is known beyond the code; its `message` must hold no patient data. */
export function failure(code: FailureCode, about: About = {}): Failure {
  return {
    code,
    message: about.message ?? FAILURES[code].message,
    retryable: FAILURES[code].retryable,
    retryAfterSeconds: about.retryAfterSeconds ?? null,
    practice: about.practice ?? null,
    traceId: about.traceId ?? null,
    spineCode: about.spineCode ?? null,
    input: about.input ?? null,
  };
}
