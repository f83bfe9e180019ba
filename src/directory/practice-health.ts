import type { Capability } from '../domain/capability.js';
import type { Clock } from '../domain/clock.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Health, Resilience } from '../gpconnect/resilience.js';

/** How a practice is doing, from users' calls alone: the schema's `PracticeHealth`. */
export interface PracticeHealth {
  readonly state: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN';
  readonly lastAnsweredAt: string | null;
  readonly lastFailedAt: string | null;
  readonly openCircuits: readonly Capability[];
  readonly inFlight: number;
  readonly queued: number;
}

/** What was seen longer ago says nothing about now. */
const LATELY_MS = 15 * 60_000;
/** Of the last calls, the share that is still taken as normal. */
const TOLERATED = 0.2;

/** How a practice has been doing lately. Makes no call. */
export function healthOf(resilience: Resilience, clock: Clock, practice: OdsCode): PracticeHealth {
  const health = resilience.health(practice);
  const { lastAnsweredAt, lastFailedAt, openCircuits, inFlight, queued } = health;
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    state: stateOf(health, clock.now()),
    lastAnsweredAt: iso(lastAnsweredAt),
    lastFailedAt: iso(lastFailedAt),
    openCircuits,
    inFlight,
    queued,
  };
}

function stateOf({ lastAnsweredAt, lastFailedAt, openCircuits, recent }: Health, now: number): PracticeHealth['state'] {
  const last = Math.max(lastAnsweredAt ?? 0, lastFailedAt ?? 0);
  if (now - last > LATELY_MS) return 'UNKNOWN';
  if (openCircuits.length > 0 || recent.failed === recent.calls) return 'DOWN';
  return Math.max(recent.failed, recent.slow) > recent.calls * TOLERATED ? 'DEGRADED' : 'UP';
}
