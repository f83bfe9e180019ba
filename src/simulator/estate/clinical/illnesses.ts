import type { Term } from './terms.js';

/** What people come with for a week or two: what they say, what is found, what they are told, and what is given. */
export interface Illness {
  readonly key: string;
  readonly term: Term;
  /** Condition that it is an attack of: only who has that has it. */
  readonly of?: string;
  /** Conditions with which it is treated otherwise. */
  readonly unless?: readonly string[];
  /** Age from which on it is treated so. */
  readonly fromAge?: number;
  /** Key of the drug of the formulary. No penicillin for the usual ones: many of the patients are allergic to it. */
  readonly drug: string;
  readonly history: readonly string[];
  readonly findings: readonly string[];
  readonly readings: readonly string[];
  readonly advice: readonly string[];
}

/** Illnesses of general practice that end with a prescription. */
export const ILLNESSES: readonly Illness[] = [
  {
    key: 'chest-infection',
    term: {
      snomed: '50417007',
      display: 'Lower respiratory tract infection',
      read: { code: 'H06z100', display: 'Lower resp tract infection' },
    },
    drug: 'doxycycline',
    history: [
      'Cough for ten days, now green sputum. No chest pain, no haemoptysis.',
      'Chesty since a cold last week. Breathless on the stairs.',
    ],
    findings: ['Crackles at the right base, air entry equal.', 'Scattered wheeze, no focal signs.'],
    readings: ['temperature', 'oxygen', 'respiratory-rate', 'pulse'],
    advice: ['Fluids, rest. To come back if breathing gets worse or no better in a week.'],
  },
  {
    key: 'urine-infection',
    term: {
      snomed: '68566005',
      display: 'Urinary tract infection',
      read: { code: 'K190.00', display: 'Urinary tract infection, site not specified' },
    },
    drug: 'nitrofurantoin',
    // It does not reach the urine of failing kidneys.
    unless: ['kidney-disease'],
    history: ['Burning and frequency for three days. No loin pain.', 'Up five times a night, urine cloudy.'],
    findings: ['Abdomen soft, mild suprapubic tenderness. Dipstick: leucocytes ++, nitrite positive.'],
    readings: ['temperature'],
    advice: ['Urine sent for culture. Drink plenty. Ring if feverish or in pain.'],
  },
  {
    key: 'conjunctivitis',
    term: { snomed: '9826008', display: 'Conjunctivitis', read: { code: 'F4C0.00', display: 'Acute conjunctivitis' } },
    drug: 'chloramphenicol',
    history: ['Sticky red eye for two days, lids stuck together in the morning. Sight normal.'],
    findings: ['Left eye injected, discharge. Cornea clear, pupils equal.'],
    readings: [],
    advice: ['Own towel. Eye casualty if painful or sight changes.'],
  },
  {
    key: 'back-pain',
    term: { snomed: '279039007', display: 'Low back pain', read: { code: '16C5.00', display: 'C/O - low back pain' } },
    drug: 'co-dydramol',
    history: [
      'Low back pain since lifting a box. No leg weakness, bladder and bowels normal.',
      'Back has gone again, third time this year.',
    ],
    findings: ['Tender over the left lumbar muscles, straight leg raise 80 degrees both sides, reflexes equal.'],
    readings: [],
    advice: ['Keep moving. Exercise sheet given. Told when to come back at once.'],
  },
  {
    key: 'knee-pain',
    term: {
      snomed: '30989003',
      display: 'Knee pain',
      read: { code: 'N094600', display: 'Arthralgia of the lower leg' },
    },
    drug: 'co-dydramol',
    history: ['Right knee sore going downstairs for a month. No locking, no injury.'],
    findings: ['Small effusion, tender medial joint line, ligaments stable.'],
    readings: [],
    advice: ['Quadriceps exercises. X-ray if no better in six weeks.'],
  },
  {
    key: 'ear-wax',
    term: {
      snomed: '18070006',
      display: 'Impacted cerumen',
      read: { code: 'F504.00', display: 'Impacted cerumen (wax in ear)' },
    },
    drug: 'olive-oil',
    history: ['Right ear feels blocked after a shower. No pain, no discharge.'],
    findings: ['Wax on both sides, drums not seen.'],
    readings: [],
    advice: ['Oil for two weeks, then ear clinic with the nurse.'],
  },
  {
    key: 'viral-illness',
    term: {
      snomed: '54150009',
      display: 'Upper respiratory infection',
      read: { code: 'H05z.00', display: 'Upper respiratory infection NOS' },
    },
    drug: 'paracetamol',
    history: [
      'Sore throat, runny nose and aching for four days.',
      'Whole family has a cold. Wants to be sure the chest is clear.',
    ],
    findings: ['Throat red without exudate. Chest clear.'],
    readings: ['temperature', 'oxygen'],
    advice: ['Viral: no antibiotic. Fluids and paracetamol.'],
  },
  {
    key: 'sinusitis',
    term: { snomed: '15805002', display: 'Acute sinusitis', read: { code: 'H01..00', display: 'Acute sinusitis' } },
    drug: 'xylometazoline',
    history: ['Pain over the cheeks on bending, blocked nose for a week.'],
    findings: ['Tender maxillary sinuses, nasal mucosa swollen.'],
    readings: ['temperature'],
    advice: ['Steam, spray for no more than a week. Usually better in two to three weeks.'],
  },
  {
    key: 'eczema',
    term: { snomed: '43116000', display: 'Eczema', read: { code: 'M111.00', display: 'Atopic dermatitis/eczema' } },
    drug: 'zerobase',
    history: ['Itchy dry patches on both forearms, worse in winter.'],
    findings: ['Dry excoriated flexures, not infected.'],
    readings: [],
    advice: ['Soap substitute. Cream often and in quantity.'],
  },
  {
    key: 'insomnia',
    term: { snomed: '193462001', display: 'Insomnia', read: { code: 'E274111', display: 'Insomnia NOS' } },
    fromAge: 18,
    drug: 'zopiclone',
    history: ['Not sleeping since a bereavement. Wakes at three, cannot settle.'],
    findings: ['Tired, tearful at times, good eye contact. No thoughts of self-harm.'],
    readings: ['depression-score'],
    advice: ['Short course only. Sleep hygiene leaflet, bereavement service number given.'],
  },
  {
    key: 'asthma-attack',
    term: {
      snomed: '708038006',
      display: 'Acute exacerbation of asthma',
      read: { code: 'H333.00', display: 'Acute exacerbation of asthma' },
    },
    of: 'asthma',
    drug: 'prednisolone',
    history: ['Wheezy for three days, reliever every three hours, woke twice last night.'],
    findings: ['Widespread wheeze, talks in sentences.'],
    readings: ['peak-flow', 'oxygen', 'pulse', 'respiratory-rate'],
    advice: ['Steroids for five days, seen again in two. Inhaler technique checked. 999 if no relief.'],
  },
  {
    key: 'ear-infection',
    term: { snomed: '65363002', display: 'Otitis media', read: { code: 'F52z.00', display: 'Otitis media NOS' } },
    drug: 'amoxicillin',
    history: ['Earache for three days, hearing dull on that side.'],
    findings: ['Left drum red and bulging, no discharge.'],
    readings: ['temperature'],
    advice: ['Pain relief. Back if discharge or no better in three days.'],
  },
  {
    key: 'anxiety',
    term: { snomed: '197480006', display: 'Anxiety disorder', read: { code: 'E200.00', display: 'Anxiety states' } },
    drug: 'diazepam',
    history: ['Afraid of flying, trip next week. Panicked last time.'],
    findings: ['Calm today.'],
    readings: ['pulse'],
    advice: ['Few tablets only, not with alcohol, not to drive.'],
  },
  {
    key: 'shoulder-pain',
    term: { snomed: '45326000', display: 'Shoulder pain', read: { code: 'N245.17', display: 'Shoulder pain' } },
    drug: 'tramadol',
    history: ['Shoulder keeps awake at night, tablets from the chemist do not help.'],
    findings: ['Painful arc, power normal.'],
    readings: [],
    advice: ['Physiotherapy if not settling. Stronger tablets for a short time.'],
  },
];

/** Illnesses that come up again and again. */
export const USUAL_ILLNESSES: readonly Illness[] = ILLNESSES.slice(0, 11);

/** Illnesses that this drug is given for. */
export function illnessesTreatedWith(drug: string): readonly Illness[] {
  return ILLNESSES.filter((illness) => illness.drug === drug);
}
