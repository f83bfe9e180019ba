import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src/domain/failure.js';
import { failed, succeeded, type Outcome } from '../../src/domain/outcome.js';
import { callerOf, OTHER_TRUST } from '../callers.js';
import { deferred, settled } from '../deferred.js';
import { ANOTHER_ENCOUNTER, ENCOUNTER } from '../requests.js';
import { keeperBench, LATE } from './keeper-bench.js';

describe('within a request', () => {
  test('the same is asked once, and is the same answer each time', async () => {
    const { begin, ask, made } = keeperBench();
    const request = begin({ encounterId: null });
    const all = await Promise.all([ask(request), ask(request)]);
    const later = await ask(request);
    expect([...all, later].map(({ outcome }) => outcome)).toEqual(Array(3).fill(succeeded(1)));
    expect(made()).toBe(1);
  });

  test('a failure is the answer for the rest of it', async () => {
    const { begin, ask, made } = keeperBench();
    const request = begin();
    const down = failed(failure('UNAVAILABLE'));
    await ask(request, { make: () => Promise.resolve(down) });
    expect((await ask(request)).outcome).toEqual(down);
    expect(made()).toBe(1);
  });

  test('a failure is kept for no other request', async () => {
    const { begin, ask } = keeperBench();
    await ask(begin(), { make: () => Promise.resolve(failed(failure('UNAVAILABLE'))) });
    expect((await ask(begin())).how).toBe('made');
  });

  test('two requests of the same user at the same time share a call, also outside any encounter', async () => {
    const { begin, ask, made } = keeperBench();
    const answer = deferred<Outcome<number>>();
    const wish = { make: () => answer.promise };
    const both = [begin({ encounterId: null }), begin({ encounterId: null })].map((request) => ask(request, wish));
    answer.resolve(succeeded(7));
    expect((await Promise.all(both)).map(({ how }) => how)).toEqual(['made', 'joined']);
    expect(made()).toBe(1);
  });

  test('two users never share one about a patient', async () => {
    const { begin, ask, made } = keeperBench();
    await Promise.all([ask(begin()), ask(begin({ caller: callerOf({ userId: 'user-2' }) }))]);
    expect(made()).toBe(2);
  });

  test('its time is up before the answer comes: it is told so, and the call is aborted', async () => {
    const { begin, ask } = keeperBench();
    const request = begin();
    const signals: AbortSignal[] = [];
    const answer = ask(request, {
      make(signal) {
        signals.push(signal);
        return deferred<Outcome<number>>().promise;
      },
    });
    request.cut('deadline');
    expect(await answer).toEqual({ outcome: failed(LATE), how: 'made' });
    expect(signals[0]?.reason).toBe('deadline');
  });
});

describe('what is told of a reuse', () => {
  test('an answer of its own is no reuse', async () => {
    const { begin, ask } = keeperBench();
    const onReuse = vi.fn(() => Promise.resolve(null));
    await ask(begin(), { onReuse });
    expect(onReuse).not.toHaveBeenCalled();
  });

  test('what was kept is told once for each request, however often it is asked', async () => {
    const { begin, ask } = keeperBench();
    await ask(begin());
    const onReuse = vi.fn(() => Promise.resolve(null));
    const second = begin();
    await Promise.all([ask(second, { onReuse }), ask(second, { onReuse })]);
    await ask(second, { onReuse });
    await ask(begin(), { onReuse });
    expect(onReuse.mock.calls).toEqual([['kept'], ['kept']]);
  });

  test('what was joined is told once it has come', async () => {
    const { begin, ask } = keeperBench();
    const answer = deferred<Outcome<number>>();
    const wish = { make: () => answer.promise };
    void ask(begin(), wish);
    const onReuse = vi.fn(() => Promise.resolve(null));
    const joined = ask(begin(), { ...wish, onReuse });
    await settled();
    expect(onReuse).not.toHaveBeenCalled();
    answer.resolve(succeeded(1));
    expect((await joined).how).toBe('joined');
    expect(onReuse.mock.calls).toEqual([['joined']]);
  });

  test('a failure that was joined shows nobody anything, so nothing is told', async () => {
    const { begin, ask } = keeperBench();
    const answer = deferred<Outcome<number>>();
    void ask(begin(), { make: () => answer.promise });
    const onReuse = vi.fn(() => Promise.resolve(null));
    const joined = ask(begin(), { onReuse });
    answer.resolve(failed(failure('NO_CONSENT')));
    expect((await joined).outcome).toEqual(failed(failure('NO_CONSENT')));
    expect(onReuse).not.toHaveBeenCalled();
  });

  test('if it cannot be told, the answer is not given', async () => {
    const { begin, ask } = keeperBench();
    await ask(begin());
    const refusal = failure('AUDIT_UNAVAILABLE');
    const second = begin();
    const { outcome } = await ask(second, { onReuse: () => Promise.resolve(refusal) });
    expect(outcome).toEqual(failed(refusal));
    expect((await ask(begin())).outcome).toEqual(succeeded(1));
  });
});

