import type { Address, ContactPoint, Extension, HumanName, Patient, PatientContact } from 'fhir/r3.js';
import { ukDateTime, ukInstant } from '../../calendar/uk-time.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { LogicalIds } from '../../estate/logical-ids.js';
import type { PersonName } from '../../estate/people/names.js';
import type { Person } from '../../estate/people/person.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { CODE_SYSTEM, concept, EXTENSION, IDENTIFIER, nested, PROFILE } from '../fhir-names.js';

const REGISTRATION_TYPES = {
  regular: { code: 'R', display: 'Regular' },
  temporary: { code: 'T', display: 'Temporary' },
} as const;

/** Name as practice systems write it out: `ELLISON Ada (Mrs)`. */
function nameText({ family, given, prefix }: PersonName): string {
  return `${family.toUpperCase()} ${given.join(' ')}${prefix === '' ? '' : ` (${prefix})`}`;
}

function officialName(name: PersonName): HumanName {
  return {
    use: 'official',
    text: nameText(name),
    family: name.family,
    given: unlessEmpty(name.given),
    prefix: name.prefix === '' ? undefined : [name.prefix],
  };
}

function telecoms(person: Person): ContactPoint[] {
  const points: ContactPoint[] = [];
  if (person.homePhone !== null) points.push({ system: 'phone', value: person.homePhone, use: 'home' });
  if (person.mobilePhone !== null) points.push({ system: 'phone', value: person.mobilePhone, use: 'mobile' });
  if (person.email !== null) points.push({ system: 'email', value: person.email, use: 'home' });
  return points;
}

function addresses({ address }: Person): Address[] {
  return address === null ? [] : [{ use: 'home', type: 'physical', ...address, line: [...address.line] }];
}

function contacts({ nextOfKin }: Person): PatientContact[] {
  if (nextOfKin === null) return [];
  const { name, gender, relationship, phone } = nextOfKin;
  return [
    {
      relationship: [{ text: 'Next of kin' }, { text: relationship }],
      name: { use: 'official', family: name.family, given: [...name.given], prefix: [name.prefix] },
      gender,
      telecom: [{ system: 'phone', value: phone, use: 'mobile' }],
    },
  ];
}

function registrationDetails(registration: Registration, ids: LogicalIds): Extension {
  const { kind, registeredOn, preferredPlace, term } = registration;
  const { code, display } = REGISTRATION_TYPES[kind];
  const valuePeriod =
    term === undefined
      ? { start: ukDateTime(ukInstant(registeredOn, '00:00')) }
      : { start: ukDateTime(term.from), end: ukDateTime(term.until) };
  const branch: Extension = {
    url: 'preferredBranchSurgery',
    valueReference: { reference: `Location/${ids.of('Location', preferredPlace.key)}` },
  };
  return nested(EXTENSION.registrationDetails, [
    { url: 'registrationPeriod', valuePeriod },
    { url: 'registrationType', valueCodeableConcept: concept(CODE_SYSTEM.registrationType, code, display) },
    // Nobody has asked those who are new (spec 02 §4.3).
    ...(term?.isReactivated === false ? [] : [branch]),
  ]);
}

function communication({ language }: Person): Extension[] {
  if (language === null) return [];
  return [
    nested(EXTENSION.nhsCommunication, [
      { url: 'language', valueCodeableConcept: concept(CODE_SYSTEM.language, language.code, language.display) },
      { url: 'interpreterRequired', valueBoolean: language.interpreterRequired },
    ]),
  ];
}

/** An empty list is no element in FHIR. */
function unlessEmpty<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

/** The patient as a practice holds them (spec 02 §2.1). `ids` says how resources are named where it is going. */
export function patientResource(practice: Practice, registration: Registration, ids: LogicalIds): Patient {
  const { person, usualGp, term } = registration;
  const { name } = person;
  const since = term === undefined ? [] : [term.from.getTime()];
  return {
    resourceType: 'Patient',
    id: ids.of('Patient', person.nhsNumber),
    meta: {
      versionId: stableDigits(13, practice.row.odsCode, 'patient version', person.nhsNumber, ...since),
      profile: [PROFILE.Patient],
    },
    extension: [registrationDetails(registration, ids), ...communication(person)],
    identifier: [
      {
        extension: [
          {
            url: EXTENSION.nhsNumberStatus,
            valueCodeableConcept: concept(CODE_SYSTEM.nhsNumberStatus, '01', 'Number present and verified'),
          },
        ],
        system: IDENTIFIER.nhsNumber,
        value: person.nhsNumber,
      },
    ],
    active: true,
    name: name.family === '' ? undefined : [officialName(name)],
    telecom: unlessEmpty(telecoms(person)),
    gender: person.gender ?? undefined,
    birthDate: person.birthDate ?? undefined,
    address: unlessEmpty(addresses(person)),
    contact: unlessEmpty(contacts(person)),
    generalPractitioner: [{ reference: `Practitioner/${ids.of('Practitioner', usualGp.key)}` }],
    managingOrganization: { reference: `Organization/${ids.of('Organization', practice.row.odsCode)}` },
  };
}
