import { playEmbedded } from '../../src/conformance/embedded.js';
import { KNOWN_DIFFERENCES } from '../../src/conformance/known-differences.js';
import { failureLine } from '../../src/conformance/report.js';
import type { Result } from '../../src/conformance/run.js';
import { parseScenarios } from '../../src/conformance/scenario.js';

/** What came of a file at the embedded simulator, held against the list of known differences. */
export interface Played {
  readonly results: readonly Result[];
  /** A line for each scenario that is not met and is not listed. */
  readonly unlisted: readonly string[];
  /** Scenarios that are listed, and did not fail. */
  readonly outdated: readonly string[];
}

const NOT_MET: readonly Result['kind'][] = ['failed', 'unchecked'];

/** Plays the scenarios of a file's text. */
export async function played(name: string, text: string): Promise<Played> {
  const results = await playEmbedded(parseScenarios(name, text), {
    seed: 'gpconnect',
    now: new Date('2026-06-15T09:30:00Z'),
  });
  const listed = new Set(KNOWN_DIFFERENCES.map(({ id }) => id));
  return {
    results,
    unlisted: results.filter(({ id, kind }) => NOT_MET.includes(kind) && !listed.has(id)).map(failureLine),
    outdated: results.filter(({ id, kind }) => kind !== 'failed' && listed.has(id)).map(({ id }) => id),
  };
}
