import { addDays, daysBetween } from '../../../src/simulator/calendar/days.js';
import type { ToldIssue, ToldMedicine } from './told-medicines.js';
import type { ToldRecord } from './told-record.js';
import type { Rule } from './rule.js';

const dayOf = (moment: string): string => moment.slice(0, 10);

/** Judges each medication by itself: a line for each thing that is wrong. */
const each =
  (judge: (medicine: ToldMedicine, record: ToldRecord) => readonly (string | false)[]): Rule =>
  (record) =>
    record.medicines.flatMap((medicine) =>
      judge(medicine, record)
        .filter((says) => says !== false)
        .map((says) => `${medicine.name} ${medicine.kind} ${medicine.start}..${medicine.end}: ${says}`),
    );

const isAcute = ({ kind }: ToldMedicine): boolean => kind.startsWith('acute') || kind === 'delayed-prescribing';

function issueFaults(medicine: ToldMedicine, issue: ToldIssue, { today }: ToldRecord): readonly (string | false)[] {
  const { end, kind, recorded, start, stopped } = medicine;
  const { days, from, status, to, written } = issue;
  return [
    from < start && `issued for ${from}, before the authorisation`,
    end !== '' && status !== 'stopped' && from > end && `issued for ${from}, after the end`,
    dayOf(written) < dayOf(recorded) && `written on ${dayOf(written)}, before it was authorised`,
    days !== null && daysBetween(from, to) + 1 !== days && `${from} to ${to} are not ${days} days`,
    from > today && kind !== 'repeat-dispensing' && `issued for ${from}, which is to come`,
    dayOf(written) > today && `written on ${written}, which is to come`,
    stopped !== null && stopped.on !== '' && dayOf(written) > stopped.on && 'written after it was stopped',
  ];
}

/** Medication is gone through once a year. */
const MOST_REVIEW_DAYS = 372;

/** Issues too close to each other: somebody would have twice as much as they take. */
function crowded({ issues, days }: ToldMedicine): readonly string[] {
  const starts = issues.map(({ from }) => from).sort();
  return starts.flatMap((from, at) => {
    const before = starts[at - 1];
    return before !== undefined && days !== null && daysBetween(before, from) < 0.7 * days
      ? [`issued on ${before} and again on ${from}`]
      : [];
  });
}

/** Followed by the rest of the same authorisation, with another dosage: that is not over. */
const isSplit = ({ key, start }: ToldMedicine, { medicines }: ToldRecord): boolean =>
  medicines.some((later) => later.replaces === key && later.start === start);

function reviewFaults(medicine: ToldMedicine, record: ToldRecord): readonly (string | false)[] {
  const { end, recorded, reviewOn, start, status } = medicine;
  if (reviewOn === '') return [];
  const isOver = status === 'completed' && end !== '' && !isSplit(medicine, record);
  return [
    reviewOn <= start && `to be reviewed on ${reviewOn}, before it starts`,
    daysBetween(start, reviewOn) > MOST_REVIEW_DAYS && `to be reviewed only on ${reviewOn}`,
    reviewOn < dayOf(recorded) && 'to be reviewed before it was authorised',
    isOver && reviewOn > addDays(end, 62) && `over, yet authorised until ${reviewOn}`,
  ];
}

function statusFaults(medicine: ToldMedicine, { today }: ToldRecord): readonly (string | false)[] {
  const { end, status, stopped } = medicine;
  return [
    (status === 'stopped') !== (stopped !== null) && `is ${status}, with ${stopped === null ? 'no' : 'a'} reason`,
    stopped !== null && stopped.reason === '' && 'was stopped for no reason',
    stopped !== null && stopped.on > today && `was stopped on ${stopped.on}, which is to come`,
    stopped !== null && stopped.on !== '' && stopped.on < medicine.start && 'was stopped before it started',
    status === 'active' && isAcute(medicine) && end !== '' && end < today && 'is active, though over',
    status === 'completed' && !isAcute(medicine) && (end === '' || end >= today) && 'is completed, though not over',
  ];
}

/** Each medication by itself: its dates, status, issues and review. */
export const MEDICATION_RULES: Readonly<Record<string, Rule>> = {
  'medication starts before it ends': each(({ end, start }) => [
    start === '' && 'has no start',
    end !== '' && end < start && 'ends before it starts',
  ]),
  'issues lie within their authorisation': each((medicine, record) =>
    medicine.issues.flatMap((issue) => issueFaults(medicine, issue, record)),
  ),
  'no more is issued than was authorised, and as much as is said': each(({ allowed, issued, issues }) => [
    allowed !== null && issues.length > allowed && `issued ${issues.length} times of ${allowed}`,
    issued !== null && issued !== issues.length && `said to be issued ${issued} times, not ${issues.length}`,
  ]),
  'issues follow each other as the supply is used up': each(crowded),
  'a repeat is reviewed at a sensible time': each(reviewFaults),
  'the status of a medication fits its dates and reason': each(statusFaults),
};
