/** What time it is in the simulator. */
export interface Clock {
  now(): Date;
}

/** A clock that can be stopped at an instant through the control door, and let go again. */
export interface SettableClock extends Clock {
  /** Shows this instant from now on, standing still: two answers at one time are then alike to the byte. Null lets it go. */
  set(instant: Date | null): void;
}

/** A clock that shows what `now` says until it is set. */
export function settableClock(now: () => Date): SettableClock {
  let stoppedAt: Date | null = null;
  return {
    now: () => new Date(stoppedAt ?? now()),
    set: (instant) => {
      stoppedAt = instant;
    },
  };
}

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Reads an instant that is the same everywhere: a time needs its offset, a date alone is its midnight in UTC. Null if it is none. */
export function parseInstant(text: string): Date | null {
  const instant = new Date(INSTANT.test(text) ? text : Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
