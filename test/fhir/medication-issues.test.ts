import { describe, expect, it } from 'vitest';
import type { Medication, MedicationIssue } from '../../src/domain/record-items.js';
import {
  complex,
  extension,
  list,
  LISTS,
  mapAll,
  medicine,
  NOW,
  only,
  prescriptionType,
  reference,
  type Course,
  type Json,
  course,
  order,
} from './record-builder.js';

const lastIssue = (value: string) => extension('MedicationStatementLastIssueDate', { valueDateTime: value });
const firstIssue = (of: Course): MedicationIssue => only(medicine(of).issues);

describe('issues', () => {
  it('stand newest first, whatever the order of the answer', () => {
    const orders = ['2026-02-01', '2026-05-01', '2026-03-01'].map((day) => order(day));
    expect(medicine({ orders }).issues.map(({ date }) => date)).toEqual(['2026-05-01', '2026-03-01', '2026-02-01']);
  });

  it('of one day stand by their times, also where a time has no offset', () => {
    const times = ['2026-05-01T09:30:00Z', '2026-05-01T09:45:00', '2026-05-01T11:00:00+01:00', '2026-05-01'];
    const found = medicine({ orders: times.map((authoredOn) => ({ authoredOn })) }).issues.map(({ date }) => date);
    expect(found).toEqual(['2026-05-01T11:00:00+01:00', '2026-05-01T09:45:00', '2026-05-01T09:30:00Z', '2026-05-01']);
  });

  it('say when they were issued', () => {
    const issue = firstIssue({
      orders: [order('2026-05-01', { dispenseRequest: { validityPeriod: { start: '2026-05-02' } } })],
    });
    expect(issue).toMatchObject({
      date: '2026-05-01',
      dateMeaning: 'ISSUED',
      authoredOn: '2026-05-01',
      postDated: false,
    });
  });

  it('of repeat dispensing say from when they hold, and that they were authorised for then', () => {
    const batch = {
      authoredOn: '2026-01-05',
      dispenseRequest: { validityPeriod: { start: '2026-09-01', end: '2026-09-28' } },
    };
    const issue = firstIssue({ type: 'repeat-dispensing', orders: [batch] });
    expect(issue).toMatchObject({
      date: '2026-09-01',
      dateMeaning: 'AUTHORISED',
      authoredOn: '2026-01-05',
      validity: { start: '2026-09-01', end: '2026-09-28' },
      postDated: true,
    });
  });

  it('of repeat dispensing are known by their own type where the authorisation does not say', () => {
    const batch = { ...order('2026-01-05'), extension: [prescriptionType('repeat-dispensing')] };
    expect(firstIssue({ type: null, orders: [batch] }).dateMeaning).toBe('AUTHORISED');
  });

  it('keep their own dosage, quantity, notes and status', () => {
    const own = order('2026-05-01', {
      status: 'stopped',
      dosageInstruction: [{ text: 'Two at night' }],
      dispenseRequest: { quantity: { value: 56, unit: 'tablet' }, expectedSupplyDuration: { value: 28, code: 'd' } },
      note: [{ text: 'Cancellation Reason: Error, Cancellation Date: 2026-05-02' }],
    });
    expect(firstIssue({ orders: [own] })).toMatchObject({
      status: 'STOPPED',
      dosage: 'Two at night',
      quantity: { text: '56 tablet' },
      supplyDays: 28,
      notes: ['Cancellation Reason: Error, Cancellation Date: 2026-05-02'],
    });
  });

  it('say why they were cancelled, and any instruction of their own, in a note', () => {
    const own = order('2026-05-01', {
      extension: [
        complex(
          'MedicationStatusReason',
          { url: 'statusReason', valueCodeableConcept: { text: 'Only this issue' } },
          { url: 'statusChangeDate', valueDateTime: '2026-05-03T00:00:00+01:00' },
        ),
      ],
      dosageInstruction: [{ text: 'One', patientInstruction: 'Fifth issue' }],
    });
    expect(firstIssue({ orders: [own] }).notes).toEqual([
      'Fifth issue',
      'Cancellation Reason: Only this issue, Cancellation Date: 2026-05-03',
    ]);
  });

  it('name who dispensed only if that was sent', () => {
    const dispensed = (performer: unknown) =>
      only(
        medicine({ orders: [order('2026-05-01', { dispenseRequest: { performer } })] }, NOW, {
          resourceType: 'Organization',
          id: 'chemist',
          name: 'Corner Chemist',
          identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'FX001' }],
        }).issues,
      ).dispensedBy;
    expect(dispensed(reference('Organization/chemist'))).toEqual({
      name: 'Corner Chemist',
      kind: 'ORGANISATION',
      role: null,
      practitioner: null,
      odsCode: 'FX001',
    });
    expect(dispensed({ display: 'A pharmacy' })).toMatchObject({ name: 'A pharmacy', kind: 'UNRECOGNISED' });
    expect(dispensed(undefined)).toBeNull();
  });

  it('without an authorisation in the answer are reported, not dropped in silence', () => {
    const stray: Json = {
      resourceType: 'MedicationRequest',
      id: 'stray',
      intent: 'order',
      basedOn: [reference('MedicationRequest/none')],
    };
    const record = mapAll([...course(), list(LISTS.medications, ['MedicationStatement/m-statement']), stray]);
    expect(only(record.notices)).toMatchObject({ code: 'UNREADABLE_ITEMS', area: 'MEDICATIONS' });
    expect(only(record.unmapped)).toMatchObject({ resourceType: 'MedicationRequest', id: 'stray' });
  });

  it('that the header is based on directly count as its authorisation and its issue', () => {
    const found = medicine({ plan: { intent: 'order', authoredOn: '2026-05-01' } });
    expect(found).toMatchObject({ authoredOn: '2026-05-01', quantity: { text: '28 tablet' } });
    expect(only(found.issues).date).toBe('2026-05-01');
  });

  it('are found through references that leave the type out, or say it twice', () => {
    const orders = [
      order('2026-02-01', { basedOn: [reference('m-plan')] }),
      order('2026-03-01', { basedOn: [reference('MedicationRequest/MedicationRequest/m-plan')] }),
    ];
    expect(medicine({ orders }).issues).toHaveLength(2);
  });

  it('are tied even where authorisations are based on each other in a circle', () => {
    const circle = order('2026-02-01', { basedOn: [reference('MedicationRequest/m-order0')] });
    expect(medicine({ orders: [circle] }).issues).toEqual([]);
  });
});

