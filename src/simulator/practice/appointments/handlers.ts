import { ukDay } from '../../calendar/uk-time.js';
import type { BookingOrganisation } from '../../estate/appointments/booking.js';
import { diaryOf } from '../../estate/appointments/diary.js';
import { oneResource, searchset } from '../foundations/identifier-search.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { Handler, Handlers } from '../request.js';
import { appointmentResource } from './appointment-resource.js';
import { readDateRange } from './date-range.js';

/** Appointment Management (spec 03), as far as it reads. */
export function appointmentHandlers(seed: string, booker: BookingOrganisation): Handlers {
  /** Every appointment that starts within the days asked for, cancelled or begun or not (spec 03 §7). */
  const listAppointments: Handler = ({ practice, pathId, query, now }) => {
    const { from, to } = readDateRange(query, ukDay(now));
    const registration = practice.patients.byId(pathId);
    if (registration === undefined) throw new Refusal('PATIENT_NOT_FOUND', `No patient here has the id "${pathId}"`);
    const bookings = diaryOf(practice, now, seed, booker)
      .of(registration.person.nhsNumber)
      .filter(({ start }) => ukDay(start) >= from && ukDay(start) <= to);
    return searchset(bookings.map((booking) => appointmentResource(booking, practice)));
  };

  /** One that has not started yet (spec 03 §6); a visit can be read. */
  const readAppointment: Handler = ({ practice, pathId, now }) => {
    const booking = diaryOf(practice, now, seed, booker).byId.get(pathId);
    if (booking === undefined) throw new Refusal('NO_RECORD_FOUND', `No appointment here has the id "${pathId}"`);
    refuseUnless(booking.start > now, 'INVALID_RESOURCE', 'The appointment lies in the past');
    return oneResource(appointmentResource(booking, practice));
  };

  return { listAppointments, readAppointment };
}
