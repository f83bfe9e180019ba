import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { played } from './differing.js';

const FOLDER = new URL('scenarios/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe("the project's own scenarios", () => {
  it('are there', () => {
    expect(FILES).not.toEqual([]);
  });

  it.each(FILES)('%s: all are played and met, and every assertion is checked', async (file) => {
    const { results, unlisted, outdated } = await played(file, readFileSync(new URL(file, FOLDER), 'utf8'));
    expect(unlisted).toEqual([]);
    expect(outdated).toEqual([]);
    expect(results).not.toEqual([]);
    for (const result of results) {
      expect(result.kind === 'skipped' ? `${result.id}: ${result.why}` : null).toBeNull();
      expect(result.kind === 'skipped' ? [] : result.unchecked).toEqual([]);
    }
  });
});
