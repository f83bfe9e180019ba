import type { CallRecord } from '../../src/domain/request-scope.js';
import type { Call } from '../../src/gpconnect/call.js';
import { createResilience, type Resilience } from '../../src/gpconnect/resilience.js';
import type { Transport } from '../../src/gpconnect/transport.js';
import { translateRefusal } from '../../src/gpconnect/translate.js';
import { createWire, type Wire } from '../../src/gpconnect/wire.js';
import { ADA, HILLSIDE } from '../callers.js';
import { FakeClock } from '../fake-clock.js';
import { recordedAudit, type RecordedAudit } from '../recorded-audit.js';
import { requestAt, type TestRequest } from '../requests.js';
import { seededChance } from '../seeded-chance.js';

export const BREAK_AFTER = 3;
export const HALF_OPEN_AFTER_MS = 10_000;

/** Everything around the wire, over whatever transport it is given. */
export interface WireBench {
  readonly wire: Wire;
  readonly resilience: Resilience;
  readonly audit: RecordedAudit;
  readonly clock: FakeClock;
  readonly request: TestRequest;
  /** What metrics were told. */
  readonly told: readonly CallRecord[];
  readonly uuids: readonly string[];
}

export function wireBench(transport: Transport, atOnce = { practice: 2, allPractices: 8, national: 4 }): WireBench {
  const clock = new FakeClock();
  const chance = seededChance();
  const audit = recordedAudit();
  const told: CallRecord[] = [];
  const resilience = createResilience({
    ...{ clock, chance, atOnce },
    breakAfter: BREAK_AFTER,
    halfOpenAfterMs: HALF_OPEN_AFTER_MS,
  });
  const wire = createWire({ transport, resilience, audit, clock, chance, onCall: (call) => void told.push(call) });
  return { wire, resilience, audit, clock, request: requestAt(clock), told, uuids: chance.given };
}

/** A call that reads JSON from a practice, or one that differs from it. */
export function callOf(differs: Partial<Call<unknown>> = {}): Call<unknown> {
  return {
    service: 'practice',
    practice: HILLSIDE,
    capability: 'STRUCTURED',
    interactionId: 'urn:example',
    action: 'READ_RECORD',
    patient: ADA,
    isRepeatable: true,
    compose: (traceId) => ({ method: 'GET', url: `http://practice.example/${traceId}`, headers: {} }),
    refusal: translateRefusal,
    read: (body) => ({ ok: true, value: body.json() }),
    ...differs,
  };
}
