import { describe, expect, it } from 'vitest';
import type { Medication } from '../../src/domain/record-items.js';
import { agency, course, list, LISTS, mapAll, medicine, type Course, type Json } from './record-builder.js';
describe('the header of a medicine (spec 04 §10.1)', () => {
  it('says what the practice sent', () => {
    const found = medicine({ start: '2026-01-05', end: '2026-12-31' });
    expect(found).toMatchObject({
      __typename: 'Medication',
      membership: 'PRIMARY',
      name: 'Examplin 5mg tablets',
      date: '2026-01-05',
      identifiers: [{ system: 'https://practice.example/Id/item', value: 'm-statement' }],
      key: { by: 'identifier', system: 'https://practice.example/Id/item', value: 'm-statement' },
      status: 'ACTIVE',
      rawStatus: 'active',
      prescriptionType: 'REPEAT',
      dosage: 'One to be taken each morning',
      effective: { start: '2026-01-05', end: '2026-12-31' },
      authoredOn: '2026-01-05',
      quantity: { value: 28, unit: 'tablet', text: '28 tablet' },
      notForPatient: false,
      issuesComplete: true,
      rawAt: { entry: 1, contained: null },
      rawPlanAt: { entry: 2, contained: null },
    });
  });

  it.each<[string, Course, Partial<Medication>]>([
    ['an unknown status keeps its code', { status: 'on-hold' }, { status: 'UNRECOGNISED', rawStatus: 'on-hold' }],
    ['a missing status is unknown', { statement: { status: null } }, { status: 'UNKNOWN', rawStatus: null }],
    [
      'an effective day is the start',
      { statement: { effectivePeriod: null, effectiveDateTime: '2016-05-10' } },
      { effective: { start: '2016-05-10', end: null } },
    ],
    [
      'without its own dates those of the authorisation',
      { start: '2024-01-01', statement: { effectivePeriod: null } },
      { effective: { start: '2024-01-01', end: null } },
    ],
    [
      'the product may stand in the statement',
      { statement: { medicationReference: null, medicationCodeableConcept: { text: 'Cream' } } },
      { name: 'Cream' },
    ],
    [
      'without its product the words beside the reference name it',
      { medication: null, statement: { medicationReference: { reference: 'Medication/none', display: 'Lotion' } } },
      { name: 'Lotion' },
    ],
    [
      'else the product of the authorisation',
      { medication: null, plan: { medicationReference: null, medicationCodeableConcept: { text: 'Ointment' } } },
      { name: 'Ointment' },
    ],
    [
      'without a dosage that of the authorisation',
      { statement: { dosage: null } },
      { dosage: 'One to be taken each morning' },
    ],
    [
      'several dosages stand one below the other',
      { statement: { dosage: [{ text: 'One' }, { text: 'Two' }] } },
      { dosage: 'One\nTwo' },
    ],
    [
      'an instruction for the patient',
      { statement: { dosage: [{ text: 'One', patientInstruction: 'With food' }] } },
      { patientInstruction: 'With food' },
    ],
    [
      'an instruction that only the authorisation has',
      { plan: { dosageInstruction: [{ text: 'One to be taken each morning', patientInstruction: 'With food' }] } },
      { patientInstruction: 'With food' },
    ],
    [
      'a degraded product says so',
      {
        medication: {
          code: { coding: [{ system: 'http://snomed.info/sct', code: '196421000000109' }], text: 'Dr. Old’s mixture' },
        },
      },
      { name: 'Dr. Old’s mixture', isDegraded: true },
    ],
    ['NOPAT on the header', { statement: { meta: { security: [{ code: 'NOPAT' }] } } }, { notForPatient: true }],
    [
      'NOPAT on the authorisation alone',
      { plan: { meta: { security: [{ code: 'NOPAT' }] } } },
      { notForPatient: true },
    ],
    [
      'a missing authorisation leaves the rest',
      { plan: null },
      {
        name: 'Examplin 5mg tablets',
        prescriptionType: 'NOT_AVAILABLE',
        authoredOn: null,
        rawPlanAt: null,
        quantity: null,
      },
    ],
  ])('%s', (_promise, of, expected) => {
    expect(medicine(of)).toMatchObject(expected);
  });

  it.each<[string, Course, Pick<Medication, 'prescribedElsewhere' | 'prescribingAgency'>]>([
    ['at the practice', {}, { prescribedElsewhere: false, prescribingAgency: null }],
    [
      'elsewhere',
      { statementExtensions: [agency('prescribed-by-another-organisation')] },
      { prescribedElsewhere: true, prescribingAgency: null },
    ],
    [
      'elsewhere, and where',
      { statementExtensions: [agency('prescribed-by-another-organisation', 'Hospital')] },
      { prescribedElsewhere: true, prescribingAgency: 'Hospital' },
    ],
    ['not said', { statementExtensions: [] }, { prescribedElsewhere: null, prescribingAgency: null }],
    [
      'a code that is not known',
      { statementExtensions: [agency('prescribed-by-a-relative')] },
      { prescribedElsewhere: null, prescribingAgency: 'prescribed-by-a-relative' },
    ],
  ])('who prescribed: %s', (_case, of, expected) => {
    expect(medicine(of)).toMatchObject(expected);
  });

  it.each([
    ['acute', 'ACUTE'],
    ['acute-handwritten', 'ACUTE_HANDWRITTEN'],
    ['delayed-prescribing', 'DELAYED'],
    ['repeat', 'REPEAT'],
    ['repeat-dispensing', 'REPEAT_DISPENSING'],
    ['monthly', 'UNRECOGNISED'],
    [null, 'NOT_AVAILABLE'],
  ])('prescription type %s is %s (spec 04 §10.4)', (type, expected) => {
    expect(medicine({ type }).prescriptionType).toBe(expected);
  });

  it.each([
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-MedicationStatementDosageLastChanged-1',
    'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-MedicationDosageLastChanged-1',
    'https://fhir.nhs.uk/STU3/StructureDefinition/Extensioncoding-CareConnect-GPC-DosageLastChanged-1',
  ])('the dosage changed, by the extension %s', (url) => {
    expect(medicine({ statementExtensions: [{ url, valueDateTime: '2025-07-11' }] }).dosageChanged).toBe('2025-07-11');
  });

  it.each([
    [
      'One daily WARNING – Dosage has changed during the effective period. The latest change was made on 11-Jul-2023',
      '2023-07-11',
    ],
    [
      'one daily - WARNING - Dosage has changed during the effective period. The latest change was made on 1 Jul 2023.',
      '2023-07-01',
    ],
    ['Dosage has changed during the effective period. The latest change was made on 11-JUL-2023', '2023-07-11'],
    ['One daily WARNING – Dosage has changed during the effective period.', null],
    ['One daily from 11-Jul-2023', null],
  ])('the dosage changed, by the sentence in %j', (dosage, expected) => {
    const found = medicine({ statement: { dosage: [{ text: dosage }] } });
    expect(found).toMatchObject({ dosage, dosageChanged: expected });
  });

  it('the dosage of the authorisation is not lost where it is another', () => {
    const found = medicine({ plan: { dosageInstruction: [{ text: 'One three times a day' }] } });
    expect(found.dosage).toBe('One to be taken each morning');
    expect(found.notes).toEqual(['Dosage of the authorisation: One three times a day']);
  });

  it('however much of the one stands in the other', () => {
    const both = (header: string, plan: string) =>
      medicine({ statement: { dosage: [{ text: header }] }, plan: { dosageInstruction: [{ text: plan }] } }).notes;
    expect(both('15 units at night', '5 units at night')).toEqual(['Dosage of the authorisation: 5 units at night']);
    expect(both('One daily', 'One daily with food')).toEqual(['Dosage of the authorisation: One daily with food']);
    expect(both('One  DAILY.', 'one daily')).toEqual([]);
    expect(both('One daily. WARNING - Dosage has changed.', 'One daily')).toEqual([]);
  });

  it('nor is its instruction for the patient', () => {
    const found = medicine({
      statement: { dosage: [{ text: 'One daily', patientInstruction: 'Take with food' }] },
      plan: { dosageInstruction: [{ text: 'One daily', patientInstruction: 'Do not drive' }] },
    });
    expect(found.patientInstruction).toBe('Take with food');
    expect(found.notes).toEqual(['Instruction of the authorisation: Do not drive']);
  });

  it('a day in words is that day; a date that cannot be read is told', () => {
    const listed = (statement: Json) =>
      mapAll([...course({ statement }), list(LISTS.medications, ['MedicationStatement/m-statement'])]);
    const written = listed({ effectivePeriod: { start: '03-Sep-2015' } });
    expect(written.medications[0]?.effective.start).toBe('2015-09-03');
    expect(written.notices).toEqual([]);
    const unread = listed({ effectivePeriod: { start: '13/08/2015', end: '32-Jul-2020' } });
    expect(unread.medications[0]?.effective).not.toMatchObject({ start: '2015-08-13' });
    expect(unread.notices).toMatchObject([
      { code: 'UNREADABLE_ITEMS', text: '2 dates in the list could not be read, and are not shown.' },
    ]);
    expect(listed({ effectivePeriod: { start: 'No information available' } }).notices).toEqual([]);
  });

  it('what is prescribed elsewhere is reviewed there: its period says nothing of a review', () => {
    const elsewhere = { statementExtensions: [agency('prescribed-by-another-organisation')] };
    expect(medicine({ end: '2027-01-01' }).reviewDate).toBe('2027-01-01');
    expect(medicine({ ...elsewhere, end: '2027-01-01' }).reviewDate).toBeNull();
  });

  it('notes of header and authorisation stand together, unchanged, each once', () => {
    const note = (...words: readonly string[]) => ({ note: words.map((text) => ({ text })) });
    const found = medicine({
      statement: note('Patient Notes: drink  water', 'Prescriber Notes: check sugar'),
      plan: note('check sugar', 'NOTES FOR PHARMACY', 'Patient Notes: drink  water'),
    });
    expect(found.notes).toEqual(['Patient Notes: drink  water', 'Prescriber Notes: check sugar', 'NOTES FOR PHARMACY']);
  });
});
