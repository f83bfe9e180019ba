import type { MappedRecord } from '../../src/domain/mapped-record.js';
import { parseNHSNumber, type NHSNumber } from '../../src/domain/nhs-number.js';
import { parseOdsCode, type OdsCode } from '../../src/domain/ods-code.js';
import type { Reading } from '../../src/domain/reading.js';
import type { Origin, RecordNotice } from '../../src/domain/record.js';
import type { Allergy, Medication } from '../../src/domain/record-items.js';
import { mapStructuredRecord } from '../../src/fhir/index.js';

/** Builders of record answers. All data is invented; NHS numbers are of the 999 range. */
export type Json = Readonly<Record<string, unknown>>;

const sure = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('The test expected a value here.');
  return value;
};

export const nhsNumber = (text: string): NHSNumber => sure(parseNHSNumber(text));
export const odsCode = (text: string): OdsCode => sure(parseOdsCode(text));

export const ORIGIN: Origin = {
  practice: odsCode('A99001'),
  nhsNumber: nhsNumber('9990000018'),
  traceId: '00000000-0000-4000-8000-000000000001',
  retrievedAt: '2026-06-15T09:00:00Z',
};
export const NOW = new Date('2026-06-15T12:00:00Z');

const PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';
export const SNOMED = 'http://snomed.info/sct';
export const OWN = 'https://practice.example/Id/item';

export const LISTS = {
  medications: '933361000000108',
  allergies: '886921000000105',
  endedAllergies: '1103671000000101',
  problems: '717711000000103',
  consultations: '1149501000000101',
} as const;

export const extension = (name: string, value: Json): Json => ({
  url: `${PROFILE}Extension-CareConnect-GPC-${name}-1`,
  ...value,
});
export const complex = (name: string, ...inner: readonly Json[]): Json => extension(name, { extension: inner });
export const coded = (code: string, display?: string): Json => ({
  coding: [{ system: SNOMED, code, ...(display === undefined ? {} : { display }) }],
});
export const reference = (to: string): Json => ({ reference: to });
export const identifier = (value: string): readonly Json[] => [{ system: OWN, value }];
export const prescriptionType = (code: string): Json =>
  extension('PrescriptionType', { valueCodeableConcept: { coding: [{ code, display: code }] } });
export const agency = (code: string, text?: string): Json =>
  extension('PrescribingAgency', {
    valueCodeableConcept: { coding: [{ code }], ...(text === undefined ? {} : { text }) },
  });

export const patient = (more: Json = {}): Json => ({
  resourceType: 'Patient',
  id: 'pat',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
  name: [{ use: 'official', family: 'Example', given: ['Ada'], prefix: ['Ms'] }],
  gender: 'female',
  birthDate: '1980-02-03',
  ...more,
});

export const list = (code: string, items: readonly (string | Json)[], more: Json = {}): Json => ({
  resourceType: 'List',
  status: 'current',
  mode: 'snapshot',
  code: { coding: [{ system: SNOMED, code }] },
  entry: items.map((item) => ({ item: typeof item === 'string' ? reference(item) : item })),
  ...more,
});

/** How one medicine differs from "a repeat, active, without an end". Parts are laid over the resources. */
export interface Course {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string | null;
  readonly status?: string;
  readonly start?: string;
  readonly end?: string;
  readonly statement?: Json;
  readonly statementExtensions?: readonly Json[];
  readonly plan?: Json | null;
  readonly planExtensions?: readonly Json[];
  readonly medication?: Json | null;
  readonly orders?: readonly Json[];
}

