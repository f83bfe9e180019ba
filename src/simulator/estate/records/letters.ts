import { addDays, type Day } from '../../calendar/days.js';
import { ukDay, ukInstant } from '../../calendar/uk-time.js';
import { LARGEST_SERVED_BYTES } from '../clinical/correspondence.js';
import { finding } from '../clinical/findings.js';
import { atSurgery, passed, type RecordAuthor, surgeryDay } from './author.js';
import { organisation, received, tooLarge } from './documents.js';
import { coded } from './entries.js';
import type { RecordParts } from './part.js';

/** A stay in hospital, told by its discharge summary. */
export function discharge(author: RecordAuthor, day: Day): RecordParts {
  return received(
    author,
    `discharge-${day}`,
    atSurgery(author, passed(author, addDays(day, 2))),
    {
      type: 'discharge',
      description: 'Discharge summary, general medicine',
      from: organisation('hospital'),
      contentType: 'application/pdf',
      created: ukInstant(day, '15:30'),
      specialty: { snomed: '394802001', display: 'General medicine' },
    },
    [coded(finding('discharged'), { comment: 'Home the same week, no change of medication.' })],
  );
}

/** Letters that nobody knows much about: in words alone, on paper, or without a date. */
export function oddLetters(author: RecordAuthor): RecordParts {
  const at = (days: number): Date => atSurgery(author, surgeryDay(author, days));
  const filedOnPaper = at(2100);
  return [
    ...received(author, 'letter-unknown', at(1500), {
      type: 'scanned',
      description: 'Scanned letter, sender not legible',
      from: { kind: 'words', text: 'Unknown hospital doctor' },
      contentType: 'image/tiff',
      created: null,
    }),
    ...received(author, 'letter-on-paper', filedOnPaper, {
      type: 'outpatient',
      description: 'Eye clinic letter, kept on paper',
      from: organisation('hospital'),
      contentType: 'application/octet-stream',
      created: ukInstant(addDays(ukDay(filedOnPaper), -20), '12:00'),
      content: { kind: 'placeholder', sizeBytes: 0, why: 'Held on paper at the practice' },
    }),
    ...received(author, 'photograph', at(260), {
      type: 'photograph',
      description: 'Photograph of a skin lesion, sent by the patient',
      from: { kind: 'words', text: 'Patient' },
      contentType: 'image/jpeg',
      created: null,
    }),
  ];
}

const FIVE_TIMES_TOO_MUCH = 5 * LARGEST_SERVED_BYTES;

/** Letters that a consumer has to be careful with: too large to be served, a page with markup, and bytes of no known kind. */
export function troublesomeLetters(author: RecordAuthor): RecordParts {
  const at = (days: number): Date => atSurgery(author, surgeryDay(author, days));
  const plan = { from: organisation('community'), created: null } as const;
  return [
    ...received(author, 'letter-too-large', at(330), {
      ...plan,
      type: 'report',
      description: 'Ultrasound, all images',
      contentType: 'application/pdf',
      content: tooLarge(FIVE_TIMES_TOO_MUCH + author.random.int(1, 99_999)),
    }),
    ...received(author, 'letter-of-markup', at(120), {
      ...plan,
      type: 'to-patient',
      description: 'Appointment letter, as sent by e-mail',
      contentType: 'text/html',
    }),
    ...received(author, 'letter-of-unknown-kind', at(480), {
      ...plan,
      type: 'scanned',
      description: 'Attachment of unknown kind',
      contentType: 'application/octet-stream',
    }),
  ];
}
