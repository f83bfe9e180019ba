import { daysBetween } from '../../../src/simulator/calendar/days.js';
import { ageOn, isBefore, type Rule } from './rule.js';
import type { ToldRecord, ToldVaccination } from './told-record.js';

interface Schedule {
  /** From and to which age, in years. */
  readonly from: number;
  readonly to: number;
  /** First day on which anybody had it. */
  readonly since: string;
  readonly sex?: string;
}

/** Who is vaccinated against what (the national programmes and when they began). */
const SCHEDULE: readonly (readonly [name: RegExp, schedule: Schedule])[] = [
  [/poliomyelitis and tetanus/i, { from: 13, to: 20, since: '1962-01-01' }],
  [/poliomyelitis/i, { from: 0.1, to: 2, since: '1962-01-01' }],
  [/second dose of measles/i, { from: 3, to: 6, since: '1996-10-01' }],
  [/measles/i, { from: 1, to: 3, since: '1988-10-01' }],
  [/Calmette/i, { from: 10, to: 16, since: '1953-01-01' }],
  [/meningitis C/i, { from: 0.1, to: 25, since: '1999-11-01' }],
  [/papilloma/i, { from: 11, to: 18, since: '2008-09-01', sex: 'female' }],
  [/pneumococcal/i, { from: 65, to: 120, since: '2003-08-01' }],
  [/herpes zoster/i, { from: 65, to: 80, since: '2013-09-01' }],
  [/SARS-CoV-2/i, { from: 18, to: 120, since: '2020-12-08' }],
  [/influenza/i, { from: 18, to: 120, since: '2000-09-01' }],
];

function isDue({ on, name }: ToldVaccination, { born, sex }: ToldRecord): boolean {
  const schedule = SCHEDULE.find(([what]) => what.test(name))?.[1];
  if (schedule === undefined) return false;
  if (on === '') return true;
  const age = daysBetween(born, on.slice(0, 10)) / 365.25;
  const isInTime = age >= schedule.from && age <= schedule.to && !isBefore(on, schedule.since);
  return isInTime && (schedule.sex === undefined || schedule.sex === sex);
}

const scheduled: Rule = (record) =>
  record.vaccinations.filter((one) => !isDue(one, record)).map(({ name, on }) => `${name} on ${on}`);

const AT_RISK = /asthma|diabetes|heart failure|kidney disease|ischaemic heart/i;

/** Whether somebody is offered it in the autumn of a year. */
function isOffered({ born, problems }: ToldRecord, on: string): boolean {
  const [year = 0, month = 0] = on.split('-').map(Number);
  const winter = month < 7 ? year : year + 1;
  const isOld = ageOn(born, `${winter}-03-31`) >= 65;
  return isOld || problems.some(({ name, onset }) => AT_RISK.test(name) && !isBefore(on, onset));
}

const influenza: Rule = (record) =>
  record.vaccinations
    .filter(({ name, on }) => /influenza/i.test(name) && record.isWhole && on !== '')
    .filter(({ on }) => !isOffered(record, on) || !/-(?:09|10|11|12|01|02|03)-/.test(on))
    .map(({ name, on }) => `${name} on ${on}, at ${ageOn(record.born, on)}`);

const CORONAVIRUS = /SARS-CoV-2/i;
const LEAST_DAYS_BETWEEN = 56;

/** Who could have it when: the young had to wait for the old. */
const TURNS: readonly (readonly [age: number, since: string])[] = [
  [80, '2020-12-08'],
  [70, '2021-01-18'],
  [65, '2021-02-15'],
  [50, '2021-03-01'],
  [40, '2021-04-26'],
  [18, '2021-05-26'],
];

const coronavirus: Rule = ({ born, vaccinations }) => {
  const doses = vaccinations.filter(({ isGiven, name }) => isGiven && CORONAVIRUS.test(name));
  const [first, second] = doses.map(({ on }) => on).sort();
  if (first === undefined) return [];
  const age = ageOn(born, '2021-03-31');
  const since = TURNS.find(([from]) => age >= from)?.[1] ?? '2021-08-01';
  return [
    ...(first < since ? [`first dose on ${first}, at ${age}`] : []),
    ...(second !== undefined && daysBetween(first, second) < LEAST_DAYS_BETWEEN
      ? [`doses on ${first}, ${second}`]
      : []),
  ];
};

const told: Rule = ({ vaccinations }) =>
  vaccinations
    .filter(({ isGiven, reasonNotGiven }) => isGiven === (reasonNotGiven !== ''))
    .map(({ name, on }) => `${name} on ${on}`);

const onceEach: Rule = ({ vaccinations }) =>
  vaccinations
    .filter(({ isGiven, name }) => isGiven && !/influenza/i.test(name))
    .filter(({ name }, at, given) => given.findIndex((one) => one.name === name) !== at)
    .map(({ name, on }) => `${name} again on ${on}`);

/** Who was vaccinated when, against what. */
export const VACCINATION_RULES: Readonly<Record<string, Rule>> = {
  'vaccinations are given at their age, and not before there were any': scheduled,
  'influenza vaccine is for the old and those at risk, in its season': influenza,
  'vaccines against coronavirus were given when it was somebody’s turn': coronavirus,
  'what was not given has a reason, and only that': told,
  'no dose is given twice': onceEach,
};
