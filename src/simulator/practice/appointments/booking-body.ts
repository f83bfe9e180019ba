import type { Appointment, Organization } from 'fhir/r3.js';
import type { AsBooked, BookingOrganisation } from '../../estate/appointments/booking.js';
import { checkElementsOf, readResource } from '../checks/sent-resource.js';
import { EXTENSION } from '../fhir-names.js';
import { actorOf, checkBookingForm, odsCodesOf, organisationOf, phonesOf, typesOf } from './booking-form.js';
import { checkTexts } from './texts.js';

/** What a booking asks for, its form being in order. */
export interface SentBooking {
  readonly booker: BookingOrganisation;
  /** Ids of slots in the order in which they were named. */
  readonly slotIds: readonly string[];
  /** As written: they have to be what the slots say, to the letter. */
  readonly start: string;
  readonly end: string;
  readonly actors: readonly { readonly type: string; readonly id: string }[];
  /** What the slot has anyway; null where it was left out. */
  readonly channel: string | null;
  readonly roleCode: string | null;
  readonly description: string;
  readonly comment: string | null;
  readonly asBooked: AsBooked;
}

function bookerOf(organisation: Organization): BookingOrganisation {
  return {
    odsCode: odsCodesOf(organisation)[0] ?? '',
    name: organisation.name ?? '',
    phone: phonesOf(organisation)[0] ?? '',
    type: typesOf(organisation)[0] ?? null,
  };
}

function asBooked(sent: Appointment, organisation: Organization): AsBooked {
  const { participant, identifier = [], created = '', priority, minutesDuration } = sent;
  return {
    organisation: { ...organisation, id: organisation.id ?? '' },
    participants: participant.map((element) => ({ reference: element.actor?.reference ?? '', element })),
    identifiers: identifier,
    created,
    numbers: {
      ...(priority !== undefined && { priority }),
      ...(minutesDuration !== undefined && { minutesDuration }),
    },
  };
}

/** Reads the body of a booking and checks its form: each element, then the rules of spec 03 §3.1. Whether it can be had is another matter. */
export function readBooking(body: string, now: Date): SentBooking {
  const resource = readResource(body, 'Appointment', 'INVALID_RESOURCE');
  checkElementsOf(resource, 'Appointment', 'Appointment');
  // What the element table lets through is what the type says.
  const sent = resource as unknown as Appointment;
  checkBookingForm(sent, now);
  const texts = checkTexts(resource);
  const organisation = organisationOf(sent) ?? { resourceType: 'Organization' };
  const { slot = [], start = '', end = '', participant, extension = [] } = sent;
  const valueOf = (url: string): (typeof extension)[number] | undefined => extension.find((one) => one.url === url);
  const role = valueOf(EXTENSION.practitionerRole)?.valueCodeableConcept;
  return {
    booker: bookerOf(organisation),
    slotIds: slot.map(({ reference = '' }) => reference.slice('Slot/'.length)),
    start,
    end,
    actors: participant.map(actorOf),
    channel: valueOf(EXTENSION.deliveryChannel)?.valueCode ?? null,
    roleCode: role === undefined ? null : (role.coding?.[0]?.code ?? ''),
    ...texts,
    asBooked: asBooked(sent, organisation),
  };
}
