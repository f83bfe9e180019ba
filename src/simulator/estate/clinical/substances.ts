import type { Term } from './terms.js';

/** What somebody can be allergic to, as practices code it. */
export interface Substance extends Term {
  readonly key: string;
  readonly category: 'medication' | 'environment';
  readonly type?: 'allergy' | 'intolerance';
  /** A product that stands for the substance in systems that code drug allergies by product. */
  readonly product?: { readonly code: string; readonly name: string; readonly substance: string };
  /** What it usually does. */
  readonly reactions: readonly string[];
}

/** What is seen of an allergy. */
export const MANIFESTATIONS = {
  anaphylaxis: { snomed: '39579001', display: 'Anaphylaxis' },
  angioedema: { snomed: '41291007', display: 'Angioedema' },
  cough: { snomed: '49727002', display: 'Cough' },
  diarrhoea: { snomed: '62315008', display: 'Diarrhoea' },
  itching: { snomed: '418290006', display: 'Itching' },
  'muscle-pain': { snomed: '68962001', display: 'Muscle pain' },
  nausea: { snomed: '16932000', display: 'Nausea and vomiting' },
  rash: { snomed: '271807003', display: 'Eruption of skin' },
  urticaria: { snomed: '126485001', display: 'Urticaria' },
  wheezing: { snomed: '56018004', display: 'Wheezing' },
} as const satisfies Readonly<Record<string, Term>>;

export type ManifestationKey = keyof typeof MANIFESTATIONS;

interface Row extends Substance {
  readonly reactions: readonly ManifestationKey[];
}

/** Substances of the estate. */
export const SUBSTANCES: readonly Row[] = [
  {
    key: 'penicillin',
    snomed: '91936005',
    display: 'Allergy to penicillin',
    description: { id: '152307010' },
    read: { code: '14L1.00', display: 'H/O: penicillin allergy' },
    category: 'medication',
    type: 'allergy',
    product: { code: '41953811000001101', name: 'Phenoxymethylpenicillin 250mg tablets', substance: 'PENICILLINS' },
    reactions: ['urticaria', 'rash'],
  },
  {
    key: 'amoxicillin',
    snomed: '294505008',
    display: 'Allergy to amoxicillin',
    category: 'medication',
    type: 'allergy',
    product: { code: '39732311000001104', name: 'Amoxicillin 250mg capsules', substance: 'AMOXICILLIN' },
    reactions: ['rash', 'diarrhoea'],
  },
  {
    key: 'erythromycin',
    snomed: '91931000',
    display: 'Allergy to erythromycin',
    description: { id: '152300012' },
    read: { code: '14LA.00', display: 'H/O: erythromycin allergy' },
    category: 'medication',
    product: {
      code: '41948811000001108',
      name: 'Erythromycin 250mg gastro-resistant tablets',
      substance: 'ERYTHROMYCIN',
    },
    reactions: ['nausea'],
  },
  {
    key: 'aspirin',
    snomed: '293586001',
    display: 'Allergy to aspirin',
    description: { id: '433808014', text: 'Aspirin allergy' },
    read: { code: '14LK.00', display: 'H/O: aspirin allergy' },
    category: 'medication',
    type: 'allergy',
    product: { code: '42291811000001106', name: 'Aspirin 75mg dispersible tablets', substance: 'ASPIRIN' },
    reactions: ['wheezing', 'angioedema'],
  },
  {
    key: 'trimethoprim',
    snomed: '292939004',
    display: 'Trimethoprim adverse reaction',
    read: { code: 'TJ0yC00', display: 'Adverse reaction to trimethoprim' },
    category: 'medication',
    reactions: ['rash', 'itching'],
  },
  {
    key: 'simvastatin',
    snomed: '293433001',
    display: 'Adverse reaction caused by simvastatin',
    read: { code: 'TJC2400', display: 'Adverse reaction to simvastatin' },
    category: 'medication',
    type: 'intolerance',
    product: { code: '320000009', name: 'Simvastatin 40mg tablets', substance: 'SIMVASTATIN' },
    reactions: ['muscle-pain'],
  },
  {
    key: 'ace-inhibitors',
    snomed: '293500009',
    display: 'Angiotensin-converting-enzyme inhibitor adverse reaction',
    category: 'medication',
    type: 'intolerance',
    reactions: ['cough'],
  },
  {
    key: 'peanut',
    snomed: '91935009',
    display: 'Allergy to peanut',
    description: { id: '152306018', text: 'Allergy to peanuts' },
    read: { code: 'SN58200', display: 'Peanut allergy' },
    category: 'environment',
    type: 'allergy',
    reactions: ['anaphylaxis'],
  },
  {
    key: 'egg',
    snomed: '91930004',
    display: 'Allergy to edible egg',
    description: { id: '152299016', text: 'Allergy to eggs' },
    read: { code: 'SN58000', display: 'Egg allergy' },
    category: 'environment',
    reactions: ['urticaria', 'nausea'],
  },
  {
    key: 'latex',
    snomed: '300916003',
    display: 'Allergy to latex',
    description: { id: '442112014', text: 'Latex allergy' },
    category: 'environment',
    type: 'allergy',
    reactions: ['itching', 'urticaria'],
  },
  {
    key: 'grass-pollen',
    snomed: '418689008',
    display: 'Allergy to grass pollen',
    description: { id: '2577418017' },
    category: 'environment',
    reactions: ['itching'],
  },
  {
    key: 'cat-dander',
    snomed: '232346004',
    display: 'Allergy to cat dander',
    description: { id: '2838980018' },
    category: 'environment',
    type: 'allergy',
    reactions: ['wheezing'],
  },
  {
    key: 'wasp-sting',
    snomed: '300909004',
    display: 'Allergic reaction to wasp sting',
    read: { code: 'SN59200', display: 'Allergic reaction to wasp sting' },
    category: 'environment',
    reactions: ['angioedema'],
  },
];

/** The substance of this key. */
export function substance(key: string): Row {
  const found = SUBSTANCES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no substance ${key}.`);
  return found;
}

/** Known to have no allergy: an entry of its own, not an empty list (spec 04 §12.2). */
export const NO_KNOWN_ALLERGY: Term = {
  snomed: '716186003',
  display: 'No known allergy',
  description: { id: '3305010017', text: 'NKA - No known allergy' },
};
