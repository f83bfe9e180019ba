import { type Day, dayInWords } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import { CONTROLLED_DRUGS } from '../../estate/clinical/controlled-drugs.js';
import type { Course, Issue } from '../../estate/clinical/gp-record.js';
import { labelled, textCell } from './cells.js';
import { element, EMPTY, lines, type Markup, text } from './markup.js';
import type { RecordView } from './record-view.js';

/** Whether it is given once. Old entries of no type count as repeats (spec 04 §2.3). */
export function isAcute({ kind }: Course): boolean {
  return kind === 'acute' || kind === 'delayed-prescribing';
}

/** An acute that was written before the day from which it may be had. */
function isPostDated({ issues }: Course): boolean {
  const [only] = issues;
  return only !== undefined && only.from > ukDay(only.written);
}

const TYPES = {
  acute: 'Acute',
  'delayed-prescribing': 'Acute Delayed',
  repeat: 'Repeat',
  'repeat-dispensing': 'Repeat Dispensed',
} as const;

/** The type of a medication, with the agency where somebody else prescribes it (spec 05 §5.3). */
export function typeInWords(course: Course): string {
  const { kind, prescribedElsewhere } = course;
  if (prescribedElsewhere !== null) {
    return `${isAcute(course) ? 'Acute' : 'Repeat'} – ${prescribedElsewhere === '' ? 'Unknown Prescriber' : prescribedElsewhere}`;
  }
  if (kind === null) return 'Not recorded';
  return kind === 'acute' && isPostDated(course) ? 'Acute Post-Dated' : TYPES[kind];
}

/** How it is to be taken, with what the patient is told beside. */
export function dosageInWords({ dosage, advice }: Course): string {
  return advice === null ? dosage : `${dosage}. ${advice}`;
}

/** How much of it. */
export function quantityInWords({ quantity, product }: Course): string {
  return `${quantity} ${product.kind === 'drug' ? product.drug.unit : product.unit}`;
}

/** Issues are counted up to today, and not at all where they are authorised together or made by somebody else (spec 05 §5.3). */
function countedIssues({ kind, prescribedElsewhere, issues }: Course, today: Day): readonly Issue[] {
  const isCounted = kind !== 'repeat-dispensing' && prescribedElsewhere === null;
  return isCounted ? issues.filter(({ from }) => from <= today) : [];
}

/** Day of the last issue, if there was one. */
export function lastIssued(course: Course, today: Day): Day | null {
  return countedIssues(course, today).at(-1)?.from ?? null;
}

/** How many issues were made, if any were. */
export function numberIssued(course: Course, today: Day): number | null {
  const count = countedIssues(course, today).length;
  return count === 0 ? null : count;
}

/** When and why it was ended by somebody; empty where it was not. */
export function endInWords({ stopped }: Course): string {
  if (stopped === null) return '';
  return [stopped.on === null ? '' : dayInWords(stopped.on), stopped.reason].filter(Boolean).join(' ');
}

/** What else there is to say of a medication, one thing a line (spec 05 §5.3). */
export function additionalInformation(course: Course, { record }: RecordView): Markup {
  const { product, stopped, problem, kind, repeats, recorded, notes } = course;
  const isControlled = product.kind === 'drug' && CONTROLLED_DRUGS.has(product.drug.key);
  const reason = record.problems.find(({ key }) => key === problem)?.term.display ?? null;
  const isDispensed = kind === 'repeat-dispensing';
  return lines([
    isControlled ? element('strong', [text('CONTROLLED DRUG')]) : EMPTY,
    stopped === null ? EMPTY : text(`${isAcute(course) ? 'CANCELLED' : 'DISCONTINUED'}: ${endInWords(course)}`.trim()),
    labelled('Linked problem', reason),
    labelled('Last authorised', isDispensed ? dayInWords(ukDay(recorded)) : null),
    labelled('Number authorised', isDispensed ? String(repeats?.allowed ?? '') : null),
    ...notes.map(textCell),
  ]);
}
