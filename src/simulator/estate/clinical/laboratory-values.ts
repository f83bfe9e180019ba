import type { ReferenceRange } from './gp-record.js';
import { type Analyte, analyte } from './laboratory.js';

type Values = ReadonlyMap<string, number>;

/** Chronic Kidney Disease Epidemiology Collaboration, 2009: filtration from creatinine (umol/L), age and sex. */
export function filtrationRate(creatinine: number, age: number, sex: 'female' | 'male'): number {
  const [kappa, alpha, factor] = sex === 'female' ? [0.7, -0.329, 1.018] : [0.9, -0.411, 1];
  const relative = creatinine / 88.4 / kappa;
  return 141 * Math.min(relative, 1) ** alpha * Math.max(relative, 1) ** -1.209 * 0.993 ** age * factor;
}

/** Creatinine (umol/L) at which the filtration is this. */
export function creatinineAt(rate: number, age: number, sex: 'female' | 'male'): number {
  const [kappa, alpha] = sex === 'female' ? [0.7, -0.329] : [0.9, -0.411];
  const atKappa = filtrationRate(kappa * 88.4, age, sex);
  const relative = (rate / atKappa) ** (1 / (rate < atKappa ? -1.209 : alpha));
  return relative * kappa * 88.4;
}

/** Whose blood it is, as far as a laboratory needs to know. */
export interface Donor {
  readonly sex: 'female' | 'male';
  readonly age: number;
}

type Derivation = (value: (key: string) => number, donor: Donor) => number;

/** Values that are worked out from others of the same panel. */
const DERIVED: Readonly<Record<string, Derivation>> = {
  egfr: (value, { age, sex }) => filtrationRate(value('creatinine'), age, sex),
  haematocrit: (value) => (value('red-cells') * value('mcv')) / 1000,
  haemoglobin: (value) => value('red-cells') * value('mch'),
  ldl: (value) => Math.max(0.5, value('cholesterol') - value('hdl') - value('triglycerides') / 2.2),
  'non-hdl': (value) => value('cholesterol') - value('hdl'),
  ratio: (value) => value('cholesterol') / value('hdl'),
  'white-cells': (value) =>
    ['neutrophils', 'lymphocytes', 'monocytes', 'eosinophils', 'basophils'].reduce((sum, key) => sum + value(key), 0),
};

/** The value rounded as the laboratory gives it. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Values of a panel: those measured are drawn, the others worked out from them. */
export function panelValues(keys: readonly string[], draw: (test: Analyte) => number, donor: Donor): Values {
  const values = new Map<string, number>();
  const set = (key: string, value: number): void => {
    values.set(key, rounded(value, analyte(key).decimals));
  };
  for (const key of keys) if (DERIVED[key] === undefined) set(key, draw(analyte(key)));
  for (const key of keys) {
    const derivation = DERIVED[key];
    if (derivation !== undefined)
      set(
        key,
        derivation((other) => values.get(other) ?? Number.NaN, donor),
      );
  }
  return values;
}

/** Where a value stands to what is usual; null without a range. */
export function interpret(value: number, range: ReferenceRange | null): 'low' | 'normal' | 'high' | null {
  if (range === null) return null;
  const { low, high, text } = range;
  const [, direction, limit] = /^(less|greater) than (\S+)$/.exec(text ?? '') ?? [];
  if (direction === 'less') return value < Number(limit) ? 'normal' : 'high';
  if (direction === 'greater') return value > Number(limit) ? 'normal' : 'low';
  if (low !== null && value < low) return 'low';
  return high !== null && value > high ? 'high' : 'normal';
}
