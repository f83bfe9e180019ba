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
