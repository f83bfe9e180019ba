import type { Day } from '../../calendar/days.js';
import { isJsonObject } from '../../json-object.js';
import { daySpan } from '../dated.js';
import { refuseUnless } from '../outcome.js';

/** Days that items have to fall in: from the first to the last, both included; null where that end is open (spec 05 §2.2). */
export interface TimePeriod {
  readonly from: Day | null;
  readonly to: Day | null;
}

const isBlank = (bound: unknown): boolean => bound === undefined || bound === null || bound === '';

function boundOf(value: unknown, edge: 'from' | 'to', where: string): Day | null {
  if (isBlank(value)) return null;
  const span = typeof value === 'string' ? daySpan(value) : null;
  refuseUnless(span !== null, 'INVALID_PARAMETER', `${where}: neither a date nor a moment with its offset`);
  return span[edge];
}

/** Reads the period that a section is asked for. Refuses with INVALID_PARAMETER, naming the end that is wrong (spec 05 §2.2). */
export function readTimePeriod(value: unknown): TimePeriod {
  refuseUnless(isJsonObject(value), 'INVALID_PARAMETER', 'timePeriod: valuePeriod is missing');
  const { start, end } = value;
  refuseUnless(!isBlank(start) || !isBlank(end), 'INVALID_PARAMETER', 'timePeriod: neither start nor end');
  const period = { from: boundOf(start, 'from', 'timePeriod.start'), to: boundOf(end, 'to', 'timePeriod.end') };
  const inOrder = period.from === null || period.to === null || period.from <= period.to;
  refuseUnless(inOrder, 'INVALID_PARAMETER', 'timePeriod: start is after end');
  return period;
}
