import { describe, expect, it } from 'vitest';
import {
  activeAllergy,
  allergy,
  coded,
  course,
  list,
  LISTS,
  mapAll,
  mapBody,
  medicine,
  NOW,
  only,
  reference,
  type Json,
} from './record-builder.js';

const nestedDeeply = (levels: number): unknown => {
  let nested: unknown = [];
  for (let level = 0; level < levels; level += 1) nested = [nested];
  return nested;
};

describe('input in another shape than the specification says', () => {
  it('brackets may be missing, or too many', () => {
    const odd = medicine({
      statement: {
        basedOn: reference('MedicationRequest/m-plan'),
        dosage: 'One to be taken each morning',
        note: 'as words',
        medicationReference: [reference('Medication/m-drug')],
        identifier: { system: 'https://practice.example/Id/item', value: 7 },
      },
      orders: [
        {
          authoredOn: '2026-05-01',
          basedOn: reference('MedicationRequest/m-plan'),
          dispenseRequest: { performer: [{ display: 'A pharmacy' }] },
        },
      ],
    });
    expect(odd).toMatchObject({
      name: 'Examplin 5mg tablets',
      dosage: 'One to be taken each morning',
      notes: ['as words'],
      identifiers: [{ value: '7' }],
      issues: [{ dispensedBy: { name: 'A pharmacy' } }],
    });
  });

  it('a concept may be bare words, or stand in a list', () => {
    expect(activeAllergy({ code: 'Penicillin' }).name).toBe('Penicillin');
    expect(activeAllergy({ code: [coded('1', 'Penicillin')] }).name).toBe('Penicillin');
  });

  it('codes may be in any case and stand among blanks', () => {
    expect(activeAllergy({ clinicalStatus: ' Resolved ' }).status).toBe('ENDED');
    expect(medicine({ status: 'STOPPED', type: 'Acute' })).toMatchObject({
      status: 'STOPPED',
      prescriptionType: 'ACUTE',
    });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'the word %s is a code like any other',
    (word) => {
      expect(activeAllergy({ clinicalStatus: word, type: word, criticality: word, category: [word] })).toMatchObject({
        status: 'UNRECOGNISED',
        type: 'UNRECOGNISED',
        criticality: 'UNRECOGNISED',
        category: ['UNRECOGNISED'],
      });
      expect(medicine({ status: word, type: word })).toMatchObject({
        status: 'UNRECOGNISED',
        prescriptionType: 'UNRECOGNISED',
      });
    },
  );

  it.each([
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '2026-00-10',
    '2026-01-00',
    '26-01-01',
    '2026-01-01T25:00:00Z',
    '01/02/2026',
    'yesterday',
    '',
    20260101,
  ])('%j is no date', (date) => {
    expect(activeAllergy({ onsetDateTime: date }).onset).toBeNull();
  });

  it.each([
    '2026',
    '2026-01',
    '2024-02-29',
    '2026-01-31',
    '2026-01-31T10:30:00Z',
    '2026-01-31T10:30:00.123+01:00',
    '2026-01-31T10:30:00',
  ])('%j is kept exactly as it is', (date) => {
    expect(activeAllergy({ onsetDateTime: date }).onset).toBe(date);
  });

  it('an entry may leave out its wrapper', () => {
    const record = mapBody({
      resourceType: 'Bundle',
      entry: [allergy(), { resource: list(LISTS.allergies, ['AllergyIntolerance/a']) }],
    });
    expect(only(record.allergies).rawAt).toEqual({ entry: 0, contained: null });
  });

  it('nesting deeper than a comparison can follow is not the end', () => {
    const deep = (): Json => allergy({ odd: nestedDeeply(50_000) });
    const record = mapAll([deep(), deep(), list(LISTS.allergies, ['AllergyIntolerance/a'])]);
    expect(record.allergies).toHaveLength(1);
  });

  it('very long words cost no more than their length', () => {
    const blanks = ' '.repeat(200_000);
    const started = performance.now();
    mapAll(
      [
        ...course({
          statement: { dosage: [{ text: 'dosage has changed '.repeat(20_000) }], note: [{ text: `${blanks}x` }] },
        }),
        list('', [{ display: `${blanks}items` }, { reference: `a${blanks}b` }], {
          code: { coding: [{ code: `x${blanks}y` }] },
          title: `t${blanks}`,
        }),
        allergy({ code: { text: `${blanks}-` }, onsetDateTime: `2026-01-01T10:00:00.${'1'.repeat(200_000)}` }),
      ],
      NOW,
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
