import { daysBetween } from '../../calendar/days.js';
import { STATINS_FROM } from '../clinical/ages.js';
import type { Course, Problem } from '../clinical/gp-record.js';
import { ageOn, daysAgo, type RecordAuthor } from './author.js';
import { repeat } from './prescribing.js';

/** Problems that a statin is given for, what it does most for first. */
const GIVEN_FOR = ['hypercholesterolaemia', 'ischaemic-heart-disease', 'diabetes'];

const STARTED = 600;
const CHANGED = 160;

/** A repeat that somebody ended, of a medicine that has done what it was for. */
const stoppedWhenWell = (author: RecordAuthor): readonly Course[] =>
  repeat(author, {
    key: 'stopped-repeat',
    drug: 'lansoprazole',
    since: STARTED,
    allowed: 12,
    end: { how: 'stopped', daysAgo: CHANGED, reason: 'Heartburn has gone; no longer needed' },
  });

/**
 * A repeat that somebody ended: the statin that a patient could not bear, and after it the one that they take now. It is never more than
 * 20 mg of simvastatin, as many take amlodipine too (MHRA 2012). Who is too young for statins has had something else.
 */
export function stoppedRepeat(author: RecordAuthor, problems: readonly Problem[]): readonly Course[] {
  if (ageOn(author, daysAgo(author, STARTED + 60)) < STATINS_FROM) return stoppedWhenWell(author);
  const problem = GIVEN_FOR.find((key) => problems.some((one) => one.key === key)) ?? null;
  const next = repeat(author, {
    key: 'next-statin',
    drug: 'atorvastatin',
    problem,
    since: CHANGED,
    allowed: 6,
    end: { how: 'running' },
  });
  const changedOn = next[0]?.start ?? daysAgo(author, CHANGED);
  const before = repeat(author, {
    key: 'stopped-repeat',
    drug: 'simvastatin-low',
    problem,
    since: STARTED,
    allowed: 12,
    end: {
      how: 'stopped',
      daysAgo: daysBetween(changedOn, author.today),
      reason: 'Muscle pain; changed to another statin',
    },
  });
  return [...before, ...next];
}
