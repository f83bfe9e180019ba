import { describe, expect, it } from 'vitest';
import type { Medication } from '../../src/domain/record-items.js';
import { coded, complex, extension, medicine, NOW, reference, type Course, type Json } from './record-builder.js';

const repeats = (...inner: readonly Json[]) => ({ planExtensions: [complex('MedicationRepeatInformation', ...inner)] });
const stopReason = (...inner: readonly Json[]) => ({ planExtensions: [complex('MedicationStatusReason', ...inner)] });
const dispense = (more: Json): Json => ({ dispenseRequest: { validityPeriod: { start: '2026-01-05' }, ...more } });

describe('the authorisation of a medicine (spec 04 §10.2)', () => {
  it.each<[string, Course, Partial<Medication>]>([
    [
      'unsigned numbers',
      repeats(
        { url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 6 },
        { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 0 },
        { url: 'authorisationExpiryDate', valueDateTime: '2026-12-31' },
      ),
      { issuesAllowed: 6, issuesIssued: 0, reviewDate: '2026-12-31' },
    ],
    [
      'positive numbers, more issued than allowed',
      repeats(
        { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: 6 },
        { url: 'numberOfRepeatPrescriptionsIssued', valuePositiveInt: 7 },
      ),
      { issuesAllowed: 6, issuesIssued: 7, reviewDate: null },
    ],
    [
      'no limit',
      repeats({ url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 2 }),
      { issuesAllowed: null, issuesIssued: 2 },
    ],
    [
      'numbers as words',
      repeats({ url: 'numberOfRepeatPrescriptionsAllowed', valueString: '12' }),
      { issuesAllowed: 12 },
    ],
    [
      'a number too large for the schema',
      repeats({ url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 4e9 }),
      { issuesAllowed: null },
    ],
  ])('repeat information: %s', (_case, of, expected) => {
    expect(medicine(of)).toMatchObject(expected);
  });

  it('a review is due where the period of a repeat ends, but not where it was stopped, nor for an acute', () => {
    expect(medicine({ end: '2026-12-31' }).reviewDate).toBe('2026-12-31');
    expect(medicine({ end: '2026-05-31', status: 'stopped' }).reviewDate).toBeNull();
    expect(medicine({ end: '2026-06-30', type: 'acute' }).reviewDate).toBeNull();
  });

  const NO_INFORMATION = 'No information available';
  it.each<[string, Course, Medication['stopped']]>([
    [
      'coded reason',
      stopReason(
        { url: 'statusReason', valueCodeableConcept: { text: 'Rash' } },
        { url: 'statusChangeDate', valueDateTime: '2026-02-03' },
      ),
      { reason: 'Rash', date: '2026-02-03' },
    ],
    [
      'reason in words',
      stopReason(
        { url: 'statusReason', valueString: 'Rash' },
        { url: 'statusChangeDate', valueDateTime: '2026-02-03' },
      ),
      { reason: 'Rash', date: '2026-02-03' },
    ],
    [
      'the names of the page',
      stopReason({ url: 'reason', valueString: 'Rash' }, { url: 'date', valueDateTime: '2026-02' }),
      { reason: 'Rash', date: '2026-02' },
    ],
    [
      'a date that says nothing',
      stopReason(
        { url: 'statusReason', valueString: NO_INFORMATION },
        { url: 'statusChangeDate', valueString: NO_INFORMATION },
      ),
      { reason: NO_INFORMATION, date: null },
    ],
    [
      'only a date',
      stopReason({ url: 'statusChangeDate', valueDateTime: '2026-02-03' }),
      { reason: null, date: '2026-02-03' },
    ],
    ['nothing in it', stopReason(), null],
    ['none', {}, null],
  ])('why it was stopped: %s', (_case, of, expected) => {
    expect(medicine({ ...of, status: 'stopped' }).stopped).toEqual(expected);
  });

  const quantityText = (words: string) => ({
    extension: [extension('MedicationQuantityText', { valueString: words })],
  });
  it.each<[string, Json | null, Medication['quantity']]>([
    [
      'value and unit',
      { value: 28, unit: 'tablet' },
      { value: 28, comparator: null, unit: 'tablet', text: '28 tablet' },
    ],
    [
      'only a text: the whole amount (1.6.2)',
      quantityText('28 capsule(s)'),
      { value: null, comparator: null, unit: null, text: '28 capsule(s)' },
    ],
    [
      'a text beside a value: its unit (1.2)',
      { value: 28, ...quantityText('tablet(s)') },
      { value: 28, comparator: null, unit: 'tablet(s)', text: '28 tablet(s)' },
    ],
    [
      'all three',
      { value: 2, unit: 'op', ...quantityText('30 gram') },
      { value: 2, comparator: null, unit: 'op', text: '2 op (30 gram)' },
    ],
    [
      'a value as words',
      { value: '28', unit: 'capsules' },
      { value: 28, comparator: null, unit: 'capsules', text: '28 capsules' },
    ],
    [
      'a comparator is never left out',
      { value: 5, unit: 'ml', comparator: '<' },
      { value: 5, comparator: '<', unit: 'ml', text: '<5 ml' },
    ],
    [
      'a value that is no number',
      { value: 'as needed' },
      { value: null, comparator: null, unit: null, text: 'as needed' },
    ],
    ['nothing in it', {}, null],
    ['none', null, null],
  ])('quantity: %s', (_case, quantity, expected) => {
    expect(medicine({ plan: dispense({ quantity }) }).quantity).toEqual(expected);
  });

  it.each<[string, unknown, number | null]>([
    ['days', { value: 28, code: 'd', unit: 'day' }, 28],
    ['value as words', { value: '28', code: 'd' }, 28],
    ['code as a list', { value: 14, code: ['d'] }, 14],
    ['no unit', { value: 14 }, 14],
    ['weeks', { value: 2, code: 'wk' }, 14],
    ['months have no number of days', { value: 1, code: 'mo' }, null],
    ['half a day', { value: 0.5, code: 'd' }, null],
    ['none', null, null],
  ])('supply: %s', (_case, expectedSupplyDuration, expected) => {
    expect(medicine({ plan: dispense({ expectedSupplyDuration }) }).supplyDays).toBe(expected);
  });
});

