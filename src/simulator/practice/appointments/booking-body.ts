import type { AsBooked, BookingOrganisation } from '../../estate/appointments/booking.js';
import type { JsonObject } from '../../json-object.js';
import {
  checkElements,
  checkProfile,
  objectIn,
  objectsIn,
  readResource,
  referenceIn,
  textIn,
} from '../checks/sent-resource.js';
import { CODE_SYSTEM, EXTENSION, IDENTIFIER, PROFILE } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';
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

const APPOINTMENT = 'Appointment';

/** Elements that a booking may have (spec 03 §3.1). */
const ELEMENTS = [
  ...['resourceType', 'meta', 'language', 'text', 'contained', 'extension', 'identifier', 'status', 'serviceCategory'],
  ...['serviceType', 'priority', 'description', 'start', 'end', 'minutesDuration', 'slot', 'created', 'comment'],
  'participant',
];
const PARTICIPANT_ELEMENTS = ['id', 'extension', 'type', 'actor', 'required', 'status'];
const ORGANISATION_ELEMENTS = [
  ...['resourceType', 'id', 'meta', 'language', 'text', 'extension', 'identifier', 'active', 'type', 'name', 'alias'],
  ...['telecom', 'address', 'partOf', 'contact', 'endpoint'],
];
const PARTICIPANT_STATUSES = ['accepted', 'declined', 'tentative', 'needs-action'];

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function refuseResource(holds: boolean, diagnostics: string): asserts holds {
  refuseUnless(holds, 'INVALID_RESOURCE', `${APPOINTMENT}.${diagnostics}`);
}

/** The extensions of a booking by url: each once, and none that is not known (spec 03 §9.1). */
function extensionsOf(appointment: JsonObject): ReadonlyMap<string, JsonObject> {
  const known: readonly string[] = [
    EXTENSION.bookingOrganisation,
    EXTENSION.deliveryChannel,
    EXTENSION.practitionerRole,
  ];
  const byUrl = new Map<string, JsonObject>();
  for (const extension of objectsIn(appointment, 'extension', APPOINTMENT)) {
    const url = textIn(extension, 'url', `${APPOINTMENT}.extension`);
    refuseResource(url !== EXTENSION.cancellationReason, 'extension: a booking has no cancellation reason');
    refuseResource(known.includes(url), `extension ${url} is not known here`);
    refuseResource(!byUrl.has(url), `extension ${url} is given more than once`);
    byUrl.set(url, extension);
  }
  return byUrl;
}

/** The one contained organisation, to which the extension points (spec 03 §3.1). */
function organisationOf(appointment: JsonObject, extension: JsonObject | undefined): JsonObject & { id: string } {
  refuseResource(extension !== undefined, 'extension BookingOrganisation is missing');
  const where = `${APPOINTMENT}.extension(BookingOrganisation)`;
  const reference = textIn(objectIn(extension, 'valueReference', where), 'reference', `${where}.valueReference`);
  refuseResource(
    reference.startsWith('#'),
    'extension(BookingOrganisation) does not point to a contained organisation',
  );
  const contained = objectsIn(appointment, 'contained', APPOINTMENT);
  refuseResource(contained.length === 1, 'contained: exactly one organisation is wanted');
  const [organisation] = contained;
  const id = organisation === undefined ? '' : textIn(organisation, 'id', `${APPOINTMENT}.contained`);
  const isMeant = organisation?.['resourceType'] === 'Organization' && `#${id}` === reference;
  refuseResource(isMeant, `contained: no organisation has the id that ${reference} points to`);
  return { ...organisation, id };
}

function bookerOf(organisation: JsonObject): BookingOrganisation {
  const where = `${APPOINTMENT}.contained(Organization)`;
  checkElements(organisation, ORGANISATION_ELEMENTS, where);
  checkProfile(organisation, PROFILE.Organization, where);
  const odsCode = objectsIn(organisation, 'identifier', where).find(({ system }) => system === IDENTIFIER.odsCode);
  refuseUnless(odsCode !== undefined, 'INVALID_RESOURCE', `${where}.identifier with an ODS code is missing`);
  const phone = objectsIn(organisation, 'telecom', where).find(({ system }) => system === 'phone');
  refuseUnless(phone !== undefined, 'INVALID_RESOURCE', `${where}.telecom with a phone number is missing`);
  const type = objectsIn(organisation, 'type', where)
    .flatMap((concept) => objectsIn(concept, 'coding', `${where}.type`))
    .find(({ system }) => system === CODE_SYSTEM.organisationType);
  return {
    odsCode: textIn(odsCode, 'value', `${where}.identifier`),
    name: textIn(organisation, 'name', where),
    phone: textIn(phone, 'value', `${where}.telecom`),
    type: type === undefined ? null : textIn(type, 'code', `${where}.type.coding`),
  };
}

