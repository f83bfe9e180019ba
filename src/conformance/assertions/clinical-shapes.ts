import { textAt, type JsonObject } from '../reading/json.js';
import type { Rule } from './evidence.js';
import {
  aboutThePatient,
  absent,
  counted,
  each,
  extended,
  formed,
  oneOf,
  profiled,
  referenceTo,
  required,
  together,
} from './rules.js';

const identified = together(required('identifier'), each('identifier', required('system', 'value')));
const ofThePatient = aboutThePatient('subject.reference');

const isPlan = (resource: JsonObject): boolean => textAt(resource, 'intent') === 'plan';

/** Rules for resources of one kind only. */
const where =
  (fits: (resource: JsonObject) => boolean, ...rules: readonly Rule[]): Rule =>
  (resource, evidence) =>
    fits(resource) ? rules.flatMap((rule) => rule(resource, evidence)) : [];

/** Prescription types; the handwritten one is of version 1.2 (spec 04 §10.4). */
const PRESCRIPTION_TYPES = ['acute', 'acute-handwritten', 'delayed-prescribing', 'repeat', 'repeat-dispensing'];

/** What each clinical resource has to be like: mandatory elements, fixed values, what must not be sent (spec 04 §10, §12, §13). */
export const CLINICAL_SHAPES = {
  AllergyIntolerance: together(
    profiled('CareConnect-GPC-AllergyIntolerance-1'),
    identified,
    required('clinicalStatus', 'category', 'code', 'assertedDate'),
    aboutThePatient('patient.reference'),
    oneOf('clinicalStatus', ['active', 'resolved']),
    oneOf('verificationStatus', ['unconfirmed']),
    oneOf('type', ['allergy', 'intolerance']),
    oneOf('category', ['medication', 'environment']),
    oneOf('criticality', ['low', 'high', 'unable-to-assess']),
    counted('reaction', 0, 1),
    each('reaction', required('manifestation'), absent('note', 'onset', 'substance')),
    where(
      (one) => textAt(one, 'clinicalStatus') === 'active',
      extended('Extension-CareConnect-GPC-AllergyIntoleranceEnd-1', 0, 0),
    ),
  ),
  Medication: together(
    profiled('CareConnect-GPC-Medication-1'),
    required('code'),
    absent('status', 'isBrand', 'isOverTheCounter', 'manufacturer', 'form', 'ingredient', 'package', 'image'),
  ),
  MedicationStatement: together(
    profiled('CareConnect-GPC-MedicationStatement-1'),
    identified,
    ofThePatient,
    required(
      'status',
      'medicationReference.reference',
      'effectivePeriod.start',
      'dateAsserted',
      'taken',
      'dosage.text',
    ),
    counted('basedOn', 1, 1),
    counted('dosage', 1, 1),
    formed('basedOn.reference', referenceTo('MedicationRequest')),
    formed('medicationReference.reference', referenceTo('Medication')),
    oneOf('status', ['active', 'completed', 'stopped']),
    oneOf('taken', ['unk']),
    extended(
      'Extension-CareConnect-GPC-PrescribingAgency-1',
      1,
      1,
      oneOf('valueCodeableConcept.coding.code', ['prescribed-at-gp-practice', 'prescribed-by-another-organisation']),
    ),
    absent('partOf', 'category', 'derivedFrom', 'reasonNotTaken', 'reasonCode', 'reasonReference'),
  ),
  MedicationRequest: together(
    profiled('CareConnect-GPC-MedicationRequest-1'),
    identified,
    ofThePatient,
    required('status', 'intent', 'medicationReference.reference', 'authoredOn', 'recorder'),
    required('dosageInstruction.text', 'dispenseRequest.validityPeriod.start'),
    oneOf('intent', ['plan', 'order']),
    oneOf('status', ['active', 'completed', 'stopped']),
    extended(
      'Extension-CareConnect-GPC-PrescriptionType-1',
      0,
      1,
      oneOf('valueCodeableConcept.coding.code', PRESCRIPTION_TYPES),
    ),
    where(
      (one) => !isPlan(one),
      required('basedOn.reference'),
      extended('Extension-CareConnect-GPC-MedicationRepeatInformation-1', 0, 0),
      extended('Extension-CareConnect-GPC-MedicationStatusReason-1', 0, 0),
    ),
    where(
      (one) => isPlan(one) && textAt(one, 'status') === 'stopped',
      extended('Extension-CareConnect-GPC-MedicationStatusReason-1', 1, 1),
    ),
    absent('definition', 'category', 'priority', 'supportingInformation', 'reasonCode', 'reasonReference'),
    absent('substitution', 'detectedIssue', 'eventHistory'),
  ),
  Condition: together(
    profiled('CareConnect-GPC-ProblemHeader-Condition-1'),
    identified,
    ofThePatient,
    required('clinicalStatus', 'category', 'code', 'assertedDate'),
    oneOf('clinicalStatus', ['active', 'inactive']),
    extended('Extension-CareConnect-ActualProblem-1', 1, 1),
    extended('Extension-CareConnect-ProblemSignificance-1', 0, 1, oneOf('valueCode', ['major', 'minor'])),
  ),
  Encounter: together(
    profiled('CareConnect-GPC-Encounter-1'),
    identified,
    ofThePatient,
    required('status', 'type'),
    oneOf('status', ['finished', 'unknown']),
  ),
  Observation: together(
    profiled('CareConnect-GPC-Observation-1'),
    identified,
    ofThePatient,
    required('status', 'code'),
    oneOf('status', ['final', 'unknown']),
  ),
  Immunization: together(
    profiled('CareConnect-GPC-Immunization-1'),
    identified,
    required('status', 'notGiven', 'vaccineCode', 'primarySource'),
    aboutThePatient('patient.reference'),
    oneOf('status', ['completed']),
  ),
  DiagnosticReport: together(
    profiled('CareConnect-GPC-DiagnosticReport-1'),
    identified,
    ofThePatient,
    required('status', 'code'),
  ),
  ReferralRequest: together(
    profiled('CareConnect-GPC-ReferralRequest-1'),
    identified,
    ofThePatient,
    required('status', 'intent'),
    oneOf('intent', ['order']),
  ),
  'diary ProcedureRequest': together(
    profiled('CareConnect-GPC-ProcedureRequest-1'),
    identified,
    ofThePatient,
    required('status', 'intent', 'code'),
    oneOf('status', ['active']),
    oneOf('intent', ['plan']),
  ),
} as const satisfies Readonly<Record<string, Rule>>;
