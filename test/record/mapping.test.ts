import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/domain/clock.js';
import { responseBody } from '../../src/gpconnect/body.js';
import type * as mappingModule from '../../src/record/mapping.js';
import { bundle, course, list, LISTS, NOW, ORIGIN, patient } from '../fhir/record-builder.js';

/** What ships: worker threads need real files. `test/build.ts` has made it. */
const { createRecordMapping } = (await import(
  new URL('../../dist/record/mapping.js', import.meta.url).href
)) as typeof mappingModule;

const CLOCK: Clock = { now: () => NOW.getTime(), monotonic: () => 0 };
const NEVER = new AbortController().signal;
const zipped = (text: string) => responseBody(gzipSync(text), 'gzip');

const RECORD = JSON.stringify(
  bundle(patient(), ...course(), list(LISTS.medications, ['MedicationStatement/m-statement'])),
);
const LARGE_RECORD = RECORD + ' '.repeat(300 * 1024);
/** Takes far longer, and far more memory, than an honest record of its size. */
const GREEDY = `{"resourceType":"Bundle","entry":[${'{},'.repeat(2_000_000)}{}]}`;

let mapping = createRecordMapping(CLOCK);
afterEach(async () => {
  await mapping.close();
  mapping = createRecordMapping(CLOCK);
});

describe('mapping of a record', () => {
  test('says the same on the main thread and in a worker', async () => {
    const small = await mapping.map(zipped(RECORD), ORIGIN, NEVER);
    const large = await mapping.map(zipped(LARGE_RECORD), ORIGIN, NEVER);
    expect(small.ok).toBe(true);
    expect(large).toEqual(small);
  });

  test('refuses what unpacks to more than is allowed, also where gzip states less', async () => {
    const piece = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '));
    const bombs = [
      [piece, piece, piece],
      [piece, gzipSync(LARGE_RECORD)],
    ];
    for (const members of bombs) {
      const body = responseBody(Buffer.concat(members), 'gzip');
      expect(await mapping.map(body, ORIGIN, NEVER)).toEqual({
        ok: false,
        problem: 'The body is no JSON, or too large.',
      });
    }
    const disguised = responseBody(Buffer.concat([piece, gzipSync(RECORD)]), 'gzip');
    expect(disguised.size).toBe(RECORD.length);
    expect(() => mapping.map(disguised, ORIGIN, NEVER)).toThrow(RangeError);
  });

  test('goes to a worker by its size on the wire, however little gzip says that it holds', async () => {
    const nothing = gzipSync('');
    const many = Buffer.concat(Array.from({ length: 20_000 }, () => nothing));
    const body = responseBody(Buffer.concat([many, gzipSync(RECORD)]), 'gzip');
    const mapped = mapping.map(body, ORIGIN, NEVER);
    // The main thread did not do it.
    expect(mapped).toBeInstanceOf(Promise);
    expect(await mapped).toEqual(await mapping.map(zipped(RECORD), ORIGIN, NEVER));
  });

  test('ends when nobody waits any more, and the next record is mapped', async () => {
    const leaving = new AbortController();
    const left = mapping.map(zipped(GREEDY), ORIGIN, leaving.signal);
    const waiting = mapping.map(zipped(LARGE_RECORD), { ...ORIGIN }, NEVER);
    leaving.abort();
    expect(await left).toMatchObject({ ok: false });
    expect(await waiting).toMatchObject({ ok: true });
    expect(await mapping.map(zipped(LARGE_RECORD), ORIGIN, leaving.signal)).toMatchObject({ ok: false });
  });

  test('of a record that takes too long fails', async () => {
    mapping = createRecordMapping(CLOCK, { overdueMs: 1 });
    expect(await mapping.map(zipped(GREEDY), ORIGIN, NEVER)).toEqual({
      ok: false,
      problem: 'The record took too long, or too much memory, to be read.',
    });
  });

  test('of a record that takes too much memory fails, and the next one is mapped', async () => {
    mapping = createRecordMapping(CLOCK, { overdueMs: 600_000, workerMb: 48 });
    const greedy = mapping.map(zipped(GREEDY), ORIGIN, NEVER);
    const honest = mapping.map(zipped(LARGE_RECORD), ORIGIN, NEVER);
    expect(await greedy).toMatchObject({ ok: false });
    expect(await honest).toMatchObject({ ok: true });
  });
});
