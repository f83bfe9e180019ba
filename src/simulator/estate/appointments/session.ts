import type { Day } from '../../calendar/days.js';
import type { JobRole } from '../people/staff.js';

/** How an appointment is held. */
export type DeliveryChannel = 'In-person' | 'Telephone' | 'Video' | 'Visit';

/** Who a slot is kept for. An empty list leaves that side open; both sides have to agree (spec 03 §2.3). */
export interface Restriction {
  /** Organisation types. */
  readonly types: readonly string[];
  readonly odsCodes: readonly string[];
}

/** Kept for nobody. */
export const UNRESTRICTED: Restriction = { types: [], odsCodes: [] };

/** A sitting of one member of staff at one place on one day: FHIR's Schedule. */
export interface Session {
  /** Logical id at the practice. */
  readonly id: string;
  readonly day: Day;
  readonly name: string;
  /** Key of the member of staff; null if nobody is named yet. */
  readonly staff: string | null;
  readonly role: JobRole;
  /** Key of the place; null for wherever a visit takes place. */
  readonly place: string | null;
  /** DoS id of the service that it is linked to. */
  readonly service: string | null;
  readonly start: Date;
  readonly end: Date;
  /** Nothing is free until so many days ahead; null where that is left to chance. */
  readonly fullForDays: number | null;
  /** How many of its slots one organisation may take; null for as many as there are. */
  readonly limitPerOrganisation: number | null;
}

/** A time of a session that one patient can have. */
export interface Slot {
  /** Logical id at the practice. */
  readonly id: string;
  readonly session: Session;
  readonly start: Date;
  readonly end: Date;
  readonly channel: DeliveryChannel;
  /** What the practice calls it. */
  readonly type: string;
  /** Had by somebody from the beginning: nobody of the estate, and it is never given back. */
  readonly isTaken: boolean;
  /** Whether the practice offers it through GP Connect at all. */
  readonly isOnline: boolean;
  /** Under embargo until then; null if it never was. */
  readonly bookableFrom: Date | null;
  readonly restriction: Restriction;
}
