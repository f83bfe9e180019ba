import { describe, expect, it } from 'vitest';
import { readAppointments } from '../../src/fhir/index.js';
import {
  allergy,
  bundle,
  coded,
  course,
  extension,
  list,
  LISTS,
  mapAll,
  mapBody,
  noticesOf,
  only,
  ORIGIN,
  patient,
  reference,
  valueOf,
  type Json,
} from './record-builder.js';

const MEDICINE = 'MedicationStatement/m-statement';
const medicines = list(LISTS.medications, [MEDICINE]);
const OF_THE_PATIENT = { subject: reference('Patient/pat') };

describe('a list that nobody here knows', () => {
  it('does not hide what stands in it alone', () => {
    const strange = list('999000000', ['AllergyIntolerance/b'], { title: 'Drug sensitivities' });
    const notices = noticesOf(
      allergy(),
      allergy({ id: 'b', identifier: [] }),
      list(LISTS.allergies, ['AllergyIntolerance/a']),
      strange,
    );
    expect(only(notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'ALLERGIES' });
  });

  it('does not lose its note', () => {
    const note = [{ text: 'More in the paper record' }];
    const notices = noticesOf(...course(), medicines, list('999000000', [], { note }));
    expect(only(notices)).toMatchObject({ code: 'UNRECOGNISED', area: null, text: 'More in the paper record' });
  });
});

describe('an allergy that counts, and stands in no list', () => {
  const problem: Json = {
    resourceType: 'Condition',
    id: 'c',
    extension: [extension('RelatedClinicalContent', { valueReference: reference('AllergyIntolerance/a') })],
  };

  it('is told although a problem leads to it', () => {
    const notices = noticesOf(allergy(), list(LISTS.allergies, []), problem);
    expect(only(notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'ALLERGIES' });
  });

  it('is no gap where it has ended: ended ones may not have been asked for', () => {
    expect(noticesOf(allergy({ clinicalStatus: 'resolved' }), list(LISTS.allergies, []), problem)).toEqual([]);
  });
});

describe('what is about somebody else', () => {
  const OTHER = { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000042' } };
  const held = (...resources: readonly Json[]) => mapAll([patient(), ...resources]).patient?.nhsNumber;

  it.each<[string, readonly Json[]]>([
    ['a medicine', [...course({ statement: { subject: OTHER } }), medicines]],
    ['an allergy', [allergy({ patient: OTHER }), list(LISTS.allergies, ['AllergyIntolerance/a'])]],
    ['a list', [...course(), { ...medicines, subject: OTHER }]],
  ])('makes the whole answer about somebody else: %s', (_what, resources) => {
    expect(held(...resources)).toBe('9990000042');
  });

  it.each<[string, string | null, readonly Json[]]>([
    ['a medicine', 'MEDICATIONS', [...course({ statement: { subject: reference('Patient/else') } }), medicines]],
    [
      'an allergy',
      'ALLERGIES',
      [allergy({ patient: reference('Patient/else') }), list(LISTS.allergies, ['AllergyIntolerance/a'])],
    ],
    ['a list', null, [...course(), { ...medicines, subject: reference('Patient/else') }]],
  ])('%s of a patient who is not in the answer is told', (_what, area, resources) => {
    const { notices } = mapAll([patient(), ...resources]);
    expect(only(notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area });
  });

  it('is not what is about the patient of the answer', () => {
    const resources = [...course({ statement: OF_THE_PATIENT }), { ...medicines, ...OF_THE_PATIENT }];
    const { notices, patient: of } = mapAll([patient(), ...resources]);
    expect([notices, of?.nhsNumber]).toEqual([[], ORIGIN.nhsNumber]);
  });
});

describe('a warning in another shape than a code', () => {
  it.each<[string, Json, string]>([
    ['a concept', { valueCodeableConcept: { coding: [{ code: 'confidential-items' }] } }, 'CONFIDENTIAL_ITEMS'],
    ['a Coding', { valueCoding: { code: 'data-in-transit' } }, 'DATA_IN_TRANSIT'],
    ['words', { valueCodeableConcept: { text: 'Some are kept back' } }, 'UNRECOGNISED'],
    ['nothing', {}, 'UNRECOGNISED'],
    ['a number', { valueInteger: 7 }, 'UNRECOGNISED'],
  ])('is a warning: %s', (_shape, value, code) => {
    const warned = { extension: [extension('ListWarningCode', value)] };
    expect(only(noticesOf(list(LISTS.allergies, [], warned)))).toMatchObject({ code, area: 'ALLERGIES' });
  });
});

it.each([
  ['unconfirmed', true],
  ['refuted', false],
  ['entered-in-error', false],
])('no known allergies, %s, says so: %s', (verificationStatus, says) => {
  const entry = allergy({ code: coded('716186003'), verificationStatus });
  const { allergies } = mapAll([patient(), entry, list(LISTS.allergies, ['AllergyIntolerance/a'])]);
  expect(only(allergies).isNoKnownAllergies).toBe(says);
});

describe('an answer that has more', () => {
  const next = { link: [{ relation: 'next', url: 'https://practice.example/2' }] };

  it('says so of a record', () => {
    const { notices } = mapBody({ ...bundle(patient(), ...course(), medicines), ...next });
    expect(only(notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: null });
  });

  it('and of appointments, as an outcome among them does', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', diagnostics: 'Only some' }] };
    const unreadableIn = (body: Json): number => valueOf(readAppointments(body, ORIGIN)).unreadable;
    expect(unreadableIn(bundle())).toBe(0);
    expect(unreadableIn({ ...bundle(), ...next })).toBe(1);
    expect(unreadableIn(bundle(outcome))).toBe(1);
  });
});
