import { createHash } from 'node:crypto';
import { startSimulator } from '../simulator/index.js';
import { standingClock } from './clocks.js';
import { demoSubjects, setFaults } from './demo-subjects.js';
import { playScenario, type Result } from './run.js';
import type { Scenario } from './scenario.js';

/** A Monday morning in summer: what own scenarios say of weekdays and sessions holds at this time. */
const DEFAULT_NOW = '2026-06-15T09:30:00Z';

/** What the embedded simulator is started with. */
export interface EmbeddedOptions {
  readonly seed: string;
  /** Null for the time that scenarios are written for. */
  readonly now: Date | null;
}

/** The second of the generated practices has no agreement with the consumer: what the proxy says of that can be seen. */
const GENERATED = 2;

/** Trace ids that are the same from run to run. */
function traceIds(seed: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`${seed} ${count}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
}

/** Plays scenarios, one after the other, against a simulator of their own. Its clock stands still, so that every run is alike. */
export async function playEmbedded(
  scenarios: readonly Scenario[],
  { seed, now }: EmbeddedOptions,
): Promise<readonly Result[]> {
  const clock = standingClock(now ?? new Date(DEFAULT_NOW));
  const simulator = await startSimulator({ seed, now: () => clock.now(), practices: GENERATED });
  try {
    const newTraceId = traceIds(seed);
    const subjectFor = demoSubjects(simulator, clock, newTraceId);
    const results: Result[] = [];
    for (const scenario of scenarios) {
      results.push(await playScenario({ subjectFor, clock, newTraceId }, scenario));
      clock.reset();
      if (scenario.setup.some((step) => step.do === 'disturb')) await setFaults(simulator, []);
    }
    return results;
  } finally {
    await simulator.close();
  }
}
