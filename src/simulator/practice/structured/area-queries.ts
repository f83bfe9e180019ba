import type { Day } from '../../calendar/days.js';
import type { Problem } from '../../estate/clinical/gp-record.js';
import type { AreaParameter } from './parameter-rules.js';
import type { PartValue, Period } from './part-values.js';

/** Which problems are wanted; null where it does not matter. */
export interface ProblemFilter {
  readonly status: Problem['status'] | null;
  readonly significance: Problem['significance'] | null;
}

/** What is wanted of each area, defaults filled in (spec 04 §2). An area that was not asked for is null. */
export interface AreaQueries {
  readonly consultations: { readonly period: Period | null; readonly mostRecent: number | null } | null;
  /** Problems that pass any of these. */
  readonly problems: readonly ProblemFilter[] | null;
  readonly immunisations: { readonly notGiven: boolean; readonly status: boolean } | null;
  readonly observations: { readonly period: Period | null } | null;
  readonly allergies: { readonly resolved: boolean } | null;
  readonly medications: { readonly issues: boolean; readonly since: Day | null } | null;
  readonly investigations: { readonly period: Period | null } | null;
  readonly referrals: { readonly period: Period | null } | null;
  readonly diary: { readonly until: Day | null } | null;
}

type Parts = ReadonlyMap<string, PartValue>;

function flag(parts: Parts, name: string, otherwise: boolean): boolean {
  const value = parts.get(name);
  return typeof value === 'boolean' ? value : otherwise;
}

function day(parts: Parts, name: string): Day | null {
  const value = parts.get(name);
  return typeof value === 'string' ? value : null;
}

function count(parts: Parts, name: string): number | null {
  const value = parts.get(name);
  return typeof value === 'number' ? value : null;
}

function period(parts: Parts, name: string): Period | null {
  const value = parts.get(name);
  return typeof value === 'object' ? value : null;
}

function oneOf<T extends string>(parts: Parts, name: string, values: readonly T[]): T | null {
  return values.find((value) => parts.get(name) === value) ?? null;
}

function problemFilter(parts: Parts): ProblemFilter {
  return {
    status: oneOf(parts, 'filterStatus', ['active', 'inactive']),
    significance: oneOf(parts, 'filterSignificance', ['major', 'minor']),
  };
}

/** What is wanted of each area, from the parts that were read of each parameter. */
export function areaQueries(read: ReadonlyMap<AreaParameter, readonly Parts[]>): AreaQueries {
  const asked = <T>(name: AreaParameter, query: (parts: Parts) => T): T | null => {
    const [parts] = read.get(name) ?? [];
    return parts === undefined ? null : query(parts);
  };
  return {
    consultations: asked('includeConsultations', (parts) => ({
      period: period(parts, 'consultationSearchPeriod'),
      mostRecent: count(parts, 'includeNumberOfMostRecent'),
    })),
    problems: read.get('includeProblems')?.map(problemFilter) ?? null,
    immunisations: asked('includeImmunisations', (parts) => ({
      notGiven: flag(parts, 'includeNotGiven', false),
      status: flag(parts, 'includeStatus', true),
    })),
    observations: asked('includeUncategorisedData', (parts) => ({
      period: period(parts, 'uncategorisedDataSearchPeriod'),
    })),
    allergies: asked('includeAllergies', (parts) => ({ resolved: flag(parts, 'includeResolvedAllergies', false) })),
    medications: asked('includeMedication', (parts) => ({
      issues: flag(parts, 'includePrescriptionIssues', true),
      since: day(parts, 'medicationSearchFromDate'),
    })),
    investigations: asked('includeInvestigations', (parts) => ({ period: period(parts, 'investigationSearchPeriod') })),
    referrals: asked('includeReferrals', (parts) => ({ period: period(parts, 'referralSearchPeriod') })),
    diary: asked('includeDiaryEntries', (parts) => ({ until: day(parts, 'diaryEntriesSearchDate') })),
  };
}