describe('the last issue (spec 04 §11)', () => {
  const dates = ({ lastIssued, lastIssuedFrom }: Medication) => [lastIssued, lastIssuedFrom];

  it('is what the practice states, also under the other host of the extension', () => {
    const orders = [order('2026-05-01')];
    expect(dates(medicine({ orders, statementExtensions: [lastIssue('2026-04-01')] }))).toEqual([
      '2026-04-01',
      'STATED',
    ]);
    const other = {
      url: 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-MedicationStatementLastIssueDate-1',
      valueDateTime: '2026-04-02',
    };
    expect(dates(medicine({ statementExtensions: [other] }))).toEqual(['2026-04-02', 'STATED']);
  });

  it('is else the newest issue that is not post-dated', () => {
    const orders = [order('2026-04-01'), order('2026-05-01'), order('2026-09-01')];
    expect(dates(medicine({ orders }))).toEqual(['2026-05-01', 'NEWEST_ISSUE']);
  });

  it('is today if issued today', () => {
    expect(dates(medicine({ orders: [order('2026-06-15')] }))).toEqual(['2026-06-15', 'NEWEST_ISSUE']);
  });

  it('is not one that was stopped: nothing was supplied', () => {
    const orders = [order('2026-04-01'), order('2026-05-01', { status: 'stopped' })];
    expect(dates(medicine({ orders }))).toEqual(['2026-04-01', 'NEWEST_ISSUE']);
  });

  it('is not one of repeat dispensing: it was only authorised for its day', () => {
    expect(dates(medicine({ type: 'repeat-dispensing', orders: [order('2026-05-01')] }))).toEqual([
      null,
      'NOT_AVAILABLE',
    ]);
  });

  it('is unknown otherwise', () => {
    expect(dates(medicine({ orders: [order('2026-09-01')] }))).toEqual([null, 'NOT_AVAILABLE']);
    expect(dates(medicine({ statementExtensions: [lastIssue('No information available')] }))).toEqual([
      null,
      'NOT_AVAILABLE',
    ]);
  });
});
