import { isDeepStrictEqual } from 'node:util';
import { type Booking } from '../../estate/appointments/booking.js';
import { isJsonObject, type JsonObject } from '../../json-object.js';
import { checkElementsOf, checkProfile, objectsIn, readResource, textIn } from '../checks/sent-resource.js';
import { EXTENSION, PROFILE } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';
import type { AppointmentJson } from './appointment-resource.js';
import { checkTexts } from './texts.js';

/** What a change may leave out of what it has read, or change. */
interface Leeway {
  /** Elements that are not compared. */
  readonly free: readonly string[];
  /** Elements that may be left out, but not differ. */
  readonly optional: readonly string[];
  /** Resource types of participants that may be left out. */
  readonly optionalParticipants: readonly string[];
}

/** The practice's own names for session and slot need not be sent back (spec 03 §4); its version stands in If-Match. */
const OPTIONAL = ['serviceCategory', 'serviceType'];

const AMENDING: Leeway = {
  free: ['meta', 'description', 'comment'],
  optional: OPTIONAL,
  optionalParticipants: ['Practitioner', 'HealthcareService'],
};
const CANCELLING: Leeway = { free: ['meta', 'status'], optional: OPTIONAL, optionalParticipants: [] };

/** Lists of which the order says nothing. */
const UNORDERED: ReadonlySet<string> = new Set(['extension', 'participant']);

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : Number(one > other);

/** A value as text that is the same for whatever says the same: members of an object have no order. */
function written(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(byName)) : inner,
  );
}

function isSame(element: string, stored: unknown, sent: unknown): boolean {
  if (!UNORDERED.has(element) || !Array.isArray(stored) || !Array.isArray(sent)) return isDeepStrictEqual(stored, sent);
  // As texts, since each would have to be compared with each otherwise.
  const [ones, others] = [stored, sent].map((list) => list.map(written).sort());
  return isDeepStrictEqual(ones, others);
}

/** Which element was sent otherwise than it is stored; undefined if none was. */
function changedElement(stored: JsonObject, sent: JsonObject, { free, optional }: Leeway): string | undefined {
  const elements = new Set([...Object.keys(stored), ...Object.keys(sent)]);
  return [...elements].find((element) => {
    if (free.includes(element) || (optional.includes(element) && sent[element] === undefined)) return false;
    return !isSame(element, stored[element], sent[element]);
  });
}

/** Those who may be left out and are, put back. */
function withParticipants(sent: JsonObject, stored: JsonObject, { optionalParticipants }: Leeway): JsonObject {
  const named = objectsIn(sent, 'participant', 'Appointment');
  const referenceOf = ({ actor }: JsonObject): string => String(isJsonObject(actor) ? actor['reference'] : '');
  const references = new Set(named.map(referenceOf));
  const mayBeMissing = (reference: string): boolean =>
    optionalParticipants.includes(reference.split('/')[0] ?? '') && !references.has(reference);
  const missing = objectsIn(stored, 'participant', 'Appointment').filter((one) => mayBeMissing(referenceOf(one)));
  return { ...sent, participant: [...named, ...missing] };
}

function checkUnchanged(stored: AppointmentJson, sent: JsonObject, leeway: Leeway, says: string): void {
  const changed = changedElement(stored, withParticipants(sent, stored, leeway), leeway);
  refuseUnless(
    changed === undefined,
    'INVALID_RESOURCE',
    `Appointment.${changed ?? ''} is not what is stored: ${says}`,
  );
}

/** Reads the body of an amendment or a cancellation: a whole appointment, the one that the path names. */
export function readChange(body: string, pathId: string): JsonObject {
  const sent = readResource(body, 'Appointment', 'INVALID_RESOURCE');
  checkProfile(sent, PROFILE.Appointment, 'Appointment');
  refuseUnless(
    textIn(sent, 'id', 'Appointment') === pathId,
    'INVALID_RESOURCE',
    'Appointment.id is not that of the path',
  );
  return sent;
}

/** The amended appointment: description and comment may change, and nothing else (spec 03 §4). */
export function amended(booking: Booking, stored: AppointmentJson, sent: JsonObject): Booking {
  checkUnchanged(stored, sent, AMENDING, 'only description and comment can be amended');
  checkElementsOf(sent, 'Appointment', 'Appointment');
  return { ...booking, ...checkTexts(sent) };
}

/** The reason among what was sent, and what was sent without it. */
function reasonIn(sent: JsonObject): { readonly reason: string; readonly others: JsonObject } {
  const where = 'Appointment.extension(AppointmentCancellationReason)';
  const extensions = objectsIn(sent, 'extension', 'Appointment');
  const [extension, ...more] = extensions.filter(({ url }) => url === EXTENSION.cancellationReason);
  refuseUnless(extension !== undefined, 'INVALID_RESOURCE', `${where} is missing`);
  refuseUnless(more.length === 0, 'INVALID_RESOURCE', `${where} is given more than once`);
  const reason = extension['valueString'];
  refuseUnless(typeof reason === 'string', 'INVALID_RESOURCE', `${where}.valueString is missing`);
  refuseUnless(reason.trim() !== '', 'INVALID_PARAMETER', `${where}.valueString is empty`);
  const rest = extensions.filter((one) => one !== extension);
  const { extension: _all, ...elements } = sent;
  return { reason, others: rest.length === 0 ? elements : { ...elements, extension: rest } };
}

/** The cancelled appointment: status and a reason are added, and nothing else changes (spec 03 §5). */
export function cancelled(booking: Booking, stored: AppointmentJson, sent: JsonObject): Booking {
  refuseUnless(sent['status'] === 'cancelled', 'INVALID_RESOURCE', 'Appointment.status is not cancelled');
  const { reason, others } = reasonIn(sent);
  checkUnchanged(stored, others, CANCELLING, 'a cancellation changes status and adds a reason, and that is all');
  checkElementsOf(sent, 'Appointment', 'Appointment');
  return { ...booking, status: 'cancelled', cancellationReason: reason };
}
