import type { Caller } from '../src/domain/caller.js';
import type { Clock } from '../src/domain/clock.js';
import type { NHSNumber } from '../src/domain/nhs-number.js';
import type { PlannedDemand } from '../src/domain/record-demand.js';
import type { CallRecord, CutOff, RequestScope } from '../src/domain/request-scope.js';
import { callerOf } from './callers.js';

/** How a request differs from one of the usual caller, in no encounter, that asks for nothing beforehand. */
interface Differs {
  readonly caller?: Caller;
  readonly encounterId?: string | null;
  readonly startedAt?: number;
  readonly demands?: ReadonlyMap<NHSNumber, readonly PlannedDemand[]>;
}

/** A request whose time the test can end. */
export interface TestRequest extends RequestScope {
  /** Its time is up, or its client has left. */
  cut(reason: CutOff): void;
}

let made = 0;

/** Makes a request that begins now. */
export function requestAt(clock: Clock, differs: Differs = {}): TestRequest {
  const controller = new AbortController();
  const calls: CallRecord[] = [];
  made += 1;
  return {
    id: `request-${made}`,
    caller: differs.caller ?? callerOf(),
    encounterId: differs.encounterId ?? null,
    signal: controller.signal,
    startedAt: differs.startedAt ?? clock.now(),
    fields: ['Patient.medications'],
    memory: new Map(),
    ledger: { calls, record: (call) => void calls.push(call) },
    demands: differs.demands ?? new Map(),
    cut: (reason) => controller.abort(reason),
  };
}

/** The UUIDs of two encounters. */
export const ENCOUNTER = '0f9ff0d2-50a5-4e5b-9a43-4b4b2b8a4c11';
export const ANOTHER_ENCOUNTER = '5b0f0c4e-7a31-4a52-9c55-1f2f3a4b5c6d';
