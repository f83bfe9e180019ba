/** Age from which on practices meet a condition, by its key. What is not here has no age. */
const MET_FROM: Readonly<Record<string, number>> = {
  hypertension: 40,
  diabetes: 35,
  asthma: 4,
  hypercholesterolaemia: 40,
  hypothyroidism: 18,
  osteoarthritis: 45,
  gout: 40,
  'atrial-fibrillation': 50,
  'heart-failure': 55,
  'ischaemic-heart-disease': 45,
  'kidney-disease': 50,
  'anxiety-and-depression': 18,
  glaucoma: 45,
  'hay-fever': 6,
};

/** Age from which on a condition of this key is met. */
export const metFrom = (condition: string): number => MET_FROM[condition] ?? 0;

/** Age from which on statins are given to prevent. */
export const STATINS_FROM = 40;

/** Ages between which the combined pill is given: after that smoking and clots weigh more. */
export const COMBINED_PILL = { from: 18, until: 35 } as const;

/** Age from which on prostates are tested. */
export const PROSTATE_TEST_FROM = 50;

/** Age from which on people have retired. */
export const RETIRED_FROM = 67;
