import type {
  AppointmentFacts,
  AppointmentStatus,
  BookingOrganisation,
  DeliveryChannel,
} from '../domain/appointment.js';
import type { Origin } from '../domain/record.js';
import type { Reading } from '../domain/reading.js';
import { pointing, referencedId } from './bundle.js';
import { codeTable } from './code-table.js';
import { conceptText } from './coded-concept.js';
import { telecoms } from './contact-details.js';
import { instant } from './dates.js';
import { code, element, elements, list, present, text, type Element } from './element.js';
import { extensionNamed, extensionsNamed, valueOf } from './extension.js';
import { odsCodeOf } from './identifier.js';
import { hasMore, read, resourceOfType, unreadable } from './reading.js';

const statusOf = codeTable<AppointmentStatus>({
  booked: 'BOOKED',
  cancelled: 'CANCELLED',
  arrived: 'ARRIVED',
  fulfilled: 'FULFILLED',
  noshow: 'NO_SHOW',
  proposed: 'PROPOSED',
  pending: 'PENDING',
  'entered-in-error': 'ENTERED_IN_ERROR',
});

const channelOf = codeTable<DeliveryChannel>({
  'In-person': 'IN_PERSON',
  Telephone: 'TELEPHONE',
  Video: 'VIDEO',
  Visit: 'VISIT',
});

/** Who booked: the contained organisation that the extension points to, or the words beside it (spec 03 §3.1). */
function bookingOrganisation(appointment: Element): BookingOrganisation | null {
  const { target, words } = pointing(valueOf(extensionNamed(appointment, 'BookingOrganisation')));
  const contained = elements(appointment.contained).find(
    ({ resourceType, id }) => resourceType === 'Organization' && target === `#${code(id)?.replace(/^#/, '') ?? ''}`,
  );
  if (contained === undefined && words === null) return null;
  return {
    odsCode: odsCodeOf(contained ?? null),
    name: text(contained?.name) ?? words,
    telecoms: telecoms(contained?.telecom),
  };
}

const joined = (words: readonly (string | null)[]): string | null => {
  const said = [...new Set(words.filter((each) => each !== null))];
  return said.length === 0 ? null : said.join(', ');
};

function appointment(resource: Element, origin: Origin): Reading<AppointmentFacts> {
  const required = {
    logicalId: code(resource.id),
    status: code(resource.status),
    start: instant(resource.start),
    end: instant(resource.end),
  };
  const { logicalId, status, start, end } = required;
  if (logicalId === null) return unreadable('Appointment.id: expected the logical id, found none');
  if (status === null) return unreadable('Appointment.status: expected a code, found none');
  if (start === null) return unreadable('Appointment.start: expected an instant with its offset');
  if (end === null) return unreadable('Appointment.end: expected an instant with its offset');
  const actors = elements(resource.participant).map(({ actor }) => actor);
  const idsOf = (type: string) => present(actors, (actor) => referencedId(actor, type));
  const channel = code(valueOf(extensionNamed(resource, 'DeliveryChannel')));
  const roles = extensionsNamed(resource, 'PractitionerRole').map((extension) => conceptText(valueOf(extension)));
  return read({
    __typename: 'Appointment',
    origin,
    logicalId,
    version: code(element(resource.meta)?.versionId) ?? '',
    status: statusOf(status) ?? 'UNRECOGNISED',
    start,
    end,
    minutes: Math.round((Date.parse(end) - Date.parse(start)) / 60_000),
    description: text(resource.description),
    comment: text(resource.comment),
    deliveryChannel: channel === null ? null : (channelOf(channel) ?? 'UNRECOGNISED'),
    slotType: joined(list(resource.serviceType).map(conceptText)),
    sessionName: conceptText(list(resource.serviceCategory)[0]),
    created: instant(resource.created),
    cancellationReason: text(valueOf(extensionNamed(resource, 'CancellationReason'))),
    practitionerRole: joined(roles),
    practitionerIds: [...new Set(idsOf('Practitioner'))],
    locationId: idsOf('Location')[0] ?? null,
    serviceId: idsOf('HealthcareService')[0] ?? null,
    patientId: idsOf('Patient')[0] ?? null,
    bookingOrganisation: bookingOrganisation(resource),
    raw: { value: resource },
  });
}

/** Reads one Appointment (spec 03 §6, §9.1). The texts of start and end stay as they were sent: they are sent back like that. */
export function readAppointment(body: unknown, origin: Origin): Reading<AppointmentFacts> {
  const resource = resourceOfType(body, 'Appointment');
  return resource.ok ? appointment(resource.value, origin) : resource;
}

/** A patient's appointments, and how many entries there were that could not be read. */
export interface AppointmentsReading {
  readonly appointments: readonly AppointmentFacts[];
  readonly unreadable: number;
}

const inOrderOfStart = (a: AppointmentFacts, b: AppointmentFacts) =>
  Date.parse(a.start) - Date.parse(b.start) ||
  Date.parse(a.end) - Date.parse(b.end) ||
  (a.logicalId < b.logicalId ? -1 : 1);

/**
 * Reads the appointments of a patient (spec 03 §7), cancelled ones included, in order of start. An entry that lacks what an appointment
 * must have, or is nothing at all, is counted, never lost, and so is a further page; resources of other types are no appointments and are passed over.
 */
export function readAppointments(body: unknown, origin: Origin): Reading<AppointmentsReading> {
  const bundle = resourceOfType(body, 'Bundle');
  if (!bundle.ok) return bundle;
  const appointments: AppointmentFacts[] = [];
  let lost = hasMore(bundle.value) ? 1 : 0;
  for (const entry of list(bundle.value.entry)) {
    const resource = element(element(entry)?.resource);
    const type = code(resource?.resourceType);
    // An outcome among them says that something is missing.
    if (type !== null && type !== 'Appointment' && type !== 'OperationOutcome') continue;
    const mapped = resource === null || type !== 'Appointment' ? null : appointment(resource, origin);
    if (mapped?.ok === true) appointments.push(mapped.value);
    else lost += 1;
  }
  return read({ appointments: appointments.sort(inOrderOfStart), unreadable: lost });
}
