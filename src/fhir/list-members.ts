import type { RecordArea } from '../domain/record.js';
import type { Answer } from './answer.js';
import { pointing, type Located } from './bundle.js';
import { element, list, present } from './element.js';
import type { ListKind } from './lists.js';
import { aboutList, missingArea } from './warnings.js';

/** The areas that are mapped, with the resource types that their lists may hold and what to call them. */
const MAPPED: Partial<Readonly<Record<RecordArea, { readonly type: string; readonly words: string }>>> = {
  MEDICATIONS: { type: 'MedicationStatement', words: 'medicines' },
  ALLERGIES: { type: 'AllergyIntolerance', words: 'allergies' },
  PROBLEMS: { type: 'Condition', words: 'problems' },
};

const WITHIN_WORDS: Partial<Readonly<Record<RecordArea, string>>> = {
  CONSULTATIONS: ' inside consultations',
  PROBLEMS: ' linked to problems',
};

const listInWords = (kind: ListKind, words: string, within: RecordArea | null) =>
  `list of ${kind.is === 'primary' && kind.holds === 'ended' ? 'ended ' : ''}${words}${within === null ? '' : (WITHIN_WORDS[within] ?? '')}`;

/** Whether the items of a list are mapped at all. */
export function isMappedArea(kind: ListKind): boolean {
  return (kind.is === 'primary' || kind.is === 'secondary') && MAPPED[kind.area] !== undefined;
}

/**
 * The words that stand in for items of an area that is off or not known are a notice wherever they stand (spec 04 §5). Words that name
 * no area ("Patient Flag items are not supported"), or the list's own area beside items of it, stand for items of that list: the area
 * itself is known and on. Inside a consultation it is the consultation that is not whole.
 */
function noteMissingArea({ notices }: Answer, words: string, kind: ListKind, hasOthers: boolean): boolean {
  const missing = missingArea(words);
  if (missing === null) return false;
  const { area, within } = aboutList(kind);
  if (missing.area !== null && missing.area !== area) {
    notices.add(missing.code, null, words, { area: missing.area, within: within ?? area });
  } else if (kind.is === 'structure') notices.add('UNRECOGNISED', null, words, { area, within });
  else {
    const isItems = missing.area === null || hasOthers;
    notices.add(isItems ? 'UNREADABLE_ITEMS' : missing.code, null, words, { area, within });
  }
  return true;
}

/** Types are named in notices only if they look like names of types: anything may stand there. */
const typeInWords = (type: string) => (/^[A-Za-z]{1,40}$/.test(type) ? `a ${type}` : 'of an unknown type');

/**
 * The resources that a List holds, in its order, and a notice for every entry that cannot be had: one that points nowhere, is only
 * words, is empty, or is of a type that does not belong there. Never silence (spec 04 §5, §7).
 */
export function membersOf(answer: Answer, from: Located, kind: ListKind): readonly Located[] {
  const { bundle, notices } = answer;
  const mapped = kind.is === 'primary' || kind.is === 'secondary' ? MAPPED[kind.area] : undefined;
  if (mapped === undefined) {
    for (const entry of list(from.resource.entry)) {
      const { words } = pointing(element(entry)?.item);
      if (words !== null) noteMissingArea(answer, words, kind, false);
    }
    return [];
  }
  const about = aboutList(kind);
  const place = listInWords(kind, mapped.words, about.within);
  const couldNot = (one: string, many: string) =>
    notices.count({ ...about, one: `One entry of the ${place} ${one}.`, many: `# entries of the ${place} ${many}.` });
  const types = [mapped.type];

  const inWords: string[] = [];
  const members = present(list(from.resource.entry), (entry) => {
    const item = element(entry)?.item;
    const located = bundle.find(item, types, from);
    // Consultations hold medicines by their authorisations and issues (spec 04 §7.4).
    const fits = located?.type === mapped.type || (kind.is === 'secondary' && located?.type === 'MedicationRequest');
    if (located !== null && fits) return located;
    const { target, words } = pointing(item);
    if (located !== null) {
      couldNot(
        `is ${typeInWords(located.type)}, which does not belong there`,
        'are of a type that does not belong there',
      );
    } else if (words !== null) {
      inWords.push(words);
    } else if (target !== null) {
      const what = 'something that the practice did not send';
      couldNot(`points to ${what}`, `point to ${what}`);
    } else couldNot('is empty', 'are empty');
    return null;
  });
  for (const words of inWords) {
    const said = `The practice named something in its ${place} but did not send it: ${words}`;
    const hasOthers = members.length > 0;
    if (!noteMissingArea(answer, words, kind, hasOthers)) notices.add('UNREADABLE_ITEMS', null, said, about);
  }
  return members;
}
