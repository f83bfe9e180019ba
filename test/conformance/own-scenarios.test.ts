import { describe, expect, it } from 'vitest';
import { playEmbedded } from '../../src/conformance/embedded.js';
import { failureLine, summaryOf } from '../../src/conformance/report.js';
import { OWN_DIFFERENCES, OWN_SCENARIOS } from './own-scenarios.js';

/** A Monday morning in summer: surgeries are open, some slots of the day have begun. */
const NOW = new Date('2026-06-15T09:30:00Z');

describe('the embedded simulator answers as our own scenarios say', () => {
  it.each(OWN_SCENARIOS)('$name', { timeout: 60_000 }, async ({ scenarios }) => {
    const results = await playEmbedded(scenarios, { seed: 'gpconnect', now: NOW });
    const { failed, outdated, skipped, unchecked } = summaryOf(results, OWN_DIFFERENCES);
    expect(failed.map(failureLine)).toEqual([]);
    expect({ outdated, skipped, unchecked }).toEqual({ outdated: [], skipped: 0, unchecked: 0 });
  });
});
