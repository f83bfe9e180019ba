import { addDays, type Day } from '../../calendar/days.js';
import { ukDay } from '../../calendar/uk-time.js';
import { CARE, type ConditionCare } from '../clinical/condition-care.js';
import { finding } from '../clinical/findings.js';
import type { Course, GpRecord, Problem } from '../clinical/gp-record.js';
import { type Panel, panel } from '../clinical/laboratory.js';
import { atSurgery, type RecordAuthor, surgeryDay } from './author.js';
import { consultation, type Entry, type TopicPlan } from './consultation.js';
import { coded, note, planned, readings } from './entries.js';
import { filed } from './filing.js';
import { filingMoment, isUnusual, laboratoryReport, type Tendencies } from './laboratory-report.js';
import type { RecordParts } from './part.js';
import { isTaking } from './prescribing.js';

interface CaredFor {
  readonly problem: Problem;
  readonly care: ConditionCare;
}

/** Conditions that are looked after, and what is taken. */
interface Under {
  readonly conditions: readonly CaredFor[];
  readonly courses: readonly Course[];
}

/** Active problems with care of their own that were on the list by that day. */
function caredFor(problems: readonly Problem[], day: Day): readonly CaredFor[] {
  return problems.flatMap((problem) => {
    const care = CARE[problem.key];
    const isListed = problem.status === 'active' && ukDay(problem.recorded) < day;
    return care === undefined || !isListed ? [] : [{ problem, care }];
  });
}

const DUE_IN_A_YEAR = 365;

/** One condition at a review. What is taken for all of them, such as the weight, stands with the first only. */
function reviewTopic(
  author: RecordAuthor,
  { care, problem }: CaredFor,
  { day, isLast, taken }: { readonly day: Day; readonly isLast: boolean; readonly taken: readonly string[] },
): TopicPlan {
  const recall: readonly Entry[] = isLast
    ? [planned(care.recall, addDays(day, DUE_IN_A_YEAR), { note: `Recall: ${problem.term.display}` })]
    : [];
  return {
    title: problem.term.display,
    problems: [problem.key],
    headings: [
      ['History', [note(author.random.pick(care.reviewed))]],
      ['Examination', readings(taken)],
      ['Follow up', recall],
    ],
  };
}

/** Readings that say how a medicine does: only who takes it has them. */
const OF_A_MEDICINE: Readonly<Record<string, string>> = { inr: 'warfarin' };

/** The yearly review of every long-term condition, by the nurse. */
function review(author: RecordAuthor, { conditions, courses }: Under, at: Date, number: number): RecordParts {
  const seen = new Set<string>();
  const day = ukDay(at);
  const isTaken = (key: string): boolean => {
    const medicine = OF_A_MEDICINE[key];
    return !seen.has(key) && (medicine === undefined || isTaking(courses, medicine, day));
  };
  return consultation(author, {
    key: `review-${number}`,
    at,
    by: author.team.nurse,
    contact: 'clinic',
    topics: conditions.map((one) => {
      const taken = one.care.readings.filter(isTaken);
      for (const key of taken) seen.add(key);
      return reviewTopic(author, one, { day, isLast: number === 1, taken });
    }),
  });
}

function tendenciesOf(conditions: readonly CaredFor[]): Tendencies {
  return Object.assign({}, ...conditions.map(({ care }) => care.tends ?? {})) as Tendencies;
}

const NORMAL = ['Normal, no action.', 'Satisfactory.', 'Normal. Letter to patient not needed.'];
const UNUSUAL = [
  'As expected with the condition, no change.',
  'Slightly out of range. Repeat in three months.',
  'Speak to patient: appointment made.',
];

/** Reports come from where the sample was worked on. */
const REPORTS: readonly { readonly name: string; readonly has: (panel: Panel) => boolean }[] = [
  {
    name: 'biochemistry',
    has: ({ department, specimen }) => specimen === 'blood' && department === 'Clinical biochemistry',
  },
  { name: 'haematology', has: ({ department, specimen }) => specimen === 'blood' && department === 'Haematology' },
  { name: 'urine', has: ({ specimen }) => specimen === 'urine' },
];

/** The tests before a review, in several reports that a doctor files together. */
function tests(author: RecordAuthor, conditions: readonly CaredFor[], on: Day, number: number): RecordParts {
  const asked = [...new Set(['renal', 'blood-count', ...conditions.flatMap(({ care }) => care.tests)])];
  const { doctors, nurse } = author.team;
  const at = filingMoment(author, on);
  const by = author.random.pick(doctors);
  const tends = tendenciesOf(conditions);
  const reports = REPORTS.map(({ has, name }) => ({ name, panels: asked.filter((key) => has(panel(key))) }))
    .filter(({ panels }) => panels.length > 0)
    .map(({ name, panels }) => {
      const key = `tests-${number}-${name}`;
      const report = laboratoryReport(author, { key, requestedBy: nurse, on, panels, tends });
      const text = author.random.pick(isUnusual(report) ? UNUSUAL : NORMAL);
      return { ...report, filingComment: { text, at, by } };
    });
  const about = conditions.filter(({ care }) => care.tests.length > 0).map(({ problem }) => problem.key);
  return filed(author, reports, { key: `results-${number}`, at, by, problems: about });
}

function samples(author: RecordAuthor, on: Day, number: number): RecordParts {
  return consultation(author, {
    key: `samples-${number}`,
    at: atSurgery(author, on),
    by: author.team.assistant,
    contact: 'clinic',
    topics: [{ title: null, headings: [['Test Request', [note('Blood taken for the yearly review.')]]] }],
  });
}

/** The pharmacist goes through the medication, by telephone. */
function medicationReview(author: RecordAuthor, at: Date, number: number): RecordParts {
  return consultation(author, {
    key: `medication-review-${number}`,
    at,
    by: author.team.pharmacist,
    contact: 'telephone',
    topics: [
      {
        title: null,
        headings: [
          [
            'Patient Medication Review',
            [
              coded(finding('medication-review')),
              coded(finding(author.random.pick(['adherence-good', 'no-side-effects']))),
            ],
          ],
          ['Comment', [note('Knows what each is for. Orders every month through the app.')]],
        ],
      },
    ],
  });
}

/**
 * A patient's long-term conditions looked after for so many years: each year tests, the review, and the medication gone through. The
 * next round is in the diary.
 */
export function longTermCare(
  author: RecordAuthor,
  { courses, problems }: Pick<GpRecord, 'courses' | 'problems'>,
  years: number,
): RecordParts {
  return Array.from({ length: years }, (_unused, index): RecordParts => {
    const number = index + 1;
    const writing = author.writing(`review ${number}`);
    const at = atSurgery(writing, surgeryDay(writing, index * 365 + writing.random.int(30, 240)));
    const sampled = addDays(ukDay(at), -14);
    const conditions = caredFor(problems, sampled);
    if (conditions.length === 0) return [];
    const reviewed = atSurgery(writing, addDays(ukDay(at), 7));
    return [
      ...samples(writing, sampled, number),
      ...tests(writing, conditions, sampled, number),
      ...review(writing, { conditions, courses }, at, number),
      ...medicationReview(writing, reviewed, number),
    ];
  }).flat();
}
