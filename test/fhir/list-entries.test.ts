import { describe, expect, it } from 'vitest';
import type { RecordArea, RecordNoticeCode } from '../../src/domain/record.js';
import { list, LISTS, only, course, noticesOf, secondaryList } from './record-builder.js';

describe('entries of a list that cannot be had are never silence (spec 04 §5)', () => {
  const inList = (item: unknown, code: string = LISTS.medications) =>
    only(noticesOf(list(code, [], { entry: [{ item }] })));

  it.each<[string, RecordNoticeCode, RecordArea]>([
    ['Medication items have been disabled', 'AREA_DISABLED', 'MEDICATIONS'],
    ['Medications items are not supported by the provider system', 'AREA_NOT_SUPPORTED', 'MEDICATIONS'],
    ['Blood items have been disabled', 'UNREADABLE_ITEMS', 'MEDICATIONS'],
    ['Prescription items are not supported by the provider system.', 'UNREADABLE_ITEMS', 'MEDICATIONS'],
    ['Examplin 5mg', 'UNREADABLE_ITEMS', 'MEDICATIONS'],
  ])('only words: %j', (display, code, area) => {
    const found = inList({ display });
    expect(found).toMatchObject({ code, area, within: null });
    expect(found.text).toContain(display);
  });

  it.each<[string, RecordArea]>([
    ['Allergies', 'ALLERGIES'],
    ['Allergy', 'ALLERGIES'],
    ['Problems', 'PROBLEMS'],
    ['Consultation', 'CONSULTATIONS'],
    ['Immunisations', 'IMMUNISATIONS'],
    ['Outbound referral', 'REFERRALS'],
    ['Diary entry', 'DIARY'],
    ['Document', 'DOCUMENTS'],
    ['Investigations', 'INVESTIGATIONS'],
    ['Pathology report', 'INVESTIGATIONS'],
    ['Test Request', 'INVESTIGATIONS'],
    ['Uncategorised data', 'UNCATEGORISED'],
  ])('"%s items have been disabled" is about %s', (name, area) => {
    const found = inList({ display: `${name} items have been disabled` });
    expect(found).toMatchObject({ code: 'AREA_DISABLED', area, within: 'MEDICATIONS' });
  });

  it('words about another area are about that one, inside this one', () => {
    expect(inList({ display: 'Referral items are not supported by the provider system' })).toMatchObject({
      code: 'AREA_NOT_SUPPORTED',
      area: 'REFERRALS',
      within: 'MEDICATIONS',
    });
  });

  it('words where the target belongs are words', () => {
    const found = inList({ reference: 'Medication items are not supported by the provider system' });
    expect(found).toMatchObject({
      code: 'AREA_NOT_SUPPORTED',
      text: 'Medication items are not supported by the provider system',
    });
  });

  it('a target that was not sent, with and without words', () => {
    expect(inList({ reference: 'MedicationStatement/none' })).toMatchObject({
      code: 'UNREADABLE_ITEMS',
      area: 'MEDICATIONS',
    });
    const named = inList({ reference: 'MedicationStatement/none', display: 'Examplin 5mg' });
    expect(named).toMatchObject({ code: 'UNREADABLE_ITEMS' });
    expect(named.text).toContain('Examplin 5mg');
  });

  it.each([undefined, null, {}, 'x', 7, [], { reference: 7 }])('an entry of %j', (item) => {
    expect(inList(item)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'MEDICATIONS' });
  });

  it('words about the own area, beside items of it, are about items and not about the area', () => {
    const words = 'Medication items are not supported by the provider system';
    const found = only(
      noticesOf(...course(), list(LISTS.medications, ['MedicationStatement/m-statement', { display: words }])),
    );
    expect(found).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'MEDICATIONS', within: null, text: words });
  });

  it('a resource of a type that does not belong there', () => {
    const listed = ['MedicationStatement/m-statement', 'MedicationRequest/m-plan'];
    const found = only(noticesOf(...course(), list(LISTS.medications, listed)));
    expect(found).toMatchObject({ code: 'UNREADABLE_ITEMS' });
    expect(found.text).toContain('MedicationRequest');
  });

  it('a whole URL is not followed: it names another server', () => {
    expect(inList({ reference: 'https://elsewhere.example/MedicationStatement/m-statement' }).code).toBe(
      'UNREADABLE_ITEMS',
    );
  });

  it('several of a kind are one notice that says how many', () => {
    const items = [
      { reference: 'AllergyIntolerance/1' },
      { reference: 'AllergyIntolerance/2' },
      { reference: 'AllergyIntolerance/3' },
    ];
    expect(only(noticesOf(list(LISTS.endedAllergies, items))).text).toBe(
      '3 entries of the list of ended allergies point to something that the practice did not send.',
    );
  });

  it('one of a kind is said in the singular, by the list it stands in', () => {
    expect(inList({ reference: 'MedicationStatement/none' }).text).toBe(
      'One entry of the list of medicines points to something that the practice did not send.',
    );
    expect(inList({}, LISTS.allergies).text).toBe('One entry of the list of allergies is empty.');
    expect(inList({}, LISTS.endedAllergies).text).toBe('One entry of the list of ended allergies is empty.');
  });

  it('inside consultations too, and then it is about what is inside', () => {
    const found = only(
      noticesOf(secondaryList('consultations-medications-contained-in-consultations', ['MedicationRequest/none'])),
    );
    expect(found).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'MEDICATIONS', within: 'CONSULTATIONS' });
    expect(found.text).toContain('list of medicines inside consultations');
  });

  it('medicines inside consultations are found by their authorisations', () => {
    expect(
      noticesOf(
        ...course(),
        secondaryList('consultations-medications-contained-in-consultations', ['MedicationRequest/m-plan']),
      ),
    ).toEqual([]);
  });

  it('words inside the structure of a consultation are notices, and never mistaken for an area', () => {
    const topic = (display: string) => only(noticesOf(list('25851000000105', [{ display }])));
    expect(topic('Referral items are not supported by the provider system')).toMatchObject({
      code: 'AREA_NOT_SUPPORTED',
      area: 'REFERRALS',
      within: 'CONSULTATIONS',
    });
    expect(topic('Patient Flag items are not supported by the provider system.')).toMatchObject({
      code: 'UNRECOGNISED',
      area: 'CONSULTATIONS',
      within: null,
    });
  });
});
