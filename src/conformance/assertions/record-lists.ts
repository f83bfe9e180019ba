import { textsAt, type JsonObject } from '../reading/json.js';
import { resourcesOf, type Evidence } from './evidence.js';

/** A list of a record, by how it is known. */
export interface KnownList {
  readonly code: string;
  /** As 1.6.2 has it, and as other versions do. */
  readonly titles: readonly string[];
  /** Type of its entries. */
  readonly of: string;
}

/** Lists that answer a query, by what they hold (spec 04 §7.1); match on the code, titles vary. */
export const LISTS = {
  allergies: {
    code: '886921000000105',
    titles: ['Allergies and adverse reactions', 'Allergies and adverse reaction', 'Active Allergies'],
    of: 'AllergyIntolerance',
  },
  endedAllergies: {
    code: '1103671000000101',
    titles: ['Ended allergies', 'Resolved Allergies'],
    of: 'AllergyIntolerance',
  },
  medication: {
    code: '933361000000108',
    titles: ['Medications and medical devices', 'Medication List'],
    of: 'MedicationStatement',
  },
  consultations: { code: '1149501000000101', titles: ['List of consultations'], of: 'Encounter' },
  problems: { code: '717711000000103', titles: ['Problems'], of: 'Condition' },
  immunisations: { code: '1102181000000102', titles: ['Immunisations'], of: 'Immunization' },
  uncategorised: { code: '826501000000100', titles: ['Uncategorised data', 'Miscellaneous record'], of: 'Observation' },
  investigations: {
    code: '887191000000108',
    titles: ['Investigations and results', 'Investigations and Results'],
    of: 'DiagnosticReport',
  },
  referrals: { code: '792931000000107', titles: ['Outbound referral'], of: 'ReferralRequest' },
  diary: { code: '714311000000108', titles: ['Patient recall administration'], of: 'ProcedureRequest' },
} as const satisfies Readonly<Record<string, KnownList>>;

/** Lists inside a consultation, from the outside in (spec 04 §7.4). */
export const CONSULTATION_LISTS = {
  Consultation: '325851000000107',
  Topic: '25851000000105',
  Heading: '24781000000107',
} as const;

/** Code of the list of problems that came along with something else (spec 04 §7.2). */
export const LINKED_PROBLEMS = 'problems-linked-problems-not-relating-to-the-primary-query';

/** Whether a list has a code. */
export const isAbout =
  (code: string) =>
  (list: JsonObject): boolean =>
    textsAt(list, 'code.coding.code').includes(code);

/** The lists of an answer that have a code. */
export function listsAbout(evidence: Evidence, code: string): readonly JsonObject[] {
  return resourcesOf(evidence, 'List').filter(isAbout(code));
}
