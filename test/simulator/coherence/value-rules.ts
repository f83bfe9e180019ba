import { daysBetween } from '../../../src/simulator/calendar/days.js';
import { isOf } from './medicines.js';
import { ageOn, isBefore, type Rule } from './rule.js';
import type { ToldFinding } from './told-findings.js';
import type { ToldRecord } from './told-record.js';
import { CODE, MET } from './values.js';

const dayOf = (moment: string): string => moment.slice(0, 10);

const valuesOf = ({ findings }: ToldRecord, code: string): readonly (ToldFinding & { readonly value: number })[] =>
  findings.flatMap((one) => (one.code === code && one.value !== null ? [{ ...one, value: one.value }] : []));

/** The value of another kind that was taken at the same moment. */
const beside = (record: ToldRecord, { at }: ToldFinding, code: string): number | null =>
  valuesOf(record, code).find((one) => one.at === at)?.value ?? null;

const hadProblem = ({ problems }: ToldRecord, what: RegExp, on: string): boolean =>
  problems.some(({ name, onset }) => what.test(name) && !isBefore(on, onset));

const measured = ({ findings }: ToldRecord): readonly Pick<ToldFinding, 'code' | 'value' | 'unit'>[] => [
  ...findings,
  ...findings.flatMap(({ parts }) => parts),
];

const met: Rule = (record) =>
  measured(record).flatMap(({ code, unit, value }) => {
    if (value === null) return [];
    const known = MET.get(code);
    if (known === undefined) return [`${code}: ${value} ${unit} is of no kind that the table has`];
    const isRight = unit === known.unit && value >= known.least && value <= known.most;
    return isRight ? [] : [`${code}: ${value} ${unit}`];
  });

/** What the range says of a value: the words that laboratories have for it. */
function expected({ range, value }: ToldFinding): string {
  if (value === null || range === '') return '';
  const [, direction, limit] = /^(less|greater) than ([\d.]+)$/.exec(range) ?? [];
  if (direction === 'less') return value < Number(limit) ? 'normal' : 'high';
  if (direction === 'greater') return value > Number(limit) ? 'normal' : 'low';
  const [low = Number.NaN, high = Number.NaN] = range.split(' - ').map(Number);
  return value < low ? 'low' : value > high ? 'high' : 'normal';
}

/** A result below the limit of its method is as good as nothing. */
const interpreted: Rule = ({ findings }) =>
  findings
    .filter((one) => one.value !== null && one.interpretation !== expected(one))
    .map(
      ({ interpretation, name, range, value }) =>
        `${name}: ${String(value)} (${range}) is said to be ${interpretation}`,
    );

const bloodPressures: Rule = ({ findings }) =>
  findings
    .filter(({ code }) => code === CODE.bloodPressure)
    .filter(({ parts: [systolic, diastolic] }) => {
      const width = (systolic?.value ?? 0) - (diastolic?.value ?? 0);
      return width < 25 || width > 90;
    })
    .map(({ at, parts }) => `${at}: ${parts.map(({ value }) => String(value)).join('/')}`);

const bodies: Rule = (record) => [
  ...valuesOf(record, CODE.massIndex)
    .filter((index) => {
      const weight = beside(record, index, CODE.weight);
      const height = valuesOf(record, CODE.height)[0]?.value;
      return weight !== null && height !== undefined && Math.abs(index.value - weight / (height / 100) ** 2) > 0.15;
    })
    .map(({ at, value }) => `body mass index ${value} on ${at}`),
  ...valuesOf(record, CODE.height)
    .filter(({ value }, _at, [first]) => Math.abs(value - (first?.value ?? 0)) > 3)
    .map(({ at, value }) => `height ${value} on ${at}`),
];

/** The equation of 2009, as the laboratory's own name of the test has it; without the factor that is no longer used. */
function filtration(creatinine: number, age: number, sex: string): number {
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.329, 1.018] : [0.9, -0.411, 1];
  const relative = creatinine / 88.4 / kappa;
  return 141 * Math.min(relative, 1) ** alpha * Math.max(relative, 1) ** -1.209 * 0.993 ** age * factor;
}

const kidneys: Rule = (record) =>
  valuesOf(record, CODE.filtration)
    .filter((one) => {
      const creatinine = beside(record, one, CODE.creatinine);
      if (creatinine === null) return true;
      const rate = filtration(creatinine, ageOn(record.born, one.at), record.sex);
      return one.comparator === '>' ? rate < one.value - 1.5 : Math.abs(rate - one.value) > 1.5;
    })
    .map(({ at, value }) => `filtration rate ${value} on ${at}`);

const MONTHS_APART = 90;

