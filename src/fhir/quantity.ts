import type { Quantity } from '../domain/values.js';
import { codeTable } from './code-table.js';
import { code, element, number, text } from './element.js';
import { extensionNamed, valueOf } from './extension.js';

/**
 * How much was prescribed (spec 04 §10.2, §11). The quantity text has two meanings: since 1.6.2 it is the whole amount and stands
 * alone; before, and at some suppliers still, it is the unit of the value beside it.
 */
export function quantity(value: unknown): Quantity | null {
  const of = element(value);
  if (of === null) return null;
  const words = text(valueOf(extensionNamed(of, 'QuantityText')));
  const amount = number(of.value);
  const comparator = code(of.comparator);
  const given = amount === null ? text(of.value) : `${comparator ?? ''}${amount}`;
  const ownUnit = text(of.unit);
  if (given === null) return words === null ? null : { value: null, comparator, unit: ownUnit, text: words };
  const unit = ownUnit ?? words;
  const shown = unit === null ? given : `${given} ${unit}`;
  // A text beside a value that has its unit is neither of the two: shown after it, so as not to be lost.
  const isMore = words !== null && words !== unit;
  return { value: amount, comparator, unit, text: isMore ? `${shown} (${words})` : shown };
}

const daysOf = codeTable({ d: 1, day: 1, days: 1, wk: 7, week: 7, weeks: 7 });

/** For how many whole days a supply is meant to last: the value may be words, the code a list. Null in any unit but days and weeks. */
export function supplyDays(value: unknown): number | null {
  const of = element(value);
  const amount = number(of === null ? value : of.value);
  const given = Array.isArray(of?.code) ? code(of.code[0]) : code(of?.code);
  const each = daysOf(given ?? code(of?.unit) ?? 'd');
  if (amount === null || each === undefined) return null;
  const days = amount * each;
  return Number.isInteger(days) && days >= 0 && days <= 36_525 ? days : null;
}
