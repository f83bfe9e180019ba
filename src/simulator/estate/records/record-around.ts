import { SERVICES } from '../clinical/correspondence.js';
import type { Course, GpRecord, Problem } from '../clinical/gp-record.js';
import { surgeryDay, type RecordAuthor } from './author.js';
import { newPatientCheck, oldNotes } from './background.js';
import { courseVisits, startsWith } from './course-visits.js';
import { discharge, oddLetters } from './letters.js';
import { longTermCare } from './long-term-care.js';
import { type RecordParts, recordOfParts } from './part.js';
import { withProblemLinks } from './problem-links.js';
import { allergyVisits, problemVisits } from './problem-visits.js';
import { smallContacts } from './small-contacts.js';
import { referral } from './referrals.js';
import { imagingReport, preliminaryReport, testBelowLimit, urineCulture } from './special-reports.js';
import { draft, recalls } from './recalls.js';
import { vaccinations } from './vaccinations.js';

/** What a record is written around: its lists of problems, medication and allergies. */
export type Core = Pick<GpRecord, 'problems' | 'courses' | 'allergies'> &
  Partial<Pick<GpRecord, 'unexportable' | 'warnings'>>;

/** How much of everything else there is. */
export interface Extent {
  /** Years of yearly reviews. */
  readonly careYears: number;
  readonly autumns: number;
  readonly referrals: number;
  readonly smallContacts: number;
}

/** For somebody who hardly comes. */
export const A_LITTLE: Extent = { careYears: 1, autumns: 2, referrals: 1, smallContacts: 2 };

function referrals(
  author: RecordAuthor,
  { careYears, referrals: count }: Extent,
  problems: readonly Problem[],
): RecordParts {
  const [first, ...others] = author.random.shuffled(SERVICES);
  const services = first === undefined ? [] : [first, ...others];
  return Array.from({ length: count }, (_unused, index): RecordParts => {
    const service = services[index % services.length];
    if (service === undefined) return [];
    const writing = author.writing(`referral ${index}`);
    const days = 12 + Math.round((index * (careYears + 1) * 365) / count) + writing.random.int(0, 40);
    return referral(writing, service, surgeryDay(writing, days), problems);
  }).flat();
}

/** Problems that were put on the list together with a short course for them. */
function startedWithCourses({ courses, problems }: Core): ReadonlySet<string> {
  const isStart = (course: Course): boolean =>
    problems.some((problem) => problem.key === course.problem && startsWith(problem, course));
  return new Set(courses.filter(isStart).flatMap(({ problem }) => problem ?? []));
}

/**
 * The whole record of somebody with these problems, medication and allergies: the consultations in which they were written down, the
 * yearly care that follows from them, what everybody has beside, and what only this patient has.
 */
export function recordAround(author: RecordAuthor, extent: Extent, core: Core, beside: RecordParts = []): GpRecord {
  const { allergies, courses, problems, unexportable = [], warnings = [] } = core;
  const letters = author.writing('letters');
  const parts: RecordParts = [
    { problems, courses, allergies },
    ...newPatientCheck(author.writing('new patient')),
    ...oldNotes(author.writing('old notes')),
    ...problemVisits(author, problems, startedWithCourses(core)),
    ...allergyVisits(author, allergies, problems),
    ...courseVisits(author, courses, problems),
    ...longTermCare(author, core, extent.careYears),
    ...vaccinations(author.writing('vaccinations'), extent.autumns, problems),
    ...referrals(author.writing('referrals'), extent, problems),
    ...discharge(letters, surgeryDay(letters, letters.random.int(200, 900))),
    ...imagingReport(letters, surgeryDay(letters, letters.random.int(90, 800))),
    ...oddLetters(letters),
    ...urineCulture(author.writing('urine culture')),
    ...preliminaryReport(author.writing('preliminary report')),
    ...testBelowLimit(author.writing('test below limit')),
    ...recalls(author.writing('recalls'), problems),
    ...draft(author.writing('draft')),
    ...smallContacts(author, { count: extent.smallContacts, years: extent.careYears }, core),
    ...beside,
  ];
  return { ...withProblemLinks(recordOfParts(parts)), unexportable, warnings };
}
