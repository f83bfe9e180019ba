import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../src/conformance/known-differences.js';
import { SCENARIOS_FILE } from '../needs.js';
import { parseScenarios } from '../../src/conformance/scenario.js';
import { played, type Played } from './differing.js';
import { contentWithEmptyBundle, passedByEmptyBundles, wantsNothing } from './empty-provider.js';

describe('the official provider scenarios', () => {
  let came: Played;

  beforeAll(async () => {
    came = await played(SCENARIOS_FILE, readFileSync(SCENARIOS_FILE, 'utf8'));
  });

  it('are met, but for those that are known to differ', () => {
    expect(came.unlisted).toEqual([]);
  });

  it('are not listed as differing where they are met', () => {
    expect(came.outdated).toEqual([]);
  });

  it('are all that are listed as differing, but for our own', () => {
    const ids = new Set(came.results.map(({ id }) => id));
    const listed = KNOWN_DIFFERENCES.map(({ id }) => id).filter((id) => !id.startsWith('OWN-'));
    expect(listed.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are all played, but for those about the connection', () => {
    const reasons = came.results.flatMap((result) => (result.kind === 'skipped' ? [result.why] : []));
    expect(new Set(reasons)).toEqual(new Set(['transport']));
  });

  it('say nothing that could be checked and is not', () => {
    const played = came.results.flatMap((result) => (result.kind === 'skipped' ? [] : [result]));
    const unchecked = played.flatMap((result) => result.unchecked);
    // The specification lists what these hold, not what they leave out (spec 04 §13).
    expect(
      new Set(unchecked.filter(({ why }) => why === 'no check is known for it').map(({ phrase }) => phrase)),
    ).toEqual(
      new Set([
        'Problem Resources: no unused fields',
        'Diary ProcedureRequests: no unused fields',
        'Observation Resources: no unused fields',
      ]),
    );
    expect(unchecked.length).toBeLessThan(played.reduce((sum, { checked }) => sum + checked, 0) / 50);
  });
});

describe('a provider that answers everything with 200 and an empty Bundle', () => {
  const all = parseScenarios(SCENARIOS_FILE, readFileSync(SCENARIOS_FILE, 'utf8'));
  /** Says of a search for slots no more than that it is no error. */
  const EITHER = ['SearchForFreeSlots-028'];
  const wanted = new Set([...all.filter(wantsNothing).map(({ id }) => id), ...EITHER]);

  it('meets only those in which nothing is to be found', async () => {
    const passed = await passedByEmptyBundles(all);
    expect(passed.filter((id) => !wanted.has(id))).toEqual([]);
  });

  it('would meet only those, had it come as far as the answer that they are about', async () => {
    const met = await contentWithEmptyBundle(all);
    expect(met.filter((id) => !wanted.has(id))).toEqual([]);
  });
});
