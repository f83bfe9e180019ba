import type { Term } from './terms.js';

/** In what way a consultation took place, as systems name it. */
export const CONTACTS = {
  surgery: { snomed: '25671000000102', display: 'Surgery Consultation Note' },
  telephone: { snomed: '185317003', display: 'Telephone encounter' },
  'home-visit': { snomed: '439708006', display: 'Home visit' },
  clinic: { snomed: '24731000000108', display: 'Clinic Note' },
  online: { snomed: '1068881000000101', display: 'eConsultation via online application' },
  'third-party': { snomed: '25741000000100', display: 'Third Party Consultation' },
  letter: { snomed: '823691000000103', display: 'Clinical Letter' },
  administration: { snomed: '37351000000107', display: 'Administration note' },
  other: { snomed: '38651000000103', display: 'Other note' },
} as const satisfies Readonly<Record<string, Term>>;

export type ContactKey = keyof typeof CONTACTS;

/** Minutes that contacts of each kind usually take: from, to. */
export const USUAL_MINUTES: Readonly<Record<ContactKey, readonly [from: number, to: number]>> = {
  surgery: [8, 20],
  telephone: [4, 12],
  'home-visit': [15, 40],
  clinic: [10, 30],
  online: [3, 8],
  'third-party': [1, 5],
  letter: [1, 5],
  administration: [1, 4],
  other: [1, 5],
};

/** Contacts at which the patient was seen. */
export const FACE_TO_FACE: ReadonlySet<ContactKey> = new Set(['surgery', 'home-visit', 'clinic']);
