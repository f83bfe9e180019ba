import { MAIN, valuesAt, type ProviderMap } from './map-file.js';
import { neededValues } from './needed-values.js';
import { BadFile, isPlayed, type Scenario } from './scenario.js';

/** Entries that a scenario needs and the map does not have. */
function entriesFor(map: ProviderMap, scenario: Scenario): readonly string[] {
  const { at = MAIN, setup } = scenario;
  const practice = at === MAIN ? { values: {} } : map.practices[at];
  // Without that practice it is not played at all.
  if (practice === undefined) return [];
  const known = valuesAt(map, practice.values);
  const takesPeople = setup.some((step) => step.do === 'takeUnregisteredPatient');
  return [
    ...neededValues(scenario)
      .filter((value) => known[value] === undefined)
      .map((value) => `values.${value}`),
    ...(takesPeople && map.unregistered === undefined ? ['unregistered'] : []),
  ];
}

/** Throws BadFile if scenarios need something that a map says nothing of: one line that names each entry, and one scenario that needs it. */
export function checkMap(name: string, map: ProviderMap, scenarios: readonly Scenario[]): void {
  const missing = new Map<string, string>();
  for (const scenario of scenarios.filter(isPlayed)) {
    for (const entry of entriesFor(map, scenario)) if (!missing.has(entry)) missing.set(entry, scenario.id);
  }
  if (missing.size === 0) return;
  const told = [...missing].map(([entry, id]) => `${entry} (for ${id})`).join(', ');
  throw new BadFile(`${name}: not there: ${told}; a value of null says that the provider has no such thing`);
}
