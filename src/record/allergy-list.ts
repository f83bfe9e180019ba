import type { AllergyDemand } from '../domain/record-demand.js';
import type { Allergy } from '../domain/record-items.js';
import type { AppliedFilter } from '../domain/source.js';
import { CAVEATS } from './caveats.js';
import { listBase, type GatheredParts, type RecordList } from './record-list.js';
import { statementOf } from './statement.js';

/** What somebody wants to see of the allergies. */
export type AllergyWish = AllergyDemand;

/** Allergies and adverse reactions: the schema's `AllergyList`. */
export interface AllergyList extends RecordList {
  readonly active: readonly Allergy[];
  readonly ended: readonly Allergy[];
  readonly noKnownAllergies: boolean;
}

/** Puts the list together. */
export function allergyList(gathered: GatheredParts, { ended }: AllergyWish): AllergyList {
  const { parts } = gathered;
  // What was not wished for does not count, also where the practice was asked for it on behalf of somebody else.
  const shown = parts.map(({ answer }) =>
    (answer?.record.allergies ?? []).filter(({ status }) => ended || status !== 'ENDED'),
  );
  const all = shown.flat();
  const active = all.filter(({ status }) => status !== 'ENDED');
  const filters: readonly AppliedFilter[] =
    ended || parts.every(({ answer }) => answer === null)
      ? []
      : [
          {
            argument: 'includeEnded',
            value: 'false',
            text: 'Without allergies that have been ended.',
            by: parts.every(({ answer }) => answer?.asked.allergies?.ended === false) ? 'PRACTICE' : 'SERVER',
          },
        ];
  const noKnownAllergies = active.some(({ isNoKnownAllergies }) => isNoKnownAllergies);
  const isContradicted = noKnownAllergies && active.some(({ isNoKnownAllergies }) => !isNoKnownAllergies);
  const isDoubtful = noKnownAllergies && parts.some(({ list }) => list.isWarned);
  return {
    ...listBase(gathered, filters),
    active,
    ended: all.filter(({ status }) => status === 'ENDED'),
    noKnownAllergies,
    // "None recorded" may be said only if ended ones were looked for too (spec 04 §12.2): otherwise an empty list says nothing.
    statement: statementOf(
      parts.map(({ list }, at) => {
        const items = shown[at]?.length ?? 0;
        return { ...list, items, supplied: list.supplied && (ended || items > 0) };
      }),
    ),
    caveats: [
      CAVEATS.allergies,
      ...(ended ? [] : [CAVEATS.endedNotAsked]),
      ...(isContradicted ? [CAVEATS.noKnownContradicted] : []),
      ...(isDoubtful ? [CAVEATS.noKnownDoubtful] : []),
    ],
  };
}
