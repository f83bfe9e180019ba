import { describe, expect, test } from 'vitest';
import { deferred, settled } from '../deferred.js';
import { scriptedTransport, type Script } from '../scripted-transport.js';
import { callOf, wireBench } from './wire-bench.js';

const bench = (script: Script) => {
  const transport = scriptedTransport(script);
  return { ...wireBench(transport), transport };
};
const GOOD: Script = () => ({ json: { ok: true } });

describe('the audit of a call', () => {
  test('has an event before it is sent, and one after it was answered', async () => {
    const seen: (readonly string[])[] = [];
    const { wire, audit, request, transport } = bench(GOOD);
    transport.answer(() => {
      seen.push(audit.story());
      return { json: {} };
    });
    await wire.ask(request, callOf(), request.signal);
    expect(seen).toEqual([['ATTEMPT READ_RECORD']]);
    expect(audit.events).toEqual([
      {
        phase: 'ATTEMPT',
        action: 'READ_RECORD',
        nhsNumber: '9990000018',
        practice: 'A99001',
        interactionId: 'urn:example',
        traceId: '00000000-0000-4000-8000-000000000001',
        failureCode: null,
        httpStatus: null,
        userId: 'user-1',
      },
      {
        phase: 'OUTCOME',
        action: 'READ_RECORD',
        nhsNumber: '9990000018',
        practice: 'A99001',
        interactionId: 'urn:example',
        traceId: '00000000-0000-4000-8000-000000000001',
        failureCode: null,
        httpStatus: 200,
        userId: 'user-1',
      },
    ]);
  });

  test('if it cannot be written before, nothing is sent', async () => {
    const { wire, audit, request, transport, told } = bench(GOOD);
    audit.isBroken = true;
    const outcome = await wire.ask(request, callOf(), request.signal);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'AUDIT_UNAVAILABLE', practice: 'A99001' } });
    expect([transport.sent.length, audit.events.length, told.length, request.ledger.calls.length]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test.each<readonly [string, Script, string, number | null]>([
    ['a refusal', () => ({ status: 403 }), 'UPSTREAM_INVALID', 403],
    ['a body that is no JSON', () => ({ text: '<html>' }), 'UPSTREAM_INVALID', 200],
    ['a network that fails', () => Promise.reject(new Error('ECONNRESET')), 'UNAVAILABLE', null],
  ])('has an event after %s', async (_what, script, failureCode, httpStatus) => {
    const { wire, audit, request } = bench(script);
    await wire.ask(request, callOf({ isRepeatable: false }), request.signal);
    expect(audit.events.map(({ phase }) => phase)).toEqual(['ATTEMPT', 'OUTCOME']);
    expect(audit.events[1]).toMatchObject({ failureCode, httpStatus });
  });

  test('has an event after a call that was cut off', async () => {
    const { wire, audit, request } = bench(() => deferred<never>().promise);
    const outcome = wire.ask(request, callOf(), request.signal);
    await settled();
    request.cut('deadline');
    expect(await outcome).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect(audit.events[1]).toMatchObject({ phase: 'OUTCOME', failureCode: 'TIMEOUT', httpStatus: null });
  });

  test('says that an answer was late, not wrong, if it was cut off while it was being read', async () => {
    const { wire, audit, request } = bench(GOOD);
    const read = (_body: unknown, _arrival: unknown, signal: AbortSignal) =>
      new Promise<{ ok: false; problem: string }>((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: false, problem: 'Left.' }));
      });
    const outcome = wire.ask(request, callOf({ read }), request.signal);
    await settled();
    request.cut('deadline');
    expect(await outcome).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect(audit.events[1]).toMatchObject({ phase: 'OUTCOME', failureCode: 'TIMEOUT', httpStatus: 200 });
  });

  test('has an event after an answer that made this server stumble', async () => {
    const { wire, audit, request } = bench(GOOD);
    const stumbling = callOf({
      read: () => {
        throw new Error('A fault of this server.');
      },
    });
    await expect(wire.ask(request, stumbling, request.signal)).rejects.toThrow('A fault of this server.');
    expect(audit.events[1]).toMatchObject({ phase: 'OUTCOME', failureCode: 'INTERNAL', httpStatus: 200 });
  });

  test('has an event after a request that could not be put together: nothing was sent', async () => {
    const { wire, audit, request, transport } = bench(GOOD);
    const stumbling = callOf({
      compose: () => {
        throw new Error('A fault of this server.');
      },
    });
    await expect(wire.ask(request, stumbling, request.signal)).rejects.toThrow('A fault of this server.');
    expect(audit.events[1]).toMatchObject({ phase: 'OUTCOME', failureCode: 'INTERNAL', httpStatus: null });
    expect(transport.sent).toEqual([]);
  });

  test('of every attempt has its own trace id', async () => {
    const { wire, audit, request, uuids } = bench(() => ({ status: 503 }));
    await wire.ask(request, callOf(), request.signal);
    expect(audit.events.map(({ traceId }) => traceId)).toEqual(uuids.flatMap((uuid) => [uuid, uuid]));
    expect(uuids).toHaveLength(3);
  });

  test('says nothing of a call that was too late to be made', async () => {
    const { wire, audit, request, transport } = bench(GOOD);
    request.cut('deadline');
    expect(await wire.ask(request, callOf(), request.signal)).toMatchObject({ failure: { code: 'TIMEOUT' } });
    expect([audit.events.length, transport.sent.length]).toEqual([0, 0]);
  });
});

