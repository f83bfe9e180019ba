import { addDays, type Day } from '../../calendar/days.js';
import { ukDay, ukInstant } from '../../calendar/uk-time.js';
import {
  CORRESPONDENTS,
  DOCUMENT_TYPES,
  type DocumentTypeKey,
  LARGEST_SERVED_BYTES,
  type Service,
} from '../clinical/correspondence.js';
import { finding } from '../clinical/findings.js';
import type { Document, Problem } from '../clinical/gp-record.js';
import { atSurgery, passed, type RecordAuthor, surgeryDay } from './author.js';
import { consultation, type Entry, mention, type Written } from './consultation.js';
import { coded, note, refTo } from './entries.js';
import { emptyReport, filingMoment } from './laboratory-report.js';
import type { RecordParts } from './part.js';
import { listedBefore } from './problem-list.js';

type Author = Document['author'];

/** A document before it is added. */
export interface DocumentPlan {
  readonly type: DocumentTypeKey;
  readonly description: string;
  readonly from: Author;
  readonly contentType: string;
  readonly created: Date | null;
  readonly content?: Document['content'];
  readonly specialty?: Document['specialty'];
}

export const organisation = (key: keyof typeof CORRESPONDENTS): Author => ({
  kind: 'organisation',
  ...CORRESPONDENTS[key],
});

/** Why a document of this size is only announced (spec 06 §4). */
export const tooLarge = (sizeBytes: number): Document['content'] => ({
  kind: 'placeholder',
  sizeBytes,
  why: `File size ${sizeBytes} bytes greater than maximum allowable (${LARGEST_SERVED_BYTES / 1024 / 1024}MB)`,
});

function documentOf(author: RecordAuthor, key: string, indexed: Date, plan: DocumentPlan): Document {
  const { content, contentType, created, description, from, specialty = null, type } = plan;
  return {
    key,
    type: DOCUMENT_TYPES[type],
    description,
    created,
    indexed,
    author: from,
    contentType,
    content: content ?? { kind: 'held', sizeBytes: author.random.int(1_400, 48_000) },
    contentNotForPatient: false,
    specialty,
  };
}

/** A document added to the record in a consultation. */
export const added =
  (plan: DocumentPlan): Entry =>
  ({ at, author, key }): Written => ({
    ref: refTo('documents', key),
    part: { documents: [documentOf(author, key, at, plan)] },
  });

/** Something that came by post or by message and was added by the assistant for a doctor. */
export function received(
  author: RecordAuthor,
  key: string,
  at: Date,
  plan: DocumentPlan,
  remarks: readonly Entry[] = [],
): RecordParts {
  return consultation(author, {
    key,
    at,
    by: author.random.pick(author.team.doctors),
    recordedBy: author.team.assistant,
    contact: 'letter',
    topics: [
      {
        title: null,
        headings: [
          ['Document', [added(plan)]],
          ['Comment', remarks],
        ],
      },
    ],
  });
}

const LETTER_TYPES = ['application/pdf', 'application/pdf', 'application/msword', 'text/richtext', 'image/tiff'];

/** A referral with its letter, and what was written back if it has come by now. */
export function referral(author: RecordAuthor, service: Service, day: Day, problems: readonly Problem[]): RecordParts {
  const { random, team } = author;
  const key = `referral-${service.key}-${day}`;
  const at = atSurgery(author, day);
  const by = random.pick(team.doctors);
  const letterKey = `${key}-letter`;
  const letter = documentOf(author, letterKey, at, {
    type: 'referral',
    description: `${service.specialty.display}: referral letter`,
    from: { kind: 'staff', key: by },
    contentType: 'application/pdf',
    created: at,
    specialty: service.specialty,
  });
  const sent: Entry = ({ recordedBy }) => ({
    ref: refTo('referrals', key),
    part: {
      referrals: [
        {
          key,
          term: service.term,
          on: day,
          recorded: at,
          by: recordedBy,
          to: CORRESPONDENTS[service.at].name,
          specialty: service.specialty,
          priority: service.priority,
          ubrn: service.at === 'hospital' ? String(random.int(100_000_000_000, 999_999_999_999)) : null,
          description: service.reason,
          note: 'Mode: written. Purpose: opinion and management.',
          documents: [letterKey],
        },
      ],
      documents: [letter],
    },
  });
  const visit = consultation(author, {
    key: `visit-${key}`,
    at,
    by,
    contact: 'surgery',
    topics: [
      {
        title: null,
        problems: listedBefore(day, problems, service.about),
        headings: [
          ['History', [note(service.reason)]],
          ['Referral', [sent]],
          ['Document', [mention(refTo('documents', letterKey))]],
        ],
      },
    ],
  });
  const seenOn = addDays(day, random.int(18, 70));
  const repliedOn = addDays(seenOn, random.int(3, 12));
  if (repliedOn >= author.today) return visit;
  const reply = received(
    author,
    `reply-${key}`,
    atSurgery(author, repliedOn),
    {
      type: 'outpatient',
      description: `${service.specialty.display}: clinic letter`,
      from: organisation(service.at),
      contentType: random.pick(LETTER_TYPES),
      created: ukInstant(seenOn, '12:00'),
      specialty: service.specialty,
    },
    [note(service.reply)],
  );
  return [...visit, ...reply];
}

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

/** A report that is a document and nothing else: a scan of an image, filed by a doctor. */
export function imagingReport(author: RecordAuthor, day: Day): RecordParts {
  const { random, team } = author;
  const key = `imaging-${day}`;
  const at = filingMoment(author, day);
  const by = random.pick(team.doctors);
  const documentKey = `${key}-document`;
  const report = {
    ...emptyReport(author, { key, on: day, requestedBy: by }),
    document: documentKey,
    conclusion: 'Heart and lungs normal.',
    filingComment: { text: 'Normal chest X-ray.', at, by },
  };
  const document = documentOf(author, documentKey, at, {
    type: 'report',
    description: 'Chest X-ray report',
    from: organisation('hospital'),
    contentType: 'image/tiff',
    created: report.issued,
    specialty: { snomed: '394914008', display: 'Radiology' },
  });
  const filed = consultation(author, {
    key: `results-${key}`,
    at,
    by,
    contact: 'other',
    topics: [
      {
        title: null,
        headings: [
          ['Investigation', [mention(refTo('investigations', key))]],
          ['Document', [mention(refTo('documents', documentKey))]],
        ],
      },
    ],
  });
  return [{ investigations: [report], documents: [document] }, ...filed];
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
