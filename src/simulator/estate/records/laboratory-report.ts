import { addDays, type Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import { LABORATORY } from '../clinical/correspondence.js';
import type { Investigation, Measured, TestResult } from '../clinical/gp-record.js';
import { type Analyte, analyte, type Panel, panel, SPECIMENS } from '../clinical/laboratory.js';
import { creatinineAt, interpret, panelValues } from '../clinical/laboratory-values.js';
import type { Term } from '../clinical/terms.js';
import { ageOn, atSurgery, passed, type RecordAuthor } from './author.js';

/** What every report is coded as (spec 04 §13). */
const REPORT: Term = { snomed: '721981007', display: 'Diagnostic studies report' };

/** Values that are unusual with this patient, by key of the test. */
export type Tendencies = Readonly<Record<string, readonly [from: number, to: number]>>;

/** A report before it is made. */
export interface ReportPlan {
  readonly key: string;
  readonly requestedBy: string;
  /** Day of the request, and of the sample. */
  readonly on: Day;
  readonly panels: readonly string[];
  readonly tends?: Tendencies;
  readonly filing?: Investigation['filingComment'];
}

/** A number as the laboratory gives it: beyond its limit it only says less, or more. */
function measured({ limit, unit }: Analyte, value: number): Measured {
  if (limit?.comparator === '<' && value < limit.value)
    return { kind: 'quantity', value: limit.value, unit, comparator: '<' };
  if (limit?.comparator === '>' && value > limit.value)
    return { kind: 'quantity', value: limit.value, unit, comparator: '>' };
  return { kind: 'quantity', value, unit };
}

const REMARKS: Readonly<Record<string, (value: number) => string | null>> = {
  egfr: (value) => (value < 60 ? 'Below 60 on two occasions three months apart: consider kidney disease.' : null),
  hba1c: (value) => (value >= 48 ? 'In the range of diabetes.\nNot to be used for diagnosis in acute illness.' : null),
  potassium: (value) => (value > 5.3 ? 'Sample slightly haemolysed: interpret with care.' : null),
};

/** How women's values of a test stand to men's, as far as its ranges tell. */
function ofSex({ range }: Analyte, sex: RecordAuthor['sex']): number {
  const [own, mens] = [range[sex]?.high ?? null, range.male?.high ?? null];
  return own === null || mens === null ? 1 : own / mens;
}

/** Filtration of kidneys that nobody need look into again. */
const SOUND_KIDNEYS = 62;

/** Between which values a test is found in this patient. Creatinine is as high as their kidneys leave it. */
function foundBetween(
  author: RecordAuthor,
  test: Analyte,
  { on, tends = {} }: Pick<ReportPlan, 'on' | 'tends'>,
): readonly [from: number, to: number] {
  const { sex } = author;
  const ratio = ofSex(test, sex);
  const [low, high] = tends[test.key] ?? [test.from, test.to];
  if (test.key !== 'creatinine') return [low * ratio, high * ratio];
  const at = (rate: number): number => creatinineAt(rate, ageOn(author, on), sex);
  const failing = tends['egfr'];
  return failing === undefined
    ? [low * ratio, Math.min(high * ratio, at(SOUND_KIDNEYS))]
    : [at(failing[1]), at(failing[0])];
}

function resultsOf(author: RecordAuthor, { analytes }: Panel, plan: ReportPlan): readonly TestResult[] {
  const { random, sex } = author;
  const draw = (test: Analyte): number => {
    const [low, high] = foundBetween(author, test, plan);
    return low + random.next() * (high - low);
  };
  const values = panelValues(analytes, draw, { sex, age: ageOn(author, plan.on) });
  return analytes.map((key): TestResult => {
    const test = analyte(key);
    const value = values.get(key) ?? Number.NaN;
    const range = test.range[sex];
    return {
      key: `${plan.key}-${key}`,
      term: test.term,
      value: measured(test, value),
      range,
      interpretation: interpret(value, range),
      comment: REMARKS[key]?.(value) ?? null,
    };
  });
}

/** What reports have in common, with nothing in them yet. */
export function emptyReport(
  author: RecordAuthor,
  { key, on, requestedBy }: Pick<ReportPlan, 'key' | 'on' | 'requestedBy'>,
): Investigation {
  const { random } = author;
  const issuedOn = passed(author, addDays(on, random.int(0, 2)));
  return {
    key,
    term: REPORT,
    status: 'final',
    issued: ukInstant(issuedOn, `${random.int(18, 20)}:${random.int(10, 59)}`),
    labNumber: `${random.pick(['B', 'H', 'M'])},${on.slice(2, 4)}.${random.int(1_000_000, 9_999_999)}`,
    laboratory: LABORATORY,
    requestedOn: on,
    requestedBy,
    specimens: [],
    groups: [],
    results: [],
    filingComment: null,
    conclusion: null,
    document: null,
  };
}

/** A report on blood or urine, with its specimens, groups, and the results that stand in none (spec 04 §13). */
export function laboratoryReport(author: RecordAuthor, plan: ReportPlan): Investigation {
  const { key, on, filing = null } = plan;
  const panels = plan.panels.map(panel);
  const kinds = [...new Set(panels.map(({ specimen }) => specimen))];
  const specimenKey = (kind: Panel['specimen']): string => `${key}-${kind}`;
  const taken = ukInstant(on, author.random.pick(['08:20', '08:40', '09:10', '10:30', '11:15']));
  return {
    ...emptyReport(author, plan),
    specimens: kinds.map((kind) => ({ key: specimenKey(kind), type: SPECIMENS[kind], collected: taken })),
    groups: panels.flatMap((one) =>
      one.group === null
        ? []
        : [
            {
              key: `${key}-${one.key}`,
              term: one.group,
              specimen: specimenKey(one.specimen),
              results: resultsOf(author, one, plan),
              comment: one.key === 'lipids' ? 'Sample not fasting.' : null,
            },
          ],
    ),
    results: panels.filter(({ group }) => group === null).flatMap((one) => resultsOf(author, one, plan)),
    filingComment: filing,
  };
}

/** When a report of that day would be filed. */
export function filingMoment(author: RecordAuthor, on: Day): Date {
  return atSurgery(author, passed(author, addDays(on, author.random.int(3, 6))));
}

/** Whether anything in the report is outside what is usual. */
export function isUnusual({ groups, results }: Investigation): boolean {
  return [...results, ...groups.flatMap((group) => group.results)].some(
    ({ interpretation }) => interpretation === 'low' || interpretation === 'high',
  );
}
