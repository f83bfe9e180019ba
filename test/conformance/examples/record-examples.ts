import { LISTS } from '../../../src/conformance/assertions/record-lists.js';
import { objectsAt, type JsonObject } from '../../../src/conformance/reading/json.js';
import {
  add,
  bundle,
  coded,
  drop,
  examples,
  extension,
  lose,
  meta,
  set,
  type Example,
  type Sample,
  type Spoil,
} from './example.js';

const TYPE = 'Extension-CareConnect-GPC-PrescriptionType-1';
const AGENCY = 'Extension-CareConnect-GPC-PrescribingAgency-1';

const identifier = [{ system: 'https://practice.example/Id/entry', value: '1' }];
const subject = { reference: 'Patient/p' };
const medicationReference = { reference: 'Medication/m' };
const PATIENT = { resourceType: 'Patient', id: 'p' };
const common = { id: '1', identifier, subject };

function entry(type: string, profile: string, more: JsonObject): JsonObject {
  return { resourceType: type, meta: meta(profile), ...more };
}

const statement = entry('MedicationStatement', 'CareConnect-GPC-MedicationStatement-1', {
  ...common,
  basedOn: [{ reference: 'MedicationRequest/plan' }],
  status: 'active',
  medicationReference,
  effectivePeriod: { start: '2026-01-01', end: '2026-06-10' },
  dateAsserted: '2026-01-01',
  taken: 'unk',
  dosage: [{ text: 'One a day' }],
  extension: [extension(AGENCY, { valueCodeableConcept: coded('prescribed-at-gp-practice') })],
});

const request = entry('MedicationRequest', 'CareConnect-GPC-MedicationRequest-1', {
  ...common,
  id: 'plan',
  status: 'active',
  intent: 'plan',
  medicationReference,
  authoredOn: '2026-01-01',
  recorder: { reference: 'Practitioner/d' },
  dosageInstruction: [{ text: 'One a day' }],
  dispenseRequest: { validityPeriod: { start: '2026-01-01' } },
  extension: [extension(TYPE, { valueCodeableConcept: coded('acute') })],
});

const order = { ...request, id: 'issue', intent: 'order', basedOn: [{ reference: 'MedicationRequest/plan' }] };

const medication = entry('Medication', 'CareConnect-GPC-Medication-1', { id: 'm', code: coded('1') });

const listOf = (code: string, reference: string): JsonObject => ({
  resourceType: 'List',
  code: { coding: [{ code }] },
  entry: [{ item: { reference } }],
});

const problem = entry('Condition', 'CareConnect-GPC-ProblemHeader-Condition-1', {
  ...common,
  clinicalStatus: 'active',
  category: [coded('problem-list-item')],
  code: coded('1'),
  assertedDate: '2026-01-01',
  extension: [extension('Extension-CareConnect-ActualProblem-1', { valueReference: { reference: 'Observation/1' } })],
});

const MEDICATION: Sample = {
  product: 'structured',
  resource: bundle(PATIENT, listOf(LISTS.medication.code, 'MedicationStatement/1'), statement, request, medication),
  sentBody: {
    parameter: [{ name: 'includeMedication', part: [{ name: 'medicationSearchFromDate', valueDate: '2026-06-01' }] }],
  },
};

const RECORD: Sample = {
  product: 'structured',
  resource: bundle(
    PATIENT,
    entry('AllergyIntolerance', 'CareConnect-GPC-AllergyIntolerance-1', {
      ...common,
      clinicalStatus: 'active',
      verificationStatus: 'unconfirmed',
      category: ['medication'],
      code: coded('1'),
      patient: subject,
      assertedDate: '2026-01-01',
      reaction: [{ manifestation: [coded('2')] }],
    }),
    entry('Encounter', 'CareConnect-GPC-Encounter-1', { ...common, status: 'finished', type: [coded('1')] }),
    entry('Observation', 'CareConnect-GPC-Observation-1', { ...common, status: 'final', code: coded('1') }),
    entry('ProcedureRequest', 'CareConnect-GPC-ProcedureRequest-1', {
      ...common,
      status: 'active',
      intent: 'plan',
      code: coded('1'),
    }),
    entry('Immunization', 'CareConnect-GPC-Immunization-1', {
      ...common,
      status: 'completed',
      notGiven: false,
      vaccineCode: coded('1'),
      patient: subject,
      primarySource: true,
    }),
    entry('DiagnosticReport', 'CareConnect-GPC-DiagnosticReport-1', { ...common, status: 'final', code: coded('1') }),
    entry('ReferralRequest', 'CareConnect-GPC-ReferralRequest-1', { ...common, status: 'unknown', intent: 'order' }),
    listOf(LISTS.uncategorised.code, 'Observation/1'),
    problem,
  ),
};

