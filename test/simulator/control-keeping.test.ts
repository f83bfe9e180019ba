import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { journal } from '../../src/simulator/control/journal.js';
import { controlDoor } from '../../src/simulator/doors/control-door.js';
import { faultsOf } from '../../src/simulator/control/faults.js';
import { settableClock } from '../../src/simulator/clock.js';
import { startSimulator } from '../../src/simulator/index.js';
import type { Call } from '../../src/simulator/wire/call.js';
import type { Outcome } from '../../src/simulator/wire/answer.js';
import { NOW, runningSimulator } from './running.js';

function callFrom(from: string, path = '/control/clock'): Call {
  return {
    ...{ method: 'GET', path, query: '', headers: { host: 'localhost:9090' }, body: '', from },
    certificate: () => null,
    signal: new AbortController().signal,
  };
}

describe('the record of calls', () => {
  it('keeps the last ten thousand at least, and never more than twice as many', async () => {
    const calls = journal(() => NOW);
    const lengths: number[] = [];
    for (let count = 1; count <= 50_000; count += 1) {
      const about = { practice: null, interactionId: null, token: () => count };
      const reset = (): Outcome => 'reset';
      await calls.open(callFrom('::1', `/${count}`), about).during(reset, reset);
      if (count % 1000 === 0) lengths.push(calls.calls().length);
    }
    expect(Math.max(...lengths)).toBe(20_000);
    expect(Math.min(...lengths.slice(10))).toBeGreaterThanOrEqual(10_000);
    const last = calls.calls().at(-1);
    expect([last?.path, last?.token]).toEqual(['/50000', 50_000]);
    const paths = calls.calls().map(({ path }) => Number(path.slice(1)));
    expect(paths).toEqual(paths.map((_path, index) => 50_000 - paths.length + 1 + index));
  });
});

describe('the control door', () => {
  const running = runningSimulator();

  /** Status of a call over HTTP that says so of whom it calls; `fetch` would not let it. */
  const statusByName = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(`${running.simulator.origin}/control/faults`, { headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });

  const clock = settableClock(() => NOW);
  const door = controlDoor({
    ...{ journal: journal(() => NOW), faults: faultsOf('seed'), clock },
    readRules: () => [],
    renew: () => undefined,
    estate: { rows: [], groups: [], patientsAt: () => [] },
    curlLine: () => null,
  });

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('opens to this machine: %s', (from) => {
    expect(door.answer(callFrom(from), '/clock')).toMatchObject({ status: 200 });
  });

  it.each(['10.0.0.1', '192.168.127.1', '::ffff:10.127.0.1', 'fe80::1', '2001:db8::127', '', '127.0.0.1.example'])(
    'opens to nobody else: "%s"',
    (from) => {
      const said = { ...callFrom(from), headers: { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' } };
      expect(door.answer(said, '/clock')).toMatchObject({ status: 403 });
    },
  );

  it.each(['localhost', 'LOCALHOST:9090', '127.0.0.1:9090', '127.8.8.8', '[::1]', '[::1]:9090'])(
    'opens by the name %s',
    async (host) => {
      expect(await statusByName(host)).toBe(200);
    },
  );

  // A page of any site can have its own name lead to this machine, and then read and write as if it were of here.
  it.each(['evil.example', 'evil.example:9090', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '::1'])(
    'does not open by the name "%s"',
    async (host) => {
      expect(await statusByName(host)).toBe(403);
    },
  );

  it('does not open through another address of this machine, while other doors do', async () => {
    const addresses = Object.values(networkInterfaces()).flat();
    const outer = addresses.find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    const simulator = await startSimulator({ host: '0.0.0.0' });
    try {
      const { port } = new URL(simulator.origin);
      const statusAt = async (host: string, path: string): Promise<number> =>
        (await fetch(`http://${host}:${port}${path}`)).status;
      expect(await statusAt('127.0.0.1', '/control/clock')).toBe(200);
      if (outer === undefined) return;
      expect([await statusAt(outer, '/control/clock'), await statusAt(outer, '/')]).toEqual([403, 200]);
    } finally {
      await simulator.close();
    }
  });
});
