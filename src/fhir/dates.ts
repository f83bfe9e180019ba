import { dayRange } from '../domain/uk-time.js';
import type { PartialDate, Period } from '../domain/values.js';
import { element, text } from './element.js';

const DAY = '\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01])';
const TIME = 'T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-](?:0\\d|1[0-4]):?[0-5]\\d)?';
const PARTIAL_DATE = new RegExp(`^${DAY}(?:${TIME})?)?)?$`);
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** No 30 February: only days after the 28th can be missing from a month. */
function isInCalendar(date: string): boolean {
  const day = Number(date.slice(8, 10));
  return day < 29 || new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

const WRITTEN_DAY = /^\d{1,2}[\s-]+[A-Za-z]{3,9}[\s-]+\d{4}$/;

/**
 * A date exactly as recorded, however precise; a day written as `03-Sep-2015` (spec 04 §15) as the day it is. Null for what is none,
 * such as "No information available", or could be another, such as `02/03/1982`.
 */
export function partialDate(value: unknown): PartialDate | null {
  const date = text(value)?.trim() ?? null;
  if (date === null) return null;
  if (PARTIAL_DATE.test(date)) return isInCalendar(date) ? date : null;
  return WRITTEN_DAY.test(date) ? writtenDay(date) : null;
}

/** Whether something was sent that must be a date and cannot be read as one. Words without a figure say that there is none. */
export function isUnreadDate(value: unknown): boolean {
  const date = text(value);
  return date !== null && /\d/.test(date) && partialDate(date) === null;
}

/** An instant: a date with a time and its offset, as sent. */
export function instant(value: unknown): string | null {
  const date = partialDate(value);
  return date !== null && date.includes('T') && OFFSET.test(date) ? date : null;
}

/** A period with whatever ends are dates. Null if there is none at all. */
export function period(value: unknown): Period | null {
  const of = element(value);
  if (of === null) return null;
  const read = { start: partialDate(of.start), end: partialDate(of.end) };
  return read.start === null && read.end === null ? null : read;
}

const isWholeDay = (date: PartialDate) => date.length === 10;

/** The first day that a date may mean; null if there is no date. */
export function firstDay(date: PartialDate | null): string | null {
  return date === null || isWholeDay(date) ? date : (dayRange(date)?.first ?? null);
}

/** The last day that a date may mean; null if there is no date. */
export function lastDay(date: PartialDate | null): string | null {
  return date === null || isWholeDay(date) ? date : (dayRange(date)?.last ?? null);
}

/** Where a date stands in time, for putting things in order: an instant by its time, a day by its beginning; no date comes first. */
export function moment(date: PartialDate | null): number {
  if (date === null) return Number.NEGATIVE_INFINITY;
  // Without an offset a date is read as UTC anyway, but a time as that of this machine.
  return Date.parse(date.includes('T') && !OFFSET.test(date) ? `${date}Z` : date);
}

/** True if a period covers a day, both ends included; an open end covers everything. */
export function covers(span: Period | null, day: string): boolean {
  const start = firstDay(span?.start ?? null);
  const end = lastDay(span?.end ?? null);
  return (start === null || start <= day) && (end === null || end >= day);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day written as `11-Jul-2023`, or with blanks as one supplier does. */
export function writtenDay(words: string): PartialDate | null {
  const parts = /(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*[\s-]+(\d{4})/.exec(words);
  if (parts === null) return null;
  const [, day = '', month = '', year = ''] = parts;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return number === 0 ? null : partialDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}
