import type { Chance } from '../src/domain/clock.js';

/** Chance that is the same on every run: UUIDs in order, and fractions from the seed. */
export function seededChance(seed = 1): Chance & { readonly given: readonly string[] } {
  const given: string[] = [];
  let state = seed;
  return {
    given,
    uuid() {
      const uuid = `00000000-0000-4000-8000-${String(given.length + 1).padStart(12, '0')}`;
      given.push(uuid);
      return uuid;
    },
    fraction() {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    },
  };
}
