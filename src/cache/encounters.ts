import { LRUCache } from 'lru-cache';
import type { Clock } from '../domain/clock.js';
import { perRequest, type RequestScope } from '../domain/request-scope.js';
import { ENCOUNTER } from './policy.js';

/** A time with one patient in view, inside which answers may be reused for the same user, organisation and role. */
export interface Encounter {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** When it ends if nothing more is asked, milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface Life {
  readonly id: string;
  readonly startedAt: number;
  lastUsed: number;
  /** Keys of the store that belong to it and go with it. */
  readonly keys: Set<string>;
}

/** Encounters remembered at once; the longest unused is forgotten first. */
const MOST = 100_000;

/**
 * Whom an answer that belongs to an encounter may be shown to: one user, of one organisation, in one role, in one encounter.
 * The encounter id alone is no secret, so it never stands alone in a key.
 */
export function circleOf(request: RequestScope, encounterId = request.encounterId): string {
  const { userId, organisation, role } = request.caller;
  return JSON.stringify([userId, organisation.odsCode, role, encounterId]);
}

/** The encounters under way. `forget` is told every key of the store that ends with one. */
export function createEncounters(clock: Clock, forget: (keys: Iterable<string>) => void) {
  const lives = new LRUCache<string, Life>({ max: MOST, dispose: (life) => forget(life.keys) });
  /** The encounter that each request began in: one that begins later under the same name is another. */
  const begunIn = perRequest(() => ({ life: null as Life | null }));
  const endOf = (life: Life) => Math.min(life.lastUsed + ENCOUNTER.idleMs, life.startedAt + ENCOUNTER.longestMs);
  const current = (circle: string): Life | undefined => {
    const life = lives.get(circle);
    if (life === undefined || clock.now() < endOf(life)) return life;
    lives.delete(circle);
    return undefined;
  };

  return {
    /** Begins or prolongs the encounter that the request names. Null if it names none. */
    touch(request: RequestScope): Encounter | null {
      if (request.encounterId === null) return null;
      const circle = circleOf(request);
      const now = clock.now();
      const life = current(circle) ?? { id: request.encounterId, startedAt: now, lastUsed: now, keys: new Set() };
      life.lastUsed = now;
      lives.set(circle, life);
      begunIn(request).life = life;
      return { id: life.id, startedAt: life.startedAt, expiresAt: endOf(life) };
    },
    /** Remembers that a key of the store ends with the request's encounter. False if that is over: then it must not be kept. */
    own(request: RequestScope, key: string): boolean {
      const life = current(circleOf(request));
      if (life === undefined || life !== begunIn(request).life) return false;
      life.keys.add(key);
      return true;
    },
    /** Whether the request's encounter is still under way. */
    isAlive: (request: RequestScope): boolean =>
      request.encounterId !== null && current(circleOf(request)) !== undefined,
    /** Ends an encounter of the caller's. False if there was none. */
    end: (request: RequestScope, encounterId: string): boolean => lives.delete(circleOf(request, encounterId)),
    /** Ends every encounter whose time is up. */
    sweep(): void {
      for (const circle of [...lives.keys()]) current(circle);
    },
  };
}
