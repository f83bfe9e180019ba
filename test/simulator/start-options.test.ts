import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/index.js';

describe('faults given at the start', () => {
  it('are in force from the first call', async () => {
    const simulator = await startSimulator({ faults: [{ practice: 'PDS', fault: 'status:503', times: 1 }] });
    try {
      const headers = { 'X-Request-ID': crypto.randomUUID() };
      const ask = async (): Promise<number> =>
        (await fetch(`${simulator.pdsUrl}/Patient/9990000018`, { headers })).status;
      expect([await ask(), await ask()]).toEqual([503, 200]);
    } finally {
      await simulator.close();
    }
  });

  it.each([
    [{ practice: 'X00000' }, 'faults[1].practice: a practice that there is, PDS or SDS, or "*" for every one.'],
    [{ fault: 'explode' }, 'faults[1].fault: one of status:NNN, reset, hang,'],
    [{ fault: 'status:600' }, 'faults[1].fault'],
    [{ fault: 'clock:soon' }, 'faults[1].fault'],
    [{ interactionId: 'urn:x' }, 'faults[1].interactionId: an interaction id that there is'],
    [{ capability: 'everything' }, 'faults[1].capability: one of foundations, '],
    [{ probability: 2 }, 'faults[1].probability: a number between 0 and 1.'],
    [{ times: 1.5 }, 'faults[1].times: a whole number between 1 and 1000000000.'],
    [{ times: Number.NaN }, 'faults[1].times'],
    [{ probability: Number.NaN }, 'faults[1].probability'],
    [{ delay: { medianMs: Number.NaN } }, 'faults[1].delay.medianMs'],
    [{ delay: { medianMs: 1, capMs: Number.POSITIVE_INFINITY } }, 'faults[1].delay.capMs'],
    [{ delay: { medianMs: 'slow' } }, 'faults[1].delay.medianMs: a number'],
    [{ delay: { medianMs: 1, sigma: 99 } }, 'faults[1].delay.sigma'],
    [{ delay: { medianMs: 1, unit: 's' } }, 'faults[1].delay.unit: not known; known are medianMs, sigma, capMs.'],
    [{ practise: 'A99001' }, 'faults[1].practise: not known; known are practice,'],
    [{ fault: 'asid-change', probability: 0.5 }, 'faults[1].probability: asid-change holds as long as'],
    [{ fault: 'unregistered', times: 1 }, 'faults[1].times: unregistered holds'],
    [{ practice: 'SDS', fault: 'asid-change' }, 'faults[1].fault: asid-change is for practices only.'],
  ])('%o stops the start, and the message names the field', async (rule, says) => {
    const faults = [{ practice: 'P00001' }, rule] as never;
    await expect(startSimulator({ practices: 1, faults })).rejects.toThrow(says);
  });
});

describe('numbers given at the start', () => {
  it.each([
    [{ latency: { medianMs: Number.NaN } }, 'Latency: milliseconds'],
    [{ latency: { medianMs: -1 } }, 'Latency: milliseconds'],
    [{ latency: { medianMs: 1, capMs: Number.POSITIVE_INFINITY } }, 'Latency: milliseconds'],
    [{ latency: { medianMs: 1, sigma: 11 } }, 'sigma is between 0 and 10'],
    [{ practices: 1.5 }, 'practices: 1.5 is no number of them.'],
    [{ practices: -1 }, 'practices: -1 is no number'],
    [{ practices: Number.NaN }, 'practices: NaN is no number'],
    [{ practices: 1, patients: 0.5 }, 'patients: 0.5 is no number'],
    [{ port: 70_000 }, 'port'],
    [{ port: 1.5 }, 'port'],
  ])('stop it if they cannot be: %o', async (options, says) => {
    await expect(startSimulator(options)).rejects.toThrow(says);
  });
});
