import type { RecordItemFacts } from '../domain/record-items.js';
import { moment } from './dates.js';
import { keyText } from './item-key.js';

const COLLATOR = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** By name as people sort names, the newest first where they are the same, then by key: never by the order of the Bundle. */
export function byName(a: RecordItemFacts, b: RecordItemFacts): number {
  const named = COLLATOR.compare(a.name, b.name);
  if (named !== 0) return named;
  const later = moment(b.date) - moment(a.date);
  if (later !== 0 && !Number.isNaN(later)) return later;
  const [ofA, ofB] = [keyText(a.key), keyText(b.key)];
  return ofA === ofB ? 0 : ofA < ofB ? -1 : 1;
}
