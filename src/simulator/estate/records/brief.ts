import type { GpRecord } from '../clinical/gp-record.js';
import { allergyTo } from './allergy-list.js';
import type { RecordAuthor } from './author.js';
import { acute, repeat } from './prescribing.js';
import { A_LITTLE, recordAround } from './record-around.js';

/** Someone who hardly comes: a cream, two short courses, two allergies; nothing of which a problem was made. */
export function briefRecord(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [],
    allergies: [
      allergyTo(author, { key: 'grass-pollen', days: 1700, reaction: 'mild', criticality: 'low' }),
      allergyTo(author, { key: 'trimethoprim', days: 1100, reaction: 'mild', toldByPatient: true }),
    ],
    courses: [
      ...repeat(author, { key: 'zerobase', drug: 'zerobase', since: 420, allowed: 6, end: { how: 'running' } }),
      acute(author, { key: 'acute-1', drug: 'amoxicillin', days: 96 }),
      acute(author, { key: 'acute-2', drug: 'doxycycline', days: 610 }),
    ],
  });
}
