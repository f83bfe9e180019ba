import type { ReferenceRange } from './gp-record.js';
import { lookUp, rowsOf } from './table.js';
import type { Term } from './terms.js';

/** A test of a laboratory: in what it is measured, between which values it is found, and what is usual. */
export interface Analyte {
  readonly key: string;
  readonly term: Term;
  readonly unit: string;
  readonly decimals: number;
  readonly from: number;
  readonly to: number;
  /** Below this the laboratory only says that it is less, or above that it is more. */
  readonly limit: { readonly comparator: '<' | '>'; readonly value: number } | null;
  readonly range: Readonly<Record<'female' | 'male', ReferenceRange | null>>;
}

/**
 * Key, SNOMED code, name, unit, decimals, found from, to, limit of the method, reference range, and that of women where it differs. A
 * range with one end is told in words (spec 04 §13).
 */
const ANALYTES = `
albumin | 1000821000000103 | Serum albumin level | g/L | 0 | 32 | 49 | | 35..50
alp | 1000621000000104 | Serum alkaline phosphatase level | U/L | 0 | 38 | 141 | | 30..130
alt | 1018251000000107 | Serum alanine aminotransferase level | U/L | 0 | 9 | 62 | | 10..50 | 10..35
basophils | 1022571000000108 | Basophil count | 10*9/L | 2 | 0.01 | 0.11 | | 0..0.1
bilirubin | 999691000000104 | Serum bilirubin level | umol/L | 0 | 4 | 23 | | <21
cholesterol | 1005671000000105 | Serum cholesterol level | mmol/L | 1 | 3.4 | 5.6 | | <5
creatinine | 1000731000000107 | Serum creatinine level | umol/L | 0 | 58 | 108 | | 59..104 | 45..84
crp | 1001371000000100 | Serum CRP (C reactive protein) level | mg/L | 0 | 0 | 14 | <1 | <5
eosinophils | 1022561000000101 | Eosinophil count | 10*9/L | 2 | 0.03 | 0.52 | | 0.04..0.4
egfr | 1011481000000105 | eGFR (estimated glomerular filtration rate) using creatinine Chronic Kidney Disease Epidemiology Collaboration equation per 1.73 square metres | mL/min/1.73m2 | 0 | 15 | 120 | >90 | >60
ferritin | 993381000000106 | Ferritin level | ug/L | 0 | 12 | 260 | | 30..400 | 15..150
free-t4 | 1016971000000106 | Serum free T4 level | pmol/L | 1 | 10.5 | 21 | | 11..22
haemoglobin | 1022431000000105 | Haemoglobin estimation | g/L | 0 | 110 | 170 | | 130..170 | 120..150
haematocrit | 1022291000000105 | Haematocrit | L/L | 3 | 0.35 | 0.5 | | 0.4..0.5 | 0.36..0.46
hba1c | 999791000000106 | Haemoglobin A1c level - International Federation of Clinical Chemistry and Laboratory Medicine standardised | mmol/mol | 0 | 32 | 44 | | 20..41
hdl | 1005681000000107 | Serum high density lipoprotein cholesterol level | mmol/L | 1 | 0.9 | 2.1 | | >1 | >1.2
ldl | 1022191000000100 | Serum low density lipoprotein cholesterol level | mmol/L | 1 | 1 | 4 | | <3
lymphocytes | 1022581000000105 | Lymphocyte count | 10*9/L | 2 | 1.1 | 3.6 | | 1..4
mch | 1022471000000107 | Mean corpuscular haemoglobin | pg | 1 | 26.4 | 33.2 | | 27..32
mcv | 1022491000000106 | Mean corpuscular volume | fL | 1 | 79.5 | 99 | | 80..100
monocytes | 1022591000000107 | Monocyte count | 10*9/L | 2 | 0.2 | 0.95 | | 0.2..1
neutrophils | 1022551000000104 | Neutrophil count | 10*9/L | 2 | 1.8 | 7.9 | | 2..7.5
non-hdl | 1006191000000106 | Serum non high density lipoprotein cholesterol level | mmol/L | 1 | 2 | 4.5 | | <4
platelets | 1022651000000100 | Platelet count | 10*9/L | 0 | 142 | 430 | | 150..410
potassium | 1000651000000109 | Serum potassium level | mmol/L | 1 | 3.4 | 5.5 | | 3.5..5.3
protein | 1000811000000109 | Serum total protein | g/L | 0 | 60 | 79 | | 60..80
psa | 1030791000000100 | Prostate specific antigen level | ug/L | 1 | 0 | 4.6 | <0.1 | <4
ratio | 1028551000000102 | Total cholesterol:HDL (high density lipoprotein) ratio | | 1 | 2 | 6 | |
red-cells | 1022451000000103 | Red blood cell count | 10*12/L | 2 | 4.4 | 5.4 | | 4.5..5.5 | 3.8..4.8
sodium | 1000661000000107 | Serum sodium level | mmol/L | 0 | 131 | 147 | | 133..146
triglycerides | 1005691000000109 | Serum triglycerides level | mmol/L | 1 | 0.6 | 2.4 | | <1.7
tsh | 1022791000000101 | Serum TSH (thyroid stimulating hormone) level | mu/L | 2 | 0.5 | 4.4 | <0.01 | 0.27..4.2
urate | 86228006 | Uric acid measurement | umol/L | 0 | 180 | 420 | | 200..430 | 140..360
urea | 1000951000000103 | Serum urea level | mmol/L | 1 | 2.6 | 8.6 | | 2.5..7.8
urine-acr | 1023491000000104 | Urine albumin:creatinine ratio | mg/mmol | 1 | 0.3 | 3.4 | <0.3 | <3
white-cells | 1022541000000102 | Total white cell count | 10*9/L | 2 | 3.5 | 12 | | 4..11
`;

