import { coded, drop, examples, extension, instead, meta, set, type Example, type Sample } from './example.js';

const ID = 'https://fhir.nhs.uk/Id';

const PRACTITIONER: Sample = {
  resource: {
    resourceType: 'Practitioner',
    id: 'd',
    meta: meta('CareConnect-GPC-Practitioner-1'),
    identifier: [
      { system: `${ID}/sds-user-id`, value: 'U1' },
      { system: `${ID}/sds-role-profile-id`, value: 'R1' },
    ],
    name: [{ family: 'Doctor' }],
    extension: [extension('Extension-CareConnect-GPC-NHSCommunication-1', { extension: [{ url: 'language' }] })],
  },
  values: { practitioner1: 'U1' },
};

const DSTU2_PRACTITIONER: Sample = {
  product: 'html',
  resource: {
    resourceType: 'Bundle',
    entry: [
      {
        resource: {
          resourceType: 'Practitioner',
          id: 'd',
          identifier: [{ system: 'http://fhir.nhs.net/sds-user-id', value: 'U1' }],
          name: { family: ['Doctor'] },
          practitionerRole: [{ role: coded('R1'), managingOrganization: { reference: 'Organization/o' } }],
          communication: [coded('cy')],
        },
      },
      { resource: { resourceType: 'Organization', id: 'o', type: coded('prov') } },
    ],
  },
};

/** A search for slots that names a practitioner. */
const AMONG_SLOTS: Sample = {
  resource: {
    resourceType: 'Bundle',
    entry: [
      { resource: { resourceType: 'Schedule', id: 's', actor: [{ reference: 'Practitioner/d' }] } },
      { resource: PRACTITIONER.resource },
    ],
  },
};

const ORGANISATION: Sample = {
  resource: {
    resourceType: 'Organization',
    id: 'o',
    meta: meta('CareConnect-GPC-Organization-1'),
    identifier: [{ system: `${ID}/ods-organization-code`, value: 'A99001' }],
    name: 'Any Surgery',
    telecom: [{ system: 'phone', value: '0113 496 0001' }],
    address: [{ line: ['1 Any Street'] }],
    extension: [extension('Extension-CareConnect-GPC-MainLocation-1', { valueReference: { reference: 'Location/l' } })],
    partOf: { reference: 'Organization/all' },
  },
  values: { ORG1: 'A99001' },
  readable: { 'Organization/all': { resourceType: 'Organization' } },
};

const PLACE: Sample = {
  resource: {
    resourceType: 'Location',
    id: 'l',
    meta: meta('CareConnect-GPC-Location-1'),
    identifier: [{ system: `${ID}/ods-site-code`, value: 'SITE' }],
    name: 'Any Surgery',
    type: coded('COMM'),
    telecom: [{ system: 'phone', value: '0113 496 0001' }],
    address: { line: ['1 Any Street'] },
    physicalType: coded('bu'),
    managingOrganization: { reference: 'Organization/o' },
    partOf: { reference: 'Location/all' },
  },
  values: { 'SIT1.site': 'SITE' },
  readable: {
    'Organization/o': { resourceType: 'Organization' },
    'Location/all': { resourceType: 'Location' },
  },
};

const SERVICE: Sample = {
  resource: {
    resourceType: 'HealthcareService',
    id: 'h',
    meta: meta('CareConnect-GPC-HealthcareService-1'),
    identifier: [{ system: `${ID}/uec-dos-service-id`, value: '9999999999' }],
    name: 'Any Service',
    providedBy: { reference: 'Organization/o' },
  },
  stage: { values: { dosId: '9999999999' } },
};

const DEVICE: Sample = {
  product: 'html',
  resource: { resourceType: 'Device', id: 'v', type: coded('any'), model: 'Any', version: '1' },
};

const spoiled = (path: string, value: unknown) => set('Practitioner', path, value);
const another = (system: string) => [
  { system, value: '1' },
  { system, value: '2' },
];
const notOrganisation = (path: string, value: unknown) => set('Organization', path, value);
const elsewhere = (path: string, value: unknown) => set('Location', path, value);