/** Less than 60 twice, three months apart, is kidney disease; and whoever has stage 3 has neither less than 30 nor 60 and more. */
const kidneyDisease: Rule = (record) => {
  if (!record.isWhole) return [];
  const isKidneyDisease = /kidney disease/i;
  const rates = valuesOf(record, CODE.filtration);
  const low = rates.filter(({ at, value }) => value < 60 && !hadProblem(record, isKidneyDisease, at));
  const [first] = low.map(({ at }) => dayOf(at)).sort();
  return [
    ...low
      .filter(({ at }) => first !== undefined && daysBetween(first, dayOf(at)) >= MONTHS_APART)
      .map(({ at, value }) => `filtration rate ${value} on ${at}, not for the first time`),
    ...rates
      .filter(({ at }) => record.problems.some(({ name, recorded }) => isKidneyDisease.test(name) && recorded < at))
      .filter(({ value }) => value < 29.5 || value >= 60)
      .map(({ at, value }) => `stage 3, and filtration rate ${value} on ${at}`),
  ];
};

const sugar: Rule = (record) =>
  valuesOf(record, CODE.hba1c)
    .filter(({ at, value }) => record.isWhole && value >= 48 && !hadProblem(record, /diabetes/i, at))
    .map(({ at, value }) => `HbA1c ${value} on ${at}, without diabetes`);

const lipids: Rule = (record) =>
  valuesOf(record, CODE.nonHdl)
    .filter((one) => {
      const [all, good] = [beside(record, one, CODE.cholesterol), beside(record, one, CODE.hdl)];
      return all === null || good === null || Math.abs(all - good - one.value) > 0.11;
    })
    .map(({ at, value }) => `non-HDL cholesterol ${value} on ${at}`);

const clotting: Rule = (record) =>
  valuesOf(record, CODE.inr)
    .filter(({ at, value }) => {
      const isTaken = record.medicines.some(
        ({ end, name, start }) => isOf(name, 'warfarin') && start <= dayOf(at) && (end === '' || end >= dayOf(at)),
      );
      return value > 1.3 && !isTaken;
    })
    .map(({ at, value }) => `INR ${value} on ${at}, without warfarin`);

const prostate: Rule = (record) =>
  valuesOf(record, CODE.prostate)
    .filter(({ at }) => record.sex !== 'male' || ageOn(record.born, at) < 50)
    .map(({ at, value }) => `prostate specific antigen ${value} on ${at}`);

/** Pressure on the day on which somebody was told that it is high. */
const diagnoses: Rule = ({ findings, problems }) =>
  problems
    .filter(({ name }) => /hypertension/i.test(name))
    .flatMap(({ name, recorded }) =>
      findings
        .filter(({ at, code }) => code === CODE.bloodPressure && at === recorded)
        .filter(({ parts: [systolic, diastolic] }) => (systolic?.value ?? 0) < 140 && (diastolic?.value ?? 0) < 90)
        .map(({ parts }) => `${name} found at ${parts.map(({ value }) => String(value)).join('/')}`),
    );

/** Ten and more is depression that needs something done. */
const DEPRESSED = 10;

const low: Rule = (record) =>
  record.problems
    .filter(({ name }) => /depressive/i.test(name))
    .flatMap(({ name, recorded }) =>
      valuesOf(record, CODE.depressionScore)
        .filter(({ at, value }) => at === recorded && value < DEPRESSED)
        .map(({ value }) => `${name} found at a score of ${value}`),
    );

const FEVER = 38;

const fevers: Rule = (record) =>
  valuesOf(record, CODE.temperature)
    .filter(({ value }) => value >= FEVER)
    .filter(({ at }) => record.findings.some((one) => one.at === at && /no fever|not feverish/i.test(one.words)))
    .map(({ at, value }) => `no fever, at ${value} degrees on ${at}`);

/** What was measured. */
export const VALUE_RULES: Readonly<Record<string, Rule>> = {
  'values are of a size and in a unit that are met': met,
  'values are judged by their range': interpreted,
  'the two blood pressures fit each other': bloodPressures,
  'the body mass index is weight over height squared, and nobody grows': bodies,
  'the filtration rate follows from creatinine, age and sex': kidneys,
  'kidney disease is on the list of whoever has it': kidneyDisease,
  'a high HbA1c means diabetes': sugar,
  'cholesterol adds up': lipids,
  'an INR is raised by warfarin': clotting,
  'prostates are tested in men of fifty and more': prostate,
  'hypertension is found at a raised pressure': diagnoses,
  'depression is found at a raised score': low,
  'whoever has no fever is not hot': fevers,
};
