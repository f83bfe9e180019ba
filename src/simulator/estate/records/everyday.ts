import { CARE } from '../clinical/condition-care.js';
import type { Allergy, Course, GpRecord, Problem } from '../clinical/gp-record.js';
import { USUAL_ILLNESSES } from '../clinical/illnesses.js';
import { CONDITIONS } from '../clinical/terms.js';
import { allergyTo } from './allergy-list.js';
import { ageOn, daysAgo, type RecordAuthor } from './author.js';
import { troublesomeLetters } from './letters.js';
import { acute, repeat } from './prescribing.js';
import { problemOf } from './problem-list.js';
import { A_LITTLE, type Core, type Extent, recordAround } from './record-around.js';
import { dosageChanged, neverIssued, prescribedElsewhere, repeatDispensing } from './special-courses.js';

/** How much of everything there is. */
export interface Measure extends Extent {
  readonly conditions: number;
  /** Years that repeats go back. */
  readonly years: number;
  readonly acutes: number;
}

const EVERYDAY: Measure = {
  conditions: 4,
  years: 0.7,
  acutes: 6,
  careYears: 2,
  autumns: 3,
  referrals: 3,
  smallContacts: 2,
};

const LONG: Measure = {
  conditions: 9,
  years: 3.5,
  acutes: 70,
  careYears: 8,
  autumns: 10,
  referrals: 12,
  smallContacts: 40,
};

const VERY_LONG: Measure = {
  conditions: 12,
  years: 3.5,
  acutes: 160,
  careYears: 15,
  autumns: 18,
  referrals: 30,
  smallContacts: 260,
};

/** Conditions that so many people have that everybody here has them: those of later life, and those that the young have. */
const COMMONEST = ['hypertension', 'diabetes', 'asthma'];
const OF_THE_YOUNG = ['asthma', 'hay-fever', 'anxiety-and-depression', 'hypothyroidism'];
const YOUNG_UNTIL = 40;

function conditionKeys(author: RecordAuthor): readonly string[] {
  if (ageOn(author, author.today) < YOUNG_UNTIL) return OF_THE_YOUNG;
  const others = CONDITIONS.map(({ key }) => key).filter((key) => !COMMONEST.includes(key));
  return [...COMMONEST, ...author.random.shuffled(others)];
}

const OLDEST_DAYS = 5500;

/** Conditions of this patient: which ones the seed decides, how many the measure. They are older than what is taken for them. */
function conditionsOf(author: RecordAuthor, { conditions, years }: Measure): readonly Problem[] {
  const newest = Math.max(900, Math.round(years * 365) + 200);
  const oldest = Math.max(newest, Math.min(OLDEST_DAYS, (ageOn(author, author.today) - 16) * 365));
  return conditionKeys(author)
    .slice(0, conditions)
    .map((key) => {
      const note = CARE[key]?.note;
      const since = author.random.int(newest, oldest);
      return problemOf(author, key, note === undefined ? { since } : { since, note });
    });
}

/** Repeats for the conditions: each has been taken for a time of its own. */
function runningRepeats(author: RecordAuthor, problems: readonly Problem[], years: number): readonly Course[] {
  return problems.flatMap(({ key: problem }) => {
    const drugs = CONDITIONS.find(({ key }) => key === problem)?.drugs ?? [];
    return drugs.flatMap((name) =>
      repeat(author, {
        key: name,
        drug: name,
        problem,
        since: author.random.int(Math.round(years * 200), Math.round(years * 365)),
        allowed: author.random.pick([6, 6, 12]),
        end: { how: 'running' },
      }),
    );
  });
}

/** An illness treated once, and the problem that was made of it, if one was. */
interface Episode {
  readonly course: Course;
  readonly problem: Problem | null;
}

const PROBLEM_EVERY = 6;

/** Illnesses treated once. Of every sixth a problem was made, which has long been over. */
function episodes(author: RecordAuthor, { acutes, years }: Measure): readonly Episode[] {
  return Array.from({ length: acutes }, (_unused, index): Episode => {
    const illness = author.random.pick(USUAL_ILLNESSES);
    const days = author.random.int(30, Math.round(years * 700));
    const key = `acute-${index + 1}`;
    const problemKey = index % PROBLEM_EVERY === 0 ? `illness-${index + 1}` : null;
    const course = acute(author, { key, drug: illness.drug, days, problem: problemKey });
    if (problemKey === null) return { course, problem: null };
    const told = { key: problemKey, drugs: [], ...illness.term };
    return { course, problem: startedBy(course, problemOf(author, told, { since: days, ended: days - 21 })) };
  });
}

/** The problem as it was put on the list when this was prescribed for it. */
function startedBy(course: Course, problem: Problem): Problem {
  return { ...problem, onset: course.start, recorded: course.recorded, recordedBy: course.prescriber };
}

