import type { GpRecord } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { everydayRecord } from './everyday.js';

/**
 * Letters and results have come that nobody has filed yet: a list warns if something of them might belong there (spec 04 §7.3). What
 * the hospital prescribes is in the record already.
 */
export const awaitingFilingRecord = (author: RecordAuthor): GpRecord => ({
  ...everydayRecord(author),
  warnings: [
    {
      code: 'data-awaiting-filing',
      before: author.today,
      areas: ['medications', 'consultations', 'investigations', 'documents'],
    },
  ],
});
