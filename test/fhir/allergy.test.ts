import { describe, expect, it } from 'vitest';
import type { Allergy } from '../../src/domain/record-items.js';
import { activeAllergy, coded, complex, only, reference, type Json } from './record-builder.js';

const NULL_FLAVOURS = [
  'http://hl7.org/fhir/v3/NullFlavor',
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
] as const;
const ended = (...inner: readonly Json[]) => ({ extension: [complex('AllergyIntoleranceEnd', ...inner)] });

describe('an allergy (spec 04 §12.1)', () => {
  it('says what the practice sent', () => {
    expect(activeAllergy({ onsetDateTime: '2007-01', criticality: 'high', type: 'allergy' })).toMatchObject({
      __typename: 'Allergy',
      membership: 'PRIMARY',
      name: 'Allergy to examplin',
      date: '2007-01',
      onset: '2007-01',
      asserted: '2020-03-04',
      status: 'ACTIVE',
      type: 'ALLERGY',
      category: ['MEDICATION'],
      criticality: 'HIGH',
      key: { by: 'identifier', system: 'https://practice.example/Id/item', value: 'a' },
      isNoKnownAllergies: false,
      isDegraded: false,
      notForPatient: false,
    });
  });

  it.each<[string, Json, Partial<Allergy>]>([
    ['without an onset it is placed by when it was recorded', {}, { date: '2020-03-04', onset: null }],
    ['an onset that is a period begins it', { onsetPeriod: { start: '2001' } }, { onset: '2001' }],
    ['an onset that is no date is none', { onsetDateTime: 'childhood' }, { onset: null }],
    ['last occurrence', { lastOccurrence: '2022-05-06' }, { lastOccurrence: '2022-05-06' }],
    ['intolerance', { type: 'intolerance' }, { type: 'INTOLERANCE' }],
    ['a type that is not known', { type: 'dislike' }, { type: 'UNRECOGNISED' }],
    ['no type', { type: null }, { type: null }],
    ['environment', { category: ['environment'] }, { category: ['ENVIRONMENT'] }],
    [
      'a category that is not known',
      { category: ['food', 'medication'] },
      { category: ['UNRECOGNISED', 'MEDICATION'] },
    ],
    ['a category without brackets', { category: 'environment' }, { category: ['ENVIRONMENT'] }],
    ['low', { criticality: 'low' }, { criticality: 'LOW' }],
    ['not to be judged', { criticality: 'unable-to-assess' }, { criticality: 'UNABLE_TO_ASSESS' }],
    ['a criticality that is not known', { criticality: 'dire' }, { criticality: 'UNRECOGNISED' }],
    [
      'NOPAT',
      { meta: { security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }] } },
      { notForPatient: true },
    ],
    [
      'a degraded drug allergy is known by its words',
      { code: { ...coded('196461000000101', 'Transfer-degraded drug allergy'), text: 'Old pills' } },
      { name: 'Old pills', isDegraded: true },
    ],
    [
      'no known allergies is an entry',
      { code: coded('716186003', 'No known allergy') },
      { isNoKnownAllergies: true, name: 'No known allergy' },
    ],
    [
      'the same number in another system is not',
      { code: { coding: [{ system: 'http://read.info/readv2', code: '716186003', display: 'x' }] } },
      { isNoKnownAllergies: false },
    ],
    [
      'notes stay as they are',
      { note: [{ text: 'Certainty : Likely\nSeverity : Minor' }, { text: ' b ' }] },
      { notes: ['Certainty : Likely\nSeverity : Minor', ' b '] },
    ],
  ])('%s', (_promise, more, expected) => {
    expect(activeAllergy(more)).toMatchObject(expected);
  });

  it('reactions are whole', () => {
    const reaction = {
      manifestation: [coded('422400008', 'Vomiting')],
      description: 'At night',
      severity: 'severe',
      exposureRoute: coded('26643006', 'Oral'),
      note: [{ text: 'Went to hospital' }],
    };
    const found = activeAllergy({ reaction: [reaction] });
    expect(only(found.reactions)).toMatchObject({
      manifestations: [{ text: 'Vomiting' }],
      description: 'At night',
      severity: 'SEVERE',
      exposureRoute: { text: 'Oral' },
    });
    expect(found.notes).toEqual(['Went to hospital']);
  });

  it.each([
    ['mild', 'MILD'],
    ['moderate', 'MODERATE'],
    ['severe', 'SEVERE'],
    ['dire', 'UNRECOGNISED'],
    [null, null],
  ])('a severity of %s is %s', (severity, expected) => {
    expect(only(activeAllergy({ reaction: [{ severity }] }).reactions).severity).toBe(expected);
  });

  it.each(NULL_FLAVOURS)('a manifestation that is not known is readable (%s)', (system) => {
    const words = (code: string) =>
      only(
        only(activeAllergy({ reaction: [{ manifestation: [{ coding: [{ system, code }] }] }] }).reactions)
          .manifestations,
      ).text;
    expect(words('NI')).toBe('No information');
    expect(words('ASKU')).toBe('Asked but unknown');
    expect(words('UNC')).toBe('Not coded');
    expect(words('XYZ')).toBe('XYZ');
  });

  it('says who recorded it and who said so', () => {
    const nurse = { resourceType: 'Practitioner', id: 'n', name: [{ family: 'Nurse' }] };
    const relative = { resourceType: 'RelatedPerson', id: 'r', name: [{ family: 'Kin', given: ['Al'] }] };
    const found = activeAllergy(
      { recorder: reference('Practitioner/n'), asserter: reference('RelatedPerson/r') },
      nurse,
      relative,
    );
    expect(found.recorder?.name.text).toBe('NURSE');
    expect(found.asserter).toMatchObject({ kind: 'RELATED_PERSON', name: 'KIN, Al' });
    const self = activeAllergy({ recorder: reference('Patient/pat'), asserter: reference('Patient/pat') });
    expect(self.recorder).toBeNull();
    expect(self.asserter).toMatchObject({ kind: 'PATIENT', name: 'EXAMPLE, Ada (Ms)' });
    expect(activeAllergy({ asserter: reference('Practitioner/n') }, nurse).asserter).toMatchObject({
      kind: 'PRACTITIONER',
      name: 'NURSE',
      practitioner: { name: { family: 'Nurse' } },
    });
  });

  it('knows a recorder by national user id alone', () => {
    const recorder = { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000009' } };
    expect(activeAllergy({ recorder }).recorder?.key).toEqual({ by: 'sdsUserId', sdsUserId: '555000000009' });
  });

  it.each<[string, readonly Json[], string | null, string | null]>([
    [
      'the spelling of the profile',
      [
        { url: 'endDate', valueDateTime: '2018-03-01' },
        { url: 'reasonEnded', valueString: 'Grown out' },
      ],
      '2018-03-01',
      'Grown out',
    ],
    [
      'the spelling of the page',
      [
        { url: 'endDate', valueDateTime: '2018' },
        { url: 'endReason', valueString: 'Grown out' },
      ],
      '2018',
      'Grown out',
    ],
    ['no reason', [{ url: 'endDate', valueDateTime: '2018-03-01' }], '2018-03-01', null],
    ['no date', [{ url: 'reasonEnded', valueString: 'No information available' }], null, 'No information available'],
  ])('why it ended: %s', (_case, inner, date, reason) => {
    expect(activeAllergy({ clinicalStatus: 'resolved', ...ended(...inner) })).toMatchObject({
      status: 'ENDED',
      ended: date,
      endReason: reason,
    });
  });
});