describe('memory', () => {
  test('what was used longest ago goes first', async () => {
    const { begin, ask, clock } = keeperBench({ maxBytes: 1_000 });
    for (const key of ['a', 'b']) await ask(begin(), { key, bytes: 400 });
    clock.advance(1);
    await ask(begin(), { key: 'a' });
    await ask(begin(), { key: 'c', bytes: 400 });
    const hows = await Promise.all(['a', 'c', 'b'].map(async (key) => (await ask(begin(), { key })).how));
    expect(hows).toEqual(['kept', 'kept', 'made']);
  });

  test('counts what an answer really takes, by its kind', async () => {
    const { begin, ask } = keeperBench({ maxBytes: 1_000 });
    await ask(begin(), { kind: 'record', bytes: 300 });
    await ask(begin(), { kind: 'registration', bytes: 300 });
    expect((await ask(begin(), { kind: 'registration' })).how).toBe('made');
    expect((await ask(begin(), { kind: 'record' })).how).toBe('kept');
  });

  test('an answer that is larger than all of it is given, and not kept', async () => {
    const { begin, ask } = keeperBench({ maxBytes: 1_000 });
    expect((await ask(begin(), { bytes: 5_000 })).outcome).toEqual(succeeded(1));
    expect((await ask(begin())).how).toBe('made');
  });

  test('an answer of no bytes can be kept too', async () => {
    const { begin, ask } = keeperBench();
    await ask(begin(), { bytes: 0 });
    expect((await ask(begin())).how).toBe('kept');
  });
});

