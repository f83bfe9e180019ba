import type { GpRecord } from '../clinical/gp-record.js';
import { allergyTo } from './allergy-list.js';
import type { RecordAuthor } from './author.js';
import { acute, repeat } from './prescribing.js';
import { problemOf } from './problem-list.js';
import { A_LITTLE, recordAround } from './record-around.js';
import { dosageChanged, neverIssued, repeatDispensing } from './special-courses.js';

/** Whatever makes it hard to say what somebody takes (spec 04 §10.4, §10.5 and §11). */
export function medicationReviewRecord(author: RecordAuthor): GpRecord {
  return recordAround(author, A_LITTLE, {
    problems: [
      problemOf(author, 'hypertension', { since: 4700 }),
      problemOf(author, 'diabetes', { since: 3300 }),
      problemOf(author, 'gout', { since: 2400 }),
      problemOf(author, 'heart-failure', { since: 1250 }),
    ],
    allergies: [allergyTo(author, { key: 'trimethoprim', days: 900, reaction: 'mild' })],
    courses: [
      // Run out, and nobody has ended them: perhaps still taken.
      ...repeat(author, {
        key: 'run-out',
        drug: 'ramipril',
        problem: 'hypertension',
        since: 420,
        allowed: 12,
        end: { how: 'completed', daysAgo: 45 },
      }),
      ...repeat(author, {
        key: 'run-out-long-ago',
        drug: 'omeprazole',
        since: 900,
        allowed: 12,
        end: { how: 'completed', daysAgo: 400 },
      }),
      // Authorised again and again.
      ...repeat(author, {
        key: 're-authorised',
        drug: 'metformin',
        problem: 'diabetes',
        since: 1300,
        allowed: 6,
        end: { how: 'running' },
      }),
      ...repeat(author, {
        key: 're-authorised-often',
        drug: 'allopurinol',
        problem: 'gout',
        since: 700,
        allowed: 4,
        end: { how: 'running' },
      }),
      ...dosageChanged(author, {
        key: 'dose-up',
        drug: 'gliclazide',
        problem: 'diabetes',
        since: 240,
        changed: { daysAgo: 120, dosage: 'Two to be taken each morning and one in the evening', quantity: 84 },
      }),
      ...dosageChanged(author, {
        key: 'dose-down',
        drug: 'bisoprolol',
        problem: 'heart-failure',
        since: 280,
        changed: { daysAgo: 30, dosage: 'Half to be taken each morning', quantity: 14 },
      }),
      repeatDispensing(author, {
        key: 'post-dated',
        drug: 'furosemide',
        problem: 'heart-failure',
        days: 40,
        issues: 7,
      }),
      repeatDispensing(author, {
        key: 'post-dated-stopped',
        drug: 'doxazosin',
        problem: 'hypertension',
        days: 90,
        issues: 6,
        stoppedDaysAgo: 20,
      }),
      neverIssued(author, { key: 'never-asked-for', drug: 'co-codamol', days: 20 }),
      ...repeat(author, {
        key: 'stopped',
        drug: 'simvastatin',
        since: 800,
        allowed: 12,
        end: { how: 'stopped', daysAgo: 60, reason: 'Muscle pain' },
      }),
      acute(author, { key: 'acute-flare', drug: 'doxycycline', days: 35 }),
    ],
  });
}
