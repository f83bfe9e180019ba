import type { MedicationDemand } from '../domain/record-demand.js';
import { MEDICATION_GROUPS, type Medication, type MedicationGroup } from '../domain/record-items.js';
import type { AppliedFilter } from '../domain/source.js';
import { searchFrom } from '../fhir/index.js';
import { CAVEATS } from './caveats.js';
import type { Part } from './part.js';
import { listBase, type GatheredParts, type RecordList } from './record-list.js';
import { statementOf, type ListFacts } from './statement.js';

/** What somebody wants to see of the medicines. */
export type MedicationWish = MedicationDemand;

/** Medicines and devices: the schema's `MedicationList`. */
export interface MedicationList extends RecordList {
  readonly all: readonly Medication[];
  readonly groupCounts: readonly { readonly group: MedicationGroup; readonly count: number }[];
  readonly allergiesRetrieved: boolean;
}

/** What is known of the allergies that came with each practice's medicines; null where they were not asked for. */
export type AllergiesBeside = readonly (ListFacts | null)[];

/**
 * Puts the list together. What a practice sent beyond the wish is narrowed here, by its own rule (spec 04 §2.3); where it filtered by
 * the day itself, it knows better than that rule can.
 */
export function medicationList(gathered: GatheredParts, wish: MedicationWish, beside: AllergiesBeside): MedicationList {
  const { since, issues } = wish;
  const filters = gathered.parts.some(({ answer }) => answer !== null) ? filtersOf(gathered.parts, wish) : [];
  const shown = gathered.parts.map((part) => {
    const medications = part.answer?.record.medications ?? [];
    const isNarrowed = since === null || didFilter(part, ({ since: asked }) => asked === since);
    return isNarrowed ? medications : searchFrom(medications, since);
  });
  const all = shown
    .flat()
    .map((medication) => (issues ? medication : { ...medication, issues: [], issuesComplete: false }));
  const allergiesRetrieved = beside.length > 0 && beside.every((list) => list?.supplied === true);
  return {
    ...listBase(gathered, filters),
    all,
    groupCounts: MEDICATION_GROUPS.map((group) => ({
      group,
      count: all.filter((medication) => medication.group === group).length,
    })).filter(({ count }) => count > 0),
    allergiesRetrieved,
    statement: statementOf(gathered.parts.map(({ list }, at) => ({ ...list, items: shown[at]?.length ?? 0 }))),
    caveats: [
      CAVEATS.medications,
      ...(allergiesRetrieved ? [] : [CAVEATS.allergiesUnknown]),
      ...(allergiesRetrieved && beside.some((list) => list?.isWarned) ? [CAVEATS.allergiesWarned] : []),
      ...(filters.length > 0 ? [CAVEATS.filtered] : []),
    ],
  };
}

/** Whether a practice was asked for just this, and did not say that it left the filter out. */
function didFilter({ answer, notices }: Part, isJustThis: (asked: MedicationDemand) => boolean): boolean {
  const asked = answer?.asked.medications ?? null;
  const isIgnored = notices.some(({ code, area }) => code === 'FILTER_IGNORED' && area === 'MEDICATIONS');
  return asked !== null && isJustThis(asked) && !isIgnored;
}

function filtersOf(parts: readonly Part[], { since, issues }: MedicationWish): readonly AppliedFilter[] {
  const answered = parts.filter(({ answer }) => answer !== null);
  const by = (isJustThis: (asked: MedicationDemand) => boolean) =>
    answered.every((part) => didFilter(part, isJustThis)) ? 'PRACTICE' : 'SERVER';
  return [
    ...(since === null
      ? []
      : [
          {
            argument: 'since',
            value: since,
            text: `Only medicines active on or after ${since}, and those prescribed elsewhere.`,
            by: by((asked) => asked.since === since),
          } as const,
        ]),
    ...(issues
      ? []
      : [
          {
            argument: 'includeIssues',
            value: 'false',
            text: 'Without the issues of each medicine.',
            by: by((asked) => !asked.issues),
          } as const,
        ]),
  ];
}
