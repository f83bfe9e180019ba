import type { GpRecord, ItemFacts } from '../clinical/gp-record.js';
import type { RecordAuthor } from './author.js';
import { everydayRecord } from './everyday.js';

type Markable = Pick<ItemFacts, 'notForPatient'> & { readonly key: string };

/** Every third item marked as not for the patient, beginning with the first. */
function marked<T extends Markable>(items: readonly T[]): readonly T[] {
  return items.map((item, index) => (index % 3 === 0 ? { ...item, notForPatient: true } : item));
}

/** Items of every area that are not to be shown to the patient, and a document that is not either (spec 04 §6, 06 §4). */
export function notForPatientRecord(author: RecordAuthor): GpRecord {
  const record = everydayRecord(author);
  return {
    ...record,
    problems: marked(record.problems),
    courses: marked(record.courses),
    allergies: marked(record.allergies),
    consultations: marked(record.consultations),
    immunisations: marked(record.immunisations),
    observations: marked(record.observations),
    investigations: marked(record.investigations),
    referrals: marked(record.referrals),
    diary: marked(record.diary),
    documents: marked(record.documents).map((one, index) =>
      index % 4 === 1 ? { ...one, contentNotForPatient: true } : one,
    ),
  };
}
