import { describe, expect, it } from 'vitest';
import { allergy, list, LISTS, mapAll, mapBody, patient, type Json, course } from './record-builder.js';

describe('the rest of an answer', () => {
  it('only a Bundle can be read', () => {
    for (const body of [null, undefined, 7, 'Bundle', [], {}, { resourceType: 'Patient' }]) {
      expect(() => mapBody(body)).toThrow(/expected Bundle/);
    }
  });

  it('a Bundle with nothing in it says nothing, and nothing of what is there', () => {
    for (const body of [
      { resourceType: 'Bundle' },
      { resourceType: 'Bundle', entry: 'x' },
      { resourceType: 'Bundle', entry: {} },
    ]) {
      const record = mapBody(body);
      expect(record).toMatchObject({ patient: null, medications: [], allergies: [], linked: [], notices: [] });
      expect(record.medicationList.present).toBe(false);
    }
  });

  it('the patient is there to be compared', () => {
    expect(
      mapAll([patient({ address: [{ use: 'home', line: ['1 High St'], postalCode: 'LS1 6AE' }] })]).patient,
    ).toEqual({
      nhsNumber: '9990000018',
      name: { text: 'EXAMPLE, Ada (Ms)', family: 'Example', given: ['Ada'], prefix: ['Ms'] },
      gender: 'FEMALE',
      birthDate: '1980-02-03',
      addresses: [{ use: 'home', lines: ['1 High St'], city: null, district: null, postalCode: 'LS1 6AE' }],
    });
  });

  it('a number whose check digit does not fit is none', () => {
    const masked = patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '1234567890' }] });
    expect(mapAll([masked]).patient?.nhsNumber).toBeNull();
  });

  it('of two patients the one who was not asked for is told, wherever they stand', () => {
    const stranger = patient({
      id: 'other',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
    });
    expect(mapAll([patient(), stranger]).patient?.nhsNumber).toBe('9990000026');
    expect(mapAll([stranger, patient()]).patient?.nhsNumber).toBe('9990000026');
  });

  it('also where both go by one id', () => {
    const stranger = patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }] });
    expect(mapAll([patient(), stranger]).patient?.nhsNumber).toBe('9990000026');
  });

  it('lists and issues are all read, although they go by one id', () => {
    const outcome = (text: string): Json => ({
      resourceType: 'OperationOutcome',
      id: 'x',
      issue: [{ details: { text } }],
    });
    const record = mapAll([
      list(LISTS.medications, ['MedicationStatement/m-statement'], { id: 'x' }),
      list(LISTS.allergies, ['AllergyIntolerance/a'], { id: 'x' }),
      ...course(),
      allergy(),
      outcome('One'),
      outcome('Two'),
    ]);
    expect([record.medications.length, record.allergies.length]).toEqual([1, 1]);
    expect(record.notices.map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('organisations are known by code', () => {
    const organisation = (id: string, value: string | null, name?: string): Json => ({
      resourceType: 'Organization',
      id,
      identifier: value === null ? [] : [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value }],
      ...(name === undefined ? {} : { name }),
    });
    const record = mapAll([
      organisation('1', 'b99002', 'Beech'),
      organisation('2', 'A99001', 'Ash'),
      organisation('3', null, 'No code'),
      organisation('4', 'C99003'),
    ]);
    expect(record.organisations).toEqual([
      { odsCode: 'A99001', name: 'Ash' },
      { odsCode: 'B99002', name: 'Beech' },
    ]);
    expect(record.unmapped.map(({ id }) => id)).toEqual(['3', '4']);
  });

  it('every entry that no mapping used is listed with the reason', () => {
    const record = mapAll([
      patient(),
      { resourceType: 'Encounter', id: 'e' },
      { resourceType: 'Observation', id: 'o' },
      { resourceType: 'Starship', id: 's' },
      list(LISTS.consultations, ['Encounter/e']),
      { resourceType: 'Medication', id: 'unused' },
      { id: 'typeless' },
    ]);
    expect(record.unmapped.map(({ entry, resourceType }) => [entry, resourceType])).toEqual([
      [1, 'Encounter'],
      [2, 'Observation'],
      [3, 'Starship'],
      [4, 'List'],
      [5, 'Medication'],
      [6, null],
    ]);
    for (const { reason } of record.unmapped) expect(reason.length).toBeGreaterThan(10);
  });

  it('nothing that was used is listed', () => {
    const record = mapAll([
      patient(),
      ...course({ orders: [{ authoredOn: '2026-05-01' }], plan: { recorder: { reference: 'Practitioner/d' } } }),
      allergy(),
      list(LISTS.medications, ['MedicationStatement/m-statement']),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
      { resourceType: 'Practitioner', id: 'd', name: [{ family: 'Sample' }] },
      { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/d' } },
    ]);
    expect(record.unmapped).toEqual([]);
  });

  it('the result crosses a worker boundary whole', () => {
    const record = mapAll([patient(), ...course(), list(LISTS.medications, ['MedicationStatement/m-statement'])]);
    expect(structuredClone(record)).toEqual(record);
  });
});
