import type { OdsCode } from '../domain/ods-code.js';
import type { Reading } from '../domain/reading.js';
import type { LocationFacts, OrganisationFacts, PractitionerFacts, ServiceFacts, StaffKey } from '../domain/staff.js';
import { address, telecoms } from './contact-details.js';
import { code, list, text, type Element } from './element.js';
import { identified, odsCodeOf, SYSTEMS } from './identifier.js';
import { practitionerFacts } from './practitioner.js';
import { entriesOfType, onlyEntry, read, resourceOfType, unreadable } from './reading.js';

/** Resources read from the server of Foundations go by their logical id there: it is stable. */
function byId<T>(resource: Element, type: string, make: (id: string) => T): Reading<T> {
  const id = code(resource.id);
  return id === null ? unreadable(`${type}.id: expected the logical id, found none`) : read(make(id));
}

const practitioner = (resource: Element, practice: OdsCode): Reading<PractitionerFacts> =>
  byId(resource, 'Practitioner', (id) =>
    practitionerFacts(resource, { practice, role: null, raw: { value: resource }, stableId: id }),
  );

const keyById = (id: string): StaffKey => ({ by: 'id', id });

const service = (resource: Element, practice: OdsCode): Reading<ServiceFacts> =>
  byId(resource, 'HealthcareService', (id) => ({
    __typename: 'HealthcareService',
    practiceCode: practice,
    key: keyById(id),
    serviceId: identified(resource, SYSTEMS.dosServiceId),
    name: text(resource.name),
  }));

const organisation = (resource: Element): OrganisationFacts => ({
  odsCode: odsCodeOf(resource),
  name: text(resource.name),
  address: address(list(resource.address)[0]),
  telecoms: telecoms(resource.telecom),
});

/** Reads a Practitioner (spec 02 §5). */
export function readPractitioner(body: unknown, practice: OdsCode): Reading<PractitionerFacts> {
  const resource = resourceOfType(body, 'Practitioner');
  return resource.ok ? practitioner(resource.value, practice) : resource;
}

/** Reads what finding a practitioner by national user id gave: one, or null. More than one is a problem. */
export function readPractitionerSearch(body: unknown, practice: OdsCode): Reading<PractitionerFacts | null> {
  const found = onlyEntry(body, 'Practitioner');
  if (!found.ok) return found;
  return found.value === null ? read(null) : practitioner(found.value, practice);
}

/** Reads a Location (spec 02 §7). Published examples send the one address as a list. */
export function readLocation(body: unknown, practice: OdsCode): Reading<LocationFacts> {
  const resource = resourceOfType(body, 'Location');
  if (!resource.ok) return resource;
  return byId(resource.value, 'Location', (id) => ({
    __typename: 'Location',
    practiceCode: practice,
    key: keyById(id),
    name: text(resource.value.name),
    address: address(list(resource.value.address)[0]),
    telecoms: telecoms(resource.value.telecom),
  }));
}

/** Reads an Organization (spec 02 §6). */
export function readOrganisation(body: unknown): Reading<OrganisationFacts> {
  const resource = resourceOfType(body, 'Organization');
  return resource.ok ? read(organisation(resource.value)) : resource;
}

/** Reads what finding an organisation by ODS code gave: one, or null. More than one is a problem. */
export function readOrganisationSearch(body: unknown): Reading<OrganisationFacts | null> {
  const found = onlyEntry(body, 'Organization');
  if (!found.ok) return found;
  return read(found.value === null ? null : organisation(found.value));
}

/** Reads a HealthcareService (spec 02 §8). */
export function readHealthcareService(body: unknown, practice: OdsCode): Reading<ServiceFacts> {
  const resource = resourceOfType(body, 'HealthcareService');
  return resource.ok ? service(resource.value, practice) : resource;
}

/** Reads the services of a practice. One that has no id cannot be asked for and makes the list a problem: it would be short. */
export function readHealthcareServiceSearch(body: unknown, practice: OdsCode): Reading<readonly ServiceFacts[]> {
  const found = entriesOfType(body, 'HealthcareService');
  if (!found.ok) return found;
  const services: ServiceFacts[] = [];
  for (const resource of found.value) {
    const mapped = service(resource, practice);
    if (!mapped.ok) return mapped;
    services.push(mapped.value);
  }
  return read(services);
}
