import { any, codedIn, DATE, is, maybe, none, one, type ResourceRule, some, to } from './rules.js';

const ID = 'https://fhir.nhs.uk/Id/';
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/';

/** The phone numbers and addresses of invented people. */
const INVENTED = { pattern: /^(01632960\d{3}|0113496\d{4}|07700900\d{3}|.+@mail\.example)$/ };

/** Element tables of spec 02 §2.1, §2.3, §5 to §8 and §10. */
export const PEOPLE_AND_PLACES: Readonly<Record<string, ResourceRule>> = {
  Patient: {
    profile: 'CareConnect-GPC-Patient-1',
    extensions: { RegistrationDetails: [0, 1], NHSCommunication: [0, 1] },
    elements: [
      one('meta.versionId'),
      some('identifier'),
      one('identifier.extension'),
      one('identifier.system'),
      one('identifier.value'),
      maybe('active', is('true')),
      one('name'),
      one('name.use', is('official')),
      one('name.family'),
      any('telecom'),
      one('telecom.system', is('phone', 'email')),
      one('telecom.value', INVENTED),
      one('telecom.use', is('home', 'work', 'mobile', 'temp')),
      maybe('gender', is('female', 'male', 'other', 'unknown')),
      maybe('birthDate', DATE),
      any('address'),
      one('address.use', is('home', 'temp')),
      any('contact'),
      one('contact.name'),
      one('contact.name.use'),
      some('contact.relationship'),
      maybe('generalPractitioner', to('Practitioner')),
      one('managingOrganization', to('Organization')),
    ],
    never: ['address.state', 'contact.relationship.coding', 'identifier.use', 'identifier.assigner'],
  },
  Organization: {
    profile: 'CareConnect-GPC-Organization-1',
    extensions: { MainLocation: [0, 1] },
    elements: [
      one('meta.versionId'),
      maybe('identifier'),
      one('identifier.system', is(`${ID}ods-organization-code`)),
      one('identifier.value'),
      maybe('type', codedIn(`${CODES}GPConnect-OrganisationType-1`)),
      one('name'),
      any('telecom'),
      any('address'),
    ],
    never: ['address.state'],
  },
  Practitioner: {
    profile: 'CareConnect-GPC-Practitioner-1',
    extensions: { NHSCommunication: [0, 1] },
    elements: [
      one('meta.versionId'),
      any('identifier'),
      one(
        'identifier.system',
        is(`${ID}sds-user-id`, `${ID}sds-role-profile-id`, 'https://fhir.hl7.org.uk/Id/gmc-number'),
      ),
      one('identifier.value'),
      one('name'),
      maybe('gender', is('female', 'male', 'other', 'unknown')),
    ],
  },
  PractitionerRole: {
    profile: 'CareConnect-GPC-PractitionerRole-1',
    elements: [
      one('meta.versionId'),
      one('practitioner', to('Practitioner')),
      one('organization', to('Organization')),
      maybe('code', codedIn('https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1')),
      one('code.coding'),
      one('code.coding.code', { pattern: /^R\d{4}$/ }),
    ],
  },
  Location: {
    profile: 'CareConnect-GPC-Location-1',
    elements: [
      one('meta.versionId'),
      none('identifier'),
      maybe('status', is('active')),
      one('name'),
      any('telecom'),
      maybe('address'),
      one('managingOrganization', to('Organization')),
    ],
    never: ['address.state'],
  },
  HealthcareService: {
    profile: 'CareConnect-GPC-HealthcareService-1',
    elements: [
      one('meta.versionId'),
      some('identifier'),
      one('identifier.system'),
      one('identifier.value'),
      maybe('providedBy', to('Organization')),
      one('name'),
    ],
  },
};
