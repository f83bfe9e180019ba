import type { GpRecord } from '../clinical/gp-record.js';
import { allergyTo, degradedAllergy, noKnownAllergy } from './allergy-list.js';
import { daysAgo, type RecordAuthor } from './author.js';
import { A_LITTLE, recordAround } from './record-around.js';
import { acute, repeat } from './prescribing.js';
import { prescribedElsewhere, repeatDispensing } from './special-courses.js';

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

/** Entries that lost their codes on the way from another system: their meaning is in the text alone (spec 04 §9). */
export function degradedRecord(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [],
    allergies: [
      degradedAllergy(author, {
        key: 'degraded-drug',
        kind: 'degraded-drug',
        text: 'CO-PROXAMOL: swelling of the face',
        days: 5200,
        reaction: 'severe',
        criticality: 'high',
      }),
      degradedAllergy(author, {
        key: 'degraded-other',
        kind: 'degraded-other',
        text: 'Elastic bandage, brown kind',
        days: 4400,
        reaction: 'mild',
      }),
      allergyTo(author, { key: 'trimethoprim', days: 900, reaction: 'mild' }),
    ],
    courses: [
      acute(author, {
        key: 'degraded-medicine',
        drug: 'co-dydramol',
        product: { kind: 'degraded', text: 'Co-proxamol tablets', unit: 'tablet' },
        days: 4700,
      }),
      ...repeat(author, {
        key: 'degraded-mixture',
        drug: 'zerobase',
        product: { kind: 'degraded', text: 'Menthol 1% in aqueous cream, made up by the pharmacy', unit: 'gram' },
        since: 300,
        allowed: 6,
        end: { how: 'running' },
      }),
      ...repeat(author, {
        key: 'supplier-code',
        drug: 'mebeverine',
        product: { kind: 'supplier-code', code: 'COTA48273NEMIS', unit: 'tablet' },
        since: 200,
        allowed: 6,
        end: { how: 'running' },
      }),
      ...repeat(author, {
        key: 'without-type',
        drug: 'amlodipine',
        kind: null,
        since: 400,
        allowed: 6,
        end: { how: 'running' },
      }),
    ],
  });
}

/** Everything is over: ended allergies with and without a reason or a day, ended medication of every kind. */
export function endedRecord(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [],
    allergies: [
      allergyTo(author, { key: 'cat-dander', days: 2100, reaction: 'mild' }),
      allergyTo(author, {
        key: 'penicillin',
        days: 4200,
        reaction: 'moderate',
        ended: { on: daysAgo(author, 300), reason: 'Challenge test at the allergy clinic was negative' },
      }),
      allergyTo(author, { key: 'egg', days: 6100, ended: { on: daysAgo(author, 2500), reason: null } }),
      allergyTo(author, {
        key: 'aspirin',
        days: 3000,
        reaction: 'unknown',
        ended: { on: null, reason: 'Entered for the wrong patient' },
      }),
    ],
    courses: [
      acute(author, { key: 'acute-over', drug: 'ciprofloxacin', days: 140 }),
      acute(author, { key: 'acute-cancelled', drug: 'diazepam', days: 260, cancelled: 'Never collected' }),
      acute(author, { key: 'delayed-over', drug: 'amoxicillin', days: 90, kind: 'delayed-prescribing' }),
      ...repeat(author, {
        key: 'repeat-stopped',
        drug: 'fluoxetine',
        since: 700,
        allowed: 6,
        end: { how: 'stopped', daysAgo: 120, reason: 'Well; no longer needed' },
      }),
      ...repeat(author, {
        key: 'repeat-stopped-undated',
        drug: 'bisoprolol',
        since: 900,
        allowed: 12,
        end: { how: 'stopped', daysAgo: 400, reason: 'Side effects', dated: false },
      }),
      ...repeat(author, {
        key: 'repeat-over',
        drug: 'ramipril-low',
        since: 500,
        allowed: 12,
        end: { how: 'completed', daysAgo: 190 },
      }),
      repeatDispensing(author, { key: 'dispensed-over', drug: 'allopurinol', days: 400, issues: 6 }),
      repeatDispensing(author, {
        key: 'dispensed-stopped',
        drug: 'doxazosin',
        days: 100,
        issues: 6,
        stoppedDaysAgo: 30,
      }),
      prescribedElsewhere(author, { key: 'elsewhere-over', drug: 'warfarin', days: 800, by: 'Hospital', ended: 500 }),
    ],
    unexportable: ['Prescription'],
  });
}
