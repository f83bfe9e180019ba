import { describe, expect, it, vi } from 'vitest';
import { buildEstate } from '../../src/simulator/estate/estate.js';
import { startSimulator } from '../../src/simulator/index.js';
import { type Pace, paceOf } from '../../src/simulator/national/pace.js';
import type { InteractionName } from '../../src/simulator/practice/interactions.js';
import { parseLatency } from '../../src/simulator/wire/latency.js';
import { fetchJson, INTERACTION, list, member, TestConsumer } from './consumer.js';
import { NOW } from './running.js';

const estate = buildEstate({ seed: 'pace', asOf: NOW });

function ask(pace: Pace, odsCode: string, interaction: InteractionName, label: string): number {
  const practice = estate.practice(odsCode);
  return pace({ practice, interaction, label });
}

describe('the slow practice', () => {
  it('takes a second and a half for its own patients, with a heavy tail that ends at a minute', () => {
    const pace = paceOf('pace');
    const times = Array.from({ length: 3000 }, (_unused, index) => ask(pace, 'G99007', 'readRecord', `call ${index}`));
    const sorted = times.sort((one, other) => one - other);
    expect(sorted[1500]).toBeGreaterThan(1300);
    expect(sorted[1500]).toBeLessThan(1700);
    expect(sorted[2850]).toBeGreaterThan(7000);
    expect(sorted.at(-1)).toBeLessThanOrEqual(60_000);
  });

  it('takes a minute to say that it does not know somebody, and little for staff and places', () => {
    const pace = paceOf('pace');
    const times = Array.from({ length: 50 }, () => ask(pace, 'G99007', 'findPatient', 'identifier=…|9990000018'));
    expect(new Set(times)).toEqual(new Set([60_000]));
    expect(ask(pace, 'G99007', 'findPatient', 'identifier=…|9990000239')).toBeLessThan(60_000);
    const places = Array.from({ length: 400 }, (_unused, index) =>
      ask(pace, 'G99007', 'readLocation', `/Location/${index}`),
    );
    expect(Math.max(...places)).toBeLessThan(1000);
  });

  it('takes as long again when everything is done again in the same order', () => {
    const draw = (): readonly number[] => {
      const pace = paceOf('pace');
      return Array.from({ length: 20 }, (_unused, index) => ask(pace, 'G99007', 'readRecord', `call ${index % 3}`));
    };
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBe(20);
  });

  it('is the only one', () => {
    expect(ask(paceOf('pace'), 'A99001', 'findPatient', 'somebody')).toBe(0);
  });
});

describe('waiting', () => {
  const stranger = (consumer: TestConsumer, signal?: AbortSignal): Promise<unknown> =>
    consumer.findPatient('G99007', '9990000018', signal === undefined ? {} : { signal });

  it('stops when the caller goes away', async () => {
    const simulator = await startSimulator();
    try {
      const consumer = new TestConsumer(simulator);
      await consumer.target('G99007', INTERACTION.findPatient);
      await expect(stranger(consumer, AbortSignal.timeout(60))).rejects.toThrow();
      await vi.waitFor(async () => {
        const { body } = await fetchJson(`${simulator.origin}/control/calls`);
        const last = list(body['calls']).at(-1);
        expect(last).toMatchObject({ practice: 'G99007', interactionId: INTERACTION.findPatient, status: null });
        expect(Number(member(last, 'ms'))).toBeGreaterThan(0);
      });
    } finally {
      await simulator.close();
    }
  });

  it('stops when the simulator is closed', async () => {
    const simulator = await startSimulator();
    const consumer = new TestConsumer(simulator);
    await consumer.target('G99007', INTERACTION.findPatient);
    const outcome = expect(stranger(consumer)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = Date.now();
    await simulator.close();
    await outcome;
    expect(Date.now() - before).toBeLessThan(1000);
  });
});

describe('latency', () => {
  it('is added to every answer of a practice or a national service', async () => {
    const simulator = await startSimulator({ latency: '40' });
    try {
      const consumer = new TestConsumer(simulator);
      await consumer.findPatient('A99001', '9990000018');
      await fetch(`${simulator.pdsUrl}/Patient/9990000018`, { headers: { 'X-Request-ID': crypto.randomUUID() } });
      const { body } = await fetchJson(`${simulator.origin}/control/calls`);
      const times = list(body['calls']).map((call) => Number(member(call, 'ms')));
      expect(times).toHaveLength(4);
      for (const time of times) expect(time).toBeGreaterThanOrEqual(38);
    } finally {
      await simulator.close();
    }
  });

  it.each([
    ['50', { medianMs: 50 }],
    ['50:0.5', { medianMs: 50, sigma: 0.5 }],
    [' 2.5 ', { medianMs: 2.5 }],
  ])('is read from "%s"', (text, options) => {
    expect(parseLatency(text)).toEqual(options);
  });

  it.each(['', 'slow', '50:', ':1', '-1', '50ms'])('is not read from "%s"', (text) => {
    expect(() => parseLatency(text)).toThrow(RangeError);
  });
});
