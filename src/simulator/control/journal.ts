import type { IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Outcome } from '../wire/answer.js';
import type { Call } from '../wire/call.js';

/** What was asked of the simulator, and what came of it: read back through the control door. */
export interface RecordedCall {
  /** When it came in, by the simulator's clock. */
  readonly at: string;
  /** The practice called; for the directory the one asked about; null if none could be told. */
  readonly practice: string | null;
  readonly interactionId: string | null;
  readonly method: string;
  /** Path and query as on the request line. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Claims of the audit token, decoded but not checked. */
  readonly token: unknown;
  /** Null until answered, and for ever if no status was sent. */
  readonly status: number | null;
  readonly ms: number | null;
}

/** What of a call is told by whoever writes it down. */
export interface WhatACallIsAbout extends Pick<RecordedCall, 'practice' | 'interactionId'> {
  /** Decodes the token. Done when somebody reads the calls, not for each of the many that nobody reads. */
  readonly token: () => unknown;
}

/** Writes one call down. */
export interface JournalEntry {
  /**
   * Waits for what becomes of it, notes that, and gives it back. If there is a failure instead, it notes what the caller is told of it, and
   * passes it on.
   */
  during(answer: () => Promise<Outcome> | Outcome, failed: () => Outcome): Promise<Outcome>;
}

/** The calls of the simulator's life, newest last. */
export interface Journal {
  open(call: Call, about: WhatACallIsAbout): JournalEntry;
  calls(): readonly RecordedCall[];
  clear(): void;
}

interface KeptCall extends Omit<RecordedCall, 'token' | 'status' | 'ms'>, WhatACallIsAbout {
  status: number | null;
  ms: number | null;
}

/** A benchmark makes many calls; when there are so many, the older half is dropped rather than let memory grow. */
const KEPT_AT_MOST = 20_000;

/** A journal that reads the time from the simulator's clock. */
export function journal(now: () => Date): Journal {
  let calls: KeptCall[] = [];
  return {
    open: (call, about) => {
      const started = performance.now();
      const recorded: KeptCall = {
        at: now().toISOString(),
        practice: about.practice,
        interactionId: about.interactionId,
        method: call.method,
        path: call.query === '' ? call.path : `${call.path}?${call.query}`,
        headers: call.headers,
        token: about.token,
        status: null,
        ms: null,
      };
      if (calls.length >= KEPT_AT_MOST) calls = calls.slice(KEPT_AT_MOST / 2);
      calls.push(recorded);
      const note = (outcome: Outcome): Outcome => {
        recorded.status = typeof outcome === 'string' ? null : outcome.status;
        recorded.ms = Math.round((performance.now() - started) * 1000) / 1000;
        return outcome;
      };
      return {
        during: async (answer, failed) => {
          try {
            return note(await answer());
          } catch (error) {
            note(call.signal.aborted ? 'reset' : failed());
            throw error;
          }
        },
      };
    },
    calls: () => calls.map((call) => ({ ...call, token: call.token() })),
    clear: () => {
      calls = [];
    },
  };
}
