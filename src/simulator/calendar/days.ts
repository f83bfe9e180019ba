/** A calendar day in the UK, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Midnight UTC of a day: days are counted here, never shown, so the zone does not matter. */
function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const FIRST = Date.parse('0000-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');

/** The day in UTC. Beyond the first and the last that can be written it is that one: any other would not compare as text. */
export function dayOf(milliseconds: number): Day {
  return new Date(Math.min(Math.max(milliseconds, FIRST), LAST)).toISOString().slice(0, 10);
}

/** True for a day that exists, written in full. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && dayOf(utc(text)) === text;
}

/** The day so many days later, or earlier if negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(utc(day) + days * DAY_MS);
}

/** The same day of another month; the last one if that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(utc(day));
  const lastOfTarget = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  const dayOfMonth = Math.min(date.getUTCDate(), lastOfTarget.getUTCDate());
  return dayOf(Date.UTC(lastOfTarget.getUTCFullYear(), lastOfTarget.getUTCMonth(), dayOfMonth));
}

/** Days from one to the other. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return new Date(utc(day)).getUTCDay();
}

/** The day itself if surgeries are held on it, else the Monday after. */
export function onWeekday(day: Day): Day {
  const kind = weekday(day);
  if (kind === 6) return addDays(day, 2);
  return kind === 0 ? addDays(day, 1) : day;
}

/** The day itself if surgeries are held on it, else the Friday before. */
export function lastWeekday(day: Day): Day {
  const kind = weekday(day);
  if (kind === 6) return addDays(day, -1);
  return kind === 0 ? addDays(day, -2) : day;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `05-Mar-2024`, as practice systems write dates inside sentences (spec 04 §7.3). By table, not through Intl: a record has thousands. */
export function dayInWords(day: Day): string {
  return `${day.slice(8, 10)}-${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}-${day.slice(0, 4)}`;
}
