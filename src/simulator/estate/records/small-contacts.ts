import { finding } from '../clinical/findings.js';
import type { ContactKey } from '../clinical/contacts.js';
import { atSurgery, type RecordAuthor, surgeryDay } from './author.js';
import { consultation, type Entry } from './consultation.js';
import { bloodPressure, coded, note, reading } from './entries.js';
import type { RecordParts } from './part.js';

/** A short contact of a long record, and who has it. */
interface SmallContact {
  readonly contact: ContactKey;
  readonly by: 'nurse' | 'assistant' | 'pharmacist' | 'doctor';
  readonly heading: string;
  readonly entries: (author: RecordAuthor) => readonly Entry[];
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
    entries: () => [reading('inr'), note('Same dose. Yellow book filled in.'), reading('pulse')],
  },
  {
    contact: 'home-visit',
    by: 'nurse',
    heading: 'Procedure',
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
    entries: () => [
      coded(finding('asthma-check')),
      reading('peak-flow'),
      reading('oxygen'),
      coded(finding('home-blood-pressure'), { value: { kind: 'text', text: 'Mean of the week 136/82' } }),
    ],
  },
];

/** So many short contacts, spread evenly over the years. */
export function smallContacts(author: RecordAuthor, count: number, years: number): RecordParts {
  return Array.from({ length: count }, (_unused, index): RecordParts => {
    const writing = author.writing(`small contact ${index}`);
    const { random, team } = writing;
    const { by, contact, entries, heading } = random.pick(SMALL_CONTACTS);
    const days = 5 + Math.round(((index + random.next()) * years * 365) / count);
    return consultation(writing, {
      key: `contact-${index + 1}`,
      at: atSurgery(writing, surgeryDay(writing, days)),
      by: by === 'doctor' ? random.pick(team.doctors) : team[by],
      contact,
      topics: [{ title: null, headings: [[heading, entries(writing)]] }],
    });
  }).flat();
}
