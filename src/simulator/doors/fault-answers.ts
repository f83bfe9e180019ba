import { SSP_REFUSAL } from '../national/ssp-refusals.js';
import { Refusal, refusalAnswer, type SpineCodeName } from '../practice/outcome.js';
import type { Manner } from '../practice/manners.js';
import { nationalOutcome } from '../national/r4-outcome.js';
import { type Answer } from '../wire/answer.js';

/** Statuses that a practice gives with an OperationOutcome of its own. */
const BY_PRACTICE: Readonly<Partial<Record<number, SpineCodeName>>> = {
  400: 'BAD_REQUEST',
  403: 'ACCESS_DENIED',
  404: 'NO_RECORD_FOUND',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'INVALID_RESOURCE',
  500: 'INTERNAL_SERVER_ERROR',
  501: 'NOT_IMPLEMENTED',
};

/** What a practice, or what stands before it, answers with a status that was asked for as a fault. */
export function practiceStatusAnswer(
  status: number,
  { manner, target, traceId }: { readonly manner: Manner; readonly target: string; readonly traceId: string },
): Answer {
  const code = BY_PRACTICE[status];
  if (code !== undefined) {
    const answer = refusalAnswer(new Refusal(code, 'A fault that was asked for'), manner.outcome);
    return { ...answer, headers: { ...answer.headers, 'Content-Type': `${manner.mediaTypes.json};charset=utf-8` } };
  }
  if (status === 429) return SSP_REFUSAL.throttled();
  if (status === 502) return SSP_REFUSAL.unreachable(target, traceId);
  if (status === 599) return SSP_REFUSAL.tooSlow();
  return SSP_REFUSAL.bare(status);
}

/** What a national service answers with a status that was asked for as a fault. */
export function nationalStatusAnswer(status: number): Answer {
  const answer = nationalOutcome('UNKNOWN_ERROR', undefined, status);
  return status === 429 ? { ...answer, headers: { ...answer.headers, 'Retry-After': '2' } } : answer;
}