type Participant = SentBooking['actors'][number] & AsBooked['participants'][number];

function participantOf(element: JsonObject, index: number): Participant {
  const where = `${APPOINTMENT}.participant[${index}]`;
  checkElements(element, PARTICIPANT_ELEMENTS, where);
  const { type, id } = referenceIn(objectIn(element, 'actor', where), `${where}.actor`);
  const status = textIn(element, 'status', where);
  refuseUnless(PARTICIPANT_STATUSES.includes(status), 'INVALID_RESOURCE', `${where}.status ${status} is not known`);
  const codings = objectsIn(element, 'type', where).flatMap((type) => objectsIn(type, 'coding', `${where}.type`));
  refuseUnless(codings.length <= 1, 'INVALID_RESOURCE', `${where}.type: one coding at the most`);
  return { type, id, reference: `${type}/${id}`, element };
}

function participantsOf(appointment: JsonObject): readonly Participant[] {
  const participants = objectsIn(appointment, 'participant', APPOINTMENT).map(participantOf);
  const count = (type: string): number => participants.filter((one) => one.type === type).length;
  refuseResource(count('Patient') === 1, 'participant: exactly one Patient is wanted');
  refuseResource(count('Location') === 1, 'participant: exactly one Location is wanted');
  refuseResource(count('HealthcareService') <= 1, 'participant: one HealthcareService at the most');
  return participants;
}

function slotIdsOf(appointment: JsonObject): readonly string[] {
  const slots = objectsIn(appointment, 'slot', APPOINTMENT);
  refuseResource(slots.length > 0, 'slot is missing');
  return slots.map((slot, index) => {
    const { type, id } = referenceIn(slot, `${APPOINTMENT}.slot[${index}]`);
    refuseResource(type === 'Slot', `slot[${index}] is not a reference to a Slot`);
    return id;
  });
}

function identifiersOf(appointment: JsonObject): readonly JsonObject[] {
  const identifiers = objectsIn(appointment, 'identifier', APPOINTMENT);
  for (const [index, identifier] of identifiers.entries()) {
    const where = `${APPOINTMENT}.identifier[${index}]`;
    checkElements(identifier, ['id', 'extension', 'system', 'value'], where);
    textIn(identifier, 'system', where);
    textIn(identifier, 'value', where);
  }
  return identifiers;
}

/** A whole number from nought up, or nothing. */
function countIn(appointment: JsonObject, element: 'priority' | 'minutesDuration', most: number): JsonObject {
  const value = appointment[element];
  if (value === undefined) return {};
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  refuseResource(fits, `${element} is not a whole number from 0 to ${most}`);
  return { [element]: value };
}

function roleCodeOf(extension: JsonObject | undefined): string | null {
  if (extension === undefined) return null;
  const where = `${APPOINTMENT}.extension(PractitionerRole)`;
  const [coding] = objectsIn(objectIn(extension, 'valueCodeableConcept', where), 'coding', where);
  refuseUnless(coding !== undefined, 'INVALID_RESOURCE', `${where}: the coding is missing`);
  return textIn(coding, 'code', where);
}

/** Reads the body of a booking and checks its form, in the order of spec 03 §3.1; whether it can be had is another matter. */
export function readBooking(body: string): SentBooking {
  const appointment = readResource(body, APPOINTMENT, 'INVALID_RESOURCE');
  checkElements(appointment, ELEMENTS, APPOINTMENT);
  checkProfile(appointment, PROFILE.Appointment, APPOINTMENT);
  const extensions = extensionsOf(appointment);
  const organisation = organisationOf(appointment, extensions.get(EXTENSION.bookingOrganisation));
  refuseResource(textIn(appointment, 'status', APPOINTMENT) === 'booked', 'status is not booked');
  const created = textIn(appointment, 'created', APPOINTMENT);
  refuseResource(DATE_TIME.test(created) && !Number.isNaN(Date.parse(created)), 'created is not a date and time');
  const participants = participantsOf(appointment);
  const channel = extensions.get(EXTENSION.deliveryChannel);
  return {
    booker: bookerOf(organisation),
    slotIds: slotIdsOf(appointment),
    start: textIn(appointment, 'start', APPOINTMENT),
    end: textIn(appointment, 'end', APPOINTMENT),
    actors: participants,
    channel: channel === undefined ? null : textIn(channel, 'valueCode', `${APPOINTMENT}.extension(DeliveryChannel)`),
    roleCode: roleCodeOf(extensions.get(EXTENSION.practitionerRole)),
    ...checkTexts(appointment),
    asBooked: {
      organisation,
      participants: participants.map(({ reference, element }) => ({ reference, element })),
      identifiers: identifiersOf(appointment),
      created,
      numbers: { ...countIn(appointment, 'priority', 9), ...countIn(appointment, 'minutesDuration', 1440) },
    },
  };
}
