import type { Document, Investigation } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { consultation, mention } from './consultation.js';
import { refTo } from './entries.js';
import type { RecordParts } from './part.js';

/** Who files reports, and when. */
export interface Filing {
  readonly key: string;
  readonly at: Date;
  readonly by: string;
  /** Problems that the reports are about. */
  readonly problems?: readonly string[];
  /** Documents that are filed with them. */
  readonly documents?: readonly Document[];
}

/** Reports that a doctor files together, with the consultation in which they do. */
export function filed(author: RecordAuthor, reports: readonly Investigation[], filing: Filing): RecordParts {
  const { at, by, documents = [], key, problems = [] } = filing;
  const written = consultation(author, {
    key,
    at,
    by,
    contact: 'other',
    topics: [
      {
        title: null,
        problems,
        headings: [
          ['Investigation', reports.map((report) => mention(refTo('investigations', report.key)))],
          ['Document', documents.map((document) => mention(refTo('documents', document.key)))],
        ],
      },
    ],
  });
  return [{ investigations: reports, documents }, ...written];
}
