import { lookUp, rowsOf } from './table.js';
import type { Term } from './terms.js';

/** Something that is measured in the surgery: what is usual of it, and between which values it is found here. */
export interface Reading {
  readonly term: Term;
  readonly unit: string;
  readonly decimals: number;
  readonly from: number;
  readonly to: number;
  /** Reference range, where systems give one. */
  readonly range: { readonly low: number; readonly high: number } | null;
}

/** Key, SNOMED code, name, unit, decimals, found from, to, and the reference range. Some follow from the body instead. */
const TABLE = `
alcohol | 1082641000000106 | Alcohol units consumed per week | units/week | 0 | 0 | 28
bmi | 60621009 | Body mass index | kg/m2 | 1 | 18 | 40
depression-score | 720433000 | Patient health questionnaire 9 score | /27 | 0 | 2 | 16
raised-depression-score | 720433000 | Patient health questionnaire 9 score | /27 | 0 | 11 | 21
height | 248333004 | Standing height | cm | 0 | 150 | 195
inr | 165581004 | International normalised ratio | | 1 | 1.8 | 3.4 | 2..3
oxygen | 442476006 | Arterial oxygen saturation | % | 0 | 92 | 99 | 94..100
peak-flow | 18491006 | Peak expiratory flow rate | L/min | 0 | 280 | 560
pulse | 78564009 | Pulse rate | beats/min | 0 | 56 | 104 | 60..100
respiratory-rate | 86290005 | Respiratory rate | breaths/min | 0 | 12 | 22 | 12..20
temperature | 703421000 | Temperature | degrees C | 1 | 36 | 38.6 | 36..37.5
waist | 276361009 | Waist circumference | cm | 0 | 74 | 118
weight | 27113001 | Body weight | kg | 1 | 45 | 130
`;

function readRow(row: readonly string[]): readonly [string, Reading] {
  const [key = '', snomed = '', display = '', unit = '', decimals, from, to, range] = row;
  const [low, high] = (range ?? '').split('..').map(Number);
  return [
    key,
    {
      term: { snomed, display },
      unit,
      decimals: Number(decimals),
      from: Number(from),
      to: Number(to),
      range: low === undefined || high === undefined ? null : { low, high },
    },
  ];
}

const READINGS: ReadonlyMap<string, Reading> = new Map(rowsOf(TABLE).map(readRow));

/** The reading of this key. */
export const readingOf = lookUp(READINGS, 'reading');

/** A blood pressure with its two parts (spec 04 §13). */
export const BLOOD_PRESSURE = {
  header: {
    snomed: '163020007',
    display: 'O/E - blood pressure reading',
    read: { code: '246..00', display: 'O/E - blood pressure reading' },
  },
  systolic: { snomed: '72313002', display: 'Systolic arterial pressure' },
  diastolic: { snomed: '1091811000000102', display: 'Diastolic arterial pressure' },
  unit: 'mm[Hg]',
} as const;
