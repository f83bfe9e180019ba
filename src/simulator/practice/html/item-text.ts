import { COMMENT_NOTE } from '../../estate/clinical/findings.js';
import type {
  Allergy,
  Consultation,
  Course,
  DiaryEntry,
  Document,
  GpRecord,
  Immunisation,
  Investigation,
  ItemRef,
  Observation,
  Problem,
  Referral,
} from '../../estate/clinical/gp-record.js';
import { inWords, type Term } from '../../estate/clinical/terms.js';
import { dateInWords, measured, productName } from './cells.js';

/** An entry that is words alone: its term says no more than that. */
export const isNote = ({ snomed }: Term): boolean => snomed === COMMENT_NOTE.snomed;

/** What somebody is allergic to, as it was entered. */
export function allergenName({ allergen }: Allergy): string {
  return allergen.kind === 'coded' ? allergen.term.display : allergen.text;
}

/** Words with more behind a mark, where there is more. */
const more = (start: string, mark: string, end: string | null): string =>
  end === null || end === '' ? start : `${start}${mark}${end}`;

function observationText({ term, value, components, comment }: Observation): string {
  if (isNote(term)) return comment ?? '';
  const values = [value, ...components.map((part) => part.value)].flatMap((one) => one ?? []).map(measured);
  return more(more(inWords(term), ' ', values.join(', ')), ': ', comment);
}

const problemText = ({ term, status }: Problem): string =>
  `${inWords(term)}${status === 'active' ? '' : ' (inactive)'}`;
const consultationText = ({ kind }: Consultation): string => kind.display;
const immunisationText = ({ term, given }: Immunisation): string => `${term.display}${given ? '' : ' (not given)'}`;
const investigationText = ({ term, conclusion }: Investigation): string => more(term.display, ', ', conclusion);
const referralText = ({ term, to }: Referral): string => `${inWords(term)}, to ${to}`;
const diaryText = ({ term, due }: DiaryEntry): string => `Planned: ${inWords(term)}, due ${dateInWords(due)}`;
const documentText = ({ description }: Document): string => description;

function courseText({ product, dosage }: Course, { issue }: ItemRef): string {
  const what = issue === undefined || issue === null ? 'Prescribed' : 'Issued';
  return `${what}: ${productName(product)}, ${dosage}`;
}

/** What is said of the items of one area, each of which is found at once. */
function said<T extends { readonly key: string }>(
  items: readonly T[],
  say: (item: T, ref: ItemRef) => string,
): (ref: ItemRef) => string {
  const byKey = new Map(items.map((item) => [item.key, item]));
  return (ref) => {
    const item = byKey.get(ref.key);
    return item === undefined ? '' : say(item, ref);
  };
}

/** Items of a record in a line each; empty for one that is withheld, and so not in the record that is shown. */
export function itemTexts(record: GpRecord): (ref: ItemRef) => string {
  const byArea: Readonly<Record<ItemRef['area'], (ref: ItemRef) => string>> = {
    medications: said(record.courses, courseText),
    allergies: said(record.allergies, allergenName),
    problems: said(record.problems, problemText),
    consultations: said(record.consultations, consultationText),
    immunisations: said(record.immunisations, immunisationText),
    observations: said(record.observations, observationText),
    investigations: said(record.investigations, investigationText),
    referrals: said(record.referrals, referralText),
    diary: said(record.diary, diaryText),
    documents: said(record.documents, documentText),
  };
  return (ref) => byArea[ref.area](ref);
}
