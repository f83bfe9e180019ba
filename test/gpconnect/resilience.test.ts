import { describe, expect, test } from 'vitest';
import { healthOf } from '../../src/directory/practice-health.js';
import type { NHSNumber } from '../../src/domain/nhs-number.js';
import type { OdsCode } from '../../src/domain/ods-code.js';
import type { CutOff } from '../../src/domain/request-scope.js';
import { ADA, BEN, HILLSIDE, ods } from '../callers.js';
import { deferred, settled } from '../deferred.js';
import { scriptedTransport, type Script, type Scripted } from '../scripted-transport.js';
import { BREAK_AFTER, callOf, HALF_OPEN_AFTER_MS, wireBench } from './wire-bench.js';

const GOOD: Script = () => ({ json: {} });
const DOWN: Script = () => ({ status: 503 });
const SILENT: Script = () => deferred<never>().promise;

function bench(script: Script, atOnce?: { practice: number; allPractices: number; national: number }) {
  const transport = scriptedTransport(script);
  const made = wireBench(transport, atOnce);
  const { wire, resilience, clock, request } = made;
  const ask = async (signal = new AbortController().signal, practice: OdsCode = HILLSIDE, patient: NHSNumber = ADA) => {
    const call = callOf({ practice, patient, isRepeatable: false });
    const outcome = await wire.ask(request, call, signal);
    return outcome.ok ? 'ANSWERED' : outcome.failure.code;
  };
  return {
    ...made,
    transport,
    ask,
    /** Asks, and gives up after so many milliseconds without an answer. */
    giveUp: async (reason: CutOff, ms = 0) => {
      const left = new AbortController();
      const outcome = ask(left.signal);
      await settled();
      clock.advance(ms);
      left.abort(reason);
      return outcome;
    },
    health: (practice = HILLSIDE) => healthOf(resilience, clock, practice),
    open: async () => {
      transport.answer(DOWN);
      for (let call = 0; call < BREAK_AFTER; call += 1) await ask();
    },
  };
}

describe('a call that was given up', () => {
  test('shows nothing: a practice that never answers is not up', async () => {
    const { giveUp, health } = bench(SILENT);
    for (let client = 0; client < 8; client += 1) await giveUp('client-left');
    expect(health()).toMatchObject({ state: 'UNKNOWN', lastAnsweredAt: null, lastFailedAt: null, openCircuits: [] });
  });

  test('does not end a row of failures', async () => {
    const { ask, giveUp, health, transport } = bench(DOWN);
    for (let call = 1; call < BREAK_AFTER; call += 1) await ask();
    transport.answer(SILENT);
    await giveUp('client-left');
    expect(health().openCircuits).toEqual([]);
    transport.answer(DOWN);
    await ask();
    expect(health()).toMatchObject({ state: 'DOWN', openCircuits: ['STRUCTURED'] });
  });

  test('that was the test of an open circuit leaves it open, for the next one to test', async () => {
    const { ask, giveUp, health, clock, transport, open } = bench(DOWN);
    await open();
    clock.advance(HALF_OPEN_AFTER_MS);
    transport.answer(SILENT);
    await giveUp('client-left');
    expect(health().openCircuits).toEqual(['STRUCTURED']);
    transport.answer(GOOD);
    expect(await ask()).toBe('ANSWERED');
    expect(health().openCircuits).toEqual([]);
  });

  test('counts if the deadline cut it off after the three seconds that a practice has (spec 01 §10)', async () => {
    const { giveUp, health } = bench(SILENT);
    for (let call = 0; call < BREAK_AFTER; call += 1) await giveUp('deadline', 2_999);
    expect(health().state).toBe('UNKNOWN');
    for (let call = 0; call < BREAK_AFTER; call += 1) await giveUp('deadline', 3_000);
    expect(health()).toMatchObject({ state: 'DOWN', openCircuits: ['STRUCTURED'] });
  });
});

