import type {
  Address,
  Composition,
  ContactPoint,
  Device,
  HumanName,
  Organization,
  Patient,
  Practitioner,
  Reference,
} from 'fhir/r2.js';
import { ukDateTime, ukInstant } from '../../calendar/uk-time.js';
import { stableDigits, stableUuid } from '../../chance/stable-id.js';
import { hasQuirk } from '../../estate/personalities.js';
import type { PostalAddress } from '../../estate/people/addresses.js';
import type { PersonName } from '../../estate/people/names.js';
import type { Person } from '../../estate/people/person.js';
import type { StaffMember } from '../../estate/people/staff.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { DSTU2_CODES, DSTU2_IDENTIFIER, DSTU2_PROFILE } from '../dstu2-names.js';
import { softwareOf } from '../software.js';
import type { Markup } from './markup.js';
import { SECTION_NAMES, type SectionCode } from './section-names.js';

function meta(
  type: keyof typeof DSTU2_PROFILE,
  ...labels: readonly string[]
): { versionId: string; profile: string[] } {
  return { versionId: stableDigits(13, 'DSTU2 version', type, ...labels), profile: [DSTU2_PROFILE[type]] };
}

/** In DSTU2 a name has several families. */
function nameOf({ family, given, prefix }: PersonName, use: 'official' | 'usual'): HumanName {
  return { use, family: [family], given: [...given], prefix: prefix === '' ? undefined : [prefix] };
}

function addressOf(address: PostalAddress, use: 'home' | 'work'): Address {
  return { use, ...address, line: [...address.line] };
}

function telecoms({ homePhone, mobilePhone, email }: Person): ContactPoint[] | undefined {
  const points: ContactPoint[] = [];
  if (homePhone !== null) points.push({ system: 'phone', value: homePhone, use: 'home' });
  if (mobilePhone !== null) points.push({ system: 'phone', value: mobilePhone, use: 'mobile' });
  if (email !== null) points.push({ system: 'email', value: email, use: 'home' });
  return points.length === 0 ? undefined : points;
}

/** The patient (spec 05 §4): exactly one, without photo, animal and link. */
export function patientOf(practice: Practice, { person, usualGp, diedOn }: Registration): Patient {
  const { ids, row } = practice;
  return {
    resourceType: 'Patient',
    id: ids.of('Patient', person.nhsNumber),
    meta: meta('Patient', row.odsCode, person.nhsNumber),
    identifier: [{ system: DSTU2_IDENTIFIER.nhsNumber, value: person.nhsNumber }],
    active: diedOn === null,
    name: [nameOf(person.name, 'official')],
    telecom: telecoms(person),
    gender: person.gender ?? undefined,
    birthDate: person.birthDate ?? undefined,
    deceasedDateTime: diedOn === null ? undefined : ukDateTime(ukInstant(diedOn, '00:00')),
    address: person.address === null ? undefined : [addressOf(person.address, 'home')],
    careProvider: [{ reference: `Practitioner/${ids.of('Practitioner', usualGp.key)}` }],
    managingOrganization: { reference: `Organization/${ids.of('Organization', row.odsCode)}` },
  };
}

/** The practice. */
export function organisationOf({ ids, row, organisation }: Practice): Organization {
  return {
    resourceType: 'Organization',
    id: ids.of('Organization', row.odsCode),
    meta: meta('Organization', row.odsCode),
    identifier: [{ system: DSTU2_IDENTIFIER.odsCode, value: row.odsCode }],
    name: organisation.name,
    telecom: [{ system: 'phone', value: organisation.phone, use: 'work' }],
    address: [addressOf(organisation.address, 'work')],
  };
}

/** A member of staff: their name is one, their roles are their own, and of each id there is at most one. */
export function practitionerOf({ ids, row }: Practice, member: StaffMember): Practitioner {
  const { key, sdsUserId, roleProfileIds, name, gender, role } = member;
  const identifier = [
    ...(sdsUserId === null ? [] : [{ system: DSTU2_IDENTIFIER.sdsUserId, value: sdsUserId }]),
    ...roleProfileIds.slice(0, 1).map((value) => ({ system: DSTU2_IDENTIFIER.roleProfileId, value })),
  ];
  return {
    resourceType: 'Practitioner',
    id: ids.of('Practitioner', key),
    meta: meta('Practitioner', row.odsCode, key),
    identifier: identifier.length === 0 ? undefined : identifier,
    name: nameOf(name, 'usual'),
    gender,
    practitionerRole: [
      {
        managingOrganization: { reference: `Organization/${ids.of('Organization', row.odsCode)}` },
        role: { coding: [{ system: DSTU2_CODES.jobRole, code: role.code, display: role.display }] },
      },
    ],
  };
}

/** The system that made the answer: it is the author of the record as it is shown. */
export function deviceOf({ ids, row }: Practice): Device {
  const { name, version } = softwareOf(row.personality);
  return {
    resourceType: 'Device',
    id: ids.of('Device', 'clinical system'),
    meta: meta('Device', row.odsCode),
    identifier: [{ system: `https://${row.odsCode.toLowerCase()}.practices.example/Id/system`, value: name }],
    type: {
      coding: [
        {
          system: 'http://snomed.info/sct',
          code: '462240000',
          display: 'Patient health record information system (physical object)',
        },
      ],
    },
    model: name,
    version,
  };
}

/** Who keeps the record. One supplier refers to a thing of its program, not to the resource (spec 05 §4). */
function custodianOf({ ids, row, organisation }: Practice): Reference {
  const reference = hasQuirk(row.personality, 'custodianByName')
    ? 'Record.Model.Organisation'
    : `Organization/${ids.of('Organization', row.odsCode)}`;
  return { reference, display: organisation.name };
}

/** One section of a record, told as a document (spec 05 §4). */
export function compositionOf(
  practice: Practice,
  { person }: Registration,
  section: { readonly code: SectionCode; readonly div: Markup; readonly date: string },
): Composition {
  const { ids, row } = practice;
  const { title } = SECTION_NAMES[section.code];
  const labels = [row.odsCode, person.nhsNumber, section.code];
  return {
    resourceType: 'Composition',
    id: stableUuid('composition', ...labels),
    meta: meta('Composition', ...labels),
    date: section.date,
    type: {
      coding: [{ system: 'http://snomed.info/sct', code: '425173008', display: 'record extract (record artifact)' }],
      text: 'record extract (record artifact)',
    },
    class: {
      coding: [{ system: 'http://snomed.info/sct', code: '700232004', display: 'general medical service' }],
      text: 'general medical service',
    },
    title: 'Patient Care Record',
    status: 'final',
    subject: { reference: `Patient/${ids.of('Patient', person.nhsNumber)}` },
    author: [{ reference: `Device/${ids.of('Device', 'clinical system')}` }],
    custodian: custodianOf(practice),
    section: [
      {
        title,
        code: {
          coding: [{ system: DSTU2_CODES.recordSection, code: section.code, display: title }],
          text: title,
        },
        text: { status: 'generated', div: section.div },
      },
    ],
  };
}
