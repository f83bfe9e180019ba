import type { MappedRecord } from '../domain/mapped-record.js';
import type { Reading } from '../domain/reading.js';
import type { Origin } from '../domain/record.js';
import { mapStructuredRecord } from '../fhir/index.js';
import { unpack } from '../gpconnect/body.js';

/** A record to be parsed and mapped away from the main thread. Bytes go in, mapped data comes out. */
export interface MappingTask {
  readonly bytes: Uint8Array;
  readonly isGzip: boolean;
  readonly origin: Origin;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Runs in a worker thread. Says what is wrong instead of throwing: an error loses its code on the way to the main thread. */
export default function mapInWorker({ bytes, isGzip, origin, now }: MappingTask): Reading<MappedRecord> {
  let body: unknown;
  try {
    body = JSON.parse((isGzip ? unpack(bytes) : Buffer.from(bytes)).toString('utf8'));
  } catch {
    return { ok: false, problem: 'The body is no JSON, or too large.' };
  }
  return mapStructuredRecord(body, { origin, now: new Date(now) });
}
