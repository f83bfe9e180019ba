import { addDays, daysBetween } from '../../calendar/days.js';
import type { Allergy, Course, GpRecord, Problem } from '../clinical/gp-record.js';
import { allergyTo } from './allergy-list.js';
import { atSurgery, type RecordAuthor, surgeryDay } from './author.js';
import { checkedOn, newPatientCheck } from './background.js';
import { courseVisits } from './course-visits.js';
import { consultation, mention } from './consultation.js';
import { coded, note, planned, readings, refTo } from './entries.js';
import { type RecordParts, recordOfParts } from './part.js';
import { acute, courseOf } from './prescribing.js';
import { withProblemLinks } from './problem-links.js';
import { problemOf } from './problem-list.js';
import { allergyVisits } from './problem-visits.js';
import { MEDICATION_REVIEW_DUE } from './recalls.js';
import { prescribedElsewhere } from './special-courses.js';

/** Age at which the patient says that it began: nobody here can look it up. */
const SINCE_AGE = 9;

const AS_TOLD = 'As told by the patient: the notes have not come yet';
const TOLD_OF_MEDICINE = 'Additional Information: As told by the patient at the first visit, box seen';

/** Days ago, that many days after the patient joined; yesterday at the latest. */
const daysAfterJoining = ({ registeredOn, today }: RecordAuthor, days: number): number =>
  Math.max(1, daysBetween(registeredOn, today) - days);

function asthma(author: RecordAuthor, told: number): Problem {
  const since = addDays(author.birthDate, SINCE_AGE * 365).slice(0, 4);
  const problem = problemOf(author, 'asthma', { since: told, note: AS_TOLD });
  return { ...problem, onset: since, recorded: atSurgery(author, surgeryDay(author, told)), significance: 'major' };
}

function penicillin(author: RecordAuthor, told: number): Allergy {
  const allergy = allergyTo(author, {
    key: 'penicillin',
    days: told,
    reaction: 'moderate',
    toldByPatient: true,
    note: AS_TOLD,
  });
  return { ...allergy, onset: addDays(author.birthDate, SINCE_AGE * 365).slice(0, 4) };
}

/** The reliever, prescribed here for the first time; nothing of what was prescribed before is known. */
function reliever(author: RecordAuthor, days: number): Course {
  const from = surgeryDay(author, days);
  const written = atSurgery(author, from);
  const course = courseOf(
    author,
    { key: 'reliever', drug: 'salbutamol', problem: 'asthma' },
    {
      kind: 'repeat',
      status: 'active',
      start: from,
      end: null,
      recorded: written,
      repeats: { allowed: 6, issued: 1, reviewOn: addDays(from, 182) },
    },
  );
  const to = addDays(from, course.days - 1);
  return { ...course, issues: [{ key: 'reliever-issue-1', written, from, to, stopped: false, note: null }] };
}

/** What the patient takes that nobody here has prescribed. */
function told(author: RecordAuthor, days: number): readonly Course[] {
  const by = (whom: string, key: string, drug: string): Course => ({
    ...prescribedElsewhere(author, { key, drug, days, by: whom }),
    notes: [TOLD_OF_MEDICINE],
  });
  return [by('Previous practice', 'brought', 'lansoprazole'), by('Over the counter', 'bought', 'cetirizine')];
}

/** What the patient told of the problems that they have, and what was agreed until more is known. */
function firstTalk(author: RecordAuthor, problems: readonly Problem[]): RecordParts {
  return problems.flatMap(({ key, recorded, recordedBy, term }) =>
    consultation(author, {
      key: `visit-${key}`,
      at: recorded,
      by: recordedBy,
      contact: 'surgery',
      topics: [
        {
          title: term.display,
          problems: [key],
          headings: [
            ['Problem', [mention(refTo('problems', key)), coded(term)]],
            ['History', [note('Since childhood, as told. Blue inhaler twice a week, never in hospital with it.')]],
            ['Examination', readings(['peak-flow', 'oxygen'])],
            ['Plan', [note('Inhaler to be prescribed here. The rest when the old notes have come.')]],
          ],
        },
      ],
    }),
  );
}

/**
 * The record is still on its way from the practice before, and every list says so (spec 04 §7.3). There is nothing but what this
 * practice wrote since the patient joined: what they told at the first visits, and what has been done for them.
 */
export function recordInTransit(author: RecordAuthor): GpRecord {
  const first = author.writing('first visit');
  const toldOn = daysAfterJoining(author, daysBetween(author.registeredOn, checkedOn(author)));
  const problems = [asthma(first, toldOn)];
  const allergies = [penicillin(first, toldOn)];
  const courses = [
    reliever(author.writing('reliever'), daysAfterJoining(author, 8)),
    ...told(author.writing('told'), toldOn),
    acute(author.writing('acute'), { key: 'acute-1', drug: 'chloramphenicol', days: daysAfterJoining(author, 13) }),
  ];
  const later = planned(MEDICATION_REVIEW_DUE, addDays(author.today, 42), { note: 'When the old notes have come' });
  const record = recordOfParts([
    { problems, courses, allergies },
    ...newPatientCheck(author.writing('new patient'), [
      ['Comment', [note('Record of the practice before has been asked for.')]],
      ['Follow up', [later]],
    ]),
    ...firstTalk(author.writing('first talk'), problems),
    ...allergyVisits(author, allergies, problems),
    ...courseVisits(author, courses, problems),
  ]);
  return {
    ...withProblemLinks(record),
    warnings: [{ code: 'data-in-transit', before: author.registeredOn, areas: null }],
  };
}
