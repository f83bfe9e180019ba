import { byShortName, CLINICAL_CODES, type ExtensionValue, SNOMED } from './rules.js';

const NHS = 'https://fhir.nhs.uk/STU3/StructureDefinition/';
const UK = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/';
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/';

const concept = (...systems: readonly string[]): ExtensionValue => ({ as: ['valueCodeableConcept'], systems });
/** A concept that is one of few. */
const oneOf = (system: string, ...codes: readonly string[]): ExtensionValue => ({
  as: ['valueCodeableConcept'],
  systems: [`${CODES}${system}`],
  codes,
});
const reference = (...refersTo: readonly string[]): ExtensionValue => ({ as: ['valueReference'], refersTo });
const date: ExtensionValue = { as: ['valueDateTime'] };
const flag: ExtensionValue = { as: ['valueBoolean'] };
const text: ExtensionValue = { as: ['valueString'] };
const code = (...values: readonly string[]): ExtensionValue =>
  values.length === 0 ? { as: ['valueCode'] } : { as: ['valueCode'], values };

const ANY_ITEM = [
  'MedicationRequest',
  'AllergyIntolerance',
  'Immunization',
  'Observation',
  'ReferralRequest',
  'DocumentReference',
  'DiagnosticReport',
  'ProcedureRequest',
  'Encounter',
] as const;

/** Every extension that may be sent (spec 02 §11, 03 §9, 04 §7, §9, §10, §12, §13). */
export const EXTENSIONS = byShortName([
  {
    url: `${NHS}Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
    value: oneOf('CareConnect-NHSNumberVerificationStatus-1', '01'),
  },
  {
    url: `${NHS}Extension-CareConnect-GPC-RegistrationDetails-1`,
    parts: {
      registrationPeriod: { as: ['valuePeriod'], at: [0, 1] },
      registrationType: { ...oneOf('CareConnect-RegistrationType-1', 'R', 'E', 'IN', 'T', 'P', 'O', 'S'), at: [0, 1] },
      preferredBranchSurgery: { ...reference('Location'), at: [0, 1] },
    },
  },
  {
    url: `${NHS}Extension-CareConnect-GPC-NHSCommunication-1`,
    parts: {
      language: { ...concept(`${CODES}CareConnect-HumanLanguage-1`), at: [1, 1] },
      interpreterRequired: { ...flag, at: [0, 1] },
    },
  },
  { url: `${NHS}Extension-CareConnect-GPC-MainLocation-1`, value: reference('Location') },
  {
    url: `${NHS}Extension-GPConnect-ServiceFilteringStatus-1`,
    value: code('supplier-disabled', 'organization-disabled', 'enabled'),
  },
  { url: `${NHS}Extension-GPConnect-BookingOrganisation-1`, value: { as: ['valueReference'] } },
  { url: `${NHS}Extension-GPConnect-PractitionerRole-1`, value: concept(`${CODES}CareConnect-SDSJobRoleName-1`) },
  { url: `${NHS}Extension-GPConnect-DeliveryChannel-2`, value: code('In-person', 'Telephone', 'Video', 'Visit') },
  { url: `${NHS}Extension-GPConnect-AppointmentCancellationReason-1`, value: text },
  {
    url: `${NHS}Extension-CareConnect-GPC-ListWarningCode-1`,
    value: code('confidential-items', 'data-in-transit', 'data-awaiting-filing'),
  },
  { url: `${NHS}Extension-CareConnect-GPC-ClinicalSetting-1`, value: concept(SNOMED) },
  { url: `${NHS}Extension-CareConnect-GPC-MedicationStatementLastIssueDate-1`, value: date },
  {
    url: `${NHS}Extension-CareConnect-GPC-PrescribingAgency-1`,
    value: oneOf('CareConnect-PrescribingAgency-1', 'prescribed-at-gp-practice', 'prescribed-by-another-organisation'),
  },
  { url: `${NHS}Extension-CareConnect-MedicationStatementDosageLastChanged-1`, value: date },
  {
    url: `${NHS}Extension-CareConnect-GPC-MedicationRepeatInformation-1`,
    parts: {
      numberOfRepeatPrescriptionsAllowed: { as: ['valueUnsignedInt'], at: [0, 1] },
      numberOfRepeatPrescriptionsIssued: { as: ['valueUnsignedInt'], at: [1, 1] },
      authorisationExpiryDate: { ...date, at: [0, 1] },
    },
  },
  {
    url: `${NHS}Extension-CareConnect-GPC-MedicationStatusReason-1`,
    parts: {
      statusReason: { as: ['valueCodeableConcept'], at: [1, 1] },
      statusChangeDate: { as: ['valueDateTime', 'valueString'], at: [1, 1] },
    },
  },
  {
    url: `${NHS}Extension-CareConnect-GPC-PrescriptionType-1`,
    value: oneOf('CareConnect-PrescriptionType-1', 'acute', 'delayed-prescribing', 'repeat', 'repeat-dispensing'),
  },
  { url: `${NHS}Extension-CareConnect-GPC-MedicationQuantityText-1`, value: text },
  {
    url: `${NHS}Extension-CareConnect-GPC-AllergyIntoleranceEnd-1`,
    parts: { endDate: { ...date, at: [0, 1] }, reasonEnded: { ...text, at: [1, 1] } },
  },
  { url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter', value: reference('Encounter') },
  { url: `${NHS}Extension-CareConnect-GPC-DateRecorded-1`, value: date },
  { url: `${NHS}Extension-CareConnect-GPC-ParentPresent-1`, value: flag },
  { url: `${UK}Extension-CareConnect-VaccinationProcedure-1`, value: concept(...CLINICAL_CODES) },
  { url: `${UK}Extension-CareConnect-ActualProblem-1`, value: reference(...ANY_ITEM) },
  { url: `${UK}Extension-CareConnect-RelatedClinicalContent-1`, value: reference(...ANY_ITEM) },
  { url: `${UK}Extension-CareConnect-ProblemSignificance-1`, value: code('major', 'minor') },
  {
    url: `${UK}Extension-CareConnect-RelatedProblemHeader-1`,
    parts: {
      type: { ...code('parent', 'child', 'sibling'), at: [0, 1] },
      target: { ...reference('Condition'), at: [1, 1] },
    },
  },
  {
    url: `${UK}Extension-coding-sctdescid`,
    parts: { descriptionId: { as: ['valueId'], at: [1, 1] }, descriptionDisplay: { ...text, at: [0, 1] } },
  },
]);
