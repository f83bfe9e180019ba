import fc from 'fast-check';
import { FIRST_INSTANT, LAST_INSTANT } from '../../src/simulator/clock.js';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js';

/** Seeds of whatever length and script. */
export const ANY_SEED = fc.string({ minLength: 1, maxLength: 8 });

/** Moments of years to come, in winter and in summer time. */
export const ANY_MOMENT = fc.date({
  min: new Date('2027-01-01'),
  max: new Date('2034-12-31'),
  noInvalidDate: true,
});

/** Moments of all years that the clock can show. */
export const ANY_MOMENT_OF_ALL = fc.date({ min: FIRST_INSTANT, max: LAST_INSTANT, noInvalidDate: true });

/** Uses a simulator whose clock stands still, and stops it. */
export async function withSimulator(
  at: Date,
  options: Omit<SimulatorOptions, 'now'>,
  use: (simulator: Simulator, now: () => Date) => Promise<void>,
): Promise<void> {
  const now = (): Date => at;
  const simulator = await startSimulator({ ...options, now });
  try {
    await use(simulator, now);
  } finally {
    await simulator.close();
  }
}
