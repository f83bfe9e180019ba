import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deferred } from '../deferred.js';
import { ENCOUNTER } from '../requests.js';
import { event, logBench } from './log-bench.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Lets the log write what it can write now. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What happened is written down within so long, though nothing else happens. */
const SHORTLY_MS = 10;

describe('a line', () => {
  test('says who, for whom, about whom, where, when, how it went, and what was asked', async () => {
    const { log, request, writes } = logBench();
    await log.before(request, event('t1'));
    expect(writes).toEqual([
      [
        {
          log: '00000000-0000-4000-8000-000000000001',
          sequence: 1,
          at: '2026-06-15T11:00:00.000Z',
          phase: 'ATTEMPT',
          action: 'READ_RECORD',
          nhsNumber: '9990000018',
          practice: 'A99001',
          interactionId: 'urn:example',
          traceId: 't1',
          failureCode: null,
          httpStatus: null,
          userId: 'user-1',
          userName: 'Dr Robin Example',
          role: 'clinician',
          organisation: 'X99001',
          roleProfileId: '555666777888',
          encounterId: ENCOUNTER,
          requestId: request.id,
          fields: ['Patient.medications'],
        },
      ],
    ]);
  });

  test('is dated when it happened, not when it could be written', async () => {
    const { log, request, clock, sink, writes } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    await turn();
    clock.advance(60_000);
    sink.isBroken = false;
    await log.before(request, event('t2'));
    const dated = writes.flat().filter(({ traceId }) => traceId !== undefined);
    expect(dated.map(({ at }) => at)).toEqual(['2026-06-15T11:00:00.000Z', '2026-06-15T11:01:00.000Z']);
  });
});

describe('before an access', () => {
  test('is told only once it is written', async () => {
    const { log, request, sink, written } = logBench();
    const gate = deferred<undefined>();
    sink.gate = gate.promise;
    let isTold = false;
    const told = log.before(request, event('t1')).then(() => (isTold = true));
    await turn();
    expect([isTold, written()]).toEqual([false, []]);
    gate.resolve(undefined);
    await told;
    expect(written()).toEqual(['t1']);
  });

  test('what cannot be written is refused, at once and for good', async () => {
    const { log, request, sink, written } = logBench();
    sink.isBroken = true;
    await expect(log.before(request, event('t1'))).rejects.toThrow('The disk is full.');
    sink.isBroken = false;
    await log.before(request, event('t2'));
    expect(written()).toEqual(['t2']);
  });

  test('after a refused one the log is not ready, and finds out by itself when it is again', async () => {
    const { log, request, sink } = logBench();
    sink.isBroken = true;
    await expect(log.before(request, event('t1'))).rejects.toThrow();
    expect(log.isReady()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(log.isReady()).toBe(false);
    sink.isBroken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log.isReady()).toBe(true);
  });
});

describe('after an access', () => {
  test('what cannot be written is held, the log is not ready, and it is tried again until it works', async () => {
    const { log, request, sink, written } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    await vi.advanceTimersByTimeAsync(SHORTLY_MS);
    expect(log.isReady()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([log.isReady(), written()]).toEqual([false, []]);
    sink.isBroken = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect([log.isReady(), written()]).toEqual([true, ['t1']]);
  });

  test('the log is not ready while it tries again, either', async () => {
    const { log, request, sink } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    await vi.advanceTimersByTimeAsync(SHORTLY_MS);
    const gate = deferred<undefined>();
    sink.gate = gate.promise;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log.isReady()).toBe(false);
    sink.isBroken = false;
    gate.resolve(undefined);
    await turn();
    expect(log.isReady()).toBe(true);
  });

  test('what was held goes first, before what happened since', async () => {
    const { log, request, sink, written } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    log.after(request, event('t2'));
    await turn();
    sink.isBroken = false;
    await log.before(request, event('t3'));
    expect(written()).toEqual(['t1', 't2', 't3']);
    expect(log.isReady()).toBe(true);
  });
});

