import { describe, expect, it } from 'vitest';
import { INTERACTIONS } from '../../src/conformance/asking/products.js';
import { conditionIn, rowFor } from '../../src/conformance/assertions/table.js';
import { ERROR_ROWS, type Row } from './error-rows.js';
import { OWN_SCENARIOS } from './own-scenarios.js';

const all = OWN_SCENARIOS.flatMap(({ scenarios }) => scenarios);
const ids = all.map(({ id }) => id);
const specOf = new Map(OWN_SCENARIOS.flatMap(({ spec }) => [...spec]));

const isPlayed = (row: Row): row is string[] => Array.isArray(row);

/** Every row as scenarios name it: `section: row`. */
const rows = Object.entries(ERROR_ROWS).flatMap(([section, named]) =>
  Object.entries(named).map(([name, row]) => ({ called: `${section}: ${name}`, row })),
);
const played = rows.flatMap(({ called, row }) => (isPlayed(row) ? [{ called, scenarios: row }] : []));

/** The rows in which a scenario stands. */
const rowsOf = (id: string): readonly string[] =>
  played.filter(({ scenarios }) => scenarios.includes(id)).map(({ called }) => called);

/** Record transfer is not for those who read; nobody has a happy path of it (spec 04 §1). */
const isTransfer = (interaction: string): boolean => interaction.startsWith('Migrate');

describe('the error rows of the digests', () => {
  it.each(['01 §4.4', '01 §8.2', '03 §2.6', '03 §3.4', '03 §10', '03 §11', '03 §12', '03 §16', '04 §4'])(
    'of section %s are in the table',
    (section) => {
      expect(Object.keys(ERROR_ROWS[section] ?? {})).not.toEqual([]);
    },
  );

  it('have each a scenario that exists, or a reason why there can be none', () => {
    const known = new Set(ids);
    const bare = rows.filter(({ row }) =>
      isPlayed(row) ? row.length === 0 || row.some((id) => !known.has(id)) : row.beyond.trim() === '',
    );
    expect(bare.map(({ called }) => called)).toEqual([]);
  });

  it('are each named by the scenarios that stand in them, and by no other', () => {
    const named = (id: string): readonly string[] => (specOf.get(id) ?? []).filter((spec) => spec.includes(': '));
    const differing = ids.filter(
      (id) => JSON.stringify([...named(id)].sort()) !== JSON.stringify([...rowsOf(id)].sort()),
    );
    expect(differing).toEqual([]);
  });
});

describe('our own scenarios', () => {
  it('stand each in a row, or are a happy path', () => {
    const stray = all.filter(({ id, tags }) => rowsOf(id).length === 0 && !tags.includes('happy-path'));
    expect(stray.map(({ id }) => id)).toEqual([]);
  });

  it('say each where in the digests they come from', () => {
    expect(ids.filter((id) => (specOf.get(id) ?? []).length === 0)).toEqual([]);
  });

  it('have ids of their own, numbered by subject', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { name, scenarios } of OWN_SCENARIOS) {
      const subjects = new Set(scenarios.map(({ id }) => /^OWN-([A-Z]+)-\d{3}$/.exec(id)?.[1]));
      expect({ name, subjects: [...subjects] }).toEqual({ name, subjects: [expect.any(String)] });
    }
  });

  it('hold the happy path of every interaction', () => {
    const happy = new Set(
      all.filter(({ tags }) => tags.includes('happy-path')).map(({ request }) => request.interaction),
    );
    const bare = Object.keys(INTERACTIONS).filter(
      (name) => !isTransfer(name) && !happy.has(name as keyof typeof INTERACTIONS),
    );
    expect(bare).toEqual([]);
  });

  it('say nothing that cannot be checked', () => {
    const phrases = all.flatMap(({ expect: expected, before }) => [
      ...expected.assertions,
      ...before.flatMap((call) => call.expect.assertions),
    ]);
    expect(phrases.filter((phrase) => rowFor(phrase) === null && conditionIn(phrase) === null)).toEqual([]);
  });
});
