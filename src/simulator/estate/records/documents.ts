import {
  CORRESPONDENTS,
  DOCUMENT_TYPES,
  type DocumentTypeKey,
  LARGEST_SERVED_BYTES,
} from '../clinical/correspondence.js';
import type { Document } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { consultation, type Entry } from './consultation.js';
import { refTo } from './entries.js';
import type { RecordParts } from './part.js';

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

/** An organisation of the table as the author of a document. */
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

/** The document as it stands in the record from that moment on. */
export function documentOf(author: RecordAuthor, key: string, indexed: Date, plan: DocumentPlan): Document {
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
const added =
  (plan: DocumentPlan): Entry =>
  ({ at, author, key }) => ({
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
