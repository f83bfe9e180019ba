import { type Day, isDay } from '../../calendar/days.js';
import { ukDay, ukInstant, ukOffsetHours } from '../../calendar/uk-time.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { PracticeRequest } from '../request.js';

/** Slots have to lie wholly within it. */
export interface SlotWindow {
  readonly from: Date;
  readonly to: Date;
}

type BoundName = 'start' | 'end';

/** One bound as sent: a whole day, or an instant with the clock time that UK clocks show then. */
interface Bound {
  readonly name: BoundName;
  readonly day: Day;
  /** Null for a whole day. */
  readonly instant: Date | null;
  /** Milliseconds of its date and clock time, offset left aside: windows are measured in these, or two weeks would be longer in March. */
  readonly onTheClock: number;
}

const PREFIX = { start: 'ge', end: 'le' } as const;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)\+0([01]):00$/;
const LONGEST_MS = 14 * 86_400_000;

function refuse(name: BoundName, diagnostics: string): never {
  throw new Refusal('INVALID_PARAMETER', `${name}: ${diagnostics}`);
}

function readBound(name: BoundName, query: PracticeRequest['query']): Bound {
  const given = query.filter(([parameter]) => parameter === name).map(([, value]) => value);
  const [value, ...more] = given;
  if (value === undefined) throw new Refusal('BAD_REQUEST', `${name}: parameter missing`);
  refuseUnless(more.length === 0, 'BAD_REQUEST', `${name}: given more than once`);
  if (!value.startsWith(PREFIX[name])) refuse(name, `${value} does not have the prefix ${PREFIX[name]}`);
  const time: string = value.slice(PREFIX[name].length);
  if (isDay(time)) return { name, day: time, instant: null, onTheClock: Date.parse(`${time}T00:00:00Z`) };
  const [, day = '', clock = '', offset = ''] = DATE_TIME.exec(time) ?? [];
  if (!isDay(day))
    refuse(name, `${value.slice(2)} is neither a date nor a date and time with an offset of +00:00 or +01:00`);
  const instant = new Date(time);
  if (ukOffsetHours(instant) !== Number(offset)) refuse(name, `+0${offset}:00 is not the offset of UK time then`);
  return { name, day, instant, onTheClock: Date.parse(`${day}T${clock}Z`) };
}

/**
 * The window of a slot search: `start` with ge and `end` with le, each a date or a date and time in UK time, at most two weeks
 * apart (spec 03 §2.1, §2.2). A date as `end` means the end of that day.
 */
export function readSlotWindow(query: PracticeRequest['query']): SlotWindow {
  const start = readBound('start', query);
  const end = readBound('end', query);
  const from = start.instant ?? ukInstant(start.day, '00:00');
  const to = end.instant ?? ukInstant(end.day, '24:00');
  const isBackwards = to < from || (end.instant === null && end.day < ukDay(from));
  if (isBackwards) refuse('end', 'lies before start');
  if (end.onTheClock - start.onTheClock > LONGEST_MS) refuse('end', 'lies more than two weeks after start');
  return { from, to };
}
