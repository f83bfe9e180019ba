import type { Extension } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { AsBooked, Booking, BookingOrganisation } from '../../estate/appointments/booking.js';
import type { Practice } from '../../estate/practice.js';
import type { JsonObject } from '../../json-object.js';
import { CODE_SYSTEM, concept, EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';
import { actorsOf, roleExtension } from './slot-resources.js';

/** An appointment in JSON, without anything undefined: what is compared with what a consumer sends back. */
export type AppointmentJson = JsonObject & {
  readonly id: string;
  readonly meta: { readonly versionId: string; readonly profile: readonly string[] };
};

function bookingOrganisation({ odsCode, name, phone, type }: BookingOrganisation): AsBooked['organisation'] {
  return {
    resourceType: 'Organization',
    id: '1',
    meta: { profile: [PROFILE.Organization] },
    identifier: [{ system: IDENTIFIER.odsCode, value: odsCode }],
    ...(type === null ? {} : { type: [concept(CODE_SYSTEM.organisationType, type)] }),
    name,
    telecom: [{ system: 'phone', value: phone }],
  };
}

/** The organisation that booked, as it wrote itself down; none for what the practice made itself. */
function bookerOf({ asBooked, bookedBy }: Booking): AsBooked['organisation'] | null {
  return asBooked?.organisation ?? (bookedBy === null ? null : bookingOrganisation(bookedBy));
}

/** What GP Connect adds to an appointment. The practice's own may lack it all (spec 03 §7). */
function extensionsOf({ role, channel, cancellationReason }: Booking, bookerId: string | null): readonly Extension[] {
  const reference = `#${bookerId ?? ''}`;
  return [
    ...(bookerId === null ? [] : [{ url: EXTENSION.bookingOrganisation, valueReference: { reference } }]),
    ...(role === null ? [] : [roleExtension(role)]),
    ...(channel === null ? [] : [{ url: EXTENSION.deliveryChannel, valueCode: channel }]),
    ...(cancellationReason === null ? [] : [{ url: EXTENSION.cancellationReason, valueString: cancellationReason }]),
  ];
}

/** Those whom the booker named, as they were named, and those whom the practice knows besides (spec 03 §9.1). */
function participantsOf(booking: Booking, practice: Practice): readonly object[] {
  const named = booking.asBooked?.participants ?? [];
  const isNamed = (reference: string): boolean => named.some((one) => one.reference === reference);
  const patient = practice.patients.byNumber(booking.nhsNumber);
  const known = [`Patient/${patient?.id ?? ''}`, ...actorsOf(booking, practice)];
  return [
    ...named.map(({ element }) => element),
    ...known.filter((one) => !isNamed(one)).map((reference) => ({ actor: { reference }, status: 'accepted' })),
  ];
}

/** An empty list is no element in FHIR. */
const listed = (name: string, list: readonly unknown[]): JsonObject => (list.length === 0 ? {} : { [name]: list });

/** An appointment as its practice gives it (spec 03 §9.1). */
export function appointmentResource(booking: Booking, practice: Practice): AppointmentJson {
  const { asBooked } = booking;
  const booker = bookerOf(booking);
  const identifier = { system: IDENTIFIER.appointment, value: `${practice.row.odsCode}-${booking.id}` };
  return {
    resourceType: 'Appointment',
    id: booking.id,
    meta: { versionId: booking.versionId, profile: [PROFILE.Appointment] },
    ...(booker === null ? {} : { contained: [booker] }),
    ...listed('extension', extensionsOf(booking, booker?.id ?? null)),
    identifier: [identifier, ...(asBooked?.identifiers ?? [])],
    status: booking.status,
    serviceCategory: { text: booking.session },
    serviceType: [{ text: booking.slotType }],
    ...asBooked?.numbers,
    description: booking.description,
    start: ukDateTime(booking.start),
    end: ukDateTime(booking.end),
    slot: booking.slotIds.map((id) => ({ reference: `Slot/${id}` })),
    created: asBooked?.created ?? ukDateTime(booking.created),
    ...(booking.comment === null ? {} : { comment: booking.comment }),
    participant: participantsOf(booking, practice),
  };
}
