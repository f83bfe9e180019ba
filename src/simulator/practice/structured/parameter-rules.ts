/** What a part of a parameter may hold. */
export type PartRule =
  | { readonly type: 'boolean'; readonly required?: true }
  | { readonly type: 'date'; readonly reach: 'until-today' | 'from-today' }
  | { readonly type: 'period' }
  | { readonly type: 'code'; readonly values: readonly string[] }
  | { readonly type: 'positiveInt' };

/** A clinical area that can be asked for. */
export interface AreaRule {
  readonly parts: Readonly<Record<string, PartRule>>;
  /** From which version of the operation on it is known. */
  readonly since: '1.2' | '1.6';
  /** Whether it is answered, or met with a warning as an unknown parameter is. */
  readonly answered: boolean;
}

const LATER = { since: '1.6', answered: false } as const;

/** Every parameter of the operation and its parts (spec 04 §2). */
export const AREAS: Readonly<Record<string, AreaRule>> = {
  includeAllergies: {
    since: '1.2',
    answered: true,
    parts: { includeResolvedAllergies: { type: 'boolean', required: true } },
  },
  includeMedication: {
    since: '1.2',
    answered: true,
    parts: {
      includePrescriptionIssues: { type: 'boolean' },
      medicationSearchFromDate: { type: 'date', reach: 'until-today' },
    },
  },
  includeConsultations: {
    ...LATER,
    parts: { consultationSearchPeriod: { type: 'period' }, includeNumberOfMostRecent: { type: 'positiveInt' } },
  },
  includeProblems: {
    ...LATER,
    parts: {
      filterStatus: { type: 'code', values: ['active', 'inactive'] },
      filterSignificance: { type: 'code', values: ['major', 'minor'] },
    },
  },
  includeImmunisations: {
    ...LATER,
    parts: { includeNotGiven: { type: 'boolean' }, includeStatus: { type: 'boolean' } },
  },
  includeUncategorisedData: { ...LATER, parts: { uncategorisedDataSearchPeriod: { type: 'period' } } },
  includeInvestigations: { ...LATER, parts: { investigationSearchPeriod: { type: 'period' } } },
  includeReferrals: { ...LATER, parts: { referralSearchPeriod: { type: 'period' } } },
  includeDiaryEntries: { ...LATER, parts: { diaryEntriesSearchDate: { type: 'date', reach: 'from-today' } } },
};

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