/** One of each special kind, whatever else the seed gives. */
function oneOfEach(author: RecordAuthor): readonly Course[] {
  return [
    acute(author, {
      key: 'acute-current',
      drug: 'doxycycline',
      days: 1,
      notes: ['Patient Notes: See us if not better in three days'],
    }),
    acute(author, { key: 'acute-cancelled', drug: 'tramadol', days: 75, cancelled: 'Patient does not want it' }),
    acute(author, { key: 'delayed', drug: 'ciprofloxacin', days: 40, kind: 'delayed-prescribing' }),
    ...repeat(author, {
      key: 'stopped-repeat',
      drug: 'simvastatin',
      since: 600,
      allowed: 12,
      end: { how: 'stopped', daysAgo: 160, reason: 'Muscle pain; changed to another statin' },
    }),
    ...dosageChanged(author, {
      key: 'changed-dose',
      drug: 'amitriptyline',
      since: 190,
      changedDaysAgo: 90,
      newDosage: 'Two to be taken at night',
    }),
    neverIssued(author, { key: 'never-issued', drug: 'folic-acid', days: 4 }),
    repeatDispensing(author, { key: 'dispensed', drug: 'ferrous-sulfate', days: 66, issues: 6 }),
    prescribedElsewhere(author, { key: 'hospital', drug: 'quetiapine', days: 420, by: 'Hospital' }),
  ];
}

function allergiesOf(author: RecordAuthor): readonly Allergy[] {
  return [
    allergyTo(author, {
      key: 'penicillin',
      days: 2900,
      reaction: 'moderate',
      note: 'Came up within an hour of the second dose',
    }),
    allergyTo(author, { key: 'peanut', days: 4100, reaction: 'severe', criticality: 'high', toldByPatient: true }),
    allergyTo(author, { key: 'grass-pollen', days: 1500, reaction: 'mild', criticality: 'low' }),
    allergyTo(author, { key: 'latex', days: 6900, reaction: 'unknown', vague: true }),
    allergyTo(author, {
      key: 'erythromycin',
      days: 3300,
      reaction: 'mild',
      ended: { on: daysAgo(author, 700), reason: 'Tolerated since without any reaction' },
    }),
  ];
}

/** A problem that is an allergy itself: its header names the allergy (spec 04 §8). */
function problemOfAllergy(author: RecordAuthor, allergy: Allergy): readonly Problem[] {
  if (allergy.allergen.kind !== 'coded') return [];
  const term = { key: `problem-${allergy.key}`, drugs: [], ...allergy.allergen.term };
  return [{ ...problemOf(author, term, { since: 2900 }), allergy: allergy.key }];
}

/** A pneumonia of years ago, with what was given for it. */
function pneumonia(author: RecordAuthor): Episode & { readonly problem: Problem } {
  const course = acute(author, { key: 'acute-for-problem', drug: 'doxycycline', days: 2960, problem: 'old-problem' });
  const told = { key: 'old-problem', drugs: [], snomed: '233604007', display: 'Pneumonia' };
  const problem = startedBy(course, problemOf(author, told, { since: 2960, ended: 2920 }));
  return { course, problem: { ...problem, significance: 'major', note: 'Treated at home, X-ray clear afterwards' } };
}

/** Problems, medication and allergies of this measure. */
export function generalCore(author: RecordAuthor, measure: Measure): Core {
  const listed = author.writing('problems');
  const problems = conditionsOf(listed, measure);
  const allergies = allergiesOf(author.writing('allergies'));
  const old = pneumonia(author.writing('old problem'));
  const ill = episodes(author.writing('acutes'), measure);
  return {
    problems: [
      ...problems,
      ...allergies.slice(0, 1).flatMap((allergy) => problemOfAllergy(listed, allergy)),
      old.problem,
      ...ill.flatMap(({ problem }) => problem ?? []),
    ],
    courses: [
      ...runningRepeats(author.writing('repeats'), problems, measure.years),
      ...oneOfEach(author.writing('special courses')),
      ...ill.map(({ course }) => course),
      old.course,
    ],
    allergies,
    unexportable: ['Prescription'],
  };
}

const generalRecord = (author: RecordAuthor, measure: Measure): GpRecord =>
  recordAround(author, measure, generalCore(author, measure));

/** The everyday patient. */
export const everydayRecord = (author: RecordAuthor): GpRecord => generalRecord(author, EVERYDAY);

/** Someone who takes much, and is often ill beside; among the letters are some that cannot or should not be opened. */
export const longRecord = (author: RecordAuthor): GpRecord =>
  recordAround(author, LONG, generalCore(author, LONG), troublesomeLetters(author.writing('troublesome letters')));

/** Someone whom the practice sees every week, with a medicine that is kept back from sharing. */
export const veryLongRecord = (author: RecordAuthor): GpRecord => ({
  ...generalRecord(author, VERY_LONG),
  warnings: [{ code: 'confidential-items', before: null, areas: ['medications'] }],
});

/** Someone who hardly comes at all. */
export const briefRecord = (author: RecordAuthor): GpRecord => ({
  ...generalRecord(author, { ...A_LITTLE, conditions: 1, years: 1, acutes: 2 }),
  unexportable: [],
});

/** The record is still on its way from the practice before: every list warns (spec 04 §7.3). */
export const recordInTransit = (author: RecordAuthor): GpRecord => ({
  ...everydayRecord(author),
  warnings: [{ code: 'data-in-transit', before: author.registeredOn, areas: null }],
});
