import type { JsonObject } from '../reading/json.js';
import { IDENTIFIER, structureUrl } from './products.js';
import { withItem, withValue } from './resource-path.js';
import type { Unregistered } from './subject.js';

const STATUS_SYSTEM = 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1';

/** The least that a registration needs (spec 02 §4.1), and the gender. */
export function patientToRegister({ nhsNumber, family, given, birthDate, gender }: Unregistered): JsonObject {
  return {
    resourceType: 'Patient',
    meta: { profile: [structureUrl('CareConnect-GPC-Patient-1')] },
    identifier: [
      {
        extension: [
          {
            url: structureUrl('Extension-CareConnect-GPC-NHSNumberVerificationStatus-1'),
            valueCodeableConcept: { coding: [{ system: STATUS_SYSTEM, code: '01' }] },
          },
        ],
        system: IDENTIFIER.STU3.nhsNumber,
        value: nhsNumber,
      },
    ],
    name: [{ use: 'official', family, given: [given] }],
    gender,
    birthDate,
  };
}

/** What may be said of an element that is added. */
export interface Addition {
  readonly path: string;
  readonly use?: string | undefined;
  readonly system?: string | null | undefined;
  readonly value?: string | undefined;
}

/** FHIR has no use `email`: a home address stands for it. */
const useOf = ({ use }: Addition): string => (use === undefined || use === 'Email' ? 'home' : use.toLowerCase());

const NUMBERS: Readonly<Record<string, string>> = {
  home: '0113 496 0101',
  work: '0113 496 0102',
  mobile: '0113 496 0103',
  temp: '0113 496 0104',
};

function telecom(addition: Addition): JsonObject {
  const [use, system] = [useOf(addition), addition.system ?? 'phone'];
  const value = system === 'email' ? 'somebody@conformance.example' : (NUMBERS[use] ?? '0113 496 0100');
  return { system, value: addition.value ?? value, use };
}

function identifier({ system, value }: Addition): JsonObject {
  return { ...(typeof system === 'string' && { system: `https://conformance.example/Id/${system}` }), value };
}

const official = { use: 'official', family: 'Runner', given: ['Rita'] };
const NHS_COMMUNICATION = {
  url: structureUrl('Extension-CareConnect-GPC-NHSCommunication-1'),
  extension: [
    {
      url: 'language',
      valueCodeableConcept: {
        coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1', code: 'cy' }],
      },
    },
    { url: 'interpreterRequired', valueBoolean: false },
  ],
};

/** Elements that are lists: one more item. */
const ITEMS: Readonly<Record<string, (addition: Addition) => unknown>> = {
  telecom,
  identifier,
  address: (addition) => ({ use: useOf(addition), line: ['1 Any Street'], city: 'Leeds', postalCode: 'LS1 6AE' }),
  name: (addition) => ({ ...official, use: addition.use?.toLowerCase() ?? 'official' }),
  contact: () => ({ relationship: [{ text: 'Next of kin' }], name: official }),
  communication: () => ({ language: { text: 'Welsh' } }),
  generalPractitioner: () => ({ reference: 'Practitioner/1' }),
  link: () => ({ other: { reference: 'Patient/1' }, type: 'refer' }),
  photo: () => ({ contentType: 'image/png' }),
  extension: () => NHS_COMMUNICATION,
};

/** Elements of which there is at most one. */
const SINGLE: Readonly<Record<string, unknown>> = {
  active: true,
  maritalStatus: { text: 'Married' },
  multipleBirthBoolean: true,
  multipleBirth: true,
  deceasedBoolean: false,
  deceased: '2020-01-01',
  animal: { species: { text: 'Canis lupus familiaris' } },
  managingOrganization: { reference: 'Organization/1' },
};

const MEMBER: Readonly<Record<string, string>> = {
  multipleBirth: 'multipleBirthBoolean',
  deceased: 'deceasedDateTime',
};

/** A Patient with one more element; null if there is no sample of that element. */
export function withAddition(patient: JsonObject, addition: Addition): JsonObject | null {
  const { path } = addition;
  const item = ITEMS[path];
  if (item !== undefined) return withItem(patient, path, item(addition));
  const value = SINGLE[path];
  return value === undefined ? null : withValue(patient, MEMBER[path] ?? path, value);
}
