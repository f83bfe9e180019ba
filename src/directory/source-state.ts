import type { FailureCode } from '../domain/failure.js';
import type { SourceState } from '../domain/source.js';

/** Failures that are something else than a practice that failed. All others are. */
const STATES: Partial<Record<FailureCode, SourceState>> = {
  CAPABILITY_NOT_OFFERED: 'NOT_SUPPORTED',
  CAPABILITY_DISABLED: 'NOT_SUPPORTED',
  PATIENT_NOT_FOUND: 'NOT_REGISTERED',
};

/** How a practice's part went when it gave no answer: the last column of the contract's table of answers. */
export function stateOf(code: FailureCode): SourceState {
  return STATES[code] ?? 'FAILED';
}