describe('the ledger and the metrics', () => {
  test('have one entry for every attempt, with what it was and how it went', async () => {
    const { wire, request, told, clock, transport } = bench(GOOD);
    clock.advance(40);
    transport.answer(() => {
      clock.advance(250);
      return { json: { a: 1 }, gzip: true };
    });
    await wire.ask(request, callOf(), request.signal);
    expect(request.ledger.calls).toEqual([
      {
        service: 'practice',
        practice: 'A99001',
        capability: 'STRUCTURED',
        interactionId: 'urn:example',
        traceId: '00000000-0000-4000-8000-000000000001',
        attempt: 1,
        queuedMs: 0,
        startedMs: 40,
        ms: 250,
        status: 200,
        bytes: 7,
        outcome: 'ANSWERED',
        from: 'wire',
      },
    ]);
    expect(told).toEqual(request.ledger.calls);
  });

  test('count attempts, and say why each failed', async () => {
    const { wire, request } = bench(() => ({ status: 503 }));
    await wire.ask(request, callOf(), request.signal);
    expect(request.ledger.calls.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'UNAVAILABLE'],
      [2, 'UNAVAILABLE'],
      [3, 'UNAVAILABLE'],
    ]);
  });

  test('hold no number, address or system id', async () => {
    const { wire, request } = bench(GOOD);
    await wire.ask(request, callOf(), request.signal);
    expect(JSON.stringify(request.ledger.calls)).not.toMatch(/9990000018|practice\.example|999000000/);
  });
});

describe('a failure', () => {
  test('names the practice, the trace id, the code that was sent and how long to wait, and no words of theirs', async () => {
    const { wire, request } = bench(() => ({
      status: 429,
      headers: { 'retry-after': '60' },
      json: {
        resourceType: 'OperationOutcome',
        issue: [{ details: { coding: [{ code: 'TOO_MANY', display: 'secret' }] }, diagnostics: 'secret' }],
      },
    }));
    const outcome = await wire.ask(request, callOf(), request.signal);
    expect(outcome).toEqual({
      ok: false,
      failure: {
        code: 'THROTTLED',
        message: 'Too many calls: wait before asking again.',
        retryable: true,
        retryAfterSeconds: 60,
        practice: 'A99001',
        traceId: '00000000-0000-4000-8000-000000000001',
        spineCode: 'TOO_MANY',
        input: null,
      },
    });
  });

  test('of an answer that cannot be used tells nothing of what was in it', async () => {
    const { wire, request } = bench(GOOD);
    const outcome = await wire.ask(
      request,
      callOf({ read: () => ({ ok: false, problem: 'Patient.name: Ada Example' }) }),
      request.signal,
    );
    expect(outcome).toMatchObject({ failure: { code: 'UPSTREAM_INVALID' } });
    expect(JSON.stringify(outcome)).not.toContain('Ada');
  });

  test.each([
    ['a broken archive', { text: 'this is no gzip, whatever its header says', headers: {} }, true],
    ['too much', { text: 'x' }, false],
  ])('comes of %s, and no fault', async (_what, answer, isBroken) => {
    const { wire, request } = bench(() => answer);
    const call = callOf({
      read() {
        if (isBroken) throw Object.assign(new Error('incorrect header check'), { code: 'Z_DATA_ERROR' });
        throw new RangeError('too large');
      },
    });
    expect(await wire.ask(request, call, request.signal)).toMatchObject({ failure: { code: 'UPSTREAM_INVALID' } });
  });
});
