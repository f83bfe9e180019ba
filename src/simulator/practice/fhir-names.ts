import type { CodeableConcept, Coding, Extension } from 'fhir/r3.js';

const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';
const UK_STRUCTURE = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/';
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/';
const IDS = 'https://fhir.nhs.uk/Id/';

/** Profiles, by the resource or purpose they are for (spec 02 §10, 03 §9, 04 §6-13). */
export const PROFILE = {
  Patient: `${STRUCTURE}CareConnect-GPC-Patient-1`,
  Practitioner: `${STRUCTURE}CareConnect-GPC-Practitioner-1`,
  PractitionerRole: `${STRUCTURE}CareConnect-GPC-PractitionerRole-1`,
  Organization: `${STRUCTURE}CareConnect-GPC-Organization-1`,
  Location: `${STRUCTURE}CareConnect-GPC-Location-1`,
  HealthcareService: `${STRUCTURE}CareConnect-GPC-HealthcareService-1`,
  OperationOutcome: `${STRUCTURE}GPConnect-OperationOutcome-1`,
  Appointment: `${STRUCTURE}GPConnect-Appointment-1`,
  Schedule: `${STRUCTURE}GPConnect-Schedule-1`,
  Slot: `${STRUCTURE}GPConnect-Slot-1`,
  Searchset: `${STRUCTURE}GPConnect-Searchset-Bundle-1`,
  StructuredRecord: `${STRUCTURE}GPConnect-StructuredRecord-Bundle-1`,
  List: `${STRUCTURE}CareConnect-GPC-List-1`,
  AllergyIntolerance: `${STRUCTURE}CareConnect-GPC-AllergyIntolerance-1`,
  Medication: `${STRUCTURE}CareConnect-GPC-Medication-1`,
  MedicationStatement: `${STRUCTURE}CareConnect-GPC-MedicationStatement-1`,
  MedicationRequest: `${STRUCTURE}CareConnect-GPC-MedicationRequest-1`,
  DocumentReference: `${STRUCTURE}CareConnect-GPC-DocumentReference-1`,
  ProblemHeader: `${STRUCTURE}CareConnect-GPC-ProblemHeader-Condition-1`,
  Encounter: `${STRUCTURE}CareConnect-GPC-Encounter-1`,
  Immunization: `${STRUCTURE}CareConnect-GPC-Immunization-1`,
  Observation: `${STRUCTURE}CareConnect-GPC-Observation-1`,
  DiagnosticReport: `${STRUCTURE}CareConnect-GPC-DiagnosticReport-1`,
  Specimen: `${STRUCTURE}CareConnect-GPC-Specimen-1`,
  ProcedureRequest: `${STRUCTURE}CareConnect-GPC-ProcedureRequest-1`,
  ReferralRequest: `${STRUCTURE}CareConnect-GPC-ReferralRequest-1`,
} as const;

