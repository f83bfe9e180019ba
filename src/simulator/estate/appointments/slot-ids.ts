import { addDays, type Day, daysBetween } from '../../calendar/days.js';

/** Where a slot stands: the day, the row of the practice's plan, and which slot of that session. */
export interface SlotPosition {
  readonly day: Day;
  readonly row: number;
  readonly index: number;
}

const FIRST_DAY: Day = '1970-01-01';
const SLOT_ID = /^(\d{5})(\d{2})(\d{2})$/;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/**
 * Id of a session: digits that say where it stands, so that a slot is found again although nothing is kept of it. As anywhere, another
 * practice gives the same ids to its own.
 */
export function sessionId(day: Day, row: number): string {
  return `${daysBetween(FIRST_DAY, day)}${twoDigits(row)}`;
}

/** Id of a slot: that of its session, and its place there. */
export function slotId(session: string, index: number): string {
  return `${session}${twoDigits(index)}`;
}

/** Where the slot of this id stands; null if it can be no slot's id. */
export function positionOf(id: string): SlotPosition | null {
  const [, days, row, index] = SLOT_ID.exec(id) ?? [];
  if (days === undefined || row === undefined || index === undefined) return null;
  return { day: addDays(FIRST_DAY, Number(days)), row: Number(row), index: Number(index) };
}
