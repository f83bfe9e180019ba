import type { AuditLog } from '../audit/log.js';
import type { AuditPhase } from '../domain/audit-event.js';
import type { Chance, Clock } from '../domain/clock.js';
import { failure, type FailureCode } from '../domain/failure.js';
import { failed, succeeded, type Outcome } from '../domain/outcome.js';
import type { CallRecord, CutOff, RequestScope } from '../domain/request-scope.js';
import type { Reading } from '../domain/reading.js';
import type { ResponseBody } from './body.js';
import type { Attempt, Resilience } from './resilience.js';
import { translateCutOff, translateFault, UNUSABLE, type Meaning, type Refusal } from './translate.js';
import type { HttpAnswer, Transport } from './transport.js';
import type { Answer, Arrival, Call } from './call.js';

/** What the wire is made of. */
export interface WireParts {
  readonly transport: Transport;
  readonly resilience: Resilience;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Told of every attempt: for metrics. */
  readonly onCall: (call: CallRecord) => void;
}

/** One attempt and what came of it. */
export interface Tried<T> extends Attempt {
  readonly outcome: Outcome<Answer<T>>;
}

/** What one attempt is made in. */
export interface AttemptContext {
  readonly request: RequestScope;
  readonly signal: AbortSignal;
  /** 1 for the first. */
  readonly number: number;
  readonly queuedMs: number;
}

type About = Partial<Pick<Refusal, 'spineCode' | 'retryAfterSeconds'>>;

interface Ended<T> {
  readonly result: Outcome<Answer<T>>;
  /** Null if it was answered. */
  readonly meaning: Meaning | null;
  readonly answer: HttpAnswer | null;
}

/**
 * Makes one attempt: audit, send, read, audit. If the event before cannot be written, nothing is sent (docs/architecture.md,
 * decision 8). Whatever the other side does becomes an outcome; only a fault of this server throws.
 */
export async function makeAttempt<T>(parts: WireParts, call: Call<T>, context: AttemptContext): Promise<Tried<T>> {
  const { audit, clock } = parts;
  const { request, signal } = context;
  const traceId = parts.chance.uuid();
  const event = (phase: AuditPhase, failureCode: FailureCode | null, httpStatus: number | null) => ({
    phase,
    action: call.action,
    nhsNumber: call.patient,
    practice: call.practice,
    interactionId: call.interactionId,
    traceId,
    failureCode,
    httpStatus,
  });
  const refuse = (code: FailureCode, about: About = {}) =>
    failed(failure(code, { practice: call.practice, traceId, ...about }));

  if (signal.aborted) return unmade(refuse('TIMEOUT'));
  try {
    await audit.before(request, event('ATTEMPT', null, null));
  } catch {
    return unmade(refuse('AUDIT_UNAVAILABLE'));
  }

  const begun = clock.monotonic();
  const startedMs = clock.now() - request.startedAt;
  let httpStatus: number | null = null;
  const ended = await exchange(parts, call, {
    traceId,
    signal,
    begun,
    refuse,
    onStatus: (status) => (httpStatus = status),
  }).catch((fault: unknown) => {
    // Announced, so its end is told too: what this server stumbled over may have been seen by the practice.
    audit.after(request, event('OUTCOME', 'INTERNAL', httpStatus));
    throw fault;
  });
  const { result, meaning, answer } = ended;
  const ms = clock.monotonic() - begun;
  const code = meaning?.code ?? null;
  const status = answer?.status ?? null;
  audit.after(request, event('OUTCOME', code, status));

  const { service, practice, capability, interactionId } = call;
  const record: CallRecord = {
    service,
    practice,
    capability,
    interactionId,
    traceId,
    startedMs,
    ms,
    status,
    attempt: context.number,
    queuedMs: context.queuedMs,
    bytes: answer?.body.size ?? 0,
    outcome: code ?? 'ANSWERED',
    from: 'wire',
  };
  request.ledger.record(record);
  parts.onCall(record);

  return {
    outcome: result,
    says: meaning?.says ?? 'well',
    mayRepeat: meaning?.remedy === 'repeat' && call.isRepeatable && !signal.aborted,
    retryAfterSeconds: result.ok ? null : result.failure.retryAfterSeconds,
  };
}

const unmade = <T>(outcome: Outcome<Answer<T>>): Tried<T> => ({
  outcome,
  says: 'nothing',
  mayRepeat: false,
  retryAfterSeconds: null,
});

async function exchange<T>(
  { transport, clock }: WireParts,
  call: Call<T>,
  {
    traceId,
    signal,
    begun,
    refuse,
    onStatus,
  }: {
    readonly traceId: string;
    readonly signal: AbortSignal;
    readonly begun: number;
    readonly refuse: (code: FailureCode, about?: About) => Outcome<Answer<T>>;
    readonly onStatus: (status: number) => void;
  },
): Promise<Ended<T>> {
  const request = call.compose(traceId);
  let answer: HttpAnswer;
  try {
    answer = await transport.send(request, signal);
    onStatus(answer.status);
  } catch (fault) {
    const meaning = signal.aborted
      ? translateCutOff(signal.reason as CutOff, clock.monotonic() - begun)
      : translateFault(fault);
    return { result: refuse(meaning.code), meaning, answer: null };
  }
  if (answer.status < 200 || answer.status > 299) {
    const refusal = call.refusal(answer);
    const { code, spineCode, retryAfterSeconds } = refusal;
    return { result: refuse(code, { spineCode, retryAfterSeconds }), meaning: refusal, answer };
  }
  const arrival: Arrival = { traceId, retrievedAt: new Date(clock.now()).toISOString() };
  const reading = await readSafely(call, answer.body, arrival, signal);
  if (reading.ok) {
    return { result: succeeded({ value: reading.value, size: answer.body.size, ...arrival }), meaning: null, answer };
  }
  // What was cut off while it was being read is late, not wrong; and reading it was this server's part.
  const meaning = signal.aborted ? ({ ...UNUSABLE, code: 'TIMEOUT' } as const) : UNUSABLE;
  return { result: refuse(meaning.code), meaning, answer };
}

/** Bytes that are no JSON, or cannot be unpacked, are the other side's failure, not a fault of this server. */
async function readSafely<T>(
  call: Call<T>,
  body: ResponseBody,
  arrival: Arrival,
  signal: AbortSignal,
): Promise<Reading<T>> {
  try {
    return await call.read(body, arrival, signal);
  } catch (fault) {
    const isUnpackable = fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_');
    if (fault instanceof SyntaxError || fault instanceof RangeError || isUnpackable) {
      return { ok: false, problem: 'The body is no JSON.' };
    }
    throw fault;
  }
}
