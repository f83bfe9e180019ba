import { describe, expect, it } from 'vitest';
import type { MappedRecord } from '../../src/domain/mapped-record.js';
import type { RecordArea, RecordNotice, RecordNoticeCode } from '../../src/domain/record.js';
import {
  allergy,
  extension,
  list,
  LISTS,
  mapAll,
  only,
  ORIGIN,
  SNOMED,
  type Json,
  course,
  noticesOf,
  secondaryList,
} from './record-builder.js';

const CONFIDENTIAL = 'Items excluded due to confidentiality and/or patient preferences.';
const IN_TRANSIT =
  'Patient record transfer from previous GP practice not yet complete; information recorded before 15-Oct-2020 may be missing.';
const warned = (codes: readonly string[], note?: string): Json => ({
  extension: codes.map((valueCode) => extension('ListWarningCode', { valueCode })),
  ...(note === undefined ? {} : { note: [{ text: note }] }),
});

describe('warnings of lists (spec 04 §7.3)', () => {
  it.each<[string, RecordNoticeCode]>([
    ['confidential-items', 'CONFIDENTIAL_ITEMS'],
    ['data-in-transit', 'DATA_IN_TRANSIT'],
    ['data-awaiting-filing', 'DATA_AWAITING_FILING'],
    ['a-code-of-the-future', 'UNRECOGNISED'],
  ])('%s is %s, in the words of the practice', (raw, code) => {
    const notice = only(noticesOf(list(LISTS.medications, [], warned([raw], IN_TRANSIT))));
    expect(notice).toEqual<RecordNotice>({
      code,
      rawCode: raw,
      text: IN_TRANSIT,
      practice: ORIGIN.practice,
      area: 'MEDICATIONS',
      within: null,
      differences: [],
    });
  });

  it.each(['withheld', 'unavailable', 'A reason in words'])('an empty list because of %j says so', (reason) => {
    const emptyReason = { coding: [{ code: reason }] };
    const found = only(noticesOf(list(LISTS.medications, [], { emptyReason })));
    expect(found).toMatchObject({ code: 'UNRECOGNISED', rawCode: reason, area: 'MEDICATIONS' });
    expect(found.text).toContain(reason);
    const entries = [{ item: { reference: 'MedicationStatement/m-statement' } }];
    expect(noticesOf(...course(), list(LISTS.medications, [], { emptyReason, entry: entries }))).toEqual([]);
  });

  it('an empty list because nothing is recorded is no news', () => {
    const emptyReason = { coding: [{ code: 'no-content-recorded', display: 'No Content Recorded' }] };
    expect(noticesOf(list(LISTS.medications, [], { emptyReason }))).toEqual([]);
  });

  it('several on one list are several notices, each with the whole note', () => {
    const note = `${CONFIDENTIAL} ${IN_TRANSIT}`;
    const found = noticesOf(list(LISTS.allergies, [], warned(['confidential-items', 'data-in-transit'], note)));
    expect(found.map(({ code, text, area }) => [code, text, area])).toEqual([
      ['CONFIDENTIAL_ITEMS', note, 'ALLERGIES'],
      ['DATA_IN_TRANSIT', note, 'ALLERGIES'],
    ]);
  });

  it.each(['confidential-items', 'data-in-transit', 'data-awaiting-filing', 'something-new'])(
    '%s without a note still has words, and no gap where a date should be',
    (code) => {
      const { text } = only(noticesOf(list(LISTS.medications, [], warned([code]))));
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toMatch(/dd-Mmm|undefined|null/);
    },
  );

  it('a note without a code is a warning too: one supplier words its own', () => {
    const found = only(noticesOf(list(LISTS.medications, [], { note: [{ text: 'Some entries are held back.' }] })));
    expect(found).toMatchObject({
      code: 'UNRECOGNISED',
      rawCode: null,
      text: 'Some entries are held back.',
      area: 'MEDICATIONS',
    });
  });

  it.each(['Information not available', 'information not available.'])('%j alone is no news', (note) => {
    expect(noticesOf(list(LISTS.medications, [], { note: [{ text: note }] }))).toEqual([]);
  });

  it('a list of an area that is not mapped warns all the same', () => {
    const found = only(noticesOf(list(LISTS.consultations, [], warned(['confidential-items'], CONFIDENTIAL))));
    expect(found).toMatchObject({ code: 'CONFIDENTIAL_ITEMS', area: 'CONSULTATIONS' });
  });

  it('a list that nobody knows warns all the same, about everything', () => {
    const found = only(noticesOf(list('999000000000000', [], warned(['confidential-items'], CONFIDENTIAL))));
    expect(found).toMatchObject({ code: 'CONFIDENTIAL_ITEMS', area: null, within: null });
  });

  it('the same warning on lists of two areas is said for both', () => {
    const found = noticesOf(
      list(LISTS.allergies, [], warned(['confidential-items'], CONFIDENTIAL)),
      list(LISTS.medications, [], warned(['confidential-items'], CONFIDENTIAL)),
    );
    expect(found.map(({ area }) => area)).toEqual(['ALLERGIES', 'MEDICATIONS']);
  });

  it('the same warning on two lists of an area is said once', () => {
    const found = noticesOf(
      list(LISTS.allergies, [], warned(['confidential-items'], CONFIDENTIAL)),
      list(LISTS.endedAllergies, [], warned(['confidential-items'], CONFIDENTIAL)),
    );
    expect(found).toHaveLength(1);
  });
});

