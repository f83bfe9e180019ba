import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhenResult,
  retry,
  wrap,
  type CircuitBreakerPolicy,
  type IPolicy,
} from 'cockatiel';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Capability } from '../domain/capability.js';
import type { Chance, Clock } from '../domain/clock.js';
import type { FailureCode } from '../domain/failure.js';

/** How one attempt went, for those who decide what to do next. */
export interface Attempt {
  /** Null if it was answered. */
  readonly failed: FailureCode | null;
  /** Whether the one who was asked is to blame. */
  readonly isTheirFault: boolean;
  /** Whether it may be tried again. */
  readonly mayRepeat: boolean;
  readonly retryAfterSeconds: number | null;
}

/** How a practice has been doing, as users' own calls have shown. Nobody calls just to find out. */
export interface Health {
  readonly lastAnsweredAt: number | null;
  readonly lastFailedAt: number | null;
  readonly openCircuits: readonly Capability[];
  readonly inFlight: number;
  readonly queued: number;
  /** Of the last calls, how many failed, and how many took longer than a practice is allowed. */
  readonly recent: { readonly calls: number; readonly failed: number; readonly slow: number };
}

/** Settings of resilience. */
export interface ResilienceOptions {
  readonly clock: Clock;
  readonly chance: Chance;
  /** Most calls under way at once: to one practice, to one national service. */
  readonly atOnce: { readonly practice: number; readonly national: number };
  /** Failures in a row that open a circuit. */
  readonly breakAfter: number;
  /** How long an open circuit waits before a user's call may try it, milliseconds. */
  readonly halfOpenAfterMs: number;
}

/** Who is asked: a practice by its code, or a national service. */
export interface Asked {
  readonly who: string;
  readonly isNational: boolean;
  readonly capability: Capability | null;
}

/** Keeps one slow or failing practice from slowing the rest (docs/architecture.md, decision 10). */
export interface Resilience {
  /**
   * Runs attempts, at most three, within the limit of whoever is asked and the circuit of their capability. Null if the circuit is
   * open: then nothing was tried.
   */
  run<A extends Attempt>(
    asked: Asked,
    attempt: (number: number, queuedMs: number) => Promise<A>,
    signal: AbortSignal,
  ): Promise<A | null>;
  health(who: string): Health;
}

const RETRIES = 2;
const BACKOFF = { firstMs: 100, mostMs: 1_500 } as const;
/** Waiting longer than this is the user's decision, not ours. */
const LONGEST_RETRY_AFTER_SECONDS = 2;
const REMEMBERED_CALLS = 20;
/** A practice has to answer within this (spec 01 §10). */
const SLOW_MS = 3_000;

interface Lane {
  readonly limit: LimitFunction;
  readonly circuits: Map<Capability | null, { readonly breaker: CircuitBreakerPolicy; readonly policy: IPolicy }>;
  lastAnsweredAt: number | null;
  lastFailedAt: number | null;
  /** Newest last. */
  readonly recent: { readonly failed: boolean; readonly slow: boolean }[];
}

/** Makes the guard. One lane for each practice and national service. */
export function createResilience(options: ResilienceOptions): Resilience {
  const { clock, chance } = options;
  const lanes = new Map<string, Lane>();
  const laneOf = (who: string, isNational = false): Lane => {
    const lane = lanes.get(who) ?? {
      limit: pLimit(isNational ? options.atOnce.national : options.atOnce.practice),
      circuits: new Map(),
      lastAnsweredAt: null,
      lastFailedAt: null,
      recent: [],
    };
    lanes.set(who, lane);
    return lane;
  };

  const waits = new DelegateBackoff<{ attempt: number; result: unknown }>(({ attempt, result }) => {
    const said = (result as { value?: Attempt }).value?.retryAfterSeconds ?? null;
    const most = Math.min(BACKOFF.mostMs, BACKOFF.firstMs * 2 ** attempt);
    return said === null ? most * (0.5 + chance.fraction() / 2) : said * 1_000;
  });
  const again = handleWhenResult((result) => {
    const { mayRepeat, retryAfterSeconds } = result as Attempt;
    return mayRepeat && (retryAfterSeconds ?? 0) <= LONGEST_RETRY_AFTER_SECONDS;
  });
  const blamed = handleWhenResult((result) => (result as Attempt).isTheirFault);

  const circuitOf = (lane: Lane, capability: Capability | null) => {
    const found = lane.circuits.get(capability);
    if (found !== undefined) return found;
    const breaker = circuitBreaker(blamed, {
      halfOpenAfter: options.halfOpenAfterMs,
      breaker: new ConsecutiveBreaker(options.breakAfter),
    });
    const circuit = { breaker, policy: wrap(retry(again, { maxAttempts: RETRIES, backoff: waits }), breaker) };
    lane.circuits.set(capability, circuit);
    return circuit;
  };
  const remember = (lane: Lane, { failed, isTheirFault }: Attempt, ms: number) => {
    const hasFailed = failed !== null && isTheirFault;
    if (hasFailed) lane.lastFailedAt = clock.now();
    else lane.lastAnsweredAt = clock.now();
    lane.recent.push({ failed: hasFailed, slow: ms > SLOW_MS });
    if (lane.recent.length > REMEMBERED_CALLS) lane.recent.shift();
  };

  return {
    async run<A extends Attempt>(
      { who, isNational, capability }: Asked,
      attempt: (number: number, queuedMs: number) => Promise<A>,
      signal: AbortSignal,
    ) {
      const lane = laneOf(who, isNational);
      let number = 0;
      let last: A | null = null;
      try {
        return await circuitOf(lane, capability).policy.execute(async () => {
          number += 1;
          const queuedAt = clock.monotonic();
          let begun = queuedAt;
          const result = await lane.limit(() => {
            begun = clock.monotonic();
            return attempt(number, begun - queuedAt);
          });
          remember(lane, result, clock.monotonic() - begun);
          last = result;
          return result;
        }, signal);
      } catch (fault) {
        // The circuit may open between two attempts: then the last one tells more than the circuit does.
        if (fault instanceof BrokenCircuitError) return last;
        throw fault;
      }
    },
    health(who) {
      const lane = laneOf(who);
      return {
        lastAnsweredAt: lane.lastAnsweredAt,
        lastFailedAt: lane.lastFailedAt,
        openCircuits: [...lane.circuits].flatMap(([capability, { breaker }]) =>
          capability !== null && breaker.state !== CircuitState.Closed ? [capability] : [],
        ),
        inFlight: lane.limit.activeCount,
        queued: lane.limit.pendingCount,
        recent: {
          calls: lane.recent.length,
          failed: lane.recent.filter(({ failed }) => failed).length,
          slow: lane.recent.filter(({ slow }) => slow).length,
        },
      };
    },
  };
}
