/** Where time comes from. Injected everywhere, so that tests and the demonstration can move it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that only ever rise: for durations. */
  monotonic(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** Where chance comes from. Injected like time. */
export interface Chance {
  /** A random UUID. */
  uuid(): string;
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number;
}
