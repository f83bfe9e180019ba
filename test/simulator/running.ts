import { afterAll, beforeAll } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js';
import { TestConsumer } from './consumer.js';

/** A Monday morning in summer time. */
export const NOW = new Date('2026-06-15T09:30:00Z');
export const TODAY = '2026-06-15';

/** A simulator for the tests of one file, with the clock standing at {@link NOW}, and a consumer of it. */
export function runningSimulator(options: SimulatorOptions = {}): { simulator: Simulator; consumer: TestConsumer } {
  const running: { simulator?: Simulator; consumer?: TestConsumer } = {};
  const now = options.now ?? ((): Date => NOW);
  beforeAll(async () => {
    running.simulator = await startSimulator({ ...options, now });
    running.consumer = new TestConsumer(running.simulator, now);
  });
  afterAll(async () => {
    await running.simulator?.close();
  });
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('The simulator has not started yet.');
    return thing;
  };
  return {
    get simulator() {
      return there(running.simulator);
    },
    get consumer() {
      return there(running.consumer);
    },
  };
}