describe('an open circuit', () => {
  test('refuses everybody but the one who tests it, at once', async () => {
    const { ask, clock, transport, open } = bench(DOWN);
    await open();
    clock.advance(HALF_OPEN_AFTER_MS - 1);
    expect(await ask()).toBe('CIRCUIT_OPEN');
    clock.advance(1);
    const answer = deferred<Scripted>();
    transport.answer(() => answer.promise);
    const tester = ask();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill('CIRCUIT_OPEN'));
    answer.resolve({ json: {} });
    expect(await tester).toBe('ANSWERED');
    expect(await ask()).toBe('ANSWERED');
  });

  test('waits again if its test fails', async () => {
    const { ask, clock, open } = bench(DOWN);
    await open();
    clock.advance(HALF_OPEN_AFTER_MS);
    expect(await ask()).toBe('UNAVAILABLE');
    expect(await ask()).toBe('CIRCUIT_OPEN');
  });

  test('is tested by somebody else if a fault of this server spoilt the test', async () => {
    const { ask, clock, transport, wire, request, open } = bench(DOWN);
    await open();
    clock.advance(HALF_OPEN_AFTER_MS);
    transport.answer(GOOD);
    const stumbling = callOf({
      compose: () => {
        throw new Error('A fault of this server.');
      },
    });
    await expect(wire.ask(request, stumbling, request.signal)).rejects.toThrow();
    expect(await ask()).toBe('ANSWERED');
  });

  test('refuses also those who were waiting for their turn when it opened', async () => {
    const { ask, transport } = bench(DOWN);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => ask()));
    const made = outcomes.filter((outcome) => outcome === 'UNAVAILABLE').length;
    expect(transport.sent).toHaveLength(made);
    // Two are under way at once: when the one opens it, the other may have been let in.
    expect(made).toBeLessThanOrEqual(BREAK_AFTER + 1);
    expect(outcomes.filter((outcome) => outcome === 'CIRCUIT_OPEN')).toHaveLength(40 - made);
  });

  test('between two attempts leaves the failure of the last one', async () => {
    const { wire, request } = bench(DOWN);
    await wire.ask(request, callOf({ isRepeatable: false }), request.signal);
    const outcome = await wire.ask(request, callOf(), request.signal);
    expect(outcome).toMatchObject({ failure: { code: 'UNAVAILABLE' } });
    expect(await wire.ask(request, callOf(), request.signal)).toMatchObject({ failure: { code: 'CIRCUIT_OPEN' } });
  });
});

describe('one corrupt record', () => {
  test.each<readonly [string, Scripted]>([
    ['that fails the whole request (spec 01 §7)', { status: 500 }],
    ['that cannot be read', { text: '{"resourceType":' }],
  ])('%s closes the practice to nobody else', async (_what, answer) => {
    const { ask, transport, health } = bench(() => answer);
    for (let call = 0; call < BREAK_AFTER * 2; call += 1) expect(await ask()).toBe('UPSTREAM_INVALID');
    transport.answer(GOOD);
    expect(await ask(undefined, HILLSIDE, BEN)).toBe('ANSWERED');
    expect(health()).toMatchObject({ state: 'UP', lastFailedAt: null });
  });
});

describe('practices that hang', () => {
  const AT_ONCE = { practice: 8, allPractices: 64, national: 4 };
  const isHanging = (practice: OdsCode) => practice !== HILLSIDE;

  test('leave turns for the others, which are not blamed for the waiting', async () => {
    const scripts = new Map<string, Script>();
    const { ask, health, audit, transport } = bench((sent) => scripts.get('now')?.(sent) ?? {}, AT_ONCE);
    scripts.set('now', SILENT);
    const clients: AbortController[] = [];
    const patient = () => {
      const client = new AbortController();
      clients.push(client);
      return client.signal;
    };
    const slow = Array.from({ length: 32 }, (_, number) => ods(`F99${String(number).padStart(3, '0')}`));
    const hanging = slow
      .filter(isHanging)
      .flatMap((practice) => Array.from({ length: 8 }, () => ask(patient(), practice)));
    await settled();
    const held = transport.sent.length;
    expect(held).toBeLessThan(AT_ONCE.allPractices);

    scripts.set('now', GOOD);
    expect(await Promise.all(Array.from({ length: 5 }, () => ask()))).toEqual(Array(5).fill('ANSWERED'));
    expect(health()).toMatchObject({ state: 'UP', openCircuits: [], queued: 0 });

    for (const client of clients) client.abort('deadline');
    await Promise.all(hanging);
    expect(transport.sent).toHaveLength(held + 5);
    expect(audit.events.filter(({ phase }) => phase === 'ATTEMPT')).toHaveLength(held + 5);
  });

  test('that take all there is make the others wait, and nothing that was not sent is told as an attempt', async () => {
    const { ask, health, audit, told } = bench(SILENT, { practice: 1, allPractices: 2, national: 1 });
    const left = new AbortController();
    const hanging = ['F99001', 'F99002'].map((code) => ask(left.signal, ods(code)));
    await settled();
    const patience = new AbortController();
    const waiting = ask(patience.signal);
    await settled();
    expect(health()).toMatchObject({ inFlight: 0, queued: 1 });
    patience.abort('deadline');
    expect(await waiting).toBe('TIMEOUT');
    expect(health()).toMatchObject({ state: 'UNKNOWN', inFlight: 0, queued: 0, openCircuits: [] });
    expect([...audit.events, ...told].filter(({ practice }) => practice === HILLSIDE)).toEqual([]);
    left.abort('deadline');
    await Promise.all(hanging);
  });
});

describe('the health of a practice that was never called', () => {
  test('is unknown, and looking remembers nothing of it', async () => {
    const { resilience, ask } = bench(GOOD);
    const first = resilience.health('Z99999');
    expect(first).toMatchObject({ inFlight: 0, queued: 0, recent: { calls: 0 } });
    expect(resilience.health('Z99998')).toBe(first);
    await ask();
    expect(resilience.health(HILLSIDE)).not.toBe(first);
  });
});
