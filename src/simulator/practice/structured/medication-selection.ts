import type { Day } from '../../calendar/days.js';
import type { Course } from '../../estate/clinical/gp-record.js';

/** A course, as far as it decides whether it is selected. */
export type SelectableCourse = Pick<Course, 'kind' | 'start' | 'end' | 'prescribedElsewhere'>;

/**
 * Whether a course was in use on or after a day (spec 04 §2.3). With an end, it was from start to end; without one, an acute was
 * on its first day only and a repeat for ever, and what has no type counts as a repeat. What another organisation prescribes is
 * always selected. There is no upper bound: what lies ahead is selected too.
 */
export function isSelected(course: SelectableCourse, since: Day | null): boolean {
  if (since === null || course.prescribedElsewhere !== null) return true;
  if (course.end !== null) return course.end >= since;
  const onlyItsFirstDay = course.kind === 'acute' || course.kind === 'delayed-prescribing';
  return onlyItsFirstDay ? course.start >= since : true;
}
