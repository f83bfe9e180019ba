import type { GpRecord } from '../clinical/gp-record.js';
import { allergyTo } from './allergy-list.js';
import { daysAgo, type RecordAuthor } from './author.js';
import { problemOf } from './problem-list.js';
import { A_LITTLE, recordAround } from './record-around.js';
import { acute, repeat } from './prescribing.js';
import { prescribedElsewhere, repeatDispensing } from './special-courses.js';

/** Everything is over: ended allergies with and without a reason or a day, ended medication of every kind. */
export function endedRecord(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [
      problemOf(author, 'anxiety-and-depression', { since: 760, ended: 110, note: 'Resolved after talking therapy' }),
      { ...problemOf(author, 'gout', { since: 3000, ended: 200 }), significance: 'major' },
    ],
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
      acute(author, { key: 'acute-over', drug: 'nitrofurantoin', days: 140 }),
      acute(author, { key: 'acute-cancelled', drug: 'diazepam', days: 260, cancelled: 'Never collected' }),
      acute(author, { key: 'delayed-over', drug: 'amoxicillin', days: 90, kind: 'delayed-prescribing' }),
      ...repeat(author, {
        key: 'repeat-stopped',
        drug: 'fluoxetine',
        problem: 'anxiety-and-depression',
        // After the warfarin: together they make bleed.
        since: 470,
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
      repeatDispensing(author, { key: 'dispensed-over', drug: 'allopurinol', problem: 'gout', days: 400, issues: 6 }),
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
