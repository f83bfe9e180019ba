import { extensionsOf, objectsAt, textAt, textsAt, type JsonObject } from '../reading/json.js';
import type { Day } from './dates.js';
import { IDENTIFIER, structureUrl } from './products.js';
import { SetupFailed } from './stage.js';

/** Extensions of Slot, Schedule and Appointment (spec 03 §9). */
export const APPOINTMENT_EXTENSION = {
  bookingOrganisation: 'Extension-GPConnect-BookingOrganisation-1',
  deliveryChannel: 'Extension-GPConnect-DeliveryChannel-2',
  practitionerRole: 'Extension-GPConnect-PractitionerRole-1',
  cancellationReason: 'Extension-GPConnect-AppointmentCancellationReason-1',
} as const;

/** Who books: named in the appointment (spec 03 §3.1). */
export interface BookingOrganisation {
  readonly odsCode: string;
  readonly name: string;
  readonly phone: string;
  readonly type: string;
}

/** What an appointment is built from. */
export interface Booking {
  /** Answer to a search for free slots. */
  readonly found: JsonObject;
  readonly patientId: string;
  readonly organisation: BookingOrganisation;
  readonly now: Date;
  /** Which of the slots: the first, or of one day, or more than one. */
  readonly pick: SlotPick;
  readonly day: Day | null;
  /** Only slots that the practice calls by this name. */
  readonly serviceType: string | null;
  /** Whether the organisation's type is said; it has to be, if it was in the search. */
  readonly orgType: boolean;
  readonly deliveryChannel: boolean;
  readonly practitionerRole: boolean;
}

/** A free slot with the schedule that it stands in. */
export interface FoundSlot {
  readonly slot: JsonObject;
  readonly schedule: JsonObject;
}

const startOf = ({ slot }: FoundSlot): string => textAt(slot, 'start') ?? '';
const channelOf = ({ slot }: FoundSlot): string | null =>
  textAt(extensionsOf(slot, APPOINTMENT_EXTENSION.deliveryChannel), 'valueCode');
const kindOf = ({ slot }: FoundSlot): string | null => textAt(slot, 'serviceType[0].text');
const follows = (one: FoundSlot, other: FoundSlot): boolean =>
  Date.parse(textAt(one.slot, 'end') ?? '') === Date.parse(startOf(other));
const sameSchedule = (one: FoundSlot, other: FoundSlot): boolean => one.schedule === other.schedule;
const alike = (one: FoundSlot, other: FoundSlot): boolean =>
  channelOf(one) === channelOf(other) && kindOf(one) === kindOf(other);

/** Slots of a search, the earliest first. */
function slotsIn(found: JsonObject): readonly FoundSlot[] {
  const resources = objectsAt(found, 'entry.resource');
  const schedules = new Map(
    resources
      .filter((one) => textAt(one, 'resourceType') === 'Schedule')
      .map((schedule) => [`Schedule/${textAt(schedule, 'id') ?? ''}`, schedule]),
  );
  return resources
    .filter((one) => textAt(one, 'resourceType') === 'Slot')
    .map((slot) => ({ slot, schedule: schedules.get(textAt(slot, 'schedule.reference') ?? '') ?? {} }))
    .sort((one, other) => Date.parse(startOf(one)) - Date.parse(startOf(other)));
}

const hasBegun = (slot: FoundSlot, now: Date): boolean => Date.parse(startOf(slot)) <= now.getTime();

/** Slots of a search that have not begun, the earliest first. */
export function openSlots(found: JsonObject, now: Date): readonly FoundSlot[] {
  return slotsIn(found).filter((slot) => !hasBegun(slot, now));
}

/**
 * What is left of the slots found when a booking in some of them was refused. Slots that somebody else has taken (409) say nothing of their
 * neighbours; what closes one to the consumer, as a limit does, closes its whole session (spec 03 §2.3).
 */
export function withoutRefused(found: JsonObject, refused: JsonObject, status: number): JsonObject {
  const slots = textsAt(refused, 'slot.reference');
  const sessions = slotsIn(found)
    .filter(({ slot }) => slots.includes(`Slot/${textAt(slot, 'id') ?? ''}`))
    .map(({ schedule }) => `Schedule/${textAt(schedule, 'id') ?? ''}`);
  const isRefused = (resource: unknown): boolean =>
    textAt(resource, 'resourceType') === 'Slot' &&
    (status === 409
      ? slots.includes(`Slot/${textAt(resource, 'id') ?? ''}`)
      : sessions.includes(textAt(resource, 'schedule.reference') ?? ''));
  return { ...found, entry: objectsAt(found, 'entry').filter((entry) => !isRefused(entry['resource'])) };
}

type Pair = (one: FoundSlot, other: FoundSlot) => boolean;

