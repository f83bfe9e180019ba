import { describe, expect, it } from 'vitest';
import { contentWithEmptyBundle, passedByEmptyBundles, wantsNothing } from './empty-provider.js';
import { OWN_SCENARIOS } from './own-scenarios.js';

const all = OWN_SCENARIOS.flatMap(({ scenarios }) => scenarios);

/** Where there may be something or nothing: what is proved is that the question is no error. */
const EITHER = ['OWN-SLOT-049'];

const wanted = new Set([...all.filter(wantsNothing).map(({ id }) => id), ...EITHER]);

describe('a provider that answers everything with 200 and an empty Bundle', () => {
  it('meets only scenarios in which nothing is to be found', async () => {
    const passed = await passedByEmptyBundles(all);
    expect(passed.filter((id) => !wanted.has(id))).toEqual([]);
    expect(passed).toContain('OWN-DOC-003');
  });

  it('would meet only those, had it come as far as the answer that they are about', async () => {
    const met = await contentWithEmptyBundle(all);
    expect(met.filter((id) => !wanted.has(id))).toEqual([]);
  });
});
