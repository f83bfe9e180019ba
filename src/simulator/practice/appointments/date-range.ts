import { type Day, isDay } from '../../calendar/days.js';
import { Refusal, refuseUnless } from '../outcome.js';

/** Days on which appointments may start, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const BOUND = /^(ge|le)(.*)$/;

function refuse(diagnostics: string): never {
  throw new Refusal('INVALID_PARAMETER', `start: ${diagnostics}`);
}

/** Reads the two `start` parameters: one `ge`, one `le`, whole days, nothing of it past (spec 03 §7). */
export function readDateRange(query: readonly (readonly [string, string])[], today: Day): DayRange {
  const given = query.filter(([name]) => name === 'start').map(([, value]) => value);
  if (given.length !== 2) refuse(`wanted twice, once with ge and once with le; given ${given.length} times`);
  const bounds = new Map<string, Day>();
  for (const value of given) {
    const [, prefix, day] = BOUND.exec(value) ?? refuse(`${value} has neither the prefix ge nor le`);
    if (day === undefined || !isDay(day)) return refuse(`${value} is no whole date`);
    bounds.set(prefix ?? '', day);
  }
  const from = bounds.get('ge') ?? refuse('there is no ge');
  const to = bounds.get('le') ?? refuse('there is no le');
  refuseUnless(from >= today && to >= today, 'INVALID_PARAMETER', 'start: the range reaches into the past');
  refuseUnless(from <= to, 'INVALID_PARAMETER', 'start: le lies before ge');
  return { from, to };
}