/** Two slots that may be booked together, or that may not because of one thing alone (spec 03 §2.8). */
const PAIRS = {
  adjacent: (one, other) => follows(one, other) && sameSchedule(one, other) && alike(one, other),
  'with a gap': (one, other) => !follows(one, other) && sameSchedule(one, other) && alike(one, other),
  'of two schedules': (one, other) => follows(one, other) && !sameSchedule(one, other) && alike(one, other),
  'of two channels': (one, other) =>
    follows(one, other) && sameSchedule(one, other) && channelOf(one) !== channelOf(other),
  'of two kinds': (one, other) => follows(one, other) && sameSchedule(one, other) && kindOf(one) !== kindOf(other),
} as const satisfies Readonly<Record<string, Pair>>;

export type SlotPick = 'first' | 'begun' | keyof typeof PAIRS;

/** What may stand in `appointment.build` as `pick`. */
export const SLOT_PICKS = ['first', 'begun', ...(Object.keys(PAIRS) as (keyof typeof PAIRS)[])] as const;

function pairOf(slots: readonly FoundSlot[], fits: Pair): readonly FoundSlot[] {
  for (const one of slots) {
    const other = slots.find((candidate) => startOf(candidate) > startOf(one) && fits(one, candidate));
    if (other !== undefined) return [one, other];
  }
  return [];
}

function picked(slots: readonly FoundSlot[], pick: SlotPick): readonly FoundSlot[] {
  return pick === 'first' || pick === 'begun' ? slots.slice(0, 1) : pairOf(slots, PAIRS[pick]);
}

function organisationResource({ odsCode, name, phone, type }: BookingOrganisation, withType: boolean): JsonObject {
  const typeSystem = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1';
  return {
    resourceType: 'Organization',
    id: '1',
    meta: { profile: [structureUrl('CareConnect-GPC-Organization-1')] },
    identifier: [{ system: IDENTIFIER.STU3.odsCode, value: odsCode }],
    ...(withType && { type: [{ coding: [{ system: typeSystem, code: type }] }] }),
    name,
    telecom: [{ system: 'phone', value: phone }],
  };
}

/** An appointment that may be booked (spec 03 §3.1), in the first of the slots found that fit. Throws SetupFailed if none does. */
export function appointmentToBook(booking: Booking): JsonObject {
  const { found, patientId, organisation, now, pick, day, serviceType } = booking;
  const slots = (pick === 'begun' ? slotsIn(found).filter((one) => hasBegun(one, now)) : openSlots(found, now))
    .filter((one) => day === null || startOf(one).startsWith(day))
    .filter((one) => serviceType === null || kindOf(one) === serviceType);
  const chosen = picked(slots, pick);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (first === undefined || last === undefined) {
    throw new SetupFailed(`no free slot to book (${pick}${day === null ? '' : `, on ${day}`}) among ${slots.length}`);
  }
  const channel = extensionsOf(first.slot, APPOINTMENT_EXTENSION.deliveryChannel);
  const role = extensionsOf(first.schedule, APPOINTMENT_EXTENSION.practitionerRole);
  return {
    resourceType: 'Appointment',
    meta: { profile: [structureUrl('GPConnect-Appointment-1')] },
    contained: [organisationResource(organisation, booking.orgType)],
    extension: [
      { url: structureUrl(APPOINTMENT_EXTENSION.bookingOrganisation), valueReference: { reference: '#1' } },
      ...(booking.deliveryChannel ? channel : []),
      ...(booking.practitionerRole ? role : []),
    ],
    status: 'booked',
    description: 'Conformance run',
    // Verbatim as the search gave them: providers may compare the text (spec 03 §3.1).
    start: textAt(first.slot, 'start'),
    end: textAt(last.slot, 'end'),
    slot: chosen.map(({ slot }) => ({ reference: `Slot/${textAt(slot, 'id') ?? ''}` })),
    created: `${now.toISOString().slice(0, 19)}+00:00`,
    participant: participantsOf(first.schedule, patientId),
  };
}

function participantsOf(schedule: JsonObject, patientId: string): readonly JsonObject[] {
  const actors = objectsAt(schedule, 'actor').map((actor) => textAt(actor, 'reference'));
  return [`Patient/${patientId}`, ...actors].map((reference) => ({ actor: { reference }, status: 'accepted' }));
}

/** Elements that may be added to an appointment to see what comes of it. */
const ADDED: Readonly<Record<string, unknown>> = {
  specialty: [{ text: 'Any specialty' }],
  reason: [{ text: 'Any reason' }],
  comment: 'Any comment',
  priority: 1,
  appointmentType: { text: 'Any type' },
  indication: [{ reference: 'Condition/1' }],
  supportingInformation: [{ reference: 'DocumentReference/1' }],
  incomingReferral: [{ reference: 'ReferralRequest/1' }],
  requestedPeriod: [{ start: '2020-01-01T09:00:00+00:00' }],
  identifier: [{ system: 'https://conformance.example/Id/appointment' }],
};

/** A sample of an element that may be added; null if there is none. */
export function addedToAppointment(path: string): unknown {
  return ADDED[path] ?? null;
}
