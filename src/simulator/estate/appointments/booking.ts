import type { AppointmentParticipant, Identifier, Organization } from 'fhir/r3.js';
import type { JobRole } from '../people/staff.js';
import type { DeliveryChannel, Slot } from './session.js';

/** An organisation that books: it stays on the appointment for ever (spec 03 §3.3). */
export interface BookingOrganisation {
  readonly odsCode: string;
  readonly name: string;
  readonly phone: string;
  /** Null if it did not say. */
  readonly type: string | null;
}

/**
 * What a consumer wrote into an appointment when it booked: elements of FHIR that a practice keeps and gives back as they came
 * (spec 03 §3.3).
 */
export interface AsBooked {
  readonly organisation: Organization & { readonly id: string };
  readonly participants: readonly { readonly reference: string; readonly element: AppointmentParticipant }[];
  readonly identifiers: readonly Identifier[];
  readonly created: string;
  /** Priority and length in minutes, where they were sent. */
  readonly numbers: { readonly priority?: number; readonly minutesDuration?: number };
}

/** An appointment of a patient at a practice. */
export interface Booking {
  /** Logical id at the practice. */
  readonly id: string;
  readonly versionId: string;
  readonly nhsNumber: string;
  readonly status: 'booked' | 'cancelled' | 'fulfilled' | 'noshow';
  readonly start: Date;
  readonly end: Date;
  readonly created: Date;
  readonly slotIds: readonly string[];
  /** Null where the practice made it without saying how it is held. */
  readonly channel: DeliveryChannel | null;
  readonly session: string;
  readonly slotType: string;
  readonly description: string;
  readonly comment: string | null;
  /** Key of the member of staff; null if nobody is named yet. */
  readonly staff: string | null;
  /** Null where the practice made it without saying. */
  readonly role: JobRole | null;
  /** Key of the place; null for a visit. */
  readonly place: string | null;
  /** Null if the practice made it itself. */
  readonly bookedBy: BookingOrganisation | null;
  readonly cancellationReason: string | null;
  /** DoS id of the service that the session is linked to. */
  readonly service: string | null;
  /** Null for what stood in the diary from the beginning. */
  readonly asBooked: AsBooked | null;
}

/** What an appointment has from the slot that it is held in, or from the first of several: they are alike (spec 03 §2.8). */
export function heldIn({
  session,
  start,
  channel,
  type,
}: Slot): Pick<Booking, 'start' | 'channel' | 'session' | 'slotType' | 'staff' | 'role' | 'place' | 'service'> {
  const { name, staff, role, place, service } = session;
  return { start, channel, session: name, slotType: type, staff, role, place, service };
}