const PREFIXES: readonly (readonly [string, string, RecordArea])[] = [
  ['allergies-contained-in-consultations', 'allergies-related-to-problems', 'ALLERGIES'],
  [
    'allergies-that-have-been-ended-contained-in-consultations',
    'allergies-that-have-been-ended-related-to-problems',
    'ALLERGIES',
  ],
  ['diary-entries-contained-in-consultations', 'diary-entries-related-to-problems', 'DIARY'],
  ['documents-contained-in-consultations', 'documents-related-to-problems', 'DOCUMENTS'],
  ['immunisations-contained-in-consultations', 'immunisations-related-to-problems', 'IMMUNISATIONS'],
  ['investigations-contained-in-consultations', 'investigations-related-to-problems', 'INVESTIGATIONS'],
  ['medications-contained-in-consultations', 'medications-related-to-problems', 'MEDICATIONS'],
  ['outbound-referrals-in-consultations', 'outbound-referrals-related-to-problems', 'REFERRALS'],
  ['uncategorised-data-contained-in-consultations', 'uncategorised-data-related-to-problems', 'UNCATEGORISED'],
];
const SECONDARY: readonly (readonly [string, RecordArea, RecordArea | null])[] = [
  ...PREFIXES.flatMap(([inside, related, area]) => [
    [`consultations-${inside}`, area, 'CONSULTATIONS'] as const,
    [`problems-${related}`, area, 'PROBLEMS'] as const,
  ]),
  ['consultations-problems-contained-in-consultations', 'PROBLEMS', 'CONSULTATIONS'],
  ['problems-consultations-related-to-problems', 'CONSULTATIONS', 'PROBLEMS'],
  ['problems-linked-problems-not-relating-to-the-primary-query', 'PROBLEMS', null],
];

describe('what a list is (spec 04 §7.1, §7.2)', () => {
  it.each(SECONDARY)('%s holds %s within %s, under both hosts', (code, area, within) => {
    for (const host of ['fhir.hl7.org.uk', 'fhir.nhs.uk']) {
      const found = only(noticesOf(secondaryList(code, [], warned(['confidential-items'], CONFIDENTIAL), host)));
      expect(found).toMatchObject({ area, within });
    }
  });

  it.each([
    'consultations-medications-contained-in-consultations ',
    'Consultations - medications contained in consultations',
  ])('a code written %j is the same', (code) => {
    const found = only(noticesOf(secondaryList(code, [], warned(['confidential-items'], CONFIDENTIAL))));
    expect(found).toMatchObject({ area: 'MEDICATIONS', within: 'CONSULTATIONS' });
  });

  it.each<[string, RecordArea]>([
    ['886921000000105', 'ALLERGIES'],
    ['1103671000000101', 'ALLERGIES'],
    ['933361000000108', 'MEDICATIONS'],
    ['1149501000000101', 'CONSULTATIONS'],
    ['717711000000103', 'PROBLEMS'],
    ['1102181000000102', 'IMMUNISATIONS'],
    ['826501000000100', 'UNCATEGORISED'],
    ['887191000000108', 'INVESTIGATIONS'],
    ['792931000000107', 'REFERRALS'],
    ['714311000000108', 'DIARY'],
  ])('%s is the list of %s, whatever its title', (code, area) => {
    const more = { title: 'Anything', ...warned(['confidential-items'], CONFIDENTIAL) };
    expect(only(noticesOf(list(code, [], more))).area).toBe(area);
  });

  const listed = (more: Json) =>
    mapAll([...course(), list('', ['MedicationStatement/m-statement'], more)]).medications.length;

  it.each(['Medications and medical devices', 'MEDICATION LIST'])('without a code the title %j counts', (title) => {
    expect(listed({ code: null, title })).toBe(1);
  });

  it('a title counts where the code is none, such as TBD', () => {
    expect(listed({ code: { coding: [{ system: SNOMED, code: 'TBD' }] }, title: 'Medication List' })).toBe(1);
  });

  it('a title never counts against a code, nor inside a consultation', () => {
    expect(listed({ code: { coding: [{ system: SNOMED, code: '25851000000105' }] }, title: 'Medication List' })).toBe(
      0,
    );
    expect(listed({ code: { coding: [{ system: SNOMED, code: '999000000000000' }] }, title: 'Medication List' })).toBe(
      0,
    );
    expect(listed({ code: null, title: 'Medication List', encounter: { reference: 'Encounter/e' } })).toBe(0);
  });

  it('membership in a secondary list makes nothing primary', () => {
    const record = mapAll([
      ...course(),
      secondaryList('problems-medications-related-to-problems', ['MedicationStatement/m-statement']),
    ]);
    expect(record.medications).toEqual([]);
    expect(record.linked).toHaveLength(1);
  });

  const areas = ({ medicationList, allergyList, endedAllergyList }: MappedRecord) => [
    medicationList,
    allergyList,
    endedAllergyList,
  ];
  const empty = { emptyReason: { coding: [{ code: 'no-content-recorded' }] } };

  it('an empty list is told from one that is not there, with its reason', () => {
    const record = mapAll([list(LISTS.medications, [], empty), list(LISTS.endedAllergies, [])]);
    expect(areas(record)).toEqual([
      { present: true, emptyReason: 'no-content-recorded' },
      { present: false, emptyReason: null },
      { present: true, emptyReason: null },
    ]);
  });

  it('a reason for being empty does not count where something is there', () => {
    const record = mapAll([
      allergy(),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
      list(LISTS.allergies, [], empty),
    ]);
    expect(record.allergyList).toEqual({ present: true, emptyReason: null });
    expect(record.allergies).toHaveLength(1);
  });
});
