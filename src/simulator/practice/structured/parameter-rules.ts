/** What a part of a parameter may hold. */
export type PartRule =
  | { readonly type: 'boolean'; readonly required?: true }
  | { readonly type: 'date'; readonly reach: 'until-today' | 'from-today' }
  | { readonly type: 'period' }
  | { readonly type: 'code'; readonly values: readonly string[] }
  | { readonly type: 'positiveInt' };

/** A parameter of the operation that asks for a clinical area. */
export interface AreaRule {
  readonly parts: Readonly<Record<string, PartRule>>;
  /** From which version of the operation on it is known. */
  readonly since: '1.2' | '1.6';
  /** Whether it may be given more than once: each time selects more. */
  readonly repeats?: true;
}

/** Every parameter of the operation that asks for an area, with its parts (spec 04 §2). */
export const AREA_PARAMETERS = {
  includeAllergies: { since: '1.2', parts: { includeResolvedAllergies: { type: 'boolean', required: true } } },
  includeMedication: {
    since: '1.2',
    parts: {
      includePrescriptionIssues: { type: 'boolean' },
      medicationSearchFromDate: { type: 'date', reach: 'until-today' },
    },
  },
  includeConsultations: {
    since: '1.6',
    parts: { consultationSearchPeriod: { type: 'period' }, includeNumberOfMostRecent: { type: 'positiveInt' } },
  },
  includeProblems: {
    since: '1.6',
    repeats: true,
    parts: {
      filterStatus: { type: 'code', values: ['active', 'inactive'] },
      filterSignificance: { type: 'code', values: ['major', 'minor'] },
    },
  },
  includeImmunisations: {
    since: '1.6',
    parts: { includeNotGiven: { type: 'boolean' }, includeStatus: { type: 'boolean' } },
  },
  includeUncategorisedData: { since: '1.6', parts: { uncategorisedDataSearchPeriod: { type: 'period' } } },
  includeInvestigations: { since: '1.6', parts: { investigationSearchPeriod: { type: 'period' } } },
  includeReferrals: { since: '1.6', parts: { referralSearchPeriod: { type: 'period' } } },
  includeDiaryEntries: { since: '1.6', parts: { diaryEntriesSearchDate: { type: 'date', reach: 'from-today' } } },
} as const satisfies Readonly<Record<string, AreaRule>>;

export type AreaParameter = keyof typeof AREA_PARAMETERS;

/** Whether this version of the operation knows a parameter of this name. */
export function isKnownParameter(name: string, version: AreaRule['since']): name is AreaParameter {
  return Object.hasOwn(AREA_PARAMETERS, name) && AREA_PARAMETERS[name as AreaParameter].since <= version;
}

const REFUSED_BESIDE_BOTH = [
  'medicationSearchFromDate',
  'uncategorisedDataSearchPeriod',
  'filterSignificance',
  'referralSearchPeriod',
  'diaryEntriesSearchDate',
  'includeNotGiven',
  'includeStatus',
];

/** Parts that are refused anywhere in the request when an area is asked for too (spec 04 §2.1). */
export const REFUSED_BESIDE: Readonly<Record<string, readonly string[]>> = {
  includeConsultations: [...REFUSED_BESIDE_BOTH, 'filterStatus'],
  // A significance filter is a filter of the problems themselves, like the status filter.
  includeProblems: REFUSED_BESIDE_BOTH.filter((part) => part !== 'filterSignificance'),
};

/** Parts of one parameter that exclude each other (spec 04 §4). */
export const EXCLUDE_EACH_OTHER: Readonly<Record<string, readonly [string, string]>> = {
  includeConsultations: ['consultationSearchPeriod', 'includeNumberOfMostRecent'],
};
