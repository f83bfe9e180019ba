import { finding } from '../clinical/findings.js';
import type { ContactKey } from '../clinical/contacts.js';
import type { Day } from '../../calendar/days.js';
import type { GpRecord } from '../clinical/gp-record.js';
import { ageOn, atSurgery, type RecordAuthor, surgeryDay } from './author.js';
import { consultation, type Entry } from './consultation.js';
import { bloodPressure, coded, note, reading } from './entries.js';
import type { RecordParts } from './part.js';
import { isTaking } from './prescribing.js';
import { listedBefore } from './problem-list.js';

/** A short contact of a long record, and who has it. */
interface SmallContact {
  readonly contact: ContactKey;
  readonly by: 'nurse' | 'assistant' | 'pharmacist' | 'doctor';
  readonly heading: string;
  readonly entries: () => readonly Entry[];
  /** Condition that it belongs to. */
  readonly only?: string;
  /** Medicine that it watches over. */
  readonly taking?: string;
  /** For nobody younger. */
  readonly fromAge?: number;
}

const SMALL_CONTACTS: readonly SmallContact[] = [
  {
    contact: 'clinic',
    by: 'assistant',
    heading: 'Examination',
    entries: () => [bloodPressure, reading('pulse'), reading('weight'), reading('bmi')],
  },
  {
    contact: 'clinic',
    by: 'nurse',
    heading: 'Examination',
    only: 'atrial-fibrillation',
    taking: 'warfarin',
    entries: () => [reading('inr'), note('Same dose. Yellow book filled in.'), reading('pulse')],
  },
  {
    contact: 'home-visit',
    by: 'nurse',
    heading: 'Procedure',
    fromAge: 75,
    entries: () => [
      coded(finding('district-nurse')),
      note('Leg ulcer dressed: smaller, clean, no sign of infection.'),
      reading('temperature'),
      reading('oxygen'),
    ],
  },
  {
    contact: 'administration',
    by: 'assistant',
    heading: 'Administration',
    entries: () => [coded(finding('did-not-attend'), { comment: 'Text message sent to book again.' })],
  },
  {
    contact: 'telephone',
    by: 'doctor',
    heading: 'History',
    entries: () => [note('Rang about results: explained, no change.'), coded(finding('adherence-good'))],
  },
  {
    contact: 'third-party',
    by: 'doctor',
    heading: 'Comment',
    entries: () => [
      coded(finding('patient-note'), { comment: 'Out of hours call: advice only, settled.' }),
      note('No follow-up asked for.'),
    ],
  },
  {
    contact: 'clinic',
    by: 'nurse',
    heading: 'Examination',
    only: 'asthma',
    entries: () => [coded(finding('asthma-check')), reading('peak-flow'), reading('oxygen')],
  },
  {
    contact: 'online',
    by: 'pharmacist',
    heading: 'Comment',
    only: 'hypertension',
    entries: () => [
      coded(finding('home-blood-pressure'), { value: { kind: 'text', text: 'Mean of the week 136/82' } }),
      note('In range. Same tablets, again in six months.'),
    ],
  },
];

/** What the patient has and takes. */
type Already = Pick<GpRecord, 'courses' | 'problems'>;

/** Contacts that this patient may have had by a day. */
function suitable(author: RecordAuthor, { courses, problems }: Already, day: Day): readonly SmallContact[] {
  const age = ageOn(author, day);
  return SMALL_CONTACTS.filter(
    ({ fromAge = 0, only, taking }) =>
      age >= fromAge &&
      (only === undefined || listedBefore(day, problems, [only]).length > 0) &&
      (taking === undefined || isTaking(courses, taking, day)),
  );
}

/** So many short contacts, spread evenly over the years. */
export function smallContacts(
  author: RecordAuthor,
  { count, years }: { readonly count: number; readonly years: number },
  already: Already,
): RecordParts {
  return Array.from({ length: count }, (_unused, index): RecordParts => {
    const writing = author.writing(`small contact ${index}`);
    const { random, team } = writing;
    const day = surgeryDay(writing, 5 + Math.round(((index + random.next()) * years * 365) / count));
    const { by, contact, entries, heading, only } = random.pick(suitable(writing, already, day));
    return consultation(writing, {
      key: `contact-${index + 1}`,
      at: atSurgery(writing, day),
      by: by === 'doctor' ? random.pick(team.doctors) : team[by],
      contact,
      topics: [{ title: null, problems: only === undefined ? [] : [only], headings: [[heading, entries()]] }],
    });
  }).flat();
}
