import { ukDateTime } from '../../calendar/uk-time.js';
import { type Closed, closedTo } from '../../estate/appointments/openness.js';
import type { Slot } from '../../estate/appointments/session.js';
import { isOnTheList, type Practice, type Registration } from '../../estate/practice.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { Page } from './appointment-book.js';
import type { SentBooking } from './booking-body.js';
import { actorsOf } from './slot-resources.js';

const CLOSED: Readonly<Record<Closed, string>> = {
  visit: 'is for a visit, which only the practice itself can book',
  offline: 'is not offered through GP Connect',
  embargo: 'cannot be booked yet',
  reserved: 'is kept for other organisations',
};

function refuseBooking(holds: boolean, diagnostics: string): asserts holds {
  refuseUnless(holds, 'INVALID_RESOURCE', `Appointment.${diagnostics}`);
}

/** Refuses with what an attempt at a slot that somebody has is answered with (spec 03 §3.4). */
export function refuseAsTaken(): never {
  throw new Refusal('DUPLICATE_REJECTED', 'Appointment.slot: the slot is no longer free');
}

function slotsNamed({ slotIds }: SentBooking, page: Page): readonly [Slot, ...Slot[]] {
  const [first, ...others] = slotIds.map((id, index) => {
    const slot = page.slot(id);
    refuseBooking(slot !== undefined, `slot[${index}] is not known here`);
    return slot;
  });
  refuseBooking(first !== undefined, 'slot is missing');
  return [first, ...others];
}

/** Nobody has it, it has not begun, and the booker is one of those who may have it (spec 03 §2.3). */
function checkOpen(slot: Slot, index: number, { booker }: SentBooking, page: Page): void {
  refuseBooking(slot.start > page.moment.now, `slot[${index}] lies in the past`);
  const asker = { odsCodes: [booker.odsCode], types: booker.type === null ? [] : [booker.type] };
  const closed = closedTo(asker, slot, page.moment);
  if (closed !== null) refuseBooking(false, `slot[${index}] ${CLOSED[closed]}`);
}

/** Slots booked together follow each other at once, in one session, by one channel, and are of one type (spec 03 §2.8). */
function checkAdjacent(slots: readonly Slot[]): void {
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1];
    if (before === undefined) continue;
    const cannot = `slot[${index}] cannot be booked together with the one before:`;
    refuseBooking(slot.session.id === before.session.id, `${cannot} it belongs to another schedule`);
    refuseBooking(slot.start.getTime() === before.end.getTime(), `${cannot} it does not begin where that one ends`);
    refuseBooking(slot.channel === before.channel, `${cannot} it has another delivery channel`);
    refuseBooking(slot.type === before.type, `${cannot} it has another service type`);
  }
}

/** What the booking says of the slots is what they are: times to the letter, length, channel and role (spec 03 §3.1). */
function checkSaidOfSlots(sent: SentBooking, first: Slot, last: Slot): void {
  refuseBooking(sent.start === ukDateTime(first.start), 'start is not, to the letter, that of the first slot');
  refuseBooking(sent.end === ukDateTime(last.end), 'end is not, to the letter, that of the last slot');
  const minutes = (last.end.getTime() - first.start.getTime()) / 60_000;
  const { minutesDuration = minutes } = sent.asBooked.numbers;
  refuseBooking(minutesDuration === minutes, `minutesDuration is not ${minutes}, which is what the slots last`);
  const { channel, roleCode } = sent;
  refuseBooking(channel === null || channel === first.channel, 'extension(DeliveryChannel) is not that of the slot');
  refuseBooking(
    roleCode === null || roleCode === first.session.role.code,
    'extension(PractitionerRole) is not that of the schedule',
  );
}

/** Patient, place, staff and service: each known here, and of the schedule (spec 03 §3.1). The patient is given back. */
function patientAmong({ actors }: SentBooking, slot: Slot, practice: Practice, now: Date): Registration {
  const ofTheSchedule = new Set(actorsOf(slot.session, practice));
  for (const [index, { type, id }] of actors.entries()) {
    if (type === 'Patient') continue;
    refuseBooking(ofTheSchedule.has(`${type}/${id}`), `participant[${index}]: no such ${type} in the slot's schedule`);
  }
  const patient = practice.patients.byId(actors.find(({ type }) => type === 'Patient')?.id ?? '');
  refuseBooking(isOnTheList(patient, now), 'participant: no such Patient at this practice');
  return patient;
}

/** Some sessions are not to be used up by one organisation (spec 03 §2.3). */
function checkLimit(slots: readonly Slot[], session: Slot['session'], { booker }: SentBooking, page: Page): void {
  const limit = session.limitPerOrganisation;
  if (limit === null) return;
  const taken = page.takenBy(booker.odsCode, session) + slots.length;
  refuseBooking(taken <= limit, `slot: an organisation may take ${limit} slots of this schedule`);
}

/** The slots and the patient of a booking, if it can be had; the first rule broken refuses it (spec 03 §3.4). */
export function checkBooking(
  sent: SentBooking,
  practice: Practice,
  page: Page,
): { readonly slots: readonly [Slot, ...Slot[]]; readonly patient: Registration } {
  const slots = slotsNamed(sent, page);
  const [first] = slots;
  const patient = patientAmong(sent, first, practice, page.moment.now);
  if (slots.some((slot) => page.isTaken(slot))) refuseAsTaken();
  for (const [index, slot] of slots.entries()) checkOpen(slot, index, sent, page);
  checkAdjacent(slots);
  checkSaidOfSlots(sent, first, slots.at(-1) ?? first);
  checkLimit(slots, first.session, sent, page);
  return { slots, patient };
}
