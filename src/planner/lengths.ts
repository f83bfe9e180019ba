import type { Rules } from './rules.js';
import type { SelectedField } from './selection.js';

/** How many practices are configured: as many as are meant where no code is given. */
export interface Estate {
  readonly practices: number;
  /** Practices in each group, by its id. */
  readonly groups: ReadonlyMap<string, number>;
}

/** Lists whose length an argument or the configuration says. */
const LENGTHS: Readonly<Record<string, (args: SelectedField['args'], estate: Estate) => number>> = {
  'Query.patients': ({ nhsNumbers }) => members(nhsNumbers),
  'Query.practices': ({ odsCodes, group }, { practices, groups }) =>
    odsCodes == null && group == null ? practices : members(odsCodes) + (groups.get(String(group)) ?? 0),
  'Query.practiceGroups': (_args, { groups }) => groups.size,
  'PracticeGroup.practices': (_args, { groups }) => Math.max(0, ...groups.values()),
};

/** How many members a list has at most, or else how many the schema assumes; 1 for what is no list. */
export function lengthOf({ qualified, args }: SelectedField, rules: Rules, estate: Estate): number {
  return LENGTHS[qualified]?.(args, estate) ?? rules.get(qualified)?.assumedSize ?? 1;
}

/** Practices that a field names; 1 where the registered one is meant. */
export const practicesNamed = ({ args }: SelectedField): number =>
  Array.isArray(args['practices']) ? args['practices'].length : 1;

const members = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
