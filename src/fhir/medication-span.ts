import type { Medication } from '../domain/record-items.js';
import { lastDay } from './dates.js';
import { isForOnce } from './medication-group.js';

/**
 * Whether a medicine passes `medicationSearchFromDate` (spec 04 §2.3): its span touches the day or any day after it. `day` is
 * `YYYY-MM-DD`. Prescribed elsewhere always passes, and so does what has no date of its own: only the course's dates count, never its
 * authorisation's, or a repeat whose authorisation has run out would go unseen.
 */
export function activeOnOrAfter({ prescribedElsewhere, span, prescriptionType }: Medication, day: string): boolean {
  if (prescribedElsewhere === true || span === null) return true;
  const end = lastDay(span.end);
  if (end !== null) return end >= day;
  const start = lastDay(span.start);
  return !isForOnce(prescriptionType) || start === null || start >= day;
}
