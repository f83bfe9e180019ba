import { beforeAll, describe, expect, it } from 'vitest';
import { everybody } from './people.js';
import { RULES } from './rules.js';
import type { ToldRecord } from './told-record.js';

let records: readonly ToldRecord[] = [];
beforeAll(async () => {
  records = await everybody();
}, 120_000);

describe('records read as a doctor would', () => {
  it('are of everybody of the demo, and some sixty more', () => {
    expect(new Set(records.map(({ nhsNumber, seed }) => `${seed} ${nhsNumber}`)).size).toBeGreaterThan(85);
    expect(records.filter(({ medicines }) => medicines.length > 0).length).toBeGreaterThan(80);
  });

  it.each(Object.entries(RULES))('%s', (_name, broken) => {
    const found = records.flatMap((record) =>
      broken(record).map((says) => `${record.practice} ${record.nhsNumber} (${record.sex}, ${record.born}): ${says}`),
    );
    expect(found).toEqual([]);
  });
});
