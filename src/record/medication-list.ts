import type { MedicationDemand } from '../domain/record-demand.js';
import { MEDICATION_GROUPS, type Medication, type MedicationGroup } from '../domain/record-items.js';
import type { AppliedFilter } from '../domain/source.js';
import { activeOnOrAfter } from '../fhir/index.js';
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

/** Puts the list together. What a practice sent beyond the wish is narrowed here, by the practice's own rule (spec 04 §2.3). */
export function medicationList(gathered: GatheredParts, wish: MedicationWish, beside: AllergiesBeside): MedicationList {
  const { since, issues } = wish;
  const filters = gathered.parts.some(({ answer }) => answer !== null) ? filtersOf(gathered.parts, wish) : [];
  const all = gathered.parts
    .flatMap(({ answer }) => answer?.record.medications ?? [])
    .filter((medication) => since === null || activeOnOrAfter(medication, since))
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
    statement: statementOf(gathered.parts.map((part) => ({ ...part.list, items: all.length }))),
    caveats: [
      CAVEATS.medications,
      ...(allergiesRetrieved ? [] : [CAVEATS.allergiesUnknown]),
      ...(allergiesRetrieved && beside.some((list) => list?.isWarned) ? [CAVEATS.allergiesWarned] : []),
      ...(filters.length > 0 ? [CAVEATS.filtered] : []),
    ],
  };
}

function filtersOf(parts: readonly Part[], { since, issues }: MedicationWish): readonly AppliedFilter[] {
  const answers = parts.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const isIgnored = parts.some(({ notices }) =>
    notices.some(({ code, area }) => code === 'FILTER_IGNORED' && area === 'MEDICATIONS'),
  );
  const byPractice = (isSame: boolean) => (isSame && !isIgnored ? 'PRACTICE' : 'SERVER');
  return [
    ...(since === null
      ? []
      : [
          {
            argument: 'since',
            value: since,
            text: `Only medicines active on or after ${since}, and those prescribed elsewhere.`,
            by: byPractice(answers.every(({ asked }) => asked.medications?.since === since)),
          } as const,
        ]),
    ...(issues
      ? []
      : [
          {
            argument: 'includeIssues',
            value: 'false',
            text: 'Without the issues of each medicine.',
            by: byPractice(answers.every(({ asked }) => asked.medications?.issues === false)),
          } as const,
        ]),
  ];
}