/** Extensions. */
export const EXTENSION = {
  nhsNumberStatus: `${STRUCTURE}Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
  registrationDetails: `${STRUCTURE}Extension-CareConnect-GPC-RegistrationDetails-1`,
  nhsCommunication: `${STRUCTURE}Extension-CareConnect-GPC-NHSCommunication-1`,
  mainLocation: `${STRUCTURE}Extension-CareConnect-GPC-MainLocation-1`,
  serviceFiltering: `${STRUCTURE}Extension-GPConnect-ServiceFilteringStatus-1`,
  bookingOrganisation: `${STRUCTURE}Extension-GPConnect-BookingOrganisation-1`,
  practitionerRole: `${STRUCTURE}Extension-GPConnect-PractitionerRole-1`,
  deliveryChannel: `${STRUCTURE}Extension-GPConnect-DeliveryChannel-2`,
  cancellationReason: `${STRUCTURE}Extension-GPConnect-AppointmentCancellationReason-1`,
  listWarning: `${STRUCTURE}Extension-CareConnect-GPC-ListWarningCode-1`,
  clinicalSetting: `${STRUCTURE}Extension-CareConnect-GPC-ClinicalSetting-1`,
  lastIssueDate: `${STRUCTURE}Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`,
  prescribingAgency: `${STRUCTURE}Extension-CareConnect-GPC-PrescribingAgency-1`,
  dosageLastChanged: `${STRUCTURE}Extension-CareConnect-MedicationStatementDosageLastChanged-1`,
  repeatInformation: `${STRUCTURE}Extension-CareConnect-GPC-MedicationRepeatInformation-1`,
  statusReason: `${STRUCTURE}Extension-CareConnect-GPC-MedicationStatusReason-1`,
  prescriptionType: `${STRUCTURE}Extension-CareConnect-GPC-PrescriptionType-1`,
  quantityText: `${STRUCTURE}Extension-CareConnect-GPC-MedicationQuantityText-1`,
  allergyEnd: `${STRUCTURE}Extension-CareConnect-GPC-AllergyIntoleranceEnd-1`,
  actualProblem: `${UK_STRUCTURE}Extension-CareConnect-ActualProblem-1`,
  relatedProblemHeader: `${UK_STRUCTURE}Extension-CareConnect-RelatedProblemHeader-1`,
  relatedClinicalContent: `${UK_STRUCTURE}Extension-CareConnect-RelatedClinicalContent-1`,
  problemSignificance: `${UK_STRUCTURE}Extension-CareConnect-ProblemSignificance-1`,
  encounter: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
  dateRecorded: `${STRUCTURE}Extension-CareConnect-GPC-DateRecorded-1`,
  dateRecordedOnUkHost: `${UK_STRUCTURE}Extension-CareConnect-DateRecorded-1`,
  parentPresent: `${STRUCTURE}Extension-CareConnect-GPC-ParentPresent-1`,
  parentPresentOnUkHost: `${UK_STRUCTURE}Extension-CareConnect-ParentPresent-1`,
  vaccinationProcedure: `${UK_STRUCTURE}Extension-CareConnect-VaccinationProcedure-1`,
  description: `${UK_STRUCTURE}Extension-coding-sctdescid`,
  descriptionOnNhsHost: `${STRUCTURE}Extension-coding-sctdescid`,
} as const;

/** Code systems. */
export const CODE_SYSTEM = {
  snomed: 'http://snomed.info/sct',
  readV2: 'http://read.info/readv2',
  emisDrugs: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
  spineErrors: `${CODES}Spine-ErrorOrWarningCode-1`,
  nhsNumberStatus: `${CODES}CareConnect-NHSNumberVerificationStatus-1`,
  registrationType: `${CODES}CareConnect-RegistrationType-1`,
  language: `${CODES}CareConnect-HumanLanguage-1`,
  jobRoleNhs: `${CODES}CareConnect-SDSJobRoleName-1`,
  jobRole: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1',
  organisationType: `${CODES}GPConnect-OrganisationType-1`,
  prescribingAgency: `${CODES}CareConnect-PrescribingAgency-1`,
  prescriptionType: `${CODES}CareConnect-PrescriptionType-1`,
  emptyReason: `${CODES}CareConnect-ListEmptyReasonCode-1`,
  secondaryList: 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1',
  conditionCategory: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-ConditionCategory-1',
  listOrder: 'http://hl7.org/fhir/list-order',
  actCode: 'http://hl7.org/fhir/v3/ActCode',
  participation: 'http://hl7.org/fhir/v3/ParticipationType',
  participantType: `${CODES}GPConnect-ParticipantType-1`,
  interpretation: 'http://hl7.org/fhir/v2/0078',
  vaccinatorRole: 'http://hl7.org/fhir/v2/0443',
  vaccinationOrigin: 'http://hl7.org/fhir/immunization-origin',
  doseStatus: 'http://hl7.org/fhir/vaccination-protocol-dose-status',
  nullFlavour: 'http://hl7.org/fhir/v3/NullFlavor',
  units: 'http://unitsofmeasure.org',
} as const;

/** Identifier systems (spec 02 §13). */
export const IDENTIFIER = {
  nhsNumber: `${IDS}nhs-number`,
  odsCode: `${IDS}ods-organization-code`,
  sdsUserId: `${IDS}sds-user-id`,
  roleProfileId: `${IDS}sds-role-profile-id`,
  dosServiceId: `${IDS}uec-dos-service-id`,
  appointment: `${IDS}gpconnect-appointment-identifier`,
  prescription: `${IDS}prescription-order-number`,
  ubrn: `${IDS}UBRN`,
  labReport: 'urn:oid:2.16.840.1.113883.2.1.4.5.5',
  prescriptionItem: `${IDS}prescription-order-item-number`,
  gmcNumber: 'https://fhir.hl7.org.uk/Id/gmc-number',
} as const;

/** A concept of one coding. */
export function concept(system: string, code: string, display?: string): CodeableConcept {
  const coding: Coding = display === undefined ? { system, code } : { system, code, display };
  return { coding: [coding] };
}

/** Marks what is not to be shown to the patient (spec 06 §4). */
export const NOT_FOR_PATIENT: Coding = { system: CODE_SYSTEM.actCode, code: 'NOPAT' };

/** An extension that holds others. */
export function nested(url: string, extension: readonly Extension[]): Extension {
  return { url, extension: [...extension] };
}
