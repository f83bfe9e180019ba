import { addDays, type Day, daysBetween } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Booking, BookingOrganisation } from '../../estate/appointments/booking.js';
import { type DiaryEntry, diaryOf } from '../../estate/appointments/diary.js';
import { emptyLedger, type Ledger, type NewBooking } from '../../estate/appointments/ledger.js';
import { isTakenFromTheStart, type Moment } from '../../estate/appointments/openness.js';
import type { Session, Slot } from '../../estate/appointments/session.js';
import { slotsOn } from '../../estate/appointments/session-sheet.js';
import { positionOf } from '../../estate/appointments/slot-ids.js';
import type { Practice } from '../../estate/practice.js';
import { recentlyUsed } from '../structured/recently-used.js';

/** Slots are made this many days back, and eight weeks ahead. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 56;

/** So many days of practices are kept once they have been made; one has some sixty slots. */
const KEPT_DAYS = 1000;

/** Appointments and slots of one practice as they stand at an instant. */
export interface Page {
  readonly moment: Moment;
  /** Slots of the sessions of these days, both included, had by somebody or not, in order of start. */
  slots(from: Day, to: Day): readonly Slot[];
  slot(id: string): Slot | undefined;
  /** Whether somebody has it. */
  isTaken(slot: Slot): boolean;
  versionOf(slot: Slot): number;
  /** How many slots of a session an organisation has taken. */
  takenBy(odsCode: string, session: Session): number;
  appointment(id: string): Booking | undefined;
  /** All of a patient's, in order of start. */
  appointmentsOf(nhsNumber: string): readonly Booking[];
  /** Books all of the slots or, where somebody has one of them, none: then null. Nothing can come between the look and the booking. */
  book(slots: readonly [Slot, ...Slot[]], booking: NewBooking): Booking | null;
  /** Puts an appointment in the place of its earlier version. */
  replace(booking: Booking): void;
}

/** The appointments of all practices: what follows from the seed, and what has been done since the start. */
export interface AppointmentBook {
  at(practice: Practice, now: Date): Page;
}

/** What stands in the diary of a practice from the beginning. */
interface Diary {
  readonly entries: readonly DiaryEntry[];
  readonly byId: ReadonlyMap<string, DiaryEntry>;
  readonly bySlot: ReadonlyMap<string, DiaryEntry>;
}

const inOrderOfStart = (one: { readonly start: Date }, other: { readonly start: Date }): number =>
  one.start.getTime() - other.start.getTime();

function daysWithin(from: Day, to: Day, today: Day): readonly Day[] {
  const [first, last] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)];
  const start = from < first ? first : from;
  const length = daysBetween(start, to < last ? to : last) + 1;
  return Array.from({ length: Math.max(length, 0) }, (_unused, index) => addDays(start, index));
}

function pageOf(moment: Moment, ledger: Ledger, diary: Diary, slotsOfDay: (day: Day) => readonly Slot[]): Page {
  const current = ({ booking }: DiaryEntry): Booking => ledger.appointment(booking.id) ?? booking;

  const isTaken = (slot: Slot): boolean => {
    if (ledger.holderOf(slot.id) !== undefined) return true;
    const entry = diary.bySlot.get(slot.id);
    return entry === undefined ? isTakenFromTheStart(slot, moment) : current(entry).status !== 'cancelled';
  };

  return {
    moment,
    slots: (from, to) => {
      const days = daysWithin(from, to, moment.today);
      const ofTheDiary = diary.entries.map(({ slot }) => slot).filter(({ session }) => days.includes(session.day));
      return [...days.flatMap(slotsOfDay), ...ofTheDiary].sort(inOrderOfStart);
    },
    slot: (id) => {
      const day = positionOf(id)?.day;
      if (day === undefined) return diary.bySlot.get(id)?.slot;
      const [known] = daysWithin(day, day, moment.today);
      return known === undefined ? undefined : slotsOfDay(known).find((slot) => slot.id === id);
    },
    isTaken,
    versionOf: ({ id }) => ledger.versionOf(id),
    takenBy: (odsCode, { id, day }) =>
      slotsOfDay(day).filter(
        (slot) => slot.session.id === id && ledger.holderOf(slot.id)?.bookedBy?.odsCode === odsCode,
      ).length,
    appointment: (id) => ledger.appointment(id) ?? diary.byId.get(id)?.booking,
    appointmentsOf: (nhsNumber) =>
      [
        ...diary.entries.map(current).filter((booking) => booking.nhsNumber === nhsNumber),
        ...ledger.madeFor(nhsNumber),
      ].sort(inOrderOfStart),
    book: (slots, booking) => (slots.some(isTaken) ? null : ledger.add(slots, booking)),
    replace: (booking) => ledger.replace(booking),
  };
}

/** A book with nothing in it but what the seed says. `booker` is the organisation that made appointments through GP Connect. */
export function appointmentBook(seed: string, booker: BookingOrganisation): AppointmentBook {
  const days = recentlyUsed<readonly Slot[]>(KEPT_DAYS);
  const ledgers = new Map<string, Ledger>();
  const diaries = new Map<string, Diary>();

  const ledgerOf = (odsCode: string): Ledger => {
    const ledger =
      ledgers.get(odsCode) ?? emptyLedger(Number(stableDigits(8, seed, odsCode, 'first appointment made')));
    ledgers.set(odsCode, ledger);
    return ledger;
  };

  const diaryAt = (practice: Practice): Diary => {
    const { odsCode } = practice.row;
    const kept = diaries.get(odsCode);
    if (kept !== undefined) return kept;
    const entries = diaryOf(practice, seed, booker);
    const diary = {
      entries,
      byId: new Map(entries.map((entry) => [entry.booking.id, entry])),
      bySlot: new Map(entries.map((entry) => [entry.slot.id, entry])),
    };
    diaries.set(odsCode, diary);
    return diary;
  };

  return {
    at: (practice, now) => {
      const { odsCode, sessions } = practice.row;
      const slotsOfDay = (day: Day): readonly Slot[] =>
        days.get(`${odsCode} ${day}`, () => slotsOn(practice, day, seed));
      const moment = { now, today: ukDay(now), plan: sessions };
      return pageOf(moment, ledgerOf(odsCode), diaryAt(practice), slotsOfDay);
    },
  };
}