const IN_WORDS: Readonly<Record<string, string>> = { '<': 'less than', '>': 'greater than' };

function readRange(cell: string): ReferenceRange | null {
  const comparator = cell.charAt(0);
  const words = IN_WORDS[comparator];
  if (words !== undefined) return { low: null, high: null, text: `${words} ${cell.slice(1)}` };
  const [low, high] = cell.split('..').map(Number);
  return low === undefined || high === undefined ? null : { low, high, text: null };
}

function readLimit(cell: string): Analyte['limit'] {
  const comparator = cell.charAt(0);
  return comparator === '<' || comparator === '>' ? { comparator, value: Number(cell.slice(1)) } : null;
}

function readAnalyte(row: readonly string[]): readonly [string, Analyte] {
  const [key = '', snomed = '', display = '', unit = '', decimals, from, to, limit = '', range = '', ofWomen = range] =
    row;
  return [
    key,
    {
      key,
      term: { snomed, display },
      unit,
      decimals: Number(decimals),
      from: Number(from),
      to: Number(to),
      limit: readLimit(limit),
      range: { male: readRange(range), female: readRange(ofWomen) },
    },
  ];
}

/** The test of this key. */
export const analyte = lookUp(new Map(rowsOf(ANALYTES).map(readAnalyte)), 'laboratory test');

export const SPECIMENS = {
  blood: { snomed: '122555007', display: 'Venous blood specimen' },
  urine: { snomed: '258574006', display: 'Mid-stream urine specimen' },
} as const satisfies Readonly<Record<string, Term>>;

/** Tests that are asked for together. */
export interface Panel {
  readonly key: string;
  /** Heading of the group; null where the tests stand alone. */
  readonly group: Term | null;
  readonly specimen: keyof typeof SPECIMENS;
  readonly department: 'Clinical biochemistry' | 'Haematology';
  readonly analytes: readonly string[];
}

/** Key, SNOMED code and name of the group, specimen, department, and the tests. */
const PANELS = `
blood-count | 1022441000000101 | Full blood count | blood | Haematology | haemoglobin white-cells platelets red-cells haematocrit mcv mch neutrophils lymphocytes monocytes eosinophils basophils
renal | 1000971000000107 | Urea and electrolytes level | blood | Clinical biochemistry | sodium potassium urea creatinine egfr
liver | 997531000000108 | Liver function test | blood | Clinical biochemistry | bilirubin alt alp protein albumin
lipids | 16254007 | Lipid panel | blood | Clinical biochemistry | cholesterol hdl ldl non-hdl triglycerides ratio
thyroid | 1016851000000107 | Thyroid function test | blood | Clinical biochemistry | tsh free-t4
hba1c | | | blood | Clinical biochemistry | hba1c
inflammation | | | blood | Clinical biochemistry | crp
ferritin | | | blood | Haematology | ferritin
urate | | | blood | Clinical biochemistry | urate
prostate | | | blood | Clinical biochemistry | psa
urine-albumin | | | urine | Clinical biochemistry | urine-acr
`;

function readPanel(row: readonly string[]): readonly [string, Panel] {
  const [key = '', snomed = '', display = '', specimen, department, analytes = ''] = row;
  return [
    key,
    {
      key,
      group: snomed === '' ? null : { snomed, display },
      specimen: specimen === 'urine' ? 'urine' : 'blood',
      department: department === 'Haematology' ? 'Haematology' : 'Clinical biochemistry',
      analytes: analytes.split(' '),
    },
  ];
}

/** The panel of this key. */
export const panel = lookUp(new Map(rowsOf(PANELS).map(readPanel)), 'panel of tests');