/** What is said of staff, organisations, places, services and devices. */
export const STAFF_AND_PLACES_EXAMPLES: readonly Example[] = [
  ...examples(PRACTITIONER, {
    'Practitioner Metadata ok': drop('Practitioner', 'meta.versionId'),
    'Practitioner SDS User Identifier = practitioner1': spoiled('identifier[0].value', 'U2'),
    'Practitioner SDS User Identifier ok': spoiled('identifier', another(`${ID}/sds-user-id`)),
    'Practitioner SDS Role Profile Identifier: 1 role ids': spoiled('identifier', another(`${ID}/sds-role-profile-id`)),
    'Practitioner Identifiers ok': drop('Practitioner', 'identifier[1].value'),
    'Practitioner Id ok': spoiled('id', 'not an id'),
    'Practitioner Name ok': spoiled('name', [{ family: 'Doctor' }, { family: 'Other' }]),
    'Practitioner has one name': drop('Practitioner', 'name'),
    'Practitioner: no disallowed elements': spoiled('birthDate', '1970-01-01'),
    'Practitioner Not In Use ok': spoiled('photo', [{ contentType: 'image/png' }]),
    'Practitioner nhsCommunication ok': spoiled('communication', [{ text: 'Welsh' }]),
  }),
  ...examples(AMONG_SLOTS, {
    'Practitioner Entry ok': drop('Practitioner', 'name'),
  }),
  ...examples(DSTU2_PRACTITIONER, {
    'Practitioner: no disallowed elements': spoiled('qualification', [coded('MBBS')]),
    'Practitioner: at most one user id and one role profile id': spoiled(
      'identifier',
      another('http://fhir.nhs.net/sds-user-id'),
    ),
    'practitionerRole.role coding complete if any': drop('Practitioner', 'practitionerRole[0].role.coding[0].display'),
    'Practitioner.communication coding complete if any': drop('Practitioner', 'communication[0].coding[0].system'),
    'practitionerRole.managingOrganization resolves': drop('Organization', 'id'),
    'Organization.type coding complete if any': drop('Organization', 'type.coding[0].code'),
  }),
  ...examples(ORGANISATION, {
    'Organization ok': drop('Organization', 'name'),
    'Organization Metadata ok': drop('Organization', 'meta.profile'),
    'Organization Name ok': drop('Organization', 'name'),
    'Organization Telecom ok': drop('Organization', 'telecom[0].system'),
    'Organization Address ok': notOrganisation('address[0].text', '1 Any Street'),
    'Organization Contact ok': notOrganisation('contact', [{ name: { text: 'Any' } }]),
    'Organization Extensions ok': notOrganisation('extension[0].valueReference.reference', 'Organization/o'),
    'Organization Not In Use ok': notOrganisation('endpoint', [{ reference: 'Endpoint/e' }]),
    'Organization Identifiers right for ORG1': notOrganisation('identifier[0].value', 'B99002'),
    [`1 identifier(s) of ${ID}/ods-organization-code = ORG1`]: notOrganisation('identifier', []),
    [`at most one ${ID}/ods-organization-code identifier`]: notOrganisation(
      'identifier',
      another(`${ID}/ods-organization-code`),
    ),
    'Organization PartOf Organization resolves': instead({ readable: {} }),
  }),
  ...examples(PLACE, {
    'Location ok': drop('Location', 'name'),
    'Location Metadata ok': drop('Location', 'meta.versionId'),
    'Location Type ok': drop('Location', 'type.coding[0].display'),
    'Location Telecom ok': drop('Location', 'telecom[0].value'),
    'Location Physical Type ok': elsewhere(
      'physicalType.coding[0].system',
      'http://hl7.org/fhir/location-physical-type',
    ),
    'Location Managing Organization ok': elsewhere('managingOrganization.reference', 'Organization/nobody'),
    'Location PartOf Location ok': elsewhere('partOf.reference', 'Location/nowhere'),
    'Location Not In Use ok': elsewhere('mode', 'instance'),
    'Location Identifier = SIT1': elsewhere('identifier[0].value', 'OTHER'),
  }),
  ...examples(SERVICE, {
    'Healthcare service ok': drop('HealthcareService', 'identifier'),
    'HealthcareService has the asked DOS id': set('HealthcareService', 'identifier[0].value', '9999999998'),
  }),
  ...examples(DEVICE, {
    'Device cardinalities ok': drop('Device', 'type'),
  }),
];
