import { daysBetween } from '../../../src/simulator/calendar/days.js';
import type { ToldRecord } from './told-record.js';

/** What is wrong in a record, in a line each; nothing if all is right. */
export type Rule = (record: ToldRecord) => readonly string[];

/** Age in whole years on a day, which may be known by its month or year alone: then at its end. */
export function ageOn(born: string, date: string): number {
  const day = date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date.slice(0, 10);
  return Math.floor(daysBetween(born, day) / 365.25);
}

/** Whether a date is before another, as far as both are precise. */
export function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length, 10);
  return date.slice(0, length) < other.slice(0, length);
}
