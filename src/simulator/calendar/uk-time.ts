import { type Day, dayOf } from './days.js';

const HOUR_MS = 3_600_000;

/** 01:00 UTC on the last Sunday of a month (0 = January): when UK clocks change. */
function clockChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, lastDay.getUTCDate() - lastDay.getUTCDay(), 1);
}

/**
 * Hours that UK clocks are ahead of UTC at an instant: 1 in summer time, else 0. By rule, not through Intl: a record has
 * thousands of times. The rule holds since 1996; dates before that are whole days in this estate.
 */
export function ukOffsetHours(instant: Date): 0 | 1 {
  const year = instant.getUTCFullYear();
  const time = instant.getTime();
  return time >= clockChange(year, 2) && time < clockChange(year, 9) ? 1 : 0;
}

/** The calendar day in the UK at an instant. */
export function ukDay(instant: Date): Day {
  return dayOf(instant.getTime() + ukOffsetHours(instant) * HOUR_MS);
}

/** `YYYY-MM-DDThh:mm:ss+00:00` or `+01:00`: UK local time, whole seconds, never `Z` (spec 03 §2.4). */
export function ukDateTime(instant: Date): string {
  const offset = ukOffsetHours(instant);
  return `${new Date(instant.getTime() + offset * HOUR_MS).toISOString().slice(0, 19)}+0${offset}:00`;
}

/**
 * The instant at which UK clocks show a time (`hh:mm`) on a day. A time that the spring change skips is the one an hour later;
 * of the hour that comes twice in autumn it is the first.
 */
export function ukInstant(day: Day, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const summer = new Date(asUtc - HOUR_MS);
  return ukOffsetHours(summer) === 1 ? summer : new Date(asUtc);
}