describe('encounters', () => {
  test('begin with the first request that names them, and are prolonged by every other', () => {
    const { keeper, begin, clock } = keeperBench();
    const startedAt = clock.now();
    expect(keeper.begin(begin())).toEqual({ id: ENCOUNTER, startedAt, expiresAt: startedAt + 15 * 60_000 });
    clock.advance(10 * 60_000);
    expect(keeper.begin(begin())?.expiresAt).toBe(startedAt + 25 * 60_000);
    clock.advance(14 * 60_000);
    begin();
    clock.advance(14 * 60_000);
    begin();
    clock.advance(14 * 60_000);
    expect(keeper.begin(begin())?.expiresAt).toBe(startedAt + 60 * 60_000);
  });

  test('a request that names none has none', () => {
    const { keeper, begin } = keeperBench();
    expect(keeper.begin(begin({ encounterId: null }))).toBeNull();
  });

  test('ending one forgets what was kept for it, and nothing else', async () => {
    const { keeper, begin, ask } = keeperBench();
    const other = { encounterId: ANOTHER_ENCOUNTER };
    await ask(begin());
    await ask(begin(other));
    await ask(begin(), { kind: 'staff' });
    expect(keeper.endEncounter(begin(other), ENCOUNTER)).toBe(true);
    expect((await ask(begin())).how).toBe('made');
    expect((await ask(begin(other))).how).toBe('kept');
    expect((await ask(begin(), { kind: 'staff' })).how).toBe('kept');
  });

  test('ending twice is harmless, and says so', () => {
    const { keeper, begin } = keeperBench();
    const request = begin();
    expect(keeper.endEncounter(request, ENCOUNTER)).toBe(true);
    expect(keeper.endEncounter(request, ENCOUNTER)).toBe(false);
  });

  test.each([
    ['user', callerOf({ userId: 'user-2' })],
    ['role', callerOf({ role: 'booking' })],
    ['organisation', callerOf({ organisation: OTHER_TRUST })],
  ])("nobody ends another %s's encounter", async (_who, caller) => {
    const { keeper, begin, ask } = keeperBench();
    await ask(begin());
    expect(keeper.endEncounter(begin({ caller, encounterId: null }), ENCOUNTER)).toBe(false);
    expect((await ask(begin())).how).toBe('kept');
  });

  test('what arrives after its encounter has ended is given, and not kept', async () => {
    const { keeper, begin, ask } = keeperBench();
    const request = begin();
    const answer = deferred<Outcome<number>>();
    const asked = ask(request, { make: () => answer.promise });
    await settled();
    keeper.endEncounter(request, ENCOUNTER);
    answer.resolve(succeeded(1));
    expect((await asked).outcome).toEqual(succeeded(1));
    expect((await ask(begin())).how).toBe('made');
  });

  test('nor is it kept for one that has begun since under the same name', async () => {
    const { keeper, begin, ask } = keeperBench();
    const request = begin();
    const answer = deferred<Outcome<number>>();
    const asked = ask(request, { make: () => answer.promise });
    await settled();
    keeper.endEncounter(request, ENCOUNTER);
    begin();
    answer.resolve(succeeded(1));
    await asked;
    expect((await ask(begin())).how).toBe('made');
  });

  test('what arrives after its time was up is not kept either', async () => {
    const { begin, ask, clock } = keeperBench();
    const answer = deferred<Outcome<number>>();
    const asked = ask(begin(), { make: () => answer.promise });
    await settled();
    clock.advance(15 * 60_000);
    answer.resolve(succeeded(1));
    await asked;
    expect((await ask(begin())).how).toBe('made');
  });
});

describe('by hand', () => {
  test('what is kept can be looked at, in its own circle', () => {
    const { keeper, begin } = keeperBench();
    const value = { demands: [] };
    keeper.keep(begin(), 'record', 'index', value, 10);
    expect(keeper.peek(begin(), 'record', 'index')).toBe(value);
    expect(keeper.peek(begin({ encounterId: null }), 'record', 'index')).toBeUndefined();
    expect(keeper.peek(begin({ caller: callerOf({ userId: 'user-2' }) }), 'record', 'index')).toBeUndefined();
    expect(keeper.peek(begin(), 'registration', 'index')).toBeUndefined();
  });

  test('nothing is kept outside an encounter, or of what is never kept', () => {
    const { keeper, begin } = keeperBench();
    const outside = begin({ encounterId: null });
    keeper.keep(outside, 'record', 'index', {}, 10);
    keeper.keep(begin(), 'appointments', 'index', {}, 10);
    expect(keeper.peek(outside, 'record', 'index')).toBeUndefined();
    expect(keeper.peek(begin(), 'appointments', 'index')).toBeUndefined();
  });

  test('what is forgotten is asked again, in this request and in the next', async () => {
    const { keeper, begin, ask } = keeperBench();
    const request = begin();
    await ask(request, { kind: 'target' });
    keeper.forget(request, 'target', 'k');
    expect((await ask(request, { kind: 'target' })).outcome).toEqual(succeeded(2));
    keeper.forget(request, 'target', 'k');
    expect((await ask(begin(), { kind: 'target' })).outcome).toEqual(succeeded(3));
  });
});

describe('sweeping', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('goes on until the keeper is closed, and holds no process up', () => {
    const { keeper } = keeperBench();
    expect(vi.getTimerCount()).toBe(1);
    keeper.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
