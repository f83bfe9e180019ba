import type { GpRecord } from '../clinical/gp-record.js';
import { noKnownAllergy } from './allergy-list.js';
import type { RecordAuthor } from './author.js';
import { acute, repeat } from './prescribing.js';
import { A_LITTLE, recordAround } from './record-around.js';

/** No allergies, said by an entry (spec 04 §12.2); one short course beside it. */
export function recordWithoutAllergies(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [],
    allergies: [noKnownAllergy(author, 480)],
    courses: [
      ...repeat(author, { key: 'microgynon', drug: 'microgynon', since: 500, allowed: 4, end: { how: 'running' } }),
      acute(author, { key: 'acute-1', drug: 'amoxicillin', days: 200 }),
    ],
  });
}
