import type { RecordArea, RecordNoticeCode } from '../domain/record.js';
import type { Answer } from './answer.js';
import type { Located } from './bundle.js';
import { codeTable } from './code-table.js';
import { conceptCodes, conceptText } from './coded-concept.js';
import { code, element, elements, list, present, text, type Element } from './element.js';
import { extensionsNamed, valueOf } from './extension.js';
import { isStrange, type ListKind } from './lists.js';
import type { About } from './notice-book.js';

/** Warning codes of lists, with the specification's own words for those that come without a note (spec 04 §7.3). */
const warningOf = codeTable<{ readonly code: RecordNoticeCode; readonly text: string }>({
  'confidential-items': {
    code: 'CONFIDENTIAL_ITEMS',
    text: 'Items excluded due to confidentiality and/or patient preferences.',
  },
  'data-in-transit': {
    code: 'DATA_IN_TRANSIT',
    text: 'Patient record transfer from previous GP practice not yet complete; information may be missing.',
  },
  'data-awaiting-filing': {
    code: 'DATA_AWAITING_FILING',
    text: 'Patient record contains some items in the GP practice workflow that have not been reviewed for inclusion in this message; information may be missing.',
  },
});

/** Said by every empty list: no news. */
const NOT_AVAILABLE = /^information not available\.?$/i;

/** The words of a list's notes, unchanged; null if they say nothing. */
function noteOf(resource: Element): string | null {
  const notes = present(elements(resource.note), (note) => text(note.text));
  const plain = typeof resource.note === 'string' ? text(resource.note) : null;
  const words = plain ?? notes.join('\n');
  return words.trim() === '' || NOT_AVAILABLE.test(words.trim()) ? null : words;
}

/** The one reason that says there is nothing (spec 04 §7.3); any other says only that nothing is shown. */
const NOTHING_RECORDED = new Set(['no-content-recorded', 'no content recorded', 'nocontentrecorded']);

/** The reason of an empty list, where it is another than that nothing is recorded. */
function otherReason({ entry, emptyReason }: Element): { readonly code: string; readonly words: string } | null {
  if (list(entry).length > 0 || emptyReason === undefined) return null;
  const words = conceptText(emptyReason) ?? '';
  const given = conceptCodes(emptyReason)[0] ?? words;
  if (given === '' || NOTHING_RECORDED.has(given.toLowerCase())) return null;
  return { code: given, words: words === '' ? given : words };
}

/** The code of a warning, be it sent as a code, a Coding or a concept; null if there is none to be read. */
const warningCode = (value: unknown): string | null =>
  code(value) ?? conceptCodes(value)[0] ?? code(element(value)?.code) ?? conceptText(value);

/** What a list's warnings are about. */
export function aboutList(kind: ListKind): About {
  switch (kind.is) {
    case 'primary':
      return { area: kind.area, within: null };
    case 'secondary':
      return { area: kind.area, within: kind.within };
    case 'structure':
      return { area: 'CONSULTATIONS', within: null };
    case 'unknown':
      return { area: null, within: null };
  }
}

/**
 * Notes down every warning of a List. The practice's note is the text, unchanged, because it holds the date; a code that is not known
 * is shown by its note; a note without a code is a warning too, since one supplier words its banners itself. An empty list that gives
 * another reason than that nothing is recorded is one as well.
 */
export function noteWarnings({ notices }: Answer, { resource }: Located, kind: ListKind): void {
  const about = aboutList(kind);
  const note = noteOf(resource);
  const codes = extensionsNamed(resource, 'ListWarningCode').map((extension) => warningCode(valueOf(extension)));
  for (const raw of codes) {
    const warning = warningOf(raw);
    const unknown = raw === null ? 'could not be read.' : `is not known here: ${raw}.`;
    const words = note ?? warning?.text ?? `The practice put a warning on this list that ${unknown}`;
    notices.add(warning?.code ?? 'UNRECOGNISED', raw, words, about);
  }
  const isOfArea = kind.is === 'primary' || kind.is === 'secondary';
  if (codes.length === 0 && note !== null && (isOfArea || isStrange(resource)))
    notices.add('UNRECOGNISED', null, note, about);
  const reason = isOfArea ? otherReason(resource) : null;
  if (reason !== null) {
    notices.add(
      'UNRECOGNISED',
      reason.code,
      `The practice left this list empty, and gives as the reason: ${reason.words}`,
      about,
    );
  }
}

/** Clinical areas as practices name them before "items have been disabled", in the order to look (spec 04 §5). */
const NAMED_AREAS: readonly (readonly [RegExp, RecordArea])[] = [
  [/^allerg/i, 'ALLERGIES'],
  [/^(?:medication|medicine)/i, 'MEDICATIONS'],
  [/^problems?$/i, 'PROBLEMS'],
  [/^consultations?$/i, 'CONSULTATIONS'],
  [/^(?:immuni[sz]ation|vaccin)/i, 'IMMUNISATIONS'],
  [/^(?:outbound )?referral/i, 'REFERRALS'],
  [/^(?:diary|patient recall)/i, 'DIARY'],
  [/^document/i, 'DOCUMENTS'],
  [/^(?:investigation|patholog|test (?:request|report|result))/i, 'INVESTIGATIONS'],
  [/^(?:uncategori[sz]ed|miscellaneous|observation)/i, 'UNCATEGORISED'],
];

/** Recognises the two sentences that stand in for items of an area that is off or not known (spec 04 §5). */
export function missingArea(
  words: string,
): { readonly code: RecordNoticeCode; readonly area: RecordArea | null } | null {
  const sentence = /^(.*?)\bitems? (?:(?:have|has) been disabled|(?:are|is) not supported\b)/i.exec(words.trim());
  if (sentence === null) return null;
  const named = NAMED_AREAS.find(([pattern]) => pattern.test(sentence[1]?.trim() ?? ''))?.[1] ?? null;
  return { code: /disabled/i.test(sentence[0]) ? 'AREA_DISABLED' : 'AREA_NOT_SUPPORTED', area: named };
}
