import { type Day, dayInWords } from '../../calendar/days.js';
import type { Measured, Product, ReferenceRange } from '../../estate/clinical/gp-record.js';
import { daySpan, type DaySpan } from '../dated.js';
import { EMPTY, type Markup, text } from './markup.js';
import type { DatedRow } from './record-view.js';

/** A date as it is written in tables and banners: `05-Mar-2024`, or as much of it as was recorded (spec 05 §5.1). */
export function dateInWords(date: string): string {
  if (/^\d{4}$/.test(date)) return date;
  if (/^\d{4}-\d{2}$/.test(date)) return dayInWords(`${date}-01`).slice(3);
  const day = daySpan(date)?.from;
  return day === undefined ? date : dayInWords(day);
}

/** The cell of a date that may not be known. */
export function dateCell(date: string | null): Markup {
  return date === null ? EMPTY : text(dateInWords(date));
}

/** The cell of a text that there may not be. */
export function textCell(content: string | number | null): Markup {
  return content === null ? EMPTY : text(String(content));
}

/** The days from one date to another, each as precise as it was recorded; without a second, those of the first. */
export function spanFrom(start: string, end: Day | null = null): DaySpan | null {
  const first = daySpan(start);
  if (first === null) return null;
  const last = end === null ? null : daySpan(end);
  return { from: first.from, to: last === null || last.to < first.to ? first.to : last.to };
}

/** A row about one day, which is its first column. */
export function datedRow(date: string, others: readonly Markup[]): DatedRow {
  return { span: spanFrom(date), sortedBy: date, cells: [dateCell(date), ...others] };
}

/** A line of what is not empty, each with its label. */
export function labelled(label: string, content: string | null): Markup {
  return content === null || content === '' ? EMPTY : text(`${label}: ${content}`);
}

/** What a medication is called; a product that has lost its name is told by its code. */
export function productName(product: Product): string {
  switch (product.kind) {
    case 'drug':
      return product.drug.name;
    case 'degraded':
      return product.text;
    case 'supplier-code':
      return `Item without a name (${product.code})`;
  }
}

/** A value with its unit, as the practice keeps it. */
export function measured(value: Measured): string {
  switch (value.kind) {
    case 'quantity':
      return `${value.comparator ?? ''}${value.value} ${value.unit}`.trim();
    case 'text':
      return value.text;
    case 'coded':
      return value.term.display;
  }
}

/** What is usual, in words or by its bounds. */
export function rangeInWords(range: ReferenceRange | null): string {
  if (range === null) return '';
  const { low, high, text: words } = range;
  if (words !== null) return words;
  if (low !== null && high !== null) return `${low} - ${high}`;
  if (low !== null) return `more than ${low}`;
  return high === null ? '' : `less than ${high}`;
}
