import type { Medication } from '../domain/record-items.js';
import { lastDay } from './dates.js';
import { byGroupThenName, isForOnce } from './medication-group.js';

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

/**
 * The medicines of a list that a search from this day finds, as they would have been had the practice been asked for it: only what the
 * list shows may take the place of something in it, so a medicine whose continuation is left out goes by its own dates.
 */
export function searchFrom(medications: readonly Medication[], day: string): readonly Medication[] {
  const found = medications.filter((medication) => activeOnOrAfter(medication, day));
  const followed = new Set(found.map(({ replaces }) => replaces));
  const regroup = (medication: Medication) => {
    const { unfollowed } = medication;
    if (unfollowed === null || followed.has(medication)) return medication;
    return { ...medication, group: unfollowed.group, groupReason: unfollowed.reason };
  };
  return found.map(regroup).sort(byGroupThenName);
}
