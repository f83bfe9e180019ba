/** How an appointment is held. */
export type DeliveryChannel = 'In-person' | 'Telephone' | 'Video' | 'Visit';

/** An organisation that books: it stays on the appointment for ever (spec 03 §3.3). */
export interface BookingOrganisation {
  readonly odsCode: string;
  readonly name: string;
  readonly phone: string;
  readonly type: 'gp-practice' | 'urgent-care';
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
  /** Key of the place; null for a visit. */
  readonly place: string | null;
  /** Null if the practice made it itself. */
  readonly bookedBy: BookingOrganisation | null;
  readonly cancellationReason: string | null;
  /** DoS id of the service that the session is linked to. */
  readonly service: string | null;
}
