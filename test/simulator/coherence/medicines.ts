/** What is in a product, by the start of its name; all others are called after what is in them. */
const CONTENTS: readonly (readonly [name: RegExp, substances: readonly string[]])[] = [
  [/^co-codamol/i, ['codeine', 'paracetamol']],
  [/^co-dydramol/i, ['dihydrocodeine', 'paracetamol']],
  [/^co-proxamol/i, ['dextropropoxyphene', 'paracetamol']],
  [/^microgynon/i, ['ethinylestradiol', 'levonorgestrel']],
  [/^contour/i, ['glucose test strips']],
  [/^insulin/i, ['insulin']],
  [/^(?:zerobase|menthol)/i, ['emollient']],
];

/** Substances of a product. One that has lost its name has none that anybody could know. */
export function substancesOf(name: string): readonly string[] {
  const known = CONTENTS.find(([start]) => start.test(name));
  const [first = ''] = name.toLowerCase().split(' ');
  return known?.[1] ?? (first === '' ? [] : [first]);
}

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  statin: ['atorvastatin', 'pravastatin', 'rosuvastatin', 'simvastatin'],
  antihypertensive: ['amlodipine', 'doxazosin', 'lisinopril', 'ramipril'],
  'ACE inhibitor': ['lisinopril', 'ramipril'],
  'beta blocker': ['bisoprolol', 'propranolol'],
  SSRI: ['citalopram', 'fluoxetine', 'sertraline'],
  opioid: ['codeine', 'dextropropoxyphene', 'dihydrocodeine', 'tramadol'],
  sedative: ['diazepam', 'zopiclone'],
  'proton pump inhibitor': ['lansoprazole', 'omeprazole'],
  'combined pill': ['ethinylestradiol'],
  penicillin: ['amoxicillin', 'flucloxacillin', 'phenoxymethylpenicillin'],
  macrolide: ['clarithromycin', 'erythromycin'],
  NSAID: ['aspirin', 'ibuprofen', 'naproxen'],
  'prolongs the QT interval': ['amitriptyline', 'citalopram', 'erythromycin', 'quetiapine'],
};

/** Whether a product is of a class, or has the substance of that name in it. */
export function isOf(name: string, what: string): boolean {
  return substancesOf(name).some((one) => one === what || CLASSES[what]?.includes(one) === true);
}

/** Milligrams of one unit, as the name has them. */
export const milligrams = (name: string): number => Number(/ ([\d.]+)mg/.exec(name)?.[1] ?? Number.NaN);

/** Two that are not taken together, and why. The same class twice is two of it. */
export const NOT_TOGETHER: readonly (readonly [one: string, other: string, why: string])[] = [
  ['statin', 'statin', 'two statins'],
  ['SSRI', 'SSRI', 'two of a kind'],
  ['opioid', 'opioid', 'two opioids'],
  ['sedative', 'sedative', 'two sedatives'],
  ['ACE inhibitor', 'ACE inhibitor', 'two of a kind'],
  ['proton pump inhibitor', 'proton pump inhibitor', 'two of a kind'],
  ['clopidogrel', 'omeprazole', 'MHRA 2010: omeprazole weakens clopidogrel'],
  ['citalopram', 'prolongs the QT interval', 'MHRA 2011: citalopram prolongs the QT interval'],
  ['warfarin', 'NSAID', 'bleeding'],
  ['warfarin', 'clopidogrel', 'bleeding'],
  ['warfarin', 'SSRI', 'bleeding'],
];

/** Whom a medicine is for: from and to which age when it is started, and which sex. */
export const FOR_WHOM: Readonly<
  Record<string, { readonly from?: number; readonly to?: number; readonly sex?: string }>
> = {
  statin: { from: 40 },
  antihypertensive: { from: 40 },
  'beta blocker': { from: 18 },
  SSRI: { from: 18 },
  opioid: { from: 12 },
  sedative: { from: 18 },
  allopurinol: { from: 30 },
  amitriptyline: { from: 18 },
  ciprofloxacin: { from: 18 },
  clopidogrel: { from: 40 },
  'combined pill': { from: 16, to: 50, sex: 'female' },
  digoxin: { from: 40 },
  doxycycline: { from: 12 },
  furosemide: { from: 40 },
  gliclazide: { from: 30 },
  latanoprost: { from: 40 },
  metformin: { from: 30 },
  quetiapine: { from: 18 },
  tamoxifen: { from: 18, sex: 'female' },
  tamsulosin: { from: 40, sex: 'male' },
  warfarin: { from: 40 },
};

/** What a repeat is for: one of these problems has to be on the list when it is started. */
export const GIVEN_FOR: Readonly<Record<string, RegExp>> = {
  allopurinol: /gout/i,
  beclometasone: /asthma/i,
  digoxin: /atrial fibrillation/i,
  gliclazide: /diabetes/i,
  'glucose test strips': /diabetes/i,
  insulin: /diabetes/i,
  latanoprost: /glaucoma/i,
  levothyroxine: /thyroid/i,
  metformin: /diabetes/i,
  salbutamol: /asthma/i,
};

/** Problems with which a medicine is not given. */
export const NOT_WITH: readonly (readonly [medicine: string, problem: RegExp])[] = [
  ['amitriptyline', /atrial fibrillation|heart failure|ischaemic heart/i],
  ['beta blocker', /asthma/i],
  ['nitrofurantoin', /kidney disease/i],
];

/** What may not be given to somebody allergic. */
export const ALLERGIC_TO: readonly (readonly [allergy: RegExp, medicine: string])[] = [
  [/penicillin|amoxicillin/i, 'penicillin'],
  [/erythromycin/i, 'macrolide'],
  [/trimethoprim/i, 'trimethoprim'],
  [/aspirin/i, 'NSAID'],
  [/simvastatin/i, 'simvastatin'],
  [/angiotensin-converting/i, 'ACE inhibitor'],
  [/co-proxamol/i, 'dextropropoxyphene'],
];
