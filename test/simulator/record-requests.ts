import { ALLERGIES, type Json, list, MEDICATION, member, type Reply, textOf } from './consumer.js';

/** A parameter that asks for an area, with its parts. */
export const area = (name: string, ...part: readonly Json[]): Json => (part.length === 0 ? { name } : { name, part });

/** A part that is a period. */
export const period = (name: string, valuePeriod: unknown): Json => ({ name, valuePeriod });

/** Every area, each without a filter. */
export const EVERY_AREA: readonly Json[] = [
  area('includeConsultations'),
  area('includeProblems'),
  area('includeImmunisations'),
  area('includeUncategorisedData'),
  ALLERGIES,
  MEDICATION,
  area('includeInvestigations'),
  area('includeReferrals'),
  area('includeDiaryEntries'),
];

/** Patients whose records can be had, with their practice: every special one, and some generated. G99007 is slow; here its clock is not. */
export const RECORDS = [
  ['A99001', '9990000018'],
  ['A99001', '9990000026'],
  ['B99002', '9990000034'],
  ['B99002', '9990000042'],
  ['C99003', '9990000050'],
  ['A99001', '9990000069'],
  ['B99002', '9990000077'],
  ['A99001', '9990000085'],
  ['B99002', '9990000093'],
  ['A99001', '9990000107'],
  ['B99002', '9990000115'],
  ['A99001', '9990000123'],
  ['A99001', '9990000182'],
  ['G99007', '9990000239'],
  ['A99001', '9990000247'],
  ['A99001', '9990000255'],
] as const;

/** An answer of a record, taken apart. */
export interface RecordAnswer {
  readonly resources: readonly unknown[];
  /** Entries of one type. */
  readonly of: (type: string) => readonly unknown[];
  /** The list of this code. */
  readonly list: (code: string) => unknown;
  /** The resources that the list of this code names. */
  readonly listed: (code: string) => readonly unknown[];
  /** The resource that a reference leads to. */
  readonly follow: (reference: unknown) => unknown;
}

/** Codes of the primary lists (spec 04 §7.1). */
export const LIST = {
  allergies: '886921000000105',
  endedAllergies: '1103671000000101',
  medications: '933361000000108',
  consultations: '1149501000000101',
  problems: '717711000000103',
  immunisations: '1102181000000102',
  observations: '826501000000100',
  investigations: '887191000000108',
  referrals: '792931000000107',
  diary: '714311000000108',
  linkedProblems: 'problems-linked-problems-not-relating-to-the-primary-query',
} as const;

/** Takes an answer apart. */
export function recordAnswer({ body }: Pick<Reply, 'body'>): RecordAnswer {
  const resources = list(body['entry']).map((entry) => member(entry, 'resource'));
  const of = (type: string): readonly unknown[] => resources.filter((one) => member(one, 'resourceType') === type);
  const known = new Map(
    resources.map((one) => [`${textOf(member(one, 'resourceType'))}/${textOf(member(one, 'id'))}`, one]),
  );
  const follow = (reference: unknown): unknown => known.get(textOf(member(reference, 'reference')));
  const byCode = (code: string): unknown => of('List').find((one) => member(one, 'code', 'coding', 0, 'code') === code);
  return {
    resources,
    of,
    follow,
    list: byCode,
    listed: (code) => list(member(byCode(code), 'entry')).map((entry) => follow(member(entry, 'item'))),
  };
}

/** The practice's own identifier of an item: it is the same in every answer (spec 04 §3). */
export const identityOf = (resource: unknown): string => textOf(member(resource, 'identifier', 0, 'value'));
