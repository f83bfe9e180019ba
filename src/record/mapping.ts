import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Clock } from '../domain/clock.js';
import type { MappedRecord } from '../domain/mapped-record.js';
import type { Reading } from '../domain/reading.js';
import type { Origin } from '../domain/record.js';
import { mapStructuredRecord } from '../fhir/index.js';
import type { ResponseBody } from '../gpconnect/body.js';
import type { MappingTask } from './mapping-worker.js';

/** Parses and maps structured records. */
export interface RecordMapping {
  map(body: ResponseBody, origin: Origin): Reading<MappedRecord> | Promise<Reading<MappedRecord>>;
  close(): Promise<void>;
}

/** Bodies larger than this are parsed and mapped in a worker: on the main thread they would hold up everybody else. */
const LARGE_BYTES = 256 * 1024;
const IDLE_MS = 30_000;

/** Makes the mapping. Workers start with the first large record and end when they have been idle. */
export function createRecordMapping(clock: Clock): RecordMapping {
  let workers: Piscina<MappingTask, Reading<MappedRecord>> | null = null;
  const file = new URL(
    import.meta.url.endsWith('.ts') ? './mapping-worker.ts' : './mapping-worker.js',
    import.meta.url,
  );
  const start = () =>
    new Piscina<MappingTask, Reading<MappedRecord>>({
      filename: file.href,
      minThreads: 0,
      maxThreads: Math.max(1, availableParallelism() - 1),
      idleTimeout: IDLE_MS,
    });

  return {
    map(body, origin) {
      const now = clock.now();
      if (body.size <= LARGE_BYTES) return mapStructuredRecord(body.json(), { origin, now: new Date(now) });
      workers ??= start();
      // Copied, not transferred: the bytes as received are kept for `raw`.
      const bytes = new Uint8Array(body.bytes);
      return workers.run({ bytes, isGzip: body.isGzip, origin, now }, { transferList: [bytes.buffer] });
    },
    async close() {
      await workers?.destroy();
    },
  };
}
