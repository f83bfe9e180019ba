import { any, codedIn, DATE, DAY, is, maybe, MOMENT, one, type ResourceRule, SNOMED, some, to } from './rules.js';
import { outcome, SPINE_CODES, statement } from './server.js';

const VALUES = 'http://fhir.nhs.net/ValueSet/';
const IDS = 'http://fhir.nhs.net/Id/';

/** Element tables of spec 05 §1 and §4: the care record as DSTU2 has it. */
export const CARE_RECORD: Readonly<Record<string, ResourceRule>> = {
  Composition: {
    profile: 'carerecord-composition-1',
    elements: [
      one('date', MOMENT),
      one('type', codedIn(SNOMED)),
      one('type.coding'),
      one('type.coding.code', is('425173008')),
      one('class', codedIn(SNOMED)),
      one('class.coding'),
      one('class.coding.code', is('700232004')),
      one('title', is('Patient Care Record')),
      one('status', is('final')),
      one('subject', to('Patient')),
      some('author', to('Device', 'Practitioner')),
      one('custodian', to('Organization')),
      one('section'),
      one('section.title'),
      one('section.code', codedIn(`${VALUES}gpconnect-record-section-1`)),
      one('section.code.coding'),
      one('section.code.coding.code', is('SUM', 'PRB', 'ENC', 'ALL', 'CLI', 'MED', 'REF', 'OBS', 'IMM', 'ADM')),
      one('section.code.coding.display'),
      one('section.code.text'),
      one('section.text'),
      one('section.text.status', is('generated')),
      one('section.text.div', { pattern: /^<div[ >][^]*<\/div>$/ }),
    ],
  },
  Patient: {
    profile: 'patient-1',
    elements: [
      one('meta.versionId'),
      one('identifier'),
      one('identifier.system', is(`${IDS}nhs-number`)),
      one('identifier.value', { pattern: /^999\d{7}$/ }),
      maybe('active'),
      one('name'),
      one('name.use', is('official')),
      some('name.family'),
      any('telecom'),
      one('telecom.value'),
      maybe('gender', is('female', 'male', 'other', 'unknown')),
      maybe('birthDate', DAY),
      maybe('deceasedDateTime', DATE),
      maybe('address'),
      some('careProvider', to('Practitioner')),
      one('managingOrganization', to('Organization')),
    ],
  },
  Organization: {
    profile: 'organization-1',
    elements: [
      one('meta.versionId'),
      one('identifier'),
      one('identifier.system', is(`${IDS}ods-organization-code`)),
      one('identifier.value'),
      one('name'),
      any('telecom'),
      any('address'),
    ],
  },
  Practitioner: {
    profile: 'practitioner-1',
    elements: [
      one('meta.versionId'),
      any('identifier'),
      one('identifier.system', is(`${IDS}sds-user-id`, `${IDS}sds-role-profile-id`)),
      one('identifier.value'),
      one('name'),
      some('name.family'),
      maybe('gender', is('female', 'male', 'other', 'unknown')),
      some('practitionerRole'),
      one('practitionerRole.managingOrganization', to('Organization')),
      one('practitionerRole.role', codedIn(`${VALUES}sds-job-role-name-1`)),
    ],
  },
  Device: {
    profile: 'device-1',
    elements: [
      one('meta.versionId'),
      some('identifier'),
      one('identifier.system'),
      one('identifier.value'),
      one('type', codedIn(SNOMED)),
      one('model'),
      one('version'),
    ],
  },
  Conformance: {
    profile: null,
    id: 'maybe',
    elements: [
      ...statement(/^0\.7\.\d$/, '1.0.2', ['application/json+fhir', 'application/xml+fhir']),
      some('profile'),
      one('profile.reference', { pattern: /^http:\/\/fhir\.nhs\.net\/StructureDefinition\/gpconnect-[a-z-]+-1$/ }),
      one('rest.operation'),
      one('rest.operation.name', is('gpc.getcarerecord')),
      one('rest.operation.definition.reference'),
    ],
  },
  OperationOutcome: outcome('operationoutcome-1', `${VALUES}gpconnect-error-or-warning-code-1`, SPINE_CODES),
};