const NO_PROBLEM: Sample = { resource: bundle(medication) };

const elsewhere = (code: string) => set('MedicationStatement', 'extension[0].valueCodeableConcept', coded(code));

const withoutOrders: Spoil = (sample) => ({
  ...sample,
  resource: bundle(...objectsAt(sample.resource, 'entry.resource').filter((one) => one['intent'] !== 'order')),
});

/** What is said of the contents of a record. */
export const RECORD_EXAMPLES: readonly Example[] = [
  ...examples(MEDICATION, {
    'Medications ok': set('Medication', 'isBrand', true),
    'Medication Statements ok': elsewhere('another-agency'),
    'Medication Requests ok': set('MedicationRequest', 'intent', 'proposal'),
    'no issue (order) MedicationRequests': add(order),
    'statements within true..true': set('MedicationStatement', 'effectivePeriod.end', '2026-05-31'),
    'effective date after 2026-06-10': set('MedicationStatement', 'effectivePeriod.end', '2026-06-09'),
    'each MedicationRequest.medication is in the bundle': lose('Medication'),
    'a MedicationStatement ties request and medication': lose('MedicationRequest'),
  }),
  ...examples(
    {
      ...MEDICATION,
      resource: bundle(...[PATIENT, listOf(LISTS.medication.code, 'MedicationStatement/1'), statement, request, order]),
    },
    {
      'one order per acute prescription': add({ ...order, id: 'second' }),
      'Medication Requests ok': set('MedicationRequest', 'status', 'stopped'),
    },
  ),
  ...examples(
    {
      ...MEDICATION,
      resource: bundle(PATIENT, listOf(LISTS.medication.code, 'MedicationStatement/1'), statement, request, order),
    },
    { 'one order per acute prescription': withoutOrders },
  ),
  ...examples(MEDICATION, {
    'Medication Statements ok': set('MedicationStatement', 'subject.reference', 'Patient/somebody-else'),
    'Medication Requests ok': set('MedicationRequest', 'subject.reference', 'Patient/somebody-else'),
  }),
  ...examples(RECORD, {
    'AllergyIntolerance ok': set('AllergyIntolerance', 'patient.reference', 'Patient/somebody-else'),
    'Immunizations ok': set('Immunization', 'patient.reference', 'Patient/somebody-else'),
    'Encounters ok': lose('Patient'),
  }),
  ...examples(RECORD, {
    'AllergyIntolerance ok': set('AllergyIntolerance', 'reaction[0].onset', '2026-01-01'),
    'Encounters ok': set('Encounter', 'status', 'planned'),
    'Encounters: no unused fields': set('Encounter', 'class', { code: 'AMB' }),
    'Observation Resources ok': drop('Observation', 'code'),
    'Diary ProcedureRequests ok': set('ProcedureRequest', 'intent', 'order'),
    'problem Conditions ok': drop('Condition', 'extension'),
    'Immunizations ok': set('Immunization', 'status', 'entered-in-error'),
    'DiagnosticReports ok': drop('DiagnosticReport', 'subject'),
    'ReferralRequests ok': set('ReferralRequest', 'intent', 'plan'),
    'a problem links an Observation that is in the bundle': set('Observation', 'id', '2'),
    'a problem links an Observation; both it and its List are in the bundle': lose('List'),
  }),
  ...examples(NO_PROBLEM, { 'no problem Conditions': add(problem) }),
];
