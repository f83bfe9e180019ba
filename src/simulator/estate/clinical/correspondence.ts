import type { Term } from './terms.js';

/** An organisation that writes to practices. Invented, as their codes are. */
export interface Correspondent {
  readonly name: string;
  readonly odsCode: string;
}

export const CORRESPONDENTS = {
  hospital: { name: 'Marlow Fell General Hospital', odsCode: 'Z99201' },
  community: { name: 'Tarn Valley Community Services', odsCode: 'Z99202' },
  outOfHours: { name: 'Larkhill Out of Hours Service', odsCode: 'Z99203' },
} as const satisfies Readonly<Record<string, Correspondent>>;

/** The laboratory of the hospital. */
export const LABORATORY = 'Marlow Fell General Hospital, Pathology';

/** Whom practices refer to, for what, and what is written back. */
export interface Service {
  readonly key: string;
  /** Conditions that it may be for. */
  readonly about: readonly string[];
  readonly term: Term;
  readonly specialty: Term;
  readonly at: keyof typeof CORRESPONDENTS;
  readonly priority: 'routine' | 'urgent' | 'asap';
  readonly reason: string;
  readonly reply: string;
}

/** Services that people are referred to. */
export const SERVICES: readonly Service[] = [
  {
    key: 'physiotherapy',
    about: ['osteoarthritis'],
    term: {
      snomed: '308447003',
      display: 'Referral to physiotherapist',
      read: { code: '8H77.00', display: 'Refer to physiotherapist' },
    },
    specialty: { snomed: '722138006', display: 'Physiotherapy service' },
    at: 'community',
    priority: 'routine',
    reason: 'Back and shoulder pain for four months in spite of exercises at home.',
    reply: 'Six sessions held, full movement again, discharged with exercises.',
  },
  {
    key: 'cardiology',
    about: ['hypertension', 'ischaemic-heart-disease', 'heart-failure'],
    term: {
      snomed: '183519002',
      display: 'Referral to cardiology service',
      read: { code: '8H44.00', display: 'Cardiological referral' },
    },
    specialty: { snomed: '394579002', display: 'Cardiology' },
    at: 'hospital',
    priority: 'urgent',
    reason: 'Palpitations with light-headedness, ECG enclosed.',
    reply: 'Monitor for a week: occasional extra beats only. No further visit planned.',
  },
  {
    key: 'skin',
    about: [],
    term: { snomed: '831331000006100', display: '2 week rule referral - skin' },
    specialty: { snomed: '394582007', display: 'Dermatology' },
    at: 'hospital',
    priority: 'asap',
    reason: 'Pigmented lesion on the back, grown and changed in colour over three months.',
    reply: 'Seborrhoeic keratosis, benign. Discharged.',
  },
  {
    key: 'dermatology',
    about: [],
    term: {
      snomed: '308472003',
      display: 'Referral to dermatologist',
      read: { code: '8H43.00', display: 'Dermatological referral' },
    },
    specialty: { snomed: '394582007', display: 'Dermatology' },
    at: 'hospital',
    priority: 'routine',
    reason: 'Eczema of the hands that does not answer to moderate steroids.',
    reply: 'Patch tests booked. Stronger ointment for two weeks.',
  },
  {
    key: 'counselling',
    about: ['anxiety-and-depression'],
    term: {
      snomed: '308448008',
      display: 'Referral to counsellor',
      read: { code: '8H7A.00', display: 'Referral to counsellor' },
    },
    specialty: { snomed: '394587001', display: 'Psychiatry' },
    at: 'community',
    priority: 'routine',
    reason: 'Low and anxious since a bereavement; would like to talk to somebody.',
    reply: 'Assessed by telephone, on the list for a group.',
  },
  {
    key: 'imaging',
    about: ['osteoarthritis'],
    term: { snomed: '183830008', display: 'Refer for X-ray', read: { code: '8HQ1.00', display: 'Refer for X-ray' } },
    specialty: { snomed: '394914008', display: 'Radiology' },
    at: 'hospital',
    priority: 'routine',
    reason: 'Knee: pain on stairs for three months. Osteoarthritis?',
    reply: 'Narrowed medial joint space with osteophytes.',
  },
  {
    key: 'spirometry',
    about: ['asthma'],
    term: { snomed: '415261001', display: 'Referral for spirometry' },
    specialty: { snomed: '418112009', display: 'Pulmonary medicine' },
    at: 'community',
    priority: 'routine',
    reason: 'Cough and wheeze on exertion for six months.',
    reply: 'Reversible obstruction, in keeping with asthma.',
  },
];

/** Types of documents, coded or, as is common, in words alone (spec 06 §4). */
export const DOCUMENT_TYPES = {
  referral: { snomed: '25611000000107', display: 'Referral letter', description: { id: '63301000000111' } },
  outpatient: { snomed: '823681000000100', display: 'Outpatient letter' },
  discharge: { snomed: '373942005', display: 'Discharge summary' },
  photograph: { snomed: '820241000000102', display: 'Medical photograph' },
  'from-patient': { snomed: '163181000000107', display: 'Patient/Carer Correspondence' },
  report: { text: 'Clinical report' },
  scanned: { text: 'Record attachment - scanned letter' },
  'to-patient': { text: 'Letter sent to patient' },
} as const satisfies Readonly<Record<string, Term | { readonly text: string }>>;

export type DocumentTypeKey = keyof typeof DOCUMENT_TYPES;

/** Bytes that a practice may serve of one document (spec 06 §5.1). */
export const LARGEST_SERVED_BYTES = 5 * 1024 * 1024;