/** The resources of one medicine: statement, plan, Medication, orders. */
export function course(of: Course = {}): Json[] {
  const { id = 'm', name = 'Examplin 5mg tablets', type = 'repeat', status = 'active', start = '2026-01-05', end } = of;
  const span = { start, ...(end === undefined ? {} : { end }) };
  const typed = type === null ? [] : [prescriptionType(type)];
  const medication = reference(`Medication/${id}-drug`);
  const resources: Json[] = [
    {
      resourceType: 'MedicationStatement',
      id: `${id}-statement`,
      extension: of.statementExtensions ?? [agency('prescribed-at-gp-practice')],
      identifier: identifier(`${id}-statement`),
      basedOn: [reference(`MedicationRequest/${id}-plan`)],
      status,
      medicationReference: medication,
      effectivePeriod: span,
      dateAsserted: start,
      subject: reference('Patient/pat'),
      taken: 'unk',
      dosage: [{ text: 'One to be taken each morning' }],
      ...of.statement,
    },
  ];
  if (of.plan !== null) {
    resources.push({
      resourceType: 'MedicationRequest',
      id: `${id}-plan`,
      extension: [...typed, ...(of.planExtensions ?? [])],
      identifier: identifier(`${id}-plan`),
      status,
      intent: 'plan',
      medicationReference: medication,
      authoredOn: start,
      dosageInstruction: [{ text: 'One to be taken each morning' }],
      dispenseRequest: { validityPeriod: span, quantity: { value: 28, unit: 'tablet' } },
      ...of.plan,
    });
  }
  if (of.medication !== null) {
    resources.push({ resourceType: 'Medication', id: `${id}-drug`, code: coded('1', name), ...of.medication });
  }
  (of.orders ?? []).forEach((order, index) => {
    resources.push({
      resourceType: 'MedicationRequest',
      id: `${id}-order${index}`,
      extension: typed,
      identifier: identifier(`${id}-order${index}`),
      basedOn: [reference(`MedicationRequest/${id}-plan`)],
      status: 'completed',
      intent: 'order',
      medicationReference: medication,
      dosageInstruction: [{ text: 'One to be taken each morning' }],
      ...order,
    });
  });
  return resources;
}

export const allergy = (more: Json = {}): Json => ({
  resourceType: 'AllergyIntolerance',
  id: 'a',
  identifier: identifier('a'),
  clinicalStatus: 'active',
  verificationStatus: 'unconfirmed',
  category: ['medication'],
  code: coded('1001', 'Allergy to examplin'),
  patient: reference('Patient/pat'),
  assertedDate: '2020-03-04',
  ...more,
});

/** A list of items that came inside consultations or problems. */
export const secondaryList = (
  code: string,
  items: readonly (string | Json)[],
  more: Json = {},
  host = 'fhir.hl7.org.uk',
): Json =>
  list('', items, {
    code: { coding: [{ system: `https://${host}/STU3/CodeSystem/GPConnect-SecondaryListValues-1`, code }] },
    ...more,
  });

/** What makes an order one of a day. */
export const order = (day: string, more: Json = {}): Json => ({
  authoredOn: day,
  dispenseRequest: { validityPeriod: { start: day, end: day } },
  ...more,
});

export const bundle = (...resources: readonly Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

/** Maps a Bundle of these resources. */
export function mapAll(resources: readonly Json[], now: Date = NOW): MappedRecord {
  return mapBody(bundle(...resources), now);
}

export function mapBody(body: unknown, now: Date = NOW): MappedRecord {
  return valueOf(mapStructuredRecord(body, { origin: ORIGIN, now }));
}

/** What a reading gave: fails the test if it gave nothing. */
export function valueOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.problem);
  return reading.value;
}

export const noticesOf = (...resources: readonly Json[]): readonly RecordNotice[] => mapAll(resources).notices;

/** The one member of a list: fails the test if there are none or more. */
export function only<T>(items: readonly T[]): T {
  if (items.length !== 1) throw new Error(`The test expected one item and found ${items.length}.`);
  return sure(items[0]);
}

/** The medicine that a course gives when it stands in the practice's list. */
export function medicine(of: Course = {}, now: Date = NOW, ...others: readonly Json[]): Medication {
  const statement = `MedicationStatement/${of.id ?? 'm'}-statement`;
  return only(mapAll([patient(), ...course(of), list(LISTS.medications, [statement]), ...others], now).medications);
}

/** The allergy that a resource gives when it stands in the active list. */
export function activeAllergy(more: Json = {}, ...others: readonly Json[]): Allergy {
  const record = mapAll([patient(), allergy(more), list(LISTS.allergies, ['AllergyIntolerance/a']), ...others]);
  return only(record.allergies);
}
