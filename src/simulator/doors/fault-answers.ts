import { SSP_REFUSAL } from '../national/ssp-refusals.js';
import { Refusal, refusalAnswer, type SpineCodeName } from '../practice/outcome.js';
import { type Manner, MANNERS } from '../practice/manners.js';
import { nationalOutcome } from '../national/r4-outcome.js';
import type { Answer } from '../wire/answer.js';
import type { Call } from '../wire/call.js';

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

/** A refusal of a practice, in its own words and shape. */
function refusedBy(manner: Manner, code: SpineCodeName, diagnostics: string): Answer {
  const answer = refusalAnswer(new Refusal(code, diagnostics), manner.outcome);
  return { ...answer, headers: { ...answer.headers, 'Content-Type': `${manner.mediaTypes.json};charset=utf-8` } };
}

/** What a practice, or what stands before it, answers with a status that was asked for as a fault. */
export function practiceStatusAnswer(
  status: number,
  { manner, target, traceId }: { readonly manner: Manner; readonly target: string; readonly traceId: string },
): Answer {
  const code = BY_PRACTICE[status];
  if (code !== undefined) return refusedBy(manner, code, 'A fault that was asked for');
  if (status === 429) return SSP_REFUSAL.throttled();
  if (status === 502) return SSP_REFUSAL.unreachable(target, traceId);
  if (status === 599) return SSP_REFUSAL.tooSlow();
  return SSP_REFUSAL.bare(status);
}

/** What a national service answers with a status that was asked for as a fault. */
export function nationalStatusAnswer(status: number): Answer {
  if (status < 400) return SSP_REFUSAL.bare(status);
  const answer = nationalOutcome('UNKNOWN_ERROR', undefined, status);
  return status === 429 ? { ...answer, headers: { ...answer.headers, 'Retry-After': '2' } } : answer;
}

/** What whoever calls a practice is told when the simulator itself fails (spec 01 §8.2). */
export function practiceFailure({ path }: Pick<Call, 'path'>): Answer {
  const manner = MANNERS[path.includes('/DSTU2/') ? 'DSTU2' : 'STU3'];
  return refusedBy(manner, 'INTERNAL_SERVER_ERROR', 'The simulator failed; why stands where it was started');
}
