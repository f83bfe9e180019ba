import type { FailureCode } from './failure.js';
import type { NHSNumber } from './nhs-number.js';
import type { OdsCode } from './ods-code.js';

/** Which side of a call an event stands on (docs/architecture.md, decision 8). */
export type AuditPhase = 'ATTEMPT' | 'OUTCOME' | 'REUSED' | 'REFUSED';

/** What was done. */
export type AuditAction =
  'TRACE_PATIENT' | 'READ_REGISTRATION' | 'READ_RECORD' | 'READ_APPOINTMENTS' | 'READ_DIRECTORY';

/** What is known of one access: who, about whom, where, and how it went (spec 01 §12). */
export interface AuditEvent {
  readonly phase: AuditPhase;
  readonly action: AuditAction;
  readonly nhsNumber: NHSNumber | null;
  readonly practice: OdsCode | null;
  readonly interactionId: string | null;
  readonly traceId: string | null;
  readonly failureCode: FailureCode | null;
  readonly httpStatus: number | null;
}