describe('who prescribed', () => {
  const doctor: Json = {
    resourceType: 'Practitioner',
    id: 'doc',
    identifier: [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' }],
    name: [{ family: 'Sample', given: ['Bo'], prefix: ['Dr'] }],
  };
  const role: Json = {
    resourceType: 'PractitionerRole',
    id: 'role',
    practitioner: reference('Practitioner/doc'),
    code: [coded('R0260', 'General Medical Practitioner')],
  };
  const prescriber = (plan: Json, ...others: readonly Json[]) => medicine({ plan }, NOW, ...others).prescriber;
  const recorder = (plan: Json, ...others: readonly Json[]) => medicine({ plan }, NOW, ...others).recorder;

  it('is the requester, with their role where the practice sent it', () => {
    const found = prescriber({ requester: { agent: reference('Practitioner/doc') } }, doctor, role);
    expect(found).toMatchObject({
      __typename: 'Practitioner',
      name: { text: 'SAMPLE, Bo (Dr)' },
      role: 'General Medical Practitioner',
      key: { by: 'sdsUserId', sdsUserId: '555000000001' },
      practiceCode: 'A99001',
    });
  });

  it('is not taken from who wrote it down: that may have been anybody at the practice', () => {
    const written = { recorder: reference('PractitionerRole/role') };
    expect(prescriber(written, doctor, role)).toBeNull();
    expect(recorder(written, doctor, role)?.name.family).toBe('Sample');
    const both = { requester: { agent: reference('Organization/o') }, recorder: reference('Practitioner/doc') };
    expect(prescriber(both, doctor)).toBeNull();
    expect(recorder(both, doctor)).toMatchObject({ name: { family: 'Sample' }, role: null });
  });

  it('is only a name where the practice sent only that', () => {
    const found = recorder({ recorder: { display: 'Unknown Staff Member - GP Partner' } });
    expect(found).toMatchObject({ name: { text: 'Unknown Staff Member - GP Partner' }, key: { by: 'nothing' } });
  });

  it('is nobody where nothing was sent', () => {
    expect(recorder({ recorder: reference('Practitioner/none') })).toBeNull();
  });
});
