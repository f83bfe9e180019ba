import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gender, HumanName } from '../../src/domain/values.js';
import { compareDemographics, type Demographics } from '../../src/fhir/index.js';

const named = (family: string | null, ...given: readonly string[]): HumanName => ({
  text: '',
  family,
  given,
  prefix: [],
});
const ADA: Demographics = { name: named('Example', 'Ada', 'Mary'), gender: 'FEMALE', birthDate: '1980-02-03' };
const fieldsThatDiffer = (national: Demographics, held: Demographics) =>
  compareDemographics(national, held).map(({ field }) => field);

const letters = fc.stringMatching(/^[A-Za-zàéîöüçñ' -]*[A-Za-zé][A-Za-zàéîöüçñ' -]*$/, { maxLength: 12 });
const gender = fc.constantFrom<Gender | null>('MALE', 'FEMALE', 'OTHER', 'UNKNOWN', 'UNRECOGNISED', null);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const birthDate = fc.option(fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length)));
const someone: fc.Arbitrary<Demographics> = fc.record({
  name: fc.option(
    fc.tuple(fc.option(letters), fc.array(letters, { maxLength: 3 })).map(([family, given]) => named(family, ...given)),
  ),
  gender,
  birthDate,
});

describe('demographics are compared (spec 01 §12.1)', () => {
  it.each<[string, Partial<Demographics>, string[]]>([
    ['the same', {}, []],
    ['another family name', { name: named('Sample', 'Ada') }, ['family']],
    ['another given name', { name: named('Example', 'Ida') }, ['given']],
    ['another gender', { gender: 'MALE' }, ['gender']],
    ['a gender recorded as unknown', { gender: 'UNKNOWN' }, ['gender']],
    ['another birth date', { birthDate: '1980-02-04' }, ['birthDate']],
    [
      'everything',
      { name: named('Sample', 'Ida'), gender: 'MALE', birthDate: '1981-01-01' },
      ['family', 'given', 'gender', 'birthDate'],
    ],
    ['another case', { name: named('EXAMPLE', 'ada') }, []],
    ['more blanks', { name: named(' Example ', 'Ada') }, []],
    ['no middle name', { name: named('Example', 'Ada') }, []],
    ['another middle name', { name: named('Example', 'Ada', 'Rose') }, ['given']],
    ['given names in one string', { name: named('Example', 'Ada Mary') }, []],
    ['no name at all', { name: null }, ['family', 'given']],
    ['no gender', { gender: null }, ['gender']],
    ['no birth date', { birthDate: null }, ['birthDate']],
    ['only the year of birth', { birthDate: '1980' }, ['birthDate']],
  ])('%s', (_case, held, expected) => {
    expect(fieldsThatDiffer(ADA, { ...ADA, ...held })).toEqual(expected);
  });

  it('what the national record does not say cannot differ', () => {
    expect(fieldsThatDiffer({ name: null, gender: null, birthDate: null }, ADA)).toEqual([]);
    expect(fieldsThatDiffer({ ...ADA, birthDate: '1980' }, ADA)).toEqual([]);
    expect(fieldsThatDiffer({ ...ADA, birthDate: '1981' }, ADA)).toEqual(['birthDate']);
  });

  it('each difference shows both sides as they were sent', () => {
    expect(compareDemographics(ADA, { ...ADA, name: named('Sample', 'Ada') })).toEqual([
      { field: 'family', national: 'Example', practice: 'Sample' },
    ]);
  });

  it('nobody differs from themselves', () => {
    fc.assert(
      fc.property(someone, (one) => {
        expect(compareDemographics(one, one)).toEqual([]);
      }),
    );
  });

  it('case, white space and Unicode form never make a difference', () => {
    const retyped = (words: string, how: number) =>
      [
        words.toUpperCase(),
        words.toLowerCase(),
        `  ${words.replaceAll(' ', '   ')} `,
        words.normalize('NFD'),
        words.normalize('NFC'),
      ][how % 5] ?? words;
    fc.assert(
      fc.property(someone, fc.nat(4), (one, how) => {
        const name = one.name && {
          ...one.name,
          family: one.name.family === null ? null : retyped(one.name.family, how),
          given: one.name.given.map((each) => retyped(each, how + 1)),
        };
        expect(compareDemographics(one, { ...one, name })).toEqual([]);
      }),
    );
  });

  it('other family names always make one, whatever else there is', () => {
    fc.assert(
      fc.property(someone, letters, letters, (one, a, b) => {
        const plain = (words: string) => words.toLowerCase().trim().replace(/\s+/g, ' ');
        fc.pre(plain(a) !== plain(b));
        const differ = fieldsThatDiffer({ ...one, name: named(a) }, { ...one, name: named(b) });
        expect(differ).toContain('family');
      }),
    );
  });

  it('differs only in what the national record says, and says so once for each detail', () => {
    fc.assert(
      fc.property(someone, someone, (national, held) => {
        const differences = compareDemographics(national, held);
        for (const { national: said } of differences) expect(said).not.toBeNull();
        expect(new Set(differences.map(({ field }) => field)).size).toBe(differences.length);
      }),
    );
  });
});
