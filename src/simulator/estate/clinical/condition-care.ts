import type { Term } from './terms.js';

/** How practices look after a long-term condition. */
export interface ConditionCare {
  /** What the patient came with, what was found, and what was done. */
  readonly presented: string;
  readonly found: string;
  readonly plan: string;
  /** What stands beside the problem on the list. */
  readonly note?: string;
  /** What is said at reviews. */
  readonly reviewed: readonly string[];
  /** Keys of readings taken when it was found, where they are not those of a review. */
  readonly foundBy?: readonly string[];
  /** Keys of readings taken at a review; `blood-pressure` stands for the pair. */
  readonly readings: readonly string[];
  /** Keys of panels of tests done before it. */
  readonly tests: readonly string[];
  /** Values that the condition makes unusual, by key of the test: found from, to. */
  readonly tends?: Readonly<Record<string, readonly [from: number, to: number]>>;
  /** What the patient is called in for. */
  readonly recall: Term;
}

const MEDICATION_REVIEW: Term = { snomed: '182836005', display: 'Review of medication' };

/** Care by key of the condition. */
export const CARE: Readonly<Record<string, ConditionCare>> = {
  hypertension: {
    presented: 'Raised readings at the chemist, home diary brought in: mean 152/94 over a week.',
    found: 'Heart sounds normal, fundi normal, no oedema.',
    note: 'Target below 140/90 in the surgery',
    plan: 'Confirmed. Lifestyle, start treatment, bloods and urine, ECG booked.',
    reviewed: ['Feels well, takes tablets every day.', 'Some ankle swelling in hot weather, happy to carry on.'],
    foundBy: ['raised-blood-pressure', 'pulse', 'weight', 'bmi'],
    readings: ['blood-pressure', 'pulse', 'weight', 'bmi'],
    tests: ['renal', 'lipids'],
    recall: MEDICATION_REVIEW,
  },
  diabetes: {
    presented: 'Thirsty and tired for months, up at night to pass water.',
    found: 'Feet: pulses and sensation normal.',
    plan: 'Repeat HbA1c confirms. Structured education, eye screening and podiatry arranged.',
    reviewed: [
      'Diet not easy at the moment. No hypos.',
      'Walks every day, weight steady. Feet and eyes checked this year.',
    ],
    readings: ['blood-pressure', 'weight', 'bmi', 'waist'],
    tests: ['hba1c', 'renal', 'lipids', 'urine-albumin'],
    tends: { hba1c: [46, 82], 'urine-acr': [0.4, 7] },
    recall: {
      snomed: '170777000',
      display: 'Diabetic annual review',
      read: { code: '66AS.00', display: 'Diabetic annual review' },
    },
  },
  asthma: {
    presented: 'Night cough and wheeze with every cold since childhood.',
    found: 'Chest clear today. Peak flow varies by a quarter over two weeks.',
    plan: 'Preventer and reliever, technique shown, plan in writing.',
    reviewed: ['Reliever twice a week, no nights disturbed.', 'Worse with pollen, stepped up for the summer.'],
    readings: ['peak-flow', 'oxygen'],
    tests: [],
    recall: { snomed: '406162001', display: 'Asthma management' },
  },
  hypercholesterolaemia: {
    presented: 'Health check: cholesterol 7.4.',
    found: 'No xanthelasma, no arcus.',
    plan: 'Risk discussed, statin agreed. Bloods in three months.',
    reviewed: ['No muscle pain. Diet as before.'],
    readings: ['weight'],
    tests: ['lipids', 'liver'],
    tends: { cholesterol: [3.6, 6.9] },
    recall: MEDICATION_REVIEW,
  },
  hypothyroidism: {
    presented: 'Tired, cold and putting on weight.',
    found: 'Skin dry, reflexes slow to relax, no goitre.',
    plan: 'TSH 14. Start small, test again in eight weeks.',
    reviewed: ['Well on this dose.', 'A little tired lately.'],
    readings: ['pulse', 'weight'],
    tests: ['thyroid'],
    tends: { tsh: [0.2, 6.2] },
    recall: MEDICATION_REVIEW,
  },
  osteoarthritis: {
    presented: 'Knees and hands stiff in the morning, better when moving.',
    found: 'Heberden nodes, crepitus in both knees.',
    plan: 'Exercise, pain relief when needed.',
    reviewed: ['Manages the garden, knees ache afterwards.'],
    readings: ['weight'],
    tests: [],
    recall: MEDICATION_REVIEW,
  },
  gout: {
    presented: 'Great toe red, hot and too sore for the bedclothes.',
    found: 'First metatarsophalangeal joint inflamed.',
    plan: 'Treated, urate to be checked when settled.',
    reviewed: ['No attack this year.'],
    readings: ['weight'],
    tests: ['urate', 'renal'],
    tends: { urate: [290, 520] },
    recall: MEDICATION_REVIEW,
  },
  'atrial-fibrillation': {
    presented: 'Palpitations on and off, tired on hills.',
    found: 'Pulse irregularly irregular, no failure.',
    note: 'Risks of stroke and of bleeding gone through',
    plan: 'ECG confirms. Risk scores done, anticoagulation agreed.',
    reviewed: ['No bleeding, no palpitations.'],
    foundBy: ['blood-pressure', 'pulse'],
    readings: ['blood-pressure', 'pulse', 'inr'],
    tests: ['renal', 'blood-count', 'thyroid'],
    recall: MEDICATION_REVIEW,
  },
  'heart-failure': {
    presented: 'Breathless lying flat, ankles swollen for a month.',
    found: 'Pitting oedema to the knees, fine basal crackles.',
    plan: 'Diuretic started, echocardiogram asked for.',
    reviewed: ['Two pillows, weight steady, walks to the shop.'],
    readings: ['blood-pressure', 'pulse', 'weight', 'oxygen'],
    tests: ['renal', 'blood-count'],
    recall: { snomed: '390884006', display: 'Heart failure follow-up' },
  },
  'ischaemic-heart-disease': {
    presented: 'Tight chest on the hill, goes with rest.',
    found: 'Heart sounds normal, no murmur.',
    plan: 'Referred to the chest pain clinic; told about 999.',
    reviewed: ['No angina this year.'],
    readings: ['blood-pressure', 'pulse', 'weight'],
    tests: ['lipids', 'renal', 'hba1c'],
    recall: { snomed: '414545008', display: 'Ischaemic heart disease' },
  },
  'kidney-disease': {
    presented: 'Found on routine bloods: eGFR 48 and again 47 three months later.',
    found: 'No oedema. Urine clear on dipstick.',
    plan: 'Explained. Blood pressure target, avoid anti-inflammatories.',
    reviewed: ['Knows not to take ibuprofen.'],
    readings: ['blood-pressure', 'weight'],
    tests: ['renal', 'blood-count', 'urine-albumin'],
    tends: { egfr: [31, 58], 'urine-acr': [1, 34] },
    recall: MEDICATION_REVIEW,
  },
  'anxiety-and-depression': {
    presented: 'Low for two months, tearful, poor sleep, worries all the time.',
    found: 'Good rapport. No plans to harm self.',
    plan: 'Talking therapy first, tablets discussed.',
    reviewed: ['Better in mood, sleeping well.', 'Up and down. Would like to stay on the tablets.'],
    foundBy: ['raised-depression-score'],
    readings: ['depression-score'],
    tests: [],
    recall: { snomed: '401061005', display: 'Mental health review' },
  },
  glaucoma: {
    presented: 'Optician found raised pressures.',
    found: 'Visual fields full to confrontation.',
    plan: 'Under the eye clinic.',
    reviewed: ['Uses the drops every night. Eye clinic each half year.'],
    readings: [],
    tests: [],
    recall: MEDICATION_REVIEW,
  },
  'hay-fever': {
    presented: 'Sneezing and itchy eyes each June.',
    found: 'Nasal mucosa pale and boggy.',
    plan: 'Antihistamine in the season.',
    reviewed: ['Good summer with the tablets.'],
    readings: [],
    tests: [],
    recall: MEDICATION_REVIEW,
  },
};

/** Conditions that an allergy makes worse, by key of the substance. */
export const WORSENED_BY: Readonly<Record<string, readonly string[]>> = {
  'grass-pollen': ['asthma', 'hay-fever'],
  'cat-dander': ['asthma'],
};

/** Conditions that belong together: how the first stands to the second. */
export const KINSHIP: readonly (readonly [key: string, relation: 'parent' | 'sibling', other: string])[] = [
  ['hypertension', 'sibling', 'diabetes'],
  ['diabetes', 'parent', 'kidney-disease'],
  ['hypertension', 'sibling', 'hypercholesterolaemia'],
  ['hypertension', 'parent', 'ischaemic-heart-disease'],
  ['ischaemic-heart-disease', 'parent', 'heart-failure'],
  ['atrial-fibrillation', 'sibling', 'heart-failure'],
  ['asthma', 'sibling', 'hay-fever'],
  ['asthma', 'parent', 'old-problem'],
];
