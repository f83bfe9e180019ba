import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Clock } from '../domain/clock.js';
import type { MappedRecord } from '../domain/mapped-record.js';
import type { Reading } from '../domain/reading.js';
import type { Origin } from '../domain/record.js';
import { mapStructuredRecord } from '../fhir/index.js';
import type { ResponseBody } from '../gpconnect/body.js';
import type { MappingTask } from './mapping-worker.js';
import { createTurns } from './turns.js';

/** Parses and maps structured records. */
export interface RecordMapping {
  /** Fails, and stops at once, when the signal ends, and when a large record takes too long or too much memory. */
  map(body: ResponseBody, origin: Origin, signal: AbortSignal): Reading<MappedRecord> | Promise<Reading<MappedRecord>>;
  close(): Promise<void>;
}

/** What may be set otherwise than usual. */
export interface MappingOptions {
  /** How long a large record may take once it is its turn, milliseconds. */
  readonly overdueMs?: number;
  /** Memory of a worker, megabytes. */
  readonly workerMb?: number;
}

/** Bodies larger than this are parsed and mapped in a worker: on the main thread they would hold up everybody else. */
const LARGE_BYTES = 256 * 1024;
const IDLE_MS = 30_000;
/** The largest honest record takes a fraction of it; a practice that sends worse gives way to the others after this long. */
const OVERDUE_MS = 5_000;
/** The largest body that is unpacked at all needs less memory, unless it was made to need more. */
const WORKER_MB = 1_024;
/** Large records of one practice that may wait: as many as `PRACTICE_CONCURRENCY` may let it send at once. */
const MOST_WAITING = 100;

const NOT_READ = { ok: false, problem: 'The record was not read: nobody waits for it, or too many wait.' } as const;

/** Makes the mapping. Workers start with the first large record and end when they have been idle. */
export function createRecordMapping(
  clock: Clock,
  { overdueMs = OVERDUE_MS, workerMb = WORKER_MB }: MappingOptions = {},
): RecordMapping {
  const atOnce = Math.max(1, availableParallelism() - 1);
  // Practices take turns before the pool, never in it: its own queue is first come, first served, and has no end.
  const turns = createTurns(atOnce, MOST_WAITING);
  let workers: Piscina<MappingTask, Reading<MappedRecord>> | null = null;
  const file = new URL(
    import.meta.url.endsWith('.ts') ? './mapping-worker.ts' : './mapping-worker.js',
    import.meta.url,
  );
  const start = () => {
    const pool = new Piscina<MappingTask, Reading<MappedRecord>>({
      filename: file.href,
      minThreads: 0,
      maxThreads: atOnce,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: workerMb },
    });
    // What a worker dies of when it has no task any more: unheard, it would end this process too.
    pool.on('error', () => undefined);
    return pool;
  };

  /** Maps in a worker, which ends with the task if that is cut off. */
  async function mapAway(
    body: ResponseBody,
    about: Pick<MappingTask, 'origin' | 'now'>,
    signal: AbortSignal,
  ): Promise<Reading<MappedRecord>> {
    workers ??= start();
    const cutOff = new AbortController();
    const cut = () => cutOff.abort();
    const timer = setTimeout(cut, overdueMs);
    signal.addEventListener('abort', cut);
    // Copied, not transferred: the bytes as received are kept for `raw`.
    const bytes = new Uint8Array(body.bytes);
    try {
      const task = { bytes, isGzip: body.isGzip, ...about };
      return await workers.run(task, { transferList: [bytes.buffer], signal: cutOff.signal });
    } catch {
      return { ok: false, problem: 'The record took too long, or too much memory, to be read.' };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cut);
    }
  }

  return {
    map(body, origin, signal) {
      const now = clock.now();
      // Also by its size on the wire: unpacking takes time even where little comes of it.
      if (Math.max(body.size, body.bytes.length) <= LARGE_BYTES) {
        return mapStructuredRecord(body.json(), { origin, now: new Date(now) });
      }
      return turns
        .take(origin.practice, signal, () => mapAway(body, { origin, now }, signal))
        .then((reading) => reading ?? NOT_READ);
    },
    async close() {
      await workers?.destroy();
    },
  };
}
