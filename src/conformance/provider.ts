import { randomUUID } from 'node:crypto';
import { providerClock } from './clocks.js';
import type { ProviderMap } from './map-file.js';
import { providerSubjects } from './provider-subjects.js';
import { playScenario, type Result } from './run.js';
import type { Scenario } from './scenario.js';

/** A provider that runs already. */
export interface ProviderOptions {
  readonly baseUrl: string;
  readonly asid: string;
  readonly map: ProviderMap;
  /** The instant that its clock stands still at; null if it goes by the real time. */
  readonly now: Date | null;
}

/** Plays scenarios, one after the other, against a provider that runs already. */
export async function playAtProvider(
  scenarios: readonly Scenario[],
  { baseUrl, asid, map, now }: ProviderOptions,
): Promise<readonly Result[]> {
  const subjects = providerSubjects(map, { baseUrl, asid });
  const run = {
    subjectFor: async (scenario: Scenario) => Promise.resolve(subjects(scenario)),
    clock: providerClock(now),
    newTraceId: randomUUID,
  };
  const results: Result[] = [];
  for (const scenario of scenarios) results.push(await playScenario(run, scenario));
  return results;
}