describe('writing', () => {
  test('what comes in the same moment goes in one write, in the order in which it came', async () => {
    const { log, request, writes, written } = logBench();
    log.after(request, event('t1'));
    await Promise.all([log.before(request, event('t2')), log.before(request, event('t3'))]);
    expect(writes).toHaveLength(1);
    expect(written()).toEqual(['t1', 't2', 't3']);
  });

  test('what comes during a write goes in the next one', async () => {
    const { log, request, writes, sink } = logBench();
    const gate = deferred<undefined>();
    sink.gate = gate.promise;
    const first = log.before(request, event('t1'));
    await turn();
    const others = [log.before(request, event('t2')), log.before(request, event('t3'))];
    gate.resolve(undefined);
    await Promise.all([first, ...others]);
    expect(writes.map((lines) => lines.map(({ traceId }) => traceId))).toEqual([['t1'], ['t2', 't3']]);
  });

  test('what a failed write may have left behind is told by its numbers, and none of them is used again', async () => {
    const { log, request, sink, writes } = logBench();
    await log.before(request, event('t1'));
    sink.isBroken = true;
    log.after(request, event('t2'));
    await expect(log.before(request, event('t3'))).rejects.toThrow();
    sink.isBroken = false;
    await log.before(request, event('t4'));
    expect(
      writes.flat().map(({ sequence, phase, from, to, traceId }) => [sequence, traceId ?? [phase, from, to]]),
    ).toEqual([
      [1, 't1'],
      [4, ['VOID', 2, 3]],
      [5, 't2'],
      [6, 't4'],
    ]);
  });

  test('every number stands for one line or is told to be void, and nothing that happened is lost or told twice', async () => {
    const steps = fc.array(
      fc.oneof(
        fc.constantFrom('before', 'before', 'after', 'after', 'turn', 'second'),
        fc.constantFrom('break', 'mend', 'turn'),
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { log, request, sink, writes, written } = logBench();
        const announced: Promise<string | null>[] = [];
        const reported: string[] = [];
        for (const [index, step] of all.entries()) {
          const id = `t${index}`;
          if (step === 'before') {
            announced.push(
              log.before(request, event(id)).then(
                () => id,
                () => null,
              ),
            );
          } else if (step === 'after') {
            reported.push(id);
            log.after(request, event(id));
          } else if (step === 'turn') await turn();
          else if (step === 'second') await vi.advanceTimersByTimeAsync(1_000);
          else sink.isBroken = step === 'break';
        }
        await turn();
        sink.isBroken = false;
        await vi.advanceTimersByTimeAsync(1_000);
        const accepted = (await Promise.all(announced)).filter((id) => id !== null);
        expect(new Set(written())).toEqual(new Set([...accepted, ...reported]));
        expect(written()).toHaveLength(accepted.length + reported.length);
        expect(written().filter((id) => reported.includes(String(id)))).toEqual(reported);
        let expected = 1;
        for (const { sequence, phase, from, to } of writes.flat()) {
          if (phase === 'VOID') {
            expect(from).toBe(expected);
            expected = Number(to) + 1;
          }
          expect(sequence).toBe(expected);
          expected += 1;
        }
        expect(log.isReady()).toBe(true);
      }),
    );
  });
});

describe('closing', () => {
  test('writes what is still held, and then closes the sink', async () => {
    const { log, request, sink, written } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    await turn();
    sink.isBroken = false;
    await log.close();
    expect([written(), sink.isClosed]).toEqual([['t1'], true]);
  });

  test('writes what was told in its own moment', async () => {
    const { log, request, written } = logBench();
    log.after(request, event('t1'));
    await log.close();
    expect(written()).toEqual(['t1']);
  });

  test('tries again what fails in the write that was under way', async () => {
    const { log, request, sink, written } = logBench();
    const gate = deferred<undefined>();
    sink.gate = gate.promise;
    log.after(request, event('t1'));
    await turn();
    const closed = log.close();
    gate.reject(new Error('The disk was busy.'));
    sink.gate = null;
    await closed;
    expect(written()).toEqual(['t1']);
  });

  test('says so if something could not be written, and tries no more', async () => {
    const { log, request, sink } = logBench();
    sink.isBroken = true;
    log.after(request, event('t1'));
    log.after(request, event('t2'));
    await expect(log.close()).rejects.toThrow('2 events');
    expect([sink.isClosed, vi.getTimerCount()]).toEqual([true, 0]);
  });
});
