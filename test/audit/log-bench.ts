import { createAuditLog, type AuditLog } from '../../src/audit/log.js';
import type { AuditEvent } from '../../src/domain/audit-event.js';
import { ADA, HILLSIDE } from '../callers.js';
import { FakeClock } from '../fake-clock.js';
import { ENCOUNTER, requestAt, type TestRequest } from '../requests.js';
import { seededChance } from '../seeded-chance.js';

/** An event about a call to a practice, told apart by its trace id. */
export const event = (traceId: string, differs: Partial<AuditEvent> = {}): AuditEvent => ({
  phase: 'ATTEMPT',
  action: 'READ_RECORD',
  nhsNumber: ADA,
  practice: HILLSIDE,
  interactionId: 'urn:example',
  traceId,
  failureCode: null,
  httpStatus: null,
  ...differs,
});

/** A log over a sink that the test can break or hold up. */
export interface LogBench {
  readonly log: AuditLog;
  readonly clock: FakeClock;
  readonly request: TestRequest;
  /** Every write that succeeded: the lines of each. */
  readonly writes: readonly (readonly Record<string, unknown>[])[];
  /** Trace ids of every event written, in order. */
  readonly written: () => readonly unknown[];
  readonly sink: {
    /** While set, every write fails. */
    isBroken: boolean;
    /** While set, every write waits for it. */
    gate: Promise<void> | null;
    isClosed: boolean;
  };
}

export function logBench(): LogBench {
  const clock = new FakeClock();
  const writes: Record<string, unknown>[][] = [];
  const sink: LogBench['sink'] = { isBroken: false, gate: null, isClosed: false };
  const log = createAuditLog(
    {
      async write(lines) {
        await sink.gate;
        if (sink.isClosed) throw new Error('The sink is closed.');
        if (sink.isBroken) throw new Error('The disk is full.');
        writes.push(
          lines
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Record<string, unknown>),
        );
      },
      close: () => void (sink.isClosed = true),
    },
    clock,
    seededChance(),
  );
  return {
    log,
    clock,
    request: requestAt(clock, { encounterId: ENCOUNTER }),
    writes,
    written: () =>
      writes
        .flat()
        .map(({ traceId }) => traceId)
        .filter((id) => id !== undefined),
    sink,
  };
}
