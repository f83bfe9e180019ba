import { momentIn } from '../calendar/date-times.js';
import { addDays, addMonths, type Day, isDay } from '../calendar/days.js';
import { ukDay } from '../calendar/uk-time.js';

/** Days from the first to the last, both included. A date known to the month is all days of that month. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The days that a FHIR date or dateTime stands for: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a moment with its offset, which is the day that
 * it falls on in the UK. Null for anything else, a moment without offset among them.
 */
export function daySpan(text: string): DaySpan | null {
  if (/^\d{4}$/.test(text)) return { from: `${text}-01-01`, to: `${text}-12-31` };
  if (/^\d{4}-\d{2}$/.test(text)) {
    const from = `${text}-01`;
    return isDay(from) ? { from, to: addDays(addMonths(from, 1), -1) } : null;
  }
  const moment = momentIn(text);
  if (moment === null && !isDay(text)) return null;
  const here = moment === null ? text : ukDay(moment);
  return { from: here, to: here };
}
