import { EMPTY_RECORD, type Allergy, type Course, type GpRecord, type Problem } from '../clinical/gp-record.js';
import { CONDITIONS } from '../clinical/terms.js';
import { USUAL_ACUTES } from '../clinical/formulary.js';
import { allergyTo } from './allergy-list.js';
import { daysAgo, type RecordAuthor } from './author.js';
import { acute, repeat } from './prescribing.js';
import { problemOf } from './problem-list.js';
import { dosageChanged, neverIssued, prescribedElsewhere, repeatDispensing } from './special-courses.js';

/** How much of everything there is. */
export interface Measure {
  readonly conditions: number;
  /** Years that repeats go back. */
  readonly years: number;
  readonly acutes: number;
}

const EVERYDAY: Measure = { conditions: 4, years: 0.7, acutes: 6 };

/** Conditions that so many people have that everybody here has them. */
const COMMONEST = 3;

/** Conditions of this patient: which ones the seed decides, how many the measure. */
function conditionsOf(author: RecordAuthor, count: number): readonly Problem[] {
  const others = author.random.shuffled(CONDITIONS.slice(COMMONEST));
  const chosen = [...CONDITIONS.slice(0, COMMONEST), ...others].slice(0, count);
  return chosen.map((one) => problemOf(author, one, { since: author.random.int(900, 5500) }));
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

function acutes(author: RecordAuthor, count: number, years: number): readonly Course[] {
  return Array.from({ length: count }, (_unused, index) =>
    acute(author, {
      key: `acute-${index + 1}`,
      drug: author.random.pick(USUAL_ACUTES),
      days: author.random.int(30, Math.round(years * 700)),
    }),
  );
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

/** A record of this measure. */
export function generalRecord(author: RecordAuthor, measure: Measure): GpRecord {
  const listed = author.writing('problems');
  const problems = conditionsOf(listed, measure.conditions);
  const allergies = allergiesOf(author.writing('allergies'));
  const over = { key: 'old-problem', drugs: [], snomed: '233604007', display: 'Pneumonia' };
  return {
    ...EMPTY_RECORD,
    problems: [
      ...problems,
      ...allergies.slice(0, 1).flatMap((allergy) => problemOfAllergy(listed, allergy)),
      problemOf(listed, over, { since: 3000, ended: 2950 }),
    ],
    courses: [
      ...runningRepeats(author.writing('repeats'), problems, measure.years),
      ...oneOfEach(author.writing('special courses')),
      ...acutes(author.writing('acutes'), measure.acutes, measure.years),
      acute(author, { key: 'acute-for-problem', drug: 'doxycycline', days: 2960, problem: 'old-problem' }),
    ],
    allergies,
    warnings: [],
    unexportable: ['Prescription'],
  };
}

/** The everyday patient. */
export const everydayRecord = (author: RecordAuthor): GpRecord => generalRecord(author, EVERYDAY);

/** Someone who takes much, and is often ill beside. */
export const longRecord = (author: RecordAuthor): GpRecord =>
  generalRecord(author, { conditions: 9, years: 3.5, acutes: 70 });

/** Someone who hardly comes at all. */
export const briefRecord = (author: RecordAuthor): GpRecord => ({
  ...generalRecord(author, { conditions: 1, years: 1, acutes: 2 }),
  unexportable: [],
});
