import { describe, expect, it } from 'vitest';
import { KINDS, recordOfKind } from './content-of-kinds.js';

/** Every member of this name, wherever it stands. */
function membersNamed(name: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, member]) => [
    ...(key === name ? [member] : []),
    ...membersNamed(name, member),
  ]);
}

const TURNS = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const TIMES = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];

/** Whether a SNOMED identifier has the check digit of Verhoeff and is that of a concept (`0`) or description (`1`). */
function isSnomedId(id: string, of: '0' | '1'): boolean {
  const check = id
    .split('')
    .reverse()
    .reduce((sum, digit, index) => {
      const turned = TURNS[index % 8]?.charAt(Number(digit)) ?? '';
      return Number(TIMES[sum]?.charAt(Number(turned)));
    }, 0);
  return /^\d{6,18}$/.test(id) && check === 0 && id.at(-2) === of;
}

describe('codes', () => {
  const records = KINDS.map((kind) => recordOfKind({ kind }));
  const boys = ['1995-05-05', '1941-02-02'].map((birthDate) =>
    recordOfKind({ kind: 'long', gender: 'male', birthDate }),
  );
  const all = [...records, ...boys];

  it('are told from others by their check digits', () => {
    expect(isSnomedId('163020007', '0')).toBe(true);
    expect(isSnomedId('163020008', '0')).toBe(false);
    expect(isSnomedId('163002007', '0')).toBe(false);
    expect(isSnomedId('63301000000111', '0')).toBe(false);
  });

  it('are of SNOMED, with their check digits', () => {
    const codes = new Set(
      [
        ...membersNamed('snomed', all),
        ...all.flatMap(({ courses }) =>
          courses.flatMap(({ product }) => (product.kind === 'drug' ? product.drug.code : [])),
        ),
      ].map(String),
    );
    expect(codes.size).toBeGreaterThan(150);
    expect([...codes].filter((code) => !isSnomedId(code, '0'))).toEqual([]);
    const descriptions = membersNamed('description', all).filter((one) => typeof one === 'object' && one !== null);
    expect(
      membersNamed('id', descriptions)
        .map(String)
        .filter((id) => !isSnomedId(id, '1')),
    ).toEqual([]);
  });

  it('mean one thing each, and have their Read codes in full', () => {
    const terms = new Map<string, Set<string>>();
    const gather = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('snomed' in value && 'display' in value) {
        const { display, snomed } = value as { snomed: string; display: string };
        terms.set(snomed, (terms.get(snomed) ?? new Set()).add(display));
      }
      Object.values(value).forEach(gather);
    };
    gather(all);
    expect([...terms].filter(([, displays]) => displays.size > 1)).toEqual([]);
    const read = membersNamed('read', all).map((one) => (one as { code: string }).code);
    expect(read.filter((code) => !/^[0-9A-Za-z.]{7}$/.test(code))).toEqual([]);
  });
});
