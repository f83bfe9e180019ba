import type { Medication } from '../domain/record-items.js';
import { lastDay } from './dates.js';
import { isForOnce } from './medication-group.js';

/**
 * Whether a medicine passes `medicationSearchFromDate` (spec 04 §2.3): its span touches the day or any day after it. `day` is
 * `YYYY-MM-DD`. Prescribed elsewhere always passes, and so does what has no date.
 */
export function activeOnOrAfter(medication: Medication, day: string): boolean {
  if (medication.prescribedElsewhere === true) return true;
  const end = lastDay(medication.effective.end);
  if (end !== null) return end >= day;
  const start = lastDay(medication.effective.start);
  return !isForOnce(medication.prescriptionType) || start === null || start >= day;
}
