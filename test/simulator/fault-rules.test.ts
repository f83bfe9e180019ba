import { describe, expect, it } from 'vitest';
import { fetchJson, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const putFaults = (rules: unknown): Promise<Reply> =>
  fetchJson(`${running.simulator.origin}/control/faults`, { method: 'PUT', body: JSON.stringify(rules) });

describe('a list of fault rules', () => {
  it.each<[unknown, string]>([
    [{}, 'body'],
    [['x'], '[0]'],
    [[{ practice: 7 }], '[0].practice'],
    [[{ probability: 2 }], '[0].probability'],
    ...[-1, 0, 1.5, 1e10, '2', true, [1], {}].map((times): [unknown, string] => [
      [{ times }],
      '[0].times: a whole number',
    ]),
    ...[-0.1, 1.1, '1', null, true].map((probability): [unknown, string] => [[{ probability }], '[0].probability']),
    ...['medianMs', 'sigma', 'capMs'].flatMap((field) =>
      [-1, 1e12, '5', null, true].map((value): [unknown, string] => [
        [{ delay: { medianMs: 1, [field]: value } }],
        `[0].delay.${field}`,
      ]),
    ),
    [[{ delay: 50 }], '[0].delay'],
    [[{ delay: { sigma: 1 } }], '[0].delay.medianMs'],
    [[{ fault: 'explode' }], '[0].fault'],
    ...['status:999', 'status:199', 'status:50', 'status:5e2', 'status:-503', 'status:503.5', 'status:', 'status'].map(
      (fault): [unknown, string] => [[{ fault }], '[0].fault'],
    ),
    ...['clock:', 'clock:1.5', 'clock:1e3', 'clock:123456789', 'clock:NaN', 'clock'].map((fault): [unknown, string] => [
      [{ fault }],
      '[0].fault',
    ]),
  ])('refuses %o', async (rules, says) => {
    const reply = await putFaults(rules);
    expect(reply.status).toBe(400);
    expect(String(reply.body['error'])).toContain(says);
  });
});
