import { type Day, daysBetween } from '../../calendar/days.js';
import type { SessionPlan } from '../practice-rows.js';
import type { Restriction, Slot } from './session.js';

/** An organisation that asks for slots, as far as it says who it is. */
export interface Asker {
  readonly types: readonly string[];
  readonly odsCodes: readonly string[];
}

/** When slots are looked at, and at a practice of which plan. */
export interface Moment {
  readonly now: Date;
  readonly today: Day;
  readonly plan: SessionPlan;
}

/** Why a slot that nobody has cannot be had through GP Connect. */
export type Closed = 'visit' | 'offline' | 'embargo' | 'reserved';

/** At such a practice this many days, counted from today, are kept for practices. */
const RESERVED_DAYS = 7;
const FOR_PRACTICES: Restriction = { types: ['gp-practice'], odsCodes: [] };

function restrictionOf(slot: Slot, { plan, today }: Moment): Restriction {
  const ahead = daysBetween(today, slot.session.day);
  const isReserved = plan === 'first-week-reserved' && ahead >= 0 && ahead <= RESERVED_DAYS;
  return isReserved ? FOR_PRACTICES : slot.restriction;
}

/** One side of spec 03 §2.3: what is not restricted is open to all, what is restricted to whoever says that it is meant. */
function passes(wanted: readonly string[], said: readonly string[]): boolean {
  return wanted.length === 0 || said.some((one) => wanted.includes(one));
}

/** Whether somebody of the practice's own has the slot from the beginning. */
export function isTakenFromTheStart(slot: Slot, { plan, today, now }: Moment): boolean {
  const { day, fullForDays } = slot.session;
  if (plan === 'today-begun' && day === today && slot.start > now) return true;
  return slot.isTaken || (fullForDays !== null && daysBetween(today, day) <= fullForDays);
}

/** Why the asker cannot have a slot although it is nobody's; null if they can (spec 03 §2.3). */
export function closedTo(asker: Asker, slot: Slot, moment: Moment): Closed | null {
  if (slot.channel === 'Visit') return 'visit';
  if (!slot.isOnline) return 'offline';
  if (slot.bookableFrom !== null && slot.bookableFrom > moment.now) return 'embargo';
  const { types, odsCodes } = restrictionOf(slot, moment);
  return passes(types, asker.types) && passes(odsCodes, asker.odsCodes) ? null : 'reserved';
}
