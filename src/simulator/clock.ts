import { momentIn } from './calendar/date-times.js';
import { isDay } from './calendar/days.js';

/** What time it is in the simulator. */
export interface Clock {
  now(): Date;
}

/** A clock that can be stopped at an instant through the control door, and let go again. */
export interface SettableClock extends Clock {
  /**
   * Shows this instant from now on, standing still: two answers at one time are then alike to the byte. Null lets it go. Throws a
   * {@link ClockError} if nothing could be answered then.
   */
  set(instant: Date | null): void;
}

/**
 * The first instant that the clock can show. Everybody of the estate is born by the end of 2008, and the clock of a practice may be three
 * years and two months slow (the fault `clock`): earlier, there would be records of people who are not born.
 */
export const FIRST_INSTANT = new Date('2013-01-01T00:00:00Z');
/** The last one: later, the oldest would be past any age; from the 2240s on, ids of slots would need another digit. */
export const LAST_INSTANT = new Date('2099-12-31T23:59:59Z');

const shown = (instant: Date): string => instant.toISOString().replace('.000', '');

/** An instant that the clock cannot show. The message says what is wrong, and what is wanted. */
export class ClockError extends RangeError {
  override readonly name = 'ClockError';
}

/** Throws a {@link ClockError} unless everything can be answered at this instant; it is called by what was said. */
export function checkInstant(instant: Date, said = 'The time'): void {
  if (instant >= FIRST_INSTANT && instant <= LAST_INSTANT) return;
  throw new ClockError(
    `${said} lies outside of what the clock can show: from ${shown(FIRST_INSTANT)} to ${shown(LAST_INSTANT)}.`,
  );
}

/** A clock that shows what `now` says until it is set. */
export function settableClock(now: () => Date): SettableClock {
  let stoppedAt: Date | null = null;
  return {
    now: () => new Date(stoppedAt ?? now()),
    set: (instant) => {
      if (instant !== null) checkInstant(instant);
      stoppedAt = instant;
    },
  };
}

/**
 * Reads an instant that is the same everywhere: a time needs its offset, a day alone is its midnight in UTC. Throws a {@link ClockError} if it is
 * none, or one that the clock cannot show.
 */
export function readInstant(text: string): Date {
  const said = JSON.stringify(text);
  const instant = isDay(text) ? new Date(text) : momentIn(text);
  if (instant === null) throw new ClockError(`${said} is no instant such as 2027-03-28T00:30:00Z.`);
  checkInstant(instant, said);
  return instant;
}
