import { type Day, isDay } from '../../calendar/days.js';
import { isJsonObject } from '../../json-object.js';
import { refuseUnless } from '../outcome.js';
import type { PartRule } from './parameter-rules.js';
import type { SentParameter } from './parameters-body.js';

const ELEMENTS: Readonly<Record<PartRule['type'], string>> = {
  boolean: 'valueBoolean',
  date: 'valueDate',
  period: 'valuePeriod',
  code: 'valueCode',
  positiveInt: 'valuePositiveInt',
};

/** Days from one to another, both included; open where there is none. */
export interface Period {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** What a part said, once it is known to be in order. */
export type PartValue = boolean | string | number | Period;

/** A whole day, `YYYY-MM-DD`: no part of one, no time (spec 04 §2, date rules). */
function wholeDay(value: unknown, where: string): Day {
  refuseUnless(typeof value === 'string' && isDay(value), 'INVALID_PARAMETER', `${where}: not a whole date`);
  return value;
}

function readDate(value: unknown, where: string, reach: 'until-today' | 'from-today', today: Day): Day {
  const day = wholeDay(value, where);
  const fits = reach === 'until-today' ? day <= today : day >= today;
  refuseUnless(fits, 'INVALID_PARAMETER', `${where}: ${day} is ${reach === 'until-today' ? 'after' : 'before'} today`);
  return day;
}

function readPeriod(value: unknown, where: string, today: Day): Period {
  refuseUnless(isJsonObject(value), 'INVALID_PARAMETER', `${where}: not a period`);
  const { start, end } = value;
  refuseUnless(start !== undefined || end !== undefined, 'INVALID_PARAMETER', `${where}: neither start nor end`);
  const bound = (one: unknown, name: string): Day | null =>
    one === undefined ? null : readDate(one, `${where}.${name}`, 'until-today', today);
  const period = { start: bound(start, 'start'), end: bound(end, 'end') };
  const inOrder = period.start === null || period.end === null || period.start <= period.end;
  refuseUnless(inOrder, 'INVALID_PARAMETER', `${where}: start is after end`);
  return period;
}

/** Reads the value of a part by its rule. */
export function readPartValue(part: SentParameter, rule: PartRule, where: string, today: Day): PartValue {
  const [sent] = part.values;
  const fits = sent?.[0] === ELEMENTS[rule.type];
  refuseUnless(fits, 'INVALID_PARAMETER', `${where}: ${ELEMENTS[rule.type]} is missing`);
  const value = sent[1];
  switch (rule.type) {
    case 'boolean':
      refuseUnless(typeof value === 'boolean', 'INVALID_PARAMETER', `${where}: neither true nor false`);
      return value;
    case 'date':
      return readDate(value, where, rule.reach, today);
    case 'period':
      return readPeriod(value, where, today);
    case 'code': {
      const isKnown = typeof value === 'string' && rule.values.includes(value);
      refuseUnless(isKnown, 'INVALID_PARAMETER', `${where}: not one of ${rule.values.join(', ')}`);
      return value;
    }
    case 'positiveInt': {
      const isPositive = typeof value === 'number' && Number.isInteger(value) && value > 0;
      refuseUnless(isPositive, 'INVALID_PARAMETER', `${where}: not a positive whole number`);
      return value;
    }
  }
}
