/** A clinical term with what different systems code it by. */
export interface Term {
  readonly snomed: string;
  readonly display: string;
  /** SNOMED description that the user picked, where it is known. */
  readonly description?: { readonly id: string; readonly text?: string };
  /** Read v2 code and term that older entries were made with. */
  readonly read?: { readonly code: string; readonly display: string };
  /** What the practice itself wrote: all that there is of the meaning where the code is a stand-in (spec 04 §9). */
  readonly text?: string;
}

/** A term as the practice has it: its own words, where the code is a stand-in (spec 04 §9). */
export const inWords = ({ display, text }: Term): string => text ?? display;

/** A problem that practices keep on a list, with what is prescribed for it. */
export interface Condition extends Term {
  readonly key: string;
  readonly drugs: readonly string[];
}

/** Problems of general practice, the commonest first. */
export const CONDITIONS: readonly Condition[] = [
  {
    key: 'hypertension',
    snomed: '59621000',
    display: 'Essential hypertension',
    description: { id: '99042012' },
    read: { code: 'G20..00', display: 'Essential hypertension' },
    drugs: ['amlodipine', 'ramipril'],
  },
  {
    key: 'diabetes',
    snomed: '44054006',
    display: 'Type 2 diabetes mellitus',
    description: { id: '197761014' },
    read: { code: 'C10F.00', display: 'Type 2 diabetes mellitus' },
    drugs: ['metformin', 'gliclazide', 'test-strips'],
  },
  {
    key: 'asthma',
    snomed: '195967001',
    display: 'Asthma',
    description: { id: '301485011' },
    read: { code: 'H33..00', display: 'Asthma' },
    drugs: ['salbutamol', 'beclometasone'],
  },
  {
    key: 'hypercholesterolaemia',
    snomed: '13644009',
    display: 'Hypercholesterolaemia',
    description: { id: '475418015' },
    read: { code: 'C320.00', display: 'Pure hypercholesterolaemia' },
    // What lowers it has a history of its own: see the statins of a record.
    drugs: [],
  },
  {
    key: 'hypothyroidism',
    snomed: '40930008',
    display: 'Hypothyroidism',
    read: { code: 'C04..00', display: 'Acquired hypothyroidism' },
    drugs: ['levothyroxine'],
  },
  {
    key: 'osteoarthritis',
    snomed: '396275006',
    display: 'Osteoarthritis',
    read: { code: 'N05..00', display: 'Osteoarthritis and allied disorders' },
    // Not omeprazole: who has heart disease too takes clopidogrel, which it weakens (MHRA 2010).
    drugs: ['co-codamol', 'lansoprazole'],
  },
  {
    key: 'gout',
    snomed: '90560007',
    display: 'Gout',
    description: { id: '150085018' },
    read: { code: 'C34..00', display: 'Gout' },
    drugs: ['allopurinol'],
  },
  {
    key: 'atrial-fibrillation',
    snomed: '49436004',
    display: 'Atrial fibrillation',
    description: { id: '82343012' },
    read: { code: 'G573000', display: 'Atrial fibrillation' },
    drugs: ['warfarin', 'digoxin'],
  },
  {
    key: 'heart-failure',
    snomed: '84114007',
    display: 'Heart failure',
    description: { id: '139475013' },
    read: { code: 'G58..00', display: 'Heart failure' },
    drugs: ['furosemide'],
  },
  {
    key: 'ischaemic-heart-disease',
    snomed: '414545008',
    display: 'Ischaemic heart disease',
    description: { id: '2534664018' },
    read: { code: 'G3...00', display: 'Ischaemic heart disease' },
    drugs: ['clopidogrel'],
  },
  {
    key: 'kidney-disease',
    snomed: '433144002',
    display: 'Chronic kidney disease stage 3',
    description: { id: '2773184015' },
    read: { code: '1Z12.00', display: 'Chronic kidney disease stage 3' },
    drugs: ['doxazosin'],
  },
  {
    key: 'anxiety-and-depression',
    snomed: '231504006',
    display: 'Mixed anxiety and depressive disorder',
    description: { id: '346979010' },
    read: { code: 'Eu41200', display: '[X]Mixed anxiety and depressive disorder' },
    // Not citalopram: what else is taken here prolongs the QT interval as it does (MHRA 2011).
    drugs: ['sertraline'],
  },
  {
    key: 'glaucoma',
    snomed: '23986001',
    display: 'Glaucoma',
    read: { code: 'F45..00', display: 'Glaucoma' },
    drugs: ['latanoprost'],
  },
  {
    key: 'hay-fever',
    snomed: '21719001',
    display: 'Allergic rhinitis due to pollen',
    read: { code: 'H170.00', display: 'Allergic rhinitis due to pollens' },
    drugs: ['cetirizine'],
  },
];

/** The condition of this key. */
export function condition(key: string): Condition {
  const found = CONDITIONS.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no condition ${key}.`);
  return found;
}
