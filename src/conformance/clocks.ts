import type { RunnerClock } from './setting-up/conversation.js';

const DAY_MS = 86_400_000;

/** A clock that stands still until it is moved, and can be put back. */
export interface StandingClock extends RunnerClock {
  reset(): void;
}

/** The time of the embedded simulator. */
export function standingClock(at: Date): StandingClock {
  let passedMs = 0;
  return {
    now: () => new Date(at.getTime() + passedMs),
    pass: (days) => {
      passedMs += days * DAY_MS;
      return true;
    },
    reset: () => {
      passedMs = 0;
    },
  };
}

/** The time of a provider, which nobody here moves: the real one, unless its clock stands still at an instant. */
export function providerClock(standsAt: Date | null): RunnerClock {
  return { now: () => standsAt ?? new Date(), pass: () => false };
}
