import { COMBINED_PILL } from '../clinical/ages.js';
import type { GpRecord } from '../clinical/gp-record.js';
import { noKnownAllergy } from './allergy-list.js';
import { ageOn, daysAgo, type RecordAuthor } from './author.js';
import { acute, repeat } from './prescribing.js';
import { A_LITTLE, recordAround } from './record-around.js';

const SINCE = 500;

/** The one medicine of somebody who hardly takes any: the pill for those whom it is for. */
function repeatDrug(author: RecordAuthor): string {
  const isOldEnough = ageOn(author, daysAgo(author, SINCE)) >= COMBINED_PILL.from;
  const isYoungEnough = ageOn(author, author.today) < COMBINED_PILL.until;
  return author.sex === 'female' && isOldEnough && isYoungEnough ? 'microgynon' : 'lansoprazole';
}

/** No allergies, said by an entry (spec 04 §12.2); one repeat and one short course beside it. */
export function recordWithoutAllergies(author: RecordAuthor): GpRecord {
  const drug = repeatDrug(author);
  return recordAround(author, A_LITTLE, {
    problems: [],
    allergies: [noKnownAllergy(author, 480)],
    courses: [
      ...repeat(author, { key: 'only-repeat', drug, since: SINCE, allowed: 4, end: { how: 'running' } }),
      acute(author, { key: 'acute-1', drug: 'amoxicillin', days: 200 }),
    ],
  });
}
