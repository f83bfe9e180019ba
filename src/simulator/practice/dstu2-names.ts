import type { OutcomeNames } from './outcome.js';

const STRUCTURE = 'http://fhir.nhs.net/StructureDefinition/';
const VALUES = 'http://fhir.nhs.net/ValueSet/';
const IDS = 'http://fhir.nhs.net/Id/';

/** Profiles of Access Record HTML (spec 05 §4). */
export const DSTU2_PROFILE = {
  Composition: `${STRUCTURE}gpconnect-carerecord-composition-1`,
  Patient: `${STRUCTURE}gpconnect-patient-1`,
  Organization: `${STRUCTURE}gpconnect-organization-1`,
  Practitioner: `${STRUCTURE}gpconnect-practitioner-1`,
  Device: `${STRUCTURE}gpconnect-device-1`,
  OperationOutcome: `${STRUCTURE}gpconnect-operationoutcome-1`,
} as const;

/** Value sets that codes are drawn from: DSTU2 names them where STU3 names code systems. */
export const DSTU2_CODES = {
  recordSection: `${VALUES}gpconnect-record-section-1`,
  jobRole: `${VALUES}sds-job-role-name-1`,
} as const;

/** Identifier systems (spec 05 §1). */
export const DSTU2_IDENTIFIER = {
  nhsNumber: `${IDS}nhs-number`,
  odsCode: `${IDS}ods-organization-code`,
  sdsUserId: `${IDS}sds-user-id`,
  roleProfileId: `${IDS}sds-role-profile-id`,
  /** Of the token alone, which never got its `/Id/` (spec 01 §6.4). */
  sdsUserIdInToken: 'http://fhir.nhs.net/sds-user-id',
} as const;

/** What an OperationOutcome is called by (spec 05 §1). */
export const DSTU2_OUTCOME: OutcomeNames = {
  profile: DSTU2_PROFILE.OperationOutcome,
  codeSystem: `${VALUES}gpconnect-error-or-warning-code-1`,
};
