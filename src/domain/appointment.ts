import type { OdsCode } from './ods-code.js';
import type { Origin, Raw } from './record.js';
import type { DateTimeText, Telecom } from './values.js';

export type AppointmentStatus =
  | 'BOOKED'
  | 'CANCELLED'
  | 'ARRIVED'
  | 'FULFILLED'
  | 'NO_SHOW'
  | 'PROPOSED'
  | 'PENDING'
  | 'ENTERED_IN_ERROR'
  | 'UNRECOGNISED';

export type DeliveryChannel = 'IN_PERSON' | 'TELEPHONE' | 'VIDEO' | 'VISIT' | 'UNRECOGNISED';

export interface BookingOrganisation {
  readonly odsCode: OdsCode | null;
  readonly name: string | null;
  readonly telecoms: readonly Telecom[];
}

/** An appointment as its practice sent it (spec 03 §9.1): the schema's `Appointment` before references are followed. */
export interface AppointmentFacts {
  readonly __typename: 'Appointment';
  readonly origin: Origin;
  readonly logicalId: string;
  /** `meta.versionId`, unchanged. */
  readonly version: string;
  readonly status: AppointmentStatus;
  readonly start: DateTimeText;
  readonly end: DateTimeText;
  /** Whole minutes between start and end. */
  readonly minutes: number;
  readonly description: string | null;
  readonly comment: string | null;
  readonly deliveryChannel: DeliveryChannel | null;
  readonly slotType: string | null;
  readonly sessionName: string | null;
  readonly created: DateTimeText | null;
  readonly cancellationReason: string | null;
  readonly practitionerRole: string | null;
  /** Logical ids at this practice, to be read there. */
  readonly practitionerIds: readonly string[];
  readonly locationId: string | null;
  readonly serviceId: string | null;
  /** Logical id of the patient that the appointment names. */
  readonly patientId: string | null;
  readonly bookingOrganisation: BookingOrganisation | null;
  readonly raw: Raw;
}
