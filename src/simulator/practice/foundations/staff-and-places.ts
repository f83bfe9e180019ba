import type { HealthcareService, Identifier, Location, Organization, Practitioner, PractitionerRole } from 'fhir/r3.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { LogicalIds } from '../../estate/logical-ids.js';
import type { StaffMember } from '../../estate/people/staff.js';
import { hasQuirk } from '../../estate/personalities.js';
import type { Place, Practice, Service } from '../../estate/practice.js';
import { CODE_SYSTEM, concept, EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';

function meta(profile: string, practice: Practice, key: string): { versionId: string; profile: string[] } {
  return { versionId: stableDigits(13, practice.row.odsCode, 'version', profile, key), profile: [profile] };
}

/** What is told of a member of staff beside name and gender. Foundations keep to the national ids (spec 02 §5). */
export type StaffDetail = 'national-ids' | 'with-gmc-number';

function identifiersOf(member: StaffMember, detail: StaffDetail): Identifier[] {
  const { sdsUserId, roleProfileIds, gmcNumber } = member;
  return [
    ...(sdsUserId === null ? [] : [{ system: IDENTIFIER.sdsUserId, value: sdsUserId }]),
    ...roleProfileIds.map((value) => ({ system: IDENTIFIER.roleProfileId, value })),
    ...(gmcNumber === null || detail === 'national-ids' ? [] : [{ system: IDENTIFIER.gmcNumber, value: gmcNumber }]),
  ];
}

/** A member of staff (spec 02 §5): never with telecom, address, birth date, photo or qualification. */
export function practitionerResource(
  practice: Practice,
  member: StaffMember,
  ids: LogicalIds,
  detail: StaffDetail = 'national-ids',
): Practitioner {
  const { name, gender } = member;
  const identifier = identifiersOf(member, detail);
  return {
    resourceType: 'Practitioner',
    id: ids.of('Practitioner', member.key),
    meta: meta(PROFILE.Practitioner, practice, member.key),
    identifier: identifier.length === 0 ? undefined : identifier,
    name: [{ use: 'official', family: name.family, given: [...name.given], prefix: [name.prefix] }],
    gender,
  };
}

/** What they do at the practice: only inside records (spec 02 §5). */
export function practitionerRoleResource(practice: Practice, member: StaffMember, ids: LogicalIds): PractitionerRole {
  const system = hasQuirk(practice.row.personality, 'nhsHostForRoles') ? CODE_SYSTEM.jobRoleNhs : CODE_SYSTEM.jobRole;
  return {
    resourceType: 'PractitionerRole',
    id: ids.of('PractitionerRole', member.key),
    meta: meta(PROFILE.PractitionerRole, practice, member.key),
    practitioner: { reference: `Practitioner/${ids.of('Practitioner', member.key)}` },
    organization: { reference: `Organization/${ids.of('Organization', practice.row.odsCode)}` },
    code: [concept(system, member.role.code, member.role.display)],
  };
}

/** The practice as a legal entity (spec 02 §6): never with contact or endpoint. */
export function organisationResource(practice: Practice, ids: LogicalIds): Organization {
  const { odsCode, structured } = practice.row;
  const { name, address, phone } = practice.organisation;
  return {
    resourceType: 'Organization',
    id: ids.of('Organization', odsCode),
    meta: meta(PROFILE.Organization, practice, odsCode),
    extension: [
      {
        url: EXTENSION.mainLocation,
        valueReference: { reference: `Location/${ids.of('Location', practice.places[0].key)}` },
      },
    ],
    identifier: [{ system: IDENTIFIER.odsCode, value: odsCode }],
    type: [concept(CODE_SYSTEM.organisationType, structured === null ? 'urgent-care' : 'gp-practice')],
    name,
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [{ use: 'work', ...address, line: [...address.line] }],
  };
}

/** A surgery or branch (spec 02 §7): never with mode or endpoint. */
export function placeResource(practice: Practice, place: Place, ids: LogicalIds): Location {
  return {
    resourceType: 'Location',
    id: ids.of('Location', place.key),
    meta: meta(PROFILE.Location, practice, place.key),
    status: 'active',
    name: place.name,
    telecom: [{ system: 'phone', value: place.phone, use: 'work' }],
    address: { use: 'work', ...place.address, line: [...place.address.line] },
    managingOrganization: { reference: `Organization/${ids.of('Organization', practice.row.odsCode)}` },
  };
}

/** Stands for wherever a visit takes place: never the real address (spec 03 §7). */
export function visitPlaceResource(practice: Practice): Location {
  return {
    resourceType: 'Location',
    id: practice.visitPlaceId,
    meta: meta(PROFILE.Location, practice, 'visit'),
    name: 'Contact practice for location of the visit',
    address: { line: ['Unknown'], city: 'Unknown' },
    managingOrganization: { reference: `Organization/${practice.organisation.id}` },
  };
}

/** A service of the practice (spec 02 §8). */
export function serviceResource(practice: Practice, service: Service): HealthcareService {
  return {
    resourceType: 'HealthcareService',
    id: service.id,
    meta: meta(PROFILE.HealthcareService, practice, service.dosId),
    identifier: [{ system: IDENTIFIER.dosServiceId, value: service.dosId }],
    providedBy: { reference: `Organization/${practice.organisation.id}` },
    name: service.name,
  };
}
