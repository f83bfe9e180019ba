import { addDays, type Day, onWeekday } from '../../calendar/days.js';
import { ukDay, ukInstant } from '../../calendar/uk-time.js';
import { randomFor } from '../../chance/random.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { JobRole } from '../people/staff.js';
import type { Practice } from '../practice.js';
import { type Booking, type BookingOrganisation, heldIn } from './booking.js';
import { DIARY, type DiaryRow } from './diary-rows.js';
import { type AppointmentKind, HUB_KINDS, SURGERY_KINDS, VISIT } from './kinds.js';
import { type Session, type Slot, UNRESTRICTED } from './session.js';

/** An appointment that stands in a diary from the beginning, and the slot that it has. */
export interface DiaryEntry {
  readonly booking: Booking;
  /** The one slot of a session of its own, beside those of the practice's plan. */
  readonly slot: Slot;
}

/** One appointment before it has times and ids. */
interface Entry {
  readonly key: string;
  readonly kind: AppointmentKind;
  readonly day: Day;
  readonly time: string;
  readonly status: Booking['status'];
}

/** Surgeries begin then; before, the one earlier today was a night call just after midnight. */
const FIRST_SURGERY = '08:30';

function kindAt(kinds: readonly AppointmentKind[], index: number): AppointmentKind {
  const kind = kinds[index % kinds.length];
  if (kind === undefined) throw new Error('A practice without kinds of appointment.');
  return kind;
}

/** Entries of a patient's row: ahead in growing steps, so that the next weeks are full and the next months are not empty. */
function entriesOf(row: DiaryRow, practice: Practice, seed: string): readonly Entry[] {
  const today = ukDay(practice.asOf);
  const random = randomFor(seed, 'diary', row.practice, row.nhsNumber);
  const kinds = random.shuffled(practice.row.structured === null ? HUB_KINDS : SURGERY_KINDS);
  const entries: Entry[] = [];
  for (let index = 0; index < row.ahead; index += 1) {
    const isVisit = row.visit === true && index === 1;
    const kind = isVisit ? VISIT : kindAt(kinds, index);
    const isCancelled = row.cancelled === true && index === 2;
    entries.push({
      key: `ahead-${index + 1}`,
      kind,
      day: onWeekday(addDays(today, 1 + index * 3 + random.int(0, 2))),
      time: kind.time,
      status: isCancelled ? 'cancelled' : 'booked',
    });
  }
  for (let index = 0; index < (row.behind ?? 0); index += 1) {
    const kind = kindAt(kinds, index + 1);
    const day = onWeekday(addDays(today, -12 - index * 23));
    entries.push({
      key: `behind-${index + 1}`,
      kind,
      day,
      time: kind.time,
      status: index === 1 ? 'noshow' : 'fulfilled',
    });
  }
  if (row.earlierToday === true) {
    const time = ukInstant(today, FIRST_SURGERY) <= practice.asOf ? FIRST_SURGERY : '00:00';
    entries.push({ key: 'earlier-today', kind: kindAt(kinds, 0), day: today, time, status: 'booked' });
  }
  return entries;
}

/** Every third was made by the practice itself, without what GP Connect adds; the others through it. */
function bookedBy(index: number, practice: Practice, booker: BookingOrganisation): BookingOrganisation | null {
  if (index % 3 === 0) return null;
  if (index % 3 === 1) return booker;
  const { row, organisation } = practice;
  return { odsCode: row.odsCode, name: row.name, phone: organisation.phone, type: 'gp-practice' };
}

/** Its role where GP Connect was told, or has to be: the practice's own appointments may lack it (spec 03 §7). */
function roleOf({ role, staff }: AppointmentKind, practice: Practice): JobRole {
  const found = role ?? practice.staff.find(({ key }) => key === staff)?.role;
  if (found === undefined) throw new Error('A kind of appointment that nobody gives.');
  return found;
}

function diaryEntry(
  entry: Entry,
  index: number,
  row: DiaryRow,
  {
    practice,
    today,
    booker,
  }: { readonly practice: Practice; readonly today: Day; readonly booker: BookingOrganisation },
): DiaryEntry {
  const { kind, key, day, time, status } = entry;
  const labels = [row.practice, row.nhsNumber, key];
  const start = ukInstant(day, time);
  const end = new Date(start.getTime() + kind.minutes * 60_000);
  const isVisit = kind.channel === 'Visit';
  const by = isVisit ? null : bookedBy(index, practice, booker);
  const isPlain = by === null && !isVisit;
  const role = roleOf(kind, practice);
  const session: Session = {
    id: stableDigits(6, 'session', ...labels),
    day,
    name: kind.session,
    staff: kind.staff,
    role,
    place: isVisit ? null : kind.place,
    service: practice.services[index % Math.max(practice.services.length, 1)]?.dosId ?? null,
    start,
    end,
    fullForDays: null,
    limitPerOrganisation: null,
  };
  const slot: Slot = {
    id: stableDigits(8, 'slot', ...labels),
    session,
    start,
    end,
    channel: kind.channel,
    type: kind.slotType,
    isTaken: false,
    isOnline: true,
    bookableFrom: null,
    restriction: UNRESTRICTED,
  };
  const booking: Booking = {
    ...heldIn(slot),
    id: stableDigits(7, 'appointment', ...labels),
    versionId: stableDigits(13, 'appointment version', ...labels, status),
    nhsNumber: row.nhsNumber,
    status,
    end,
    created: ukInstant(addDays(day < today ? day : today, -2 - (index % 20)), '11:42'),
    slotIds: [slot.id],
    channel: isPlain ? null : kind.channel,
    role: isPlain ? null : role,
    description: kind.description,
    comment: kind.comment ?? null,
    bookedBy: by,
    cancellationReason: status === 'cancelled' ? 'Patient cannot come on that day' : null,
    asBooked: null,
  };
  return { booking, slot };
}

/** What stands in the diary of a practice from the beginning. `booker` is the consumer's organisation. */
export function diaryOf(practice: Practice, seed: string, booker: BookingOrganisation): readonly DiaryEntry[] {
  const today = ukDay(practice.asOf);
  return DIARY.filter((row) => row.practice === practice.row.odsCode).flatMap((row) =>
    entriesOf(row, practice, seed).map((entry, index) => diaryEntry(entry, index, row, { practice, today, booker })),
  );
}
