import { addDays, type Day, onWeekday } from '../../calendar/days.js';
import { ukDay, ukInstant } from '../../calendar/uk-time.js';
import { randomFor } from '../../chance/random.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Practice } from '../practice.js';
import type { Booking, BookingOrganisation } from './booking.js';
import { DIARY, type DiaryRow } from './diary-rows.js';
import { type AppointmentKind, HUB_KINDS, SURGERY_KINDS, VISIT } from './kinds.js';

/** The appointments of a practice as they stand at an instant. */
export interface Diary {
  readonly byId: ReadonlyMap<string, Booking>;
  of(nhsNumber: string): readonly Booking[];
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
function entriesOf(row: DiaryRow, practice: Practice, now: Date, seed: string): readonly Entry[] {
  const today = ukDay(now);
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
    const time = ukInstant(today, FIRST_SURGERY) <= now ? FIRST_SURGERY : '00:00';
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

function bookingOf(
  entry: Entry,
  index: number,
  row: DiaryRow,
  {
    practice,
    today,
    booker,
  }: { readonly practice: Practice; readonly today: Day; readonly booker: BookingOrganisation },
): Booking {
  const { kind, key, day, time, status } = entry;
  const labels = [row.practice, row.nhsNumber, key];
  const start = ukInstant(day, time);
  const isVisit = kind.channel === 'Visit';
  const by = isVisit ? null : bookedBy(index, practice, booker);
  return {
    id: stableDigits(7, 'appointment', ...labels),
    versionId: stableDigits(13, 'appointment version', ...labels, status),
    nhsNumber: row.nhsNumber,
    status,
    start,
    end: new Date(start.getTime() + kind.minutes * 60_000),
    created: ukInstant(addDays(day < today ? day : today, -2 - (index % 20)), '11:42'),
    slotIds: [stableDigits(8, 'slot', ...labels)],
    channel: by === null && !isVisit ? null : kind.channel,
    session: kind.session,
    slotType: kind.slotType,
    description: kind.description,
    comment: kind.comment ?? null,
    staff: kind.staff,
    place: isVisit ? null : kind.place,
    bookedBy: by,
    cancellationReason: status === 'cancelled' ? 'Patient cannot come on that day' : null,
    service: practice.services[index % Math.max(practice.services.length, 1)]?.dosId ?? null,
  };
}

/** Builds the diary of a practice for the day and hour of `now`. `booker` is the consumer's organisation. */
export function diaryOf(practice: Practice, now: Date, seed: string, booker: BookingOrganisation): Diary {
  const today = ukDay(now);
  const rows = DIARY.filter((row) => row.practice === practice.row.odsCode);
  const bookings = rows.flatMap((row) =>
    entriesOf(row, practice, now, seed).map((entry, index) =>
      bookingOf(entry, index, row, { practice, today, booker }),
    ),
  );
  return {
    byId: new Map(bookings.map((booking) => [booking.id, booking])),
    of: (nhsNumber) => bookings.filter((booking) => booking.nhsNumber === nhsNumber),
  };
}
