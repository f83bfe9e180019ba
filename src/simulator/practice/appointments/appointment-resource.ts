import type { Appointment, AppointmentParticipant, Extension, Organization } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Booking, BookingOrganisation } from '../../estate/appointments/booking.js';
import type { Practice } from '../../estate/practice.js';
import { CODE_SYSTEM, concept, EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';

function bookingOrganisation({ odsCode, name, phone, type }: BookingOrganisation): Organization {
  return {
    resourceType: 'Organization',
    id: '1',
    meta: { profile: [PROFILE.Organization] },
    identifier: [{ system: IDENTIFIER.odsCode, value: odsCode }],
    type: [concept(CODE_SYSTEM.organisationType, type)],
    name,
    telecom: [{ system: 'phone', value: phone }],
  };
}

/** What GP Connect adds to an appointment. The practice's own may lack it all (spec 03 §7). */
function extensions(booking: Booking, practice: Practice): Extension[] {
  const role = practice.staff.find(({ key }) => key === booking.staff)?.role;
  const found: Extension[] = [];
  if (booking.bookedBy !== null) {
    found.push({ url: EXTENSION.bookingOrganisation, valueReference: { reference: '#1' } });
  }
  if (booking.channel !== null && role !== undefined) {
    const valueCodeableConcept = concept(CODE_SYSTEM.jobRoleNhs, role.code, role.display);
    found.push({ url: EXTENSION.practitionerRole, valueCodeableConcept });
  }
  if (booking.channel !== null) found.push({ url: EXTENSION.deliveryChannel, valueCode: booking.channel });
  if (booking.cancellationReason !== null) {
    found.push({ url: EXTENSION.cancellationReason, valueString: booking.cancellationReason });
  }
  return found;
}

/** Patient, place (a stand-in for a visit), staff if named, and the service where filtering is on (spec 03 §9.1). */
function participants(booking: Booking, practice: Practice): AppointmentParticipant[] {
  const patient = practice.patients.byNumber(booking.nhsNumber);
  const place = practice.places.find(({ key }) => key === booking.place);
  const member = practice.staff.find(({ key }) => key === booking.staff);
  const service = practice.services.find(({ dosId }) => dosId === booking.service);
  return [
    `Patient/${patient?.id ?? ''}`,
    `Location/${place?.id ?? practice.visitPlaceId}`,
    ...(member === undefined ? [] : [`Practitioner/${member.id}`]),
    ...(service === undefined ? [] : [`HealthcareService/${service.id}`]),
  ].map((reference) => ({ actor: { reference }, status: 'accepted' }));
}

/** An appointment as its practice gives it (spec 03 §9.1). */
export function appointmentResource(booking: Booking, practice: Practice): Appointment {
  const extension = extensions(booking, practice);
  return {
    resourceType: 'Appointment',
    id: booking.id,
    meta: { versionId: booking.versionId, profile: [PROFILE.Appointment] },
    contained: booking.bookedBy === null ? undefined : [bookingOrganisation(booking.bookedBy)],
    extension: extension.length === 0 ? undefined : extension,
    identifier: [{ system: IDENTIFIER.appointment, value: `${practice.row.odsCode}-${booking.id}` }],
    status: booking.status,
    serviceCategory: { text: booking.session },
    serviceType: [{ text: booking.slotType }],
    description: booking.description,
    start: ukDateTime(booking.start),
    end: ukDateTime(booking.end),
    slot: booking.slotIds.map((id) => ({ reference: `Slot/${id}` })),
    created: ukDateTime(booking.created),
    comment: booking.comment ?? undefined,
    participant: participants(booking, practice),
  };
}
