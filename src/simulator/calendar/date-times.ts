import { isDay } from './days.js';

/** A time of day; 24:00 is none, nor is 23:60. */
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const SECONDS = ':[0-5]\\d(?:\\.\\d+)?';
const OFFSET = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)';

const DATE = /^\d{4}(?:-\d\d){0,2}$/;
const MOMENT = new RegExp(`^\\d{4}-\\d\\d-\\d\\dT${TIME}${SECONDS}${OFFSET}$`);
const LOOSE_MOMENT = new RegExp(`^\\d{4}-\\d\\d-\\d\\dT${TIME}(?:${SECONDS})?${OFFSET}$`);

/** Whether all that is written of a day is of one that exists: a year or a month alone stands for its first day. */
const isWrittenDay = (text: string): boolean => isDay(`${text.slice(0, 10)}-01-01`.slice(0, 10));

/** True for a date of FHIR: a year, a month or a day that exists. */
export function isDate(text: string): boolean {
  return DATE.test(text) && isWrittenDay(text);
}

/** True for an instant of FHIR: a day that exists, a time to the second, and the offset of that time. */
export function isInstant(text: string): boolean {
  return MOMENT.test(text) && isWrittenDay(text);
}

/** True for a dateTime of FHIR: a date, or an instant. */
export function isDateTime(text: string): boolean {
  return isDate(text) || isInstant(text);
}

/** The moment that a day, a time and its offset name; seconds may be left out. Null for anything else, a day that is none among it. */
export function momentIn(text: string): Date | null {
  return LOOSE_MOMENT.test(text) && isWrittenDay(text) ? new Date(text) : null;
}
