import { addDays, type Day } from '../../calendar/days.js';
import { type Drug, drug } from '../clinical/formulary.js';
import type { Course, Issue, PrescriptionKind, Product } from '../clinical/gp-record.js';
import { atSurgery, daysAgo, type RecordAuthor, surgeryDay } from './author.js';

/** What every prescription starts from. */
export interface Prescription {
  readonly key: string;
  readonly drug: string;
  readonly problem?: string | null;
  readonly kind?: PrescriptionKind | null;
  readonly product?: Product;
  readonly notes?: readonly string[];
}

/** A course with everything that follows from the drug. */
export function courseOf(
  author: RecordAuthor,
  prescription: Prescription,
  course: Pick<Course, 'kind' | 'status' | 'start' | 'end'> & Partial<Course>,
): Course {
  const prescribed: Drug = drug(prescription.drug);
  return {
    key: prescription.key,
    product: prescription.product ?? { kind: 'drug', drug: prescribed },
    // Written down with the first issue, if there is one.
    recorded: course.issues?.[0]?.written ?? atSurgery(author, course.start),
    prescriber: author.random.pick(author.prescribers),
    prescribedElsewhere: null,
    dosage: prescribed.dosage,
    advice: prescribed.advice ?? null,
    quantity: prescribed.quantity,
    days: prescribed.days,
    repeats: null,
    stopped: null,
    replaces: null,
    dosageChangedOn: null,
    issues: [],
    notes: prescription.notes ?? [],
    problem: prescription.problem ?? null,
    ...course,
  };
}

function issue(author: RecordAuthor, key: string, from: Day, days: number, extra: Partial<Issue> = {}): Issue {
  return {
    key,
    written: atSurgery(author, from),
    from,
    to: addDays(from, days - 1),
    stopped: false,
    note: null,
    ...extra,
  };
}

/** A medicine given once. `cancelled` says why, if it was taken back. */
export function acute(
  author: RecordAuthor,
  prescription: Prescription & { readonly days: number; readonly cancelled?: string },
): Course {
  const start = surgeryDay(author, prescription.days);
  const { days } = drug(prescription.drug);
  const end = addDays(start, days - 1);
  const stoppedOn = prescription.cancelled === undefined ? null : addDays(start, 1);
  const kind = prescription.kind === undefined ? 'acute' : prescription.kind;
  return courseOf(author, prescription, {
    kind,
    start,
    end: stoppedOn ?? end,
    status: stoppedOn !== null ? 'stopped' : end < author.today ? 'completed' : 'active',
    stopped: stoppedOn === null ? null : { reason: prescription.cancelled ?? '', on: stoppedOn },
    issues: [issue(author, `${prescription.key}-issue`, start, days, { stopped: stoppedOn !== null })],
  });
}

/** Whether somebody takes a drug on a day, as far as courses of it go. */
export function isTaking(courses: readonly Course[], key: string, day: Day): boolean {
  return courses.some(
    ({ end, product, start }) =>
      product.kind === 'drug' && product.drug.key === key && start < day && (end === null || end >= day),
  );
}

/** How a repeat ends, if it has. */
export type RepeatEnd =
  | { readonly how: 'running' }
  | { readonly how: 'stopped'; readonly daysAgo: number; readonly reason: string; readonly dated?: boolean }
  | { readonly how: 'completed'; readonly daysAgo: number };

/** Medication is gone through once a year: nothing is authorised for longer. */
const LONGEST_AUTHORISATION = 365;

/** Days on which a repeat was issued, the first first. */
function issueDays(author: RecordAuthor, interval: number, since: number, lastDaysAgo: number): readonly Day[] {
  const count = Math.max(1, Math.floor((since - lastDaysAgo) / interval) + 1);
  return Array.from({ length: count }, (_unused, index) =>
    surgeryDay(author, lastDaysAgo + (count - 1 - index) * interval),
  );
}

/** One authorisation: its issues, and whether another followed. */
function authorisation(
  author: RecordAuthor,
  prescription: Prescription,
  days: readonly Day[],
  place: { readonly number: number; readonly next: Day | null; readonly allowed: number; readonly end: RepeatEnd },
): Course {
  const { number, next, allowed, end } = place;
  const start = days[0] ?? author.today;
  const key = number === 1 ? prescription.key : `${prescription.key}-${number}`;
  const before = number === 2 ? prescription.key : `${prescription.key}-${number - 1}`;
  const interval = drug(prescription.drug).days;
  const course = {
    kind: prescription.kind === undefined ? 'repeat' : prescription.kind,
    start,
    replaces: number === 1 ? null : before,
    issues: days.map((day, index) => issue(author, `${key}-issue-${index + 1}`, day, interval)),
    repeats: { allowed, issued: days.length, reviewOn: addDays(start, allowed * interval) },
  };
  const keyed = { ...prescription, key };
  if (next !== null) {
    return courseOf(author, keyed, { ...course, status: 'completed', end: addDays(next, -1) });
  }
  if (end.how === 'running') return courseOf(author, keyed, { ...course, status: 'active', end: null });
  const ended = daysAgo(author, end.daysAgo);
  if (end.how === 'completed') {
    // It was authorised until then, however many issues are left.
    const { repeats } = course;
    const reviewOn = repeats.reviewOn < ended ? repeats.reviewOn : ended;
    return courseOf(author, keyed, { ...course, repeats: { ...repeats, reviewOn }, status: 'completed', end: ended });
  }
  return courseOf(author, keyed, {
    ...course,
    status: 'stopped',
    end: ended,
    stopped: { reason: end.reason, on: end.dated === false ? null : ended },
  });
}

/**
 * A medicine issued again and again, for as long as `since` days: one course for each authorisation, the later one naming the
 * earlier (spec 04 §10.5, re-authorisation).
 */
export function repeat(
  author: RecordAuthor,
  prescription: Prescription & { readonly since: number; readonly allowed: number; readonly end: RepeatEnd },
): readonly Course[] {
  const { since, end } = prescription;
  const interval = drug(prescription.drug).days;
  const allowed = Math.min(prescription.allowed, Math.floor(LONGEST_AUTHORISATION / interval));
  const lastDaysAgo = end.how === 'running' ? author.random.int(1, interval) : end.daysAgo + author.random.int(3, 20);
  const days = issueDays(author, interval, Math.max(since, lastDaysAgo), lastDaysAgo);
  const groups = Array.from({ length: Math.ceil(days.length / allowed) }, (_unused, index) =>
    days.slice(index * allowed, (index + 1) * allowed),
  );
  return groups.map((group, index) =>
    authorisation(author, prescription, group, {
      number: index + 1,
      next: groups[index + 1]?.[0] ?? null,
      allowed,
      end,
    }),
  );
}
