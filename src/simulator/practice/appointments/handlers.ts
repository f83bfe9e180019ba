import { ukDay } from '../../calendar/uk-time.js';
import type { Booking } from '../../estate/appointments/booking.js';
import { hasQuirk } from '../../estate/personalities.js';
import { isOnTheList, type Practice } from '../../estate/practice.js';
import type { JsonObject } from '../../json-object.js';
import { type Answer, fhir } from '../../wire/answer.js';
import { header } from '../../wire/call.js';
import { searchset } from '../foundations/identifier-search.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { Handler, Handlers, PracticeRequest } from '../request.js';
import type { AppointmentBook } from './appointment-book.js';
import { type AppointmentJson, appointmentResource } from './appointment-resource.js';
import { readBooking } from './booking-body.js';
import { checkBooking, refuseAsTaken } from './booking-rules.js';
import { amended, cancelled, readChange } from './changes.js';
import { readDateRange } from './date-range.js';
import { findSlotsHandler } from './search-slots.js';

const MINIMAL = /(?:^|[\s,;])return\s*=\s*"?minimal"?(?:$|[\s,;])/i;

const entityTag = ({ versionId }: Booking): string => `W/"${versionId}"`;

/** An appointment that was read or written, with its version; no body where whoever wrote it wants none (spec 03 §1). */
function appointmentAnswer(
  request: PracticeRequest,
  status: number,
  booking: Booking,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const answer = fhir(status, appointmentResource(booking, request.practice), { ETag: entityTag(booking), ...headers });
  const wantsNoBody = MINIMAL.test(header(request, 'Prefer') ?? '');
  return wantsNoBody && request.interaction !== 'readAppointment' ? { ...answer, body: '' } : answer;
}

function found(booking: Booking | undefined, { pathId }: PracticeRequest): Booking {
  if (booking === undefined) throw new Refusal('NO_RECORD_FOUND', `No appointment here has the id "${pathId}"`);
  return booking;
}

/** It can still be changed: ahead, booked, and no visit (spec 03 §4, §5, §12). */
function checkChangeable({ start, status, channel }: Booking, now: Date): void {
  refuseUnless(start > now, 'INVALID_RESOURCE', 'Appointment.start: the appointment lies in the past');
  refuseUnless(channel !== 'Visit', 'INVALID_RESOURCE', 'Appointment: only the practice itself can change a visit');
  refuseUnless(status === 'booked', 'INVALID_RESOURCE', `Appointment.status: the appointment is ${status} already`);
}

/** The caller has read the version that is stored. One who does not say is believed, but for systems that are strict (spec 03 §16). */
function checkVersion(request: PracticeRequest, booking: Booking, practice: Practice): void {
  const version = header(request, 'If-Match')?.trim();
  if (version === undefined) {
    const isLax = !hasQuirk(practice.row.personality, 'wantsIfMatch');
    refuseUnless(isLax, 'PRECONDITION_FAILED', 'If-Match header is missing');
    return;
  }
  refuseUnless(
    version === entityTag(booking),
    'FHIR_CONSTRAINT_VIOLATION',
    'If-Match header is not the version of the appointment: it has been changed since it was read',
  );
}

type Change = (booking: Booking, stored: AppointmentJson, sent: JsonObject) => Booking;

/** Appointment Management (spec 03). */
export function appointmentHandlers(book: AppointmentBook): Handlers {
  /** Every appointment that starts within the days asked for, cancelled or begun or not (spec 03 §7). */
  const listAppointments: Handler = ({ practice, pathId, query, now }) => {
    const { from, to } = readDateRange(query, ukDay(now));
    const registration = practice.patients.byId(pathId);
    if (!isOnTheList(registration, now)) {
      throw new Refusal('PATIENT_NOT_FOUND', `No patient here has the id "${pathId}"`);
    }
    const bookings = book
      .at(practice, now)
      .appointmentsOf(registration.person.nhsNumber)
      .filter(({ start }) => ukDay(start) >= from && ukDay(start) <= to);
    return searchset(bookings.map((booking) => appointmentResource(booking, practice)));
  };

  /** One that has not started yet (spec 03 §6); a visit can be read. */
  const readAppointment: Handler = (request) => {
    const { practice, pathId, now } = request;
    const booking = found(book.at(practice, now).appointment(pathId), request);
    refuseUnless(booking.start > now, 'INVALID_RESOURCE', 'Appointment.start: the appointment lies in the past');
    return appointmentAnswer(request, 200, booking);
  };

  /** All slots or none; whoever comes first has them (spec 03 §3, §12). */
  const bookAppointment: Handler = (request) => {
    const { practice, body, now, root } = request;
    const sent = readBooking(body, now);
    const page = book.at(practice, now);
    const { slots, patient } = checkBooking(sent, practice, page);
    const { booker: bookedBy, description, comment, asBooked } = sent;
    const { nhsNumber } = patient.person;
    const booking =
      page.book(slots, { nhsNumber, created: now, description, comment, bookedBy, asBooked }) ?? refuseAsTaken();
    return appointmentAnswer(request, 201, booking, {
      Location: `${root}/Appointment/${booking.id}/_history/${booking.versionId}`,
      'Last-Modified': now.toUTCString(),
    });
  };

  const changed =
    (change: Change): Handler =>
    (request) => {
      const { practice, body, pathId, now } = request;
      const page = book.at(practice, now);
      const booking = found(page.appointment(pathId), request);
      const sent = readChange(body, pathId);
      checkChangeable(booking, now);
      checkVersion(request, booking, practice);
      const changedBooking = change(booking, appointmentResource(booking, practice), sent);
      const next = { ...changedBooking, versionId: String(Number(booking.versionId) + 1) };
      page.replace(next);
      return appointmentAnswer(request, 200, next);
    };

  return {
    findSlots: findSlotsHandler(book),
    listAppointments,
    readAppointment,
    bookAppointment,
    amendAppointment: changed(amended),
    cancelAppointment: changed(cancelled),
  };
}
