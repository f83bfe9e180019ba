import type { Caller } from './caller.js';
import type { Capability } from './capability.js';
import type { FailureCode } from './failure.js';
import type { NHSNumber } from './nhs-number.js';
import type { OdsCode } from './ods-code.js';
import type { PlannedDemand } from './record-demand.js';

/** Why work for a request is cut off: the reason of its signal. */
export type CutOff = 'deadline' | 'client-left';

/** One GraphQL request on its way through the rooms: who asks, in which encounter, until when, and what it has cost. */
export interface RequestScope {
  readonly id: string;
  readonly caller: Caller;
  /** UUID of the encounter that the caller named, or null. */
  readonly encounterId: string | null;
  /** Aborted, with a {@link CutOff} as its reason, when the client leaves or the deadline is near. */
  readonly signal: AbortSignal;
  /** When it began, milliseconds since the epoch. */
  readonly startedAt: number;
  /** `Type.field` of what was asked for, each once: for the audit. Holds no word of the client's own. */
  readonly fields: readonly string[];
  readonly ledger: Ledger;
  /** What the whole operation asks of each patient's record, as far as that can be seen beforehand: it becomes one call. */
  readonly demands: ReadonlyMap<NHSNumber, readonly PlannedDemand[]>;
  /** What the rooms remember of the request: see {@link perRequest}. It goes with the request. */
  readonly memory: Map<object, unknown>;
}

/**
 * A place in every request for what one room remembers during it, made when it is first asked for. (A WeakMap by request would do the
 * same, but what it holds outlives the request until the collector has gone through all there is.)
 */
export function perRequest<T>(make: () => T): (request: RequestScope) => T {
  const place = {};
  return ({ memory }) => {
    if (memory.has(place)) return memory.get(place) as T;
    const made = make();
    memory.set(place, made);
    return made;
  };
}

/** Where a call went. */
export type Service = 'practice' | 'pds' | 'sds';

/** One attempt over the wire, or an answer that was in hand. Holds no patient data, no addresses, no ASIDs. */
export interface CallRecord {
  readonly service: Service;
  readonly practice: OdsCode | null;
  readonly capability: Capability | null;
  readonly interactionId: string | null;
  readonly traceId: string | null;
  /** 1 for the first attempt; 0 for an answer that was in hand. */
  readonly attempt: number;
  readonly queuedMs: number;
  /** Milliseconds after the request began. */
  readonly startedMs: number;
  readonly ms: number;
  readonly status: number | null;
  readonly bytes: number;
  readonly outcome: 'ANSWERED' | FailureCode;
  readonly from: 'wire' | 'cache' | 'joined';
}

/** What a request has cost so far. */
export interface Ledger {
  record(call: CallRecord): void;
  readonly calls: readonly CallRecord[];
}
