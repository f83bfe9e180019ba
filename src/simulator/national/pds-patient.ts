import type { ContactPoint, Extension, HumanName, Patient } from 'fhir/r4.js';
import { addDays, type Day } from '../calendar/days.js';
import { stableDigits, stableHex } from '../chance/stable-id.js';
import type { Person } from '../estate/people/person.js';

const UK_CORE = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
const UK_CORE_CODES = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-';
const ODS_CODE = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** PDS gives every part of a record an id of its own. */
function partId(person: Person, part: string): string {
  return stableHex('pds part', person.nhsNumber, part).slice(0, 8).toUpperCase();
}

const CONFIDENTIALITY = {
  U: { code: 'U', display: 'unrestricted' },
  R: { code: 'R', display: 'restricted' },
} as const;

function telecoms(person: Person, since: Day): ContactPoint[] {
  const part = (use: 'home' | 'mobile', system: 'phone' | 'email', value: string): ContactPoint => ({
    id: partId(person, `${system} ${use}`),
    period: { start: since },
    system,
    value,
    use,
  });
  return [
    ...(person.homePhone === null ? [] : [part('home', 'phone', person.homePhone)]),
    ...(person.mobilePhone === null ? [] : [part('mobile', 'phone', person.mobilePhone)]),
    ...(person.email === null ? [] : [part('home', 'email', person.email)]),
  ];
}

function communication({ language }: Person): Extension[] {
  if (language === null) return [];
  const { code, display, interpreterRequired } = language;
  return [
    {
      url: `${UK_CORE}NHSCommunication`,
      extension: [
        {
          url: 'language',
          valueCodeableConcept: {
            coding: [{ system: `${UK_CORE_CODES}HumanLanguage`, version: '1.0.0', code, display }],
          },
        },
        { url: 'interpreterRequired', valueBoolean: interpreterRequired },
      ],
    },
  ];
}

/** Formal notice of death, as the registrar gives it. */
function deathNotice(on: string): Extension[] {
  const coding = {
    system: `${UK_CORE_CODES}DeathNotificationStatus`,
    version: '1.0.0',
    code: '2',
    display: 'Formal - death notice received from Registrar of Deaths',
  };
  return [
    {
      url: `${UK_CORE}DeathNotificationStatus`,
      extension: [
        { url: 'deathNotificationStatus', valueCodeableConcept: { coding: [coding] } },
        { url: 'systemEffectiveDate', valueDateTime: on },
      ],
    },
  ];
}

function isCutDown({ pds }: Person): boolean {
  return pds === 'sensitive';
}

function nameOf(person: Person, since: Day): HumanName {
  const { family, given, prefix } = person.name;
  return {
    id: partId(person, 'name'),
    use: 'usual',
    period: { start: since },
    family,
    given: [...given],
    ...(prefix === '' ? {} : { prefix: [prefix] }),
  };
}

/** What only an unrestricted record shows: how to reach the person, and where they are registered. */
function whereabouts(person: Person, since: Day): Partial<Patient> {
  const { address, practice } = person;
  const telecom = telecoms(person, since);
  return {
    ...(address === null
      ? {}
      : {
          address: [
            {
              id: partId(person, 'address'),
              period: { start: since },
              use: 'home' as const,
              line: [...address.line, address.city, address.district],
              postalCode: address.postalCode,
            },
          ],
        }),
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(practice === null
      ? {}
      : {
          generalPractitioner: [
            {
              id: partId(person, 'gp'),
              type: 'Organization',
              identifier: { system: ODS_CODE, value: practice, period: { start: since } },
            },
          ],
        }),
  };
}

/** A person as PDS FHIR gives them; what is dated counts from the day `asOf`. A restricted record is cut down to who they are. */
export function pdsPatient(person: Person, asOf: Day): Patient {
  const { nhsNumber, name, gender, birthDate } = person;
  const since = addDays(asOf, -person.registeredDaysAgo);
  const diedOn = person.diedDaysAgo === null ? null : `${addDays(asOf, -person.diedDaysAgo)}T00:00:00+00:00`;
  const extension = [
    ...(isCutDown(person) ? [] : communication(person)),
    ...(diedOn === null ? [] : deathNotice(diedOn)),
  ];
  const confidentiality = CONFIDENTIALITY[isCutDown(person) ? 'R' : 'U'];
  return {
    resourceType: 'Patient',
    id: nhsNumber,
    identifier: [
      {
        extension: [
          {
            url: `${UK_CORE}NHSNumberVerificationStatus`,
            valueCodeableConcept: {
              coding: [
                {
                  system: `${UK_CORE_CODES}NHSNumberVerificationStatus`,
                  version: '1.0.0',
                  code: '01',
                  display: 'Number present and verified',
                },
              ],
            },
          },
        ],
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: nhsNumber,
      },
    ],
    meta: {
      versionId: stableDigits(1, 'pds version', nhsNumber),
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', ...confidentiality }],
    },
    ...(name.family === '' ? {} : { name: [nameOf(person, birthDate ?? since)] }),
    ...(gender === null ? {} : { gender }),
    ...(birthDate === null ? {} : { birthDate }),
    ...(diedOn === null ? {} : { deceasedDateTime: diedOn }),
    ...(isCutDown(person) ? {} : whereabouts(person, since)),
    ...(extension.length === 0 ? {} : { extension }),
  };
}
