import { addDays } from '../../calendar/days.js';
import { drug } from '../clinical/formulary.js';
import type { Course, Issue } from '../clinical/gp-record.js';
import { atSurgery, daysAgo, type RecordAuthor, surgeryDay } from './author.js';
import { courseOf, type Prescription, repeat } from './prescribing.js';

/** A repeat that was authorised but not asked for yet (spec 04 §10.4). */
export function neverIssued(author: RecordAuthor, prescription: Prescription & { readonly days: number }): Course {
  const start = surgeryDay(author, prescription.days);
  return courseOf(author, prescription, {
    kind: 'repeat',
    status: 'active',
    start,
    end: null,
    repeats: { allowed: 6, issued: 0, reviewOn: addDays(start, 182) },
  });
}

/**
 * Repeat dispensing: all issues are written on the day of the plan, each to be dispensed after the one before; some lie ahead
 * (spec 04 §10.4).
 */
export function repeatDispensing(
  author: RecordAuthor,
  prescription: Prescription & { readonly days: number; readonly issues: number; readonly stoppedDaysAgo?: number },
): Course {
  const start = surgeryDay(author, prescription.days);
  const interval = drug(prescription.drug).days;
  const written = atSurgery(author, start);
  const stoppedOn = prescription.stoppedDaysAgo === undefined ? null : daysAgo(author, prescription.stoppedDaysAgo);
  const issues = Array.from({ length: prescription.issues }, (_unused, index): Issue => {
    const from = addDays(start, index * interval);
    return {
      key: `${prescription.key}-issue-${index + 1}`,
      written,
      from,
      to: addDays(from, interval - 1),
      stopped: stoppedOn !== null && from > stoppedOn,
      note: `Issue ${index + 1} of ${prescription.issues}`,
    };
  });
  const lastDay = addDays(start, prescription.issues * interval - 1);
  const isOver = lastDay < author.today;
  return courseOf(author, prescription, {
    kind: 'repeat-dispensing',
    status: stoppedOn !== null ? 'stopped' : isOver ? 'completed' : 'active',
    start,
    end: stoppedOn ?? (isOver ? lastDay : null),
    recorded: written,
    stopped: stoppedOn === null ? null : { reason: 'Dose under review', on: stoppedOn },
    repeats: { allowed: prescription.issues, issued: prescription.issues, reviewOn: lastDay },
    issues,
  });
}

/** Prescribed by somebody else: no issue, and nothing is known of its supply (spec 04 §10.4). */
export function prescribedElsewhere(
  author: RecordAuthor,
  prescription: Prescription & { readonly days: number; readonly by: string; readonly ended?: number },
): Course {
  const { by, ended } = prescription;
  return courseOf(author, prescription, {
    kind: prescription.kind === undefined ? 'repeat' : prescription.kind,
    status: ended === undefined ? 'active' : 'completed',
    start: surgeryDay(author, prescription.days),
    end: ended === undefined ? null : daysAgo(author, ended),
    prescribedElsewhere: by,
    dosage: 'Not recorded',
    advice: null,
    repeats: null,
    notes: [`Additional Information: Supplied by ${by.toLowerCase()}`],
  });
}

/** How somebody takes a medicine from a day on, and what they need of it for as long as a supply lasts. */
export interface ChangedDosage {
  readonly daysAgo: number;
  readonly dosage: string;
  readonly quantity: number;
}

/**
 * A repeat whose dosage was changed under way, and with it what is supplied. From 1.6 on the plan is split: the earlier part is frozen,
 * the later one keeps the original dates and the allowance that is left. Before, it is one plan that says when it was changed, and all
 * its issues share what it says (spec 04 §10.2 and §10.5).
 */
export function dosageChanged(
  author: RecordAuthor,
  prescription: Prescription & { readonly since: number; readonly changed: ChangedDosage },
): readonly Course[] {
  const { changed, since } = prescription;
  const { dosage, quantity } = changed;
  const changedOn = daysAgo(author, changed.daysAgo);
  const [whole] = repeat(author, { ...prescription, since, allowed: 12, end: { how: 'running' } });
  if (whole === undefined) return [];
  if (!author.splitsDosageChanges) return [{ ...whole, dosage, quantity, dosageChangedOn: changedOn }];
  const allowed = whole.repeats?.allowed ?? 0;
  const reviewOn = whole.repeats?.reviewOn ?? null;
  const before = whole.issues.filter(({ from }) => from < changedOn);
  const after = whole.issues.filter(({ from }) => from >= changedOn);
  return [
    {
      ...whole,
      key: `${whole.key}-before`,
      status: 'completed',
      end: addDays(changedOn, -1),
      issues: before,
      repeats: { allowed, issued: before.length, reviewOn },
    },
    {
      ...whole,
      dosage,
      quantity,
      replaces: `${whole.key}-before`,
      issues: after,
      repeats: { allowed: allowed - before.length, issued: after.length, reviewOn },
    },
  ];
}
