import { addDays, type Day } from '../../../calendar/days.js';
import type { Course } from '../../../estate/clinical/gp-record.js';
import { dateCell, productName, spanFrom, textCell } from '../cells.js';
import { type Markup, text } from '../markup.js';
import {
  additionalInformation,
  dosageInWords,
  endInWords,
  isAcute,
  lastIssued,
  numberIssued,
  quantityInWords,
  typeInWords,
} from '../medication-text.js';
import type { DatedRow, Part, RecordView } from '../record-view.js';

const COMMON = { areas: ['medications'], mentions: ['problems'], isFiltered: false } as const;

/** Columns that all tables of medication have in the middle. */
function whatAndHow(course: Course): readonly Markup[] {
  return [text(productName(course.product)), text(dosageInWords(course)), text(quantityInWords(course))];
}

/** A running repeat is in every period after its start. */
const FOR_EVER: Day = '9999-12-31';

const ACUTE_DAYS = 365;

export const ACUTE_MEDICATION: Part = {
  ...COMMON,
  title: 'Acute Medication (Last 12 Months)',
  table: 'acuteMedication',
  content: () =>
    'Scheduled End Date is not always captured in the source; where it was not recorded, the displayed date is calculated from start date and days duration',
  rows: (view) =>
    view.record.courses
      .filter((course) => isAcute(course) && course.start > addDays(view.today, -ACUTE_DAYS))
      .map((course) => ({
        span: spanFrom(course.start, course.end),
        sortedBy: course.start,
        cells: [
          text(typeInWords(course)),
          dateCell(course.start),
          ...whatAndHow(course),
          dateCell(course.end ?? addDays(course.start, course.days - 1)),
          textCell(course.days),
          additionalInformation(course, view),
        ],
      })),
};

/** Neither ended by somebody nor run out (spec 05 §5.3). */
function isCurrent({ status, end }: Course, today: Day): boolean {
  return status !== 'stopped' && (end === null || end > today);
}

/** The start of the first authorisation, of which this one is the latest. */
function firstStart(course: Course, courses: readonly Course[]): Day {
  const before = courses.find(({ key }) => key === course.replaces);
  return before === undefined ? course.start : firstStart(before, courses);
}

function repeats({ record }: RecordView): readonly Course[] {
  return record.courses.filter((course) => !isAcute(course));
}

const REVIEW =
  'The Review Date is that set for each Repeat Course. Reviews may be conducted according to a diary event which differs from the dates shown';
const CHANGED = 'Details are those of the repeat itself, which was changed after its last issue';

export const CURRENT_REPEATS: Part = {
  ...COMMON,
  title: 'Current Repeat Medication',
  table: 'currentRepeats',
  content: (view) => {
    const shown = repeats(view).filter((course) => isCurrent(course, view.today));
    const isChanged = shown.some((course) => (course.dosageChangedOn ?? '') > (lastIssued(course, view.today) ?? ''));
    return isChanged ? `${REVIEW}. ${CHANGED}` : REVIEW;
  },
  rows: (view) =>
    repeats(view)
      .filter((course) => isCurrent(course, view.today))
      .map((course) => {
        const start = firstStart(course, view.record.courses);
        return {
          span: spanFrom(start, course.end ?? FOR_EVER),
          sortedBy: start,
          cells: [
            text(typeInWords(course)),
            dateCell(start),
            ...whatAndHow(course),
            dateCell(lastIssued(course, view.today)),
            textCell(numberIssued(course, view.today)),
            textCell(course.repeats?.allowed ?? null),
            dateCell(course.repeats?.reviewOn ?? null),
            additionalInformation(course, view),
          ],
        };
      }),
};

/** Ended by somebody; some systems cannot tell that from running out. */
function isDiscontinued(course: Course, { has, today }: RecordView): boolean {
  const hasRunOut = !isCurrent(course, today) && course.status !== 'stopped';
  return course.status === 'stopped' || (has('endedWithDiscontinued') && hasRunOut);
}

export const DISCONTINUED_REPEATS: Part = {
  ...COMMON,
  title: 'Discontinued Repeat Medication',
  table: 'discontinuedRepeats',
  content: ({ has }) =>
    has('endedWithDiscontinued')
      ? 'Repeat medication that is no longer in force, whether somebody ended it or it ran out: this system does not tell the two apart'
      : 'All repeat medication ended by a clinician action',
  rows: (view) =>
    repeats(view)
      .filter((course) => isDiscontinued(course, view))
      .map((course) => {
        const last = lastIssued(course, view.today);
        const end = course.stopped === null ? course.end : course.stopped.on;
        return {
          span: spanFrom(course.start, end),
          sortedBy: last ?? '',
          cells: [
            text(typeInWords(course)),
            dateCell(last),
            ...whatAndHow(course),
            dateCell(end),
            textCell(course.stopped?.reason ?? null),
            additionalInformation(course, view),
          ],
        };
      }),
};

/** Every medication, under what it is called. */
function allRows(view: RecordView): readonly DatedRow[] {
  return view.record.courses.map((course) => ({
    span: spanFrom(course.start, course.end ?? (isAcute(course) ? null : FOR_EVER)),
    sortedBy: course.start,
    heading: productName(course.product),
    cells: [
      text(typeInWords(course)),
      dateCell(course.start),
      ...whatAndHow(course),
      dateCell(lastIssued(course, view.today)),
      textCell(numberIssued(course, view.today)),
      text(endInWords(course)),
      additionalInformation(course, view),
    ],
  }));
}

export const ALL_MEDICATION: Part = {
  ...COMMON,
  title: 'All Medication',
  table: 'allMedication',
  isFiltered: true,
  rows: allRows,
};

export const ALL_ISSUES: Part = {
  ...COMMON,
  title: 'All Medication Issues',
  table: 'allIssues',
  isFiltered: true,
  rows: (view) =>
    view.record.courses.flatMap((course) => {
      const heading = productName(course.product);
      const type = text(typeInWords(course));
      const others = [...whatAndHow(course), textCell(course.days), additionalInformation(course, view)];
      return course.issues.map(({ from }) => ({
        span: spanFrom(from),
        sortedBy: from,
        heading,
        cells: [type, dateCell(from), ...others],
      }));
    }),
};
