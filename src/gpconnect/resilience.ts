import { setTimeout as sleep } from 'node:timers/promises';
import type { Capability } from '../domain/capability.js';
import type { Chance, Clock } from '../domain/clock.js';
import { createCircuit, type Circuit, type Verdict } from './circuit.js';
import { createTurns, type Line } from './turns.js';

/** How one attempt went, for those who decide what to do next. */
export interface Attempt {
  /** What it shows of the one who was asked. */
  readonly says: Verdict;
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
  /** Most calls under way at once: to one practice, to all practices together, to one national service. */
  readonly atOnce: { readonly practice: number; readonly allPractices: number; readonly national: number };
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
   * Runs attempts, at most three, within the limit of whoever is asked, their share of all calls, and the circuit of their capability.
   * Null if the circuit refused: then nothing was tried.
   */
  run<A extends Attempt>(
    asked: Asked,
    attempt: (number: number, queuedMs: number) => Promise<A>,
    signal: AbortSignal,
  ): Promise<A | null>;
  /** What users' calls have shown. Nothing is known of whoever was never called. */
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
  readonly line: Line;
  readonly circuits: Map<Capability | null, Circuit>;
  lastAnsweredAt: number | null;
  lastFailedAt: number | null;
  /** Newest last. */
  readonly recent: { readonly failed: boolean; readonly slow: boolean }[];
}

const NEVER_CALLED: Health = {
  lastAnsweredAt: null,
  lastFailedAt: null,
  openCircuits: [],
  inFlight: 0,
  queued: 0,
  recent: { calls: 0, failed: 0, slow: 0 },
};

/** Makes the guard. One lane for each practice and national service that was called. */
export function createResilience(options: ResilienceOptions): Resilience {
  const { clock, chance, atOnce } = options;
  const practiceLine = createTurns({ each: atOnce.practice, all: atOnce.allPractices });
  const nationalLine = createTurns({ each: atOnce.national, all: Infinity });
  const lanes = new Map<string, Lane>();
  const laneOf = (who: string, isNational: boolean): Lane => {
    const lane = lanes.get(who) ?? {
      line: isNational ? nationalLine() : practiceLine(),
      circuits: new Map(),
      lastAnsweredAt: null,
      lastFailedAt: null,
      recent: [],
    };
    lanes.set(who, lane);
    return lane;
  };
  const circuitOf = ({ circuits }: Lane, capability: Capability | null): Circuit => {
    const circuit = circuits.get(capability) ?? createCircuit(options);
    circuits.set(capability, circuit);
    return circuit;
  };

  const pauseMs = (retry: number, retryAfterSeconds: number | null): number => {
    const most = Math.min(BACKOFF.mostMs, BACKOFF.firstMs * 2 ** retry);
    return retryAfterSeconds === null ? most * (0.5 + chance.fraction() / 2) : retryAfterSeconds * 1_000;
  };
  const remember = (lane: Lane, says: Verdict, ms: number) => {
    if (says === 'nothing') return;
    if (says === 'ill') lane.lastFailedAt = clock.now();
    else lane.lastAnsweredAt = clock.now();
    lane.recent.push({ failed: says === 'ill', slow: ms > SLOW_MS });
    if (lane.recent.length > REMEMBERED_CALLS) lane.recent.shift();
  };

  /** Null if the circuit refuses: before it waits for its turn, or when that has come, for much may have happened meanwhile. */
  async function tryOnce<A extends Attempt>(
    lane: Lane,
    circuit: Circuit,
    attempt: (queuedMs: number) => Promise<A>,
    signal: AbortSignal,
  ): Promise<A | null> {
    if (circuit.refuses) return null;
    const queuedAt = clock.monotonic();
    const giveBack = await lane.line.take(signal);
    const begun = clock.monotonic();
    const judge = circuit.enter();
    let says: Verdict = 'nothing';
    try {
      if (judge === null) return null;
      const result = await attempt(begun - queuedAt);
      says = result.says;
      return result;
    } finally {
      judge?.(says);
      remember(lane, says, clock.monotonic() - begun);
      giveBack();
    }
  }

  return {
    async run<A extends Attempt>(
      { who, isNational, capability }: Asked,
      attempt: (number: number, queuedMs: number) => Promise<A>,
      signal: AbortSignal,
    ) {
      const lane = laneOf(who, isNational);
      const circuit = circuitOf(lane, capability);
      let last: A | null = null;
      for (let retry = 0; ; retry += 1) {
        const tried = await tryOnce(lane, circuit, (queuedMs) => attempt(retry + 1, queuedMs), signal);
        // The circuit may open between two attempts: then the last one tells more than the circuit does.
        if (tried === null) return last;
        last = tried;
        const { mayRepeat, retryAfterSeconds } = tried;
        if (!mayRepeat || retry === RETRIES || (retryAfterSeconds ?? 0) > LONGEST_RETRY_AFTER_SECONDS) return last;
        await sleep(pauseMs(retry, retryAfterSeconds), undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return last;
      }
    },
    health(who) {
      const lane = lanes.get(who);
      if (lane === undefined) return NEVER_CALLED;
      return {
        lastAnsweredAt: lane.lastAnsweredAt,
        lastFailedAt: lane.lastFailedAt,
        openCircuits: [...lane.circuits].flatMap(([capability, { isOpen }]) =>
          capability !== null && isOpen ? [capability] : [],
        ),
        inFlight: lane.line.underWay,
        queued: lane.line.waiting,
        recent: {
          calls: lane.recent.length,
          failed: lane.recent.filter(({ failed }) => failed).length,
          slow: lane.recent.filter(({ slow }) => slow).length,
        },
      };
    },
  };
}
