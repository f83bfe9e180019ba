import { SSP_REFUSAL } from '../national/ssp-refusals.js';
import { nationalOutcome } from '../national/r4-outcome.js';
import { expressedFor } from '../practice/expressed.js';
import type { Format } from '../practice/formats.js';
import { type Manner, MANNERS } from '../practice/manners.js';
import { Refusal, refusalAnswer, type SpineCodeName } from '../practice/outcome.js';
import type { Answer } from '../wire/answer.js';
import { type Call, header, TOO_LARGE } from '../wire/call.js';

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

/** Whom a practice refuses something: who it is and in which manner it does. */
interface RefusedCall {
  readonly call: Call;
  readonly manner: Manner;
  readonly formats: readonly Format[];
}

/** A refusal of a practice, in its own words and shape, and in the format that was wanted. */
function refusedBy({ call, manner, formats }: RefusedCall, code: SpineCodeName, diagnostics: string): Answer {
  return expressedFor(call, refusalAnswer(new Refusal(code, diagnostics), manner.outcome), manner, formats);
}

/** What a practice, or what stands before it, answers with a status that was asked for as a fault. */
export function practiceStatusAnswer(
  status: number,
  { target, ...refused }: RefusedCall & { readonly target: string },
): Answer {
  const code = BY_PRACTICE[status];
  if (code !== undefined) return refusedBy(refused, code, 'A fault that was asked for');
  if (status === 429) return SSP_REFUSAL.throttled();
  if (status === 502) return SSP_REFUSAL.unreachable(target, header(refused.call, 'Ssp-TraceID') ?? '');
  if (status === 599) return SSP_REFUSAL.tooSlow();
  return SSP_REFUSAL.bare(status);
}

/** What a national service answers with a status that was asked for as a fault. */
export function nationalStatusAnswer(status: number): Answer {
  if (status < 400) return SSP_REFUSAL.bare(status);
  const answer = nationalOutcome('UNKNOWN_ERROR', undefined, status);
  return status === 429 ? { ...answer, headers: { ...answer.headers, 'Retry-After': '2' } } : answer;
}

/** A call of which nothing is known but where it goes. */
function unlooked(call: Call): RefusedCall {
  return { call, manner: MANNERS[call.path.includes('/DSTU2/') ? 'DSTU2' : 'STU3'], formats: ['json', 'xml'] };
}

/** What whoever calls a practice is told when the simulator itself fails (spec 01 §8.2). */
export function practiceFailure(call: Call): Answer {
  return refusedBy(unlooked(call), 'INTERNAL_SERVER_ERROR', 'The simulator failed; why stands where it was started');
}

/** What a practice says of a body that is too large for it. */
export function tooLargeForPractice(call: Call): Answer {
  return { ...refusedBy(unlooked(call), 'BAD_REQUEST', TOO_LARGE), status: 413 };
}

/** What a national service says of a body that is too large for it. */
export function tooLargeNationally(): Answer {
  return nationalOutcome('INVALID_VALUE', `Invalid value - ${TOO_LARGE}`, 413);
}
