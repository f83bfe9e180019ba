import type { Allergy, GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';
import { COMMENT_NOTE } from '../../estate/clinical/findings.js';
import type { Term } from '../../estate/clinical/terms.js';
import { dateInWords, measured, productName } from './cells.js';

/** An entry that is words alone: its term says no more than that. */
export const isNote = ({ snomed }: Term): boolean => snomed === COMMENT_NOTE.snomed;

/** What somebody is allergic to, as it was entered. */
export function allergenName({ allergen }: Allergy): string {
  return allergen.kind === 'coded' ? allergen.term.display : allergen.text;
}

/** Words with a part in brackets or behind a colon, where there is one. */
const more = (start: string, mark: string, end: string | null): string =>
  end === null || end === '' ? start : `${start}${mark}${end}`;

type Finder = (record: GpRecord, ref: ItemRef) => string | undefined;

const byKey = <T extends { readonly key: string }>(list: readonly T[], key: string): T | undefined =>
  list.find((one) => one.key === key);

function found<T extends { readonly key: string }>(
  listOf: (record: GpRecord) => readonly T[],
  say: (item: T, ref: ItemRef) => string,
): Finder {
  return (record, ref) => {
    const item = byKey(listOf(record), ref.key);
    return item === undefined ? undefined : say(item, ref);
  };
}

/** What is said of an item of each area where something else names it. */
const SAID: Readonly<Record<ItemRef['area'], Finder>> = {
  medications: found(
    ({ courses }) => courses,
    ({ product, dosage }, { issue }) =>
      `${issue === undefined || issue === null ? 'Prescribed' : 'Issued'}: ${productName(product)}, ${dosage}`,
  ),
  allergies: found(({ allergies }) => allergies, allergenName),
  problems: found(
    ({ problems }) => problems,
    ({ term, status }) => `${term.display}${status === 'active' ? '' : ' (inactive)'}`,
  ),
  consultations: found(
    ({ consultations }) => consultations,
    ({ kind }) => kind.display,
  ),
  immunisations: found(
    ({ immunisations }) => immunisations,
    ({ term, given }) => `${term.display}${given ? '' : ' (not given)'}`,
  ),
  observations: found(
    ({ observations }) => observations,
    ({ term, value, components, comment }) => {
      if (isNote(term)) return comment ?? '';
      const values = [value, ...components.map((part) => part.value)].flatMap((one) => one ?? []).map(measured);
      return more(more(term.display, ' ', values.join(', ')), ': ', comment);
    },
  ),
  investigations: found(
    ({ investigations }) => investigations,
    ({ term, conclusion }) => more(term.display, ', ', conclusion),
  ),
  referrals: found(
    ({ referrals }) => referrals,
    ({ term, to }) => `${term.display}, to ${to}`,
  ),
  diary: found(
    ({ diary }) => diary,
    ({ term, due }) => `Planned: ${term.display}, due ${dateInWords(due)}`,
  ),
  documents: found(
    ({ documents }) => documents,
    ({ description }) => description,
  ),
};

/** An item of the record in a line; empty where it is withheld, and so not in the record that is shown. */
export function itemText(record: GpRecord, ref: ItemRef): string {
  return SAID[ref.area](record, ref) ?? '';
}
