import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INTERACTIONS } from '../../src/simulator/practice/interactions.js';
import { fetchJson, list, member } from './consumer.js';
import { NOW } from './running.js';
import { type SpawnedSimulator, spawnSimulator } from './spawned.js';
import { numbersAt, takeTour, type TourPlan, type TourStep } from './tour.js';

const WORDS = ['--port', '0', '--now', NOW.toISOString(), '--practices', '2000', '--latency', '0'];

const started: SpawnedSimulator[] = [];

async function start(seed: string): Promise<SpawnedSimulator> {
  const simulator = await spawnSimulator([...WORDS, '--seed', seed]);
  started.push(simulator);
  return simulator;
}

/** Practices of the demo of every personality, and of the generated ones the first and the last that answer. */
async function planFor(simulator: SpawnedSimulator): Promise<TourPlan> {
  const [third, last] = await Promise.all(['P00003', 'P02000'].map((practice) => numbersAt(simulator, practice)));
  return {
    practices: [
      ['A99001', '9990000018', '9990000042'],
      ['B99002', '9990000042', '9990000018'],
      ['C99003', '9990000050', '9990000018'],
      ['D99004', '9990000042', '9990000050'],
      ['P00003', third?.[0] ?? '', '9990000018'],
      ['P02000', last?.[19] ?? '', third?.[1] ?? ''],
    ],
    nhsNumbers: ['9990000018', '9990000158', '9990000174', '9990000190', ...(third ?? []), ...(last ?? [])],
  };
}

const statusesOf = (steps: readonly TourStep[]): ReadonlySet<number> => new Set(steps.map(([, status]) => status));

describe('2,000 practices', () => {
  let one: SpawnedSimulator;
  let other: SpawnedSimulator;
  beforeAll(async () => {
    [one, other] = await Promise.all([start('alike'), start('alike')]);
  });
  afterAll(async () => {
    await Promise.all(started.map((simulator) => simulator.stop()));
  });

  it('start in one process', async () => {
    const { body } = await fetchJson(`${one.origin}/control/practices`);
    expect(list(body['practices'])).toHaveLength(2007);
    const generated = list(body['groups']).find((group) => member(group, 'id') === 'generated');
    expect(list(member(generated, 'practices'))).toHaveLength(2000);
  });

  it('answer alike to the byte in two processes with the same seed at the same time, under every interaction', async () => {
    const plan = await planFor(one);
    const [first, second] = await Promise.all([takeTour(one, plan), takeTour(other, plan)]);
    const { body } = await fetchJson(`${one.origin}/control/calls`);
    const wellAnswered = list(body['calls']).filter((call) => Number(member(call, 'status')) < 300);
    const ids = wellAnswered.map((call) => member(call, 'interactionId')).filter((id) => id !== null);
    expect(new Set(ids)).toEqual(new Set(Object.values(INTERACTIONS).map(({ id }) => id)));
    expect(statusesOf(first)).toEqual(new Set([200, 201, 404, 409]));
    expect(second).toEqual(first);
    // Once something has been booked, the same questions have other answers, until everything is put back as it was.
    expect(await takeTour(one, plan)).not.toEqual(first);
    await fetchJson(`${one.origin}/control/state`, { method: 'DELETE' });
    expect(await takeTour(one, plan)).toEqual(first);
  }, 60_000);

  it('are others with another seed', async () => {
    const [here, there] = [one, await start('unlike')];
    const namesOf = async ({ origin }: SpawnedSimulator): Promise<readonly unknown[]> =>
      list((await fetchJson(`${origin}/control/practices`)).body['practices']).map((row) => member(row, 'name'));
    const [names, otherNames] = await Promise.all([namesOf(here), namesOf(there)]);
    expect(otherNames).toHaveLength(names.length);
    expect(otherNames.slice(7)).not.toEqual(names.slice(7));
  });
});
