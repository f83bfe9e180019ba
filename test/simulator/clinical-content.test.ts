import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  allKeys,
  allResults,
  dangling,
  ENTERED,
  impossibleDays,
  misinterpreted,
  misplaced,
  nameOf,
  refsIn,
  repeated,
  strangers,
} from './content-integrity.js';
import { BORN, KINDS, recordOfKind, TODAY, type Who } from './content-of-kinds.js';

const anybody = fc.record({
  kind: fc.constantFrom(...KINDS),
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  today: fc
    .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  practice: fc.constantFrom('A99001', 'B99002'),
  birthDate: fc
    .date({ min: new Date('1930-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  gender: fc.constantFrom('female' as const, 'male' as const),
  registeredDaysAgo: fc.integer({ min: 1, max: 7000 }),
});

function checkWhole(who: Who & { practice: string; birthDate: string; today: string }): void {
  const record = recordOfKind(who);
  expect(repeated(allKeys(record))).toEqual([]);
  expect(dangling(record)).toEqual([]);
  expect(repeated(record.consultations.flatMap(refsIn).map(nameOf))).toEqual([]);
  expect(misplaced(record)).toEqual([]);
  expect(impossibleDays(record, who.birthDate, who.today)).toEqual([]);
  expect(misinterpreted(record)).toEqual([]);
  expect(strangers(record, who.practice)).toEqual([]);
}

describe('a record of any kind, seed and day', () => {
  it.each(KINDS)(
    '%s: every reference resolves, items stand in the consultation they were written in, days are in order',
    (kind) => {
      checkWhole({ kind, practice: 'A99001', birthDate: BORN, today: TODAY });
    },
  );

  it('holds together', () => {
    fc.assert(fc.property(anybody, checkWhole), { numRuns: 150 });
  }, 120_000);

  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(
        anybody.filter(({ kind }) => kind !== 'nothing'),
        (who) => {
          expect(recordOfKind(who)).toEqual(recordOfKind(who));
          expect(recordOfKind({ ...who, seed: `${who.seed}!` })).not.toEqual(recordOfKind(who));
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);
});
