import { addDays, type Day } from '../../calendar/days.js';
import { areOfAKind } from '../clinical/drug-kinds.js';
import { drug } from '../clinical/formulary.js';
import type { Course, Problem } from '../clinical/gp-record.js';
import { type Illness, USUAL_ILLNESSES } from '../clinical/illnesses.js';
import { ageOn, type RecordAuthor, surgeryDay } from './author.js';
import { acute } from './prescribing.js';
import { listedBefore, problemOf } from './problem-list.js';

/** An illness treated once, and the problem that was made of it, if one was. */
export interface Episode {
  readonly course: Course;
  readonly problem: Problem | null;
}

/** What somebody has and takes already. */
interface Already {
  readonly problems: readonly Problem[];
  readonly courses: readonly Course[];
}

/** The problem as it was put on the list when this was prescribed for it. */
export function startedBy(course: Course, problem: Problem): Problem {
  return { ...problem, onset: course.start, recorded: course.recorded, recordedBy: course.prescriber };
}

/** Whether something of its kind is taken in those days. What was taken back was not taken. */
function isTaken(name: string, from: Day, to: Day, { courses }: Already): boolean {
  return courses.some(({ end, kind, product, start, status }) => {
    const wasTakenBack = status === 'stopped' && kind === 'acute';
    const isThen = start <= to && (end === null || end >= from);
    return !wasTakenBack && isThen && product.kind === 'drug' && areOfAKind(name, product.drug.key);
  });
}

/** Whether the patient may have had this illness on a day, and been given what is given for it. */
function isPossible(author: RecordAuthor, illness: Illness, day: Day, already: Already): boolean {
  const { fromAge = 0, of, unless = [] } = illness;
  const hasBefore = (keys: readonly string[]): boolean => listedBefore(day, already.problems, keys).length > 0;
  const to = addDays(day, drug(illness.drug).days - 1);
  return (
    ageOn(author, day) >= fromAge &&
    (of === undefined || hasBefore([of])) &&
    !hasBefore(unless) &&
    !isTaken(illness.drug, day, to, already)
  );
}

const PROBLEM_EVERY = 6;

function episode(author: RecordAuthor, index: number, within: number, already: Already): Episode | null {
  const days = author.random.int(30, within);
  const possible = USUAL_ILLNESSES.filter((one) => isPossible(author, one, surgeryDay(author, days), already));
  if (possible.length === 0) return null;
  const illness = author.random.pick(possible);
  const problemKey = index % PROBLEM_EVERY === 0 ? `illness-${index + 1}` : null;
  const course = acute(author, { key: `acute-${index + 1}`, drug: illness.drug, days, problem: problemKey });
  if (problemKey === null) return { course, problem: null };
  const told = { key: problemKey, drugs: [], ...illness.term };
  return { course, problem: startedBy(course, problemOf(author, told, { since: days, ended: days - 21 })) };
}

/** Illnesses treated once, in the last so many days. Of every sixth a problem was made, which has long been over. */
export function episodes(
  author: RecordAuthor,
  { count, within }: { readonly count: number; readonly within: number },
  already: Already,
): readonly Episode[] {
  const found: Episode[] = [];
  for (let index = 0; index < count; index += 1) {
    const courses = [...already.courses, ...found.map(({ course }) => course)];
    const next = episode(author, index, within, { ...already, courses });
    if (next !== null) found.push(next);
  }
  return found;
}
