import { drop, examples, extension, instead, meta, set, type Example, type Sample } from './example.js';

const NHS_NUMBER = '9990000018';
const STATUS = 'Extension-CareConnect-GPC-NHSNumberVerificationStatus-1';
const REGISTRATION = 'Extension-CareConnect-GPC-RegistrationDetails-1';
const COMMUNICATION = 'Extension-CareConnect-GPC-NHSCommunication-1';

const person = {
  name: [{ use: 'official', family: 'Any', given: ['Body'] }],
  gender: 'female',
  birthDate: '1957-01-02',
  address: [{ use: 'home', line: ['1 Any Street'] }],
  telecom: [{ system: 'phone', value: '0113 496 0001', use: 'home' }],
};

const patient = {
  resourceType: 'Patient',
  id: 'p',
  meta: meta('CareConnect-GPC-Patient-1'),
  identifier: [
    {
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: NHS_NUMBER,
      extension: [extension(STATUS, { valueCodeableConcept: { coding: [{ code: '01' }] } })],
    },
  ],
  extension: [
    extension(COMMUNICATION, { extension: [{ url: 'language' }] }),
    extension(REGISTRATION, { extension: [{ url: 'registrationType' }, { url: 'preferredBranchSurgery' }] }),
  ],
  ...person,
  contact: [
    {
      name: { use: 'official', family: 'Other' },
      relationship: [{ text: 'Next of kin' }],
      telecom: [{ use: 'home', system: 'phone', value: '0113 496 0002' }],
    },
  ],
  managingOrganization: { reference: 'Organization/o' },
  generalPractitioner: [{ reference: 'Practitioner/d' }],
  link: [{ other: { reference: 'Patient/q' } }],
};

const STU3: Sample = {
  resource: {
    resourceType: 'Bundle',
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1'] },
    entry: [{ resource: patient }],
  },
  values: { patient2: NHS_NUMBER },
  readable: {
    'Organization/o': { resourceType: 'Organization' },
    'Practitioner/d': { resourceType: 'Practitioner' },
    'Patient/q': { resourceType: 'Patient' },
  },
  sentBody: {
    resourceType: 'Parameters',
    parameter: [{ name: 'registerPatient', resource: { resourceType: 'Patient', ...person } }],
  },
};

const DSTU2: Sample = {
  product: 'html',
  resource: {
    resourceType: 'Bundle',
    entry: [
      {
        resource: {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number', value: NHS_NUMBER }],
          telecom: [{ system: 'phone', value: '0113 496 0001' }],
          maritalStatus: { coding: [{ system: 'http://hl7.org/fhir/marital-status', code: 'M', display: 'Married' }] },
          contact: [{ name: { family: ['Other'] }, relationship: [{ text: 'Next of kin' }] }],
          communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'cy' }] } }],
          careProvider: [{ reference: 'Practitioner/d' }],
          managingOrganization: { reference: 'Organization/o' },
          deceasedDateTime: '2026-06-01',
        },
      },
      { resource: { resourceType: 'Practitioner', id: 'd' } },
      { resource: { resourceType: 'Organization', id: 'o' } },
    ],
  },
};

const spoiled = (path: string, value: unknown) => set('Patient', path, value);
const echo = (path: string, value: unknown) => spoiled(path, value);

/** What is said of patients. */
export const PATIENT_EXAMPLES: readonly Example[] = [
  ...examples(STU3, {
    'Patient Identifiers right for patient2': spoiled('identifier[0].value', '9990000026'),
    'bundle profile and Patient right for patient2': drop('Bundle', 'meta'),
    'Patient Metadata ok': spoiled('meta', meta('CareConnect-Patient-1')),
    'Patient Name ok': spoiled('name[0].use', 'usual'),
    'Patient Use ok': drop('Patient', 'address[0].use'),
    'Patient Gender ok': spoiled('gender', 'f'),
    'Patient DOB ok': spoiled('birthDate', '1957'),
    'Patient Communication ok': spoiled('communication', [{ language: { text: 'Welsh' } }]),
    'Patient Contact ok': drop('Patient', 'contact[0].name'),
    'Patient Contact Name ok': drop('Patient', 'contact[0].name.use'),
    'Patient Contact Relationship ok': spoiled('contact[0].relationship', [{ coding: [{ code: 'N' }] }]),
    'Patient Contact Telecom use ok': drop('Patient', 'contact[0].telecom[0].use'),
    'Patient MultipleBirth ok': spoiled('multipleBirthInteger', 2),
    'Patient MaritalStatus ok': spoiled('maritalStatus', { text: 'Married' }),
    'Patient Deceased ok': spoiled('deceasedBoolean', false),
    'Patient Telecom ok': drop('Patient', 'telecom[0].system'),
    'Patient: no disallowed elements': spoiled('animal', { species: { text: 'Canis lupus familiaris' } }),
    'Patient Not In Use ok': spoiled('photo', [{ contentType: 'image/png' }]),
    'Patient Optional Elements ok': spoiled('multipleBirthBoolean', true),
    'Patient Nhs Number Identifer ok': drop('Patient', 'identifier[0].extension'),
    'Patient ManagingOrganization ok': spoiled(
      'managingOrganization.reference',
      'https://elsewhere.example/Organization/o',
    ),
    'Patient ManagingOrganization Organization resolves': instead({ readable: {} }),
    'Patient GeneralPractitioner Practitioner resolves': spoiled(
      'generalPractitioner[0].reference',
      'Practitioner/nobody',
    ),
    'Patient Link resolves': spoiled('link[0].other.reference', 'Patient/nobody'),
    'Patient Registration Details ok': drop('Patient', 'extension[RegistrationDetails].extension[registrationType]'),
    'registration details carry preferredBranchSurgery': drop(
      'Patient',
      'extension[RegistrationDetails].extension[preferredBranchSurgery]',
    ),
    'demographics echo the request': echo('birthDate', '1957-01-03'),
    'Address echoed': echo('address[0].line', ['2 Any Street']),
    'Telecom echoed': echo('telecom[0].value', '0113 496 0009'),
  }),
  ...examples(
    { ...STU3, isSentAsXml: true },
    { 'demographics echo the request': spoiled('gender', 'male'), 'Address echoed': drop('Patient', 'address') },
  ),
  ...examples(DSTU2, {
    'Patient NHS number passes its check digit': spoiled('identifier[0].value', '9990000019'),
    'Patient.telecom ok': drop('Patient', 'telecom[0].value'),
    'Patient.maritalStatus coding ok if any': drop('Patient', 'maritalStatus.coding[0].display'),
    'Patient.contact mandatory parts ok if any': drop('Patient', 'contact[0].relationship'),
    'Patient.communication ok if any': drop('Patient', 'communication[0].language.coding[0].code'),
    'Patient.careProvider resolves to a Practitioner': spoiled('careProvider[0].reference', 'Practitioner/nobody'),
    'Patient.managingOrganization resolves to an Organization': drop('Organization', 'id'),
    'Patient without photo, animal, link': spoiled('link', [{ type: 'refer' }]),
    'deceased within 28 days': spoiled('deceasedDateTime', '2026-05-01'),
  }),
];
