import { addDays, type Day } from '../../calendar/days.js';
import { RETIRED_FROM } from '../clinical/ages.js';
import { finding } from '../clinical/findings.js';
import { ageOn, atSurgery, passed, type RecordAuthor } from './author.js';
import { consultation, type Entry, type TopicPlan } from './consultation.js';
import { bloodPressure, coded, longAgo, note, reading } from './entries.js';
import type { RecordParts } from './part.js';
import { childhoodVaccinations } from './vaccinations.js';

const OCCUPATIONS = ['Teacher', 'Warehouse worker', 'Shop assistant', 'Gardener', 'Electrician', 'Office manager'];
const FORMER_OCCUPATIONS = ['Retired teacher', 'Retired nurse', 'Retired engineer', 'Retired bus driver'];

/** Who speaks another language has said so elsewhere: nothing here may gainsay it. */
const originEntries = ({ speaksEnglish }: RecordAuthor): readonly Entry[] =>
  speaksEnglish ? [coded(finding('ethnicity')), coded(finding('english'))] : [];

/** What hardly changes about somebody, as a new patient is asked for it. */
function socialEntries(author: RecordAuthor, day: Day): readonly Entry[] {
  const { random } = author;
  const occupation = random.pick(ageOn(author, day) >= RETIRED_FROM ? FORMER_OCCUPATIONS : OCCUPATIONS);
  return [
    coded(finding('occupation'), { value: { kind: 'text', text: occupation } }),
    coded(finding(random.pick(['never-smoked', 'ex-smoker', 'smoker']))),
    reading('alcohol'),
    ...originEntries(author),
    coded(finding(random.pick(['lives-alone', 'carer', 'organ-donor']))),
  ];
}

function familyEntries({ random }: RecordAuthor): readonly Entry[] {
  return random
    .shuffled(['family-asthma', 'family-diabetes', 'family-heart'])
    .slice(0, 2)
    .map((key) => coded(finding(key), { comment: random.pick(['Mother', 'Father', 'Brother', 'Sister']) }));
}

/** Operations of youth: the patient knows the year, or the month. */
function operations(author: RecordAuthor): RecordParts {
  const recordedBy = author.team.assistant;
  const at = (age: number, precision: 4 | 7): string => addDays(author.birthDate, age * 365 + 100).slice(0, precision);
  const old = [
    { age: 6, observation: longAgo('tonsillectomy', finding('tonsillectomy'), at(6, 4), recordedBy) },
    { age: 16, observation: longAgo('appendicectomy', finding('appendicectomy'), at(16, 7), recordedBy) },
  ];
  return [
    {
      observations: old
        .filter(({ age }) => ageOn(author, author.today) > age + 1)
        .map(({ observation }) => observation),
    },
  ];
}

/** Day of the check of a new patient: soon after joining, though not before they are grown up. */
export function checkedOn(author: RecordAuthor): Day {
  const grown = addDays(author.birthDate, 18 * 366);
  const soon = addDays(author.registeredOn, 6);
  return passed(author, soon < grown ? grown : soon);
}

/** The check of a new patient: history, family, measurements and consent, with what else is to be written there. */
export function newPatientCheck(author: RecordAuthor, others: TopicPlan['headings'] = []): RecordParts {
  const day = checkedOn(author);
  return consultation(author, {
    key: 'new-patient-check',
    at: atSurgery(author, day),
    by: author.team.nurse,
    others: [author.team.assistant],
    contact: 'surgery',
    topics: [
      {
        title: null,
        headings: [
          ['Social', socialEntries(author, day)],
          ['Family History', familyEntries(author)],
          ['Examination', [reading('height'), reading('weight'), reading('bmi'), reading('pulse'), bloodPressure]],
          ['Administration', [coded(finding('consent-summary')), coded(finding('consent-records'))]],
          ...others,
        ],
      },
    ],
  });
}

/** What the notes of the practice before say, once they have come: vaccinations of childhood, and operations. */
export function oldNotes(author: RecordAuthor): RecordParts {
  const day = checkedOn(author);
  const old = childhoodVaccinations(author, day);
  if (old.length === 0) return operations(author);
  const summary = consultation(author, {
    key: 'notes-summary',
    at: atSurgery(author, passed(author, addDays(day, 12))),
    by: author.team.assistant,
    contact: 'administration',
    topics: [
      {
        title: null,
        headings: [
          ['Additional', old],
          ['Comment', [note('Summarised from the notes of the practice before.')]],
        ],
      },
    ],
  });
  return [...summary, ...operations(author)];
}
