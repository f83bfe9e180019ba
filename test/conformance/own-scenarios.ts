import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseScenarios, type Scenario } from '../../src/conformance/scenario.js';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A file of the project's own scenarios. */
export interface ScenarioFile {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
  /** What each scenario says it proves: section and row, or section alone. */
  readonly spec: ReadonlyMap<string, readonly string[]>;
}

/** Their `spec`, which is for readers: runners have no use for it. */
function specIn(text: string): ReadonlyMap<string, readonly string[]> {
  const records = JSON.parse(text) as readonly { readonly id: string; readonly spec: readonly string[] }[];
  return new Map(records.map(({ id, spec }) => [id, spec]));
}

/** All files of scenarios, by name. */
export const OWN_SCENARIOS: readonly ScenarioFile[] = readdirSync(here('scenarios'))
  .sort()
  .map((name) => {
    const text = readFileSync(here(`scenarios/${name}`), 'utf8');
    return { name, scenarios: parseScenarios(name, text), spec: specIn(text) };
  });
