import { metFrom } from '../clinical/ages.js';
import { CARE } from '../clinical/condition-care.js';
import type { Allergy, Course, Problem } from '../clinical/gp-record.js';
import { CONDITIONS } from '../clinical/terms.js';
import { allergyTo } from './allergy-list.js';
import { ageOn, daysAgo, type RecordAuthor } from './author.js';
import { type Episode, episodes, startedBy } from './episodes.js';
import { acute, repeat } from './prescribing.js';
import { problemOf } from './problem-list.js';
import type { Core } from './record-around.js';
import { dosageChanged, neverIssued, prescribedElsewhere, repeatDispensing } from './special-courses.js';
import { stoppedRepeat } from './statins.js';

/** How many problems and courses there are. */
export interface CoreMeasure {
  readonly conditions: number;
  /** Years that repeats go back. */
  readonly years: number;
  readonly acutes: number;
}

/** Conditions that so many people have that everybody here who is old enough has them. */
const COMMONEST = ['hypertension', 'diabetes', 'asthma'];

/** Keys of conditions, in the order in which this patient has them. */
function conditionKeys({ random }: RecordAuthor): readonly string[] {
  const others = CONDITIONS.map(({ key }) => key).filter((key) => !COMMONEST.includes(key));
  return [...COMMONEST, ...random.shuffled(others)];
}

const OLDEST_DAYS = 5500;

/**
 * Conditions of this patient: which ones the seed decides, how many the measure. They are older than what is taken for them, and began
 * at an age at which they are met.
 */
function conditionsOf(author: RecordAuthor, { conditions, years }: CoreMeasure): readonly Problem[] {
  const newest = Math.max(900, Math.round(years * 365) + 200);
  const age = ageOn(author, author.today);
  const oldestOf = (key: string): number => Math.min(OLDEST_DAYS, (age - metFrom(key)) * 365);
  return conditionKeys(author)
    .filter((key) => oldestOf(key) >= newest)
    .slice(0, conditions)
    .map((key) => {
      const note = CARE[key]?.note;
      const since = author.random.int(newest, oldestOf(key));
      return problemOf(author, key, note === undefined ? { since } : { since, note });
    });
}

/** Left out where it stands beside the other: together they make bleed. With warfarin, stable heart disease needs no more. */
const NOT_BESIDE: Readonly<Record<string, string>> = { clopidogrel: 'warfarin', sertraline: 'warfarin' };

const drugsOf = ({ key }: Problem): readonly string[] => CONDITIONS.find((one) => one.key === key)?.drugs ?? [];

/** Repeats for the conditions: each has been taken for a time of its own. */
function runningRepeats(author: RecordAuthor, problems: readonly Problem[], years: number): readonly Course[] {
  const all = problems.flatMap(drugsOf);
  return problems.flatMap((problem) =>
    drugsOf(problem)
      .filter((name) => !all.includes(NOT_BESIDE[name] ?? ''))
      .flatMap((name) =>
        repeat(author, {
          key: name,
          drug: name,
          problem: problem.key,
          since: author.random.int(Math.round(years * 200), Math.round(years * 365)),
          allowed: author.random.pick([6, 6, 12]),
          end: { how: 'running' },
        }),
      ),
  );
}

const OF_THE_HEART: readonly string[] = ['atrial-fibrillation', 'heart-failure', 'ischaemic-heart-disease'];

/** A repeat of which another dose is taken now. Amitriptyline is not for those with a heart condition. */
const changedDose = (problems: readonly Problem[]): { drug: string; dosage: string; quantity: number } =>
  problems.some(({ key }) => OF_THE_HEART.includes(key))
    ? { drug: 'ferrous-sulfate', dosage: 'One to be taken each day', quantity: 28 }
    : { drug: 'amitriptyline', dosage: 'Two to be taken at night', quantity: 56 };

/** What a hospital prescribes and supplies: insulin where there is diabetes. */
const hospitalDrug = (problems: readonly Problem[]): string =>
  problems.some(({ key }) => key === 'diabetes') ? 'insulin-glargine' : 'quetiapine';

/** One of each special kind, whatever else the seed gives. */
function oneOfEach(author: RecordAuthor, problems: readonly Problem[]): readonly Course[] {
  const { drug, ...changed } = changedDose(problems);
  return [
    acute(author, {
      key: 'acute-current',
      drug: 'zerobase',
      days: 1,
      notes: ['Patient Notes: See us if not better in two weeks'],
    }),
    acute(author, { key: 'acute-cancelled', drug: 'tramadol', days: 75, cancelled: 'Patient does not want it' }),
    acute(author, { key: 'delayed', drug: 'doxycycline', days: 40, kind: 'delayed-prescribing' }),
    ...stoppedRepeat(author, problems),
    ...dosageChanged(author, {
      key: 'changed-dose',
      drug,
      since: 190,
      changed: { daysAgo: 90, ...changed },
    }),
    neverIssued(author, { key: 'never-issued', drug: 'folic-acid', days: 4 }),
    repeatDispensing(author, { key: 'dispensed', drug: 'mebeverine', days: 66, issues: 6 }),
    prescribedElsewhere(author, { key: 'hospital', drug: hospitalDrug(problems), days: 110, by: 'Hospital' }),
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
export function generalCore(author: RecordAuthor, measure: CoreMeasure): Core {
  const listed = author.writing('problems');
  const problems = conditionsOf(listed, measure);
  const allergies = allergiesOf(author.writing('allergies'));
  const old = pneumonia(author.writing('old problem'));
  const courses = [
    ...runningRepeats(author.writing('repeats'), problems, measure.years),
    ...oneOfEach(author.writing('special courses'), problems),
    old.course,
  ];
  const within = Math.round(measure.years * 700);
  const ill = episodes(author.writing('acutes'), { count: measure.acutes, within }, { problems, courses });
  return {
    problems: [
      ...problems,
      ...allergies.slice(0, 1).flatMap((allergy) => problemOfAllergy(listed, allergy)),
      old.problem,
      ...ill.flatMap(({ problem }) => problem ?? []),
    ],
    courses: [...courses, ...ill.map(({ course }) => course)],
    allergies,
    unexportable: ['Prescription'],
  };
}
