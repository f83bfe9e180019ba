import type { RecordArea } from '../domain/record.js';
import { conceptCodes } from './coded-concept.js';
import { text, type Element } from './element.js';

/** What a List is, by its code. */
export type ListKind =
  /** The practice's own list of an area: membership in it is the only evidence that an item answers the question (spec 04 §6.1). */
  | { readonly is: 'primary'; readonly area: RecordArea; readonly holds: 'current' | 'ended' }
  /** Items of an area that came inside consultations or problems (spec 04 §7.2). */
  | { readonly is: 'secondary'; readonly area: RecordArea; readonly within: RecordArea | null }
  /** The inner structure of a consultation (spec 04 §7.4). */
  | { readonly is: 'structure' }
  | { readonly is: 'unknown' };

const primary = (area: RecordArea, holds: 'current' | 'ended' = 'current'): ListKind => ({
  is: 'primary',
  area,
  holds,
});

/** Primary lists, with the titles they go by: in the specification, then as seen (spec 04 §7.1). */
const PRIMARY: readonly { readonly code: string; readonly kind: ListKind; readonly titles: readonly string[] }[] = [
  {
    code: '886921000000105',
    kind: primary('ALLERGIES'),
    titles: ['Allergies and adverse reactions', 'Allergies and adverse reaction', 'Active allergies', 'Allergies list'],
  },
  {
    code: '1103671000000101',
    kind: primary('ALLERGIES', 'ended'),
    titles: ['Ended allergies', 'Resolved allergies'],
  },
  {
    code: '933361000000108',
    kind: primary('MEDICATIONS'),
    titles: ['Medications and medical devices', 'Medication list'],
  },
  { code: '1149501000000101', kind: primary('CONSULTATIONS'), titles: ['List of consultations', 'Consultation list'] },
  { code: '717711000000103', kind: primary('PROBLEMS'), titles: ['Problems', 'Problem list'] },
  { code: '1102181000000102', kind: primary('IMMUNISATIONS'), titles: ['Immunisations', 'Immunization list'] },
  {
    code: '826501000000100',
    kind: primary('UNCATEGORISED'),
    titles: ['Uncategorised data', 'Miscellaneous record', 'Uncategorised data list'],
  },
  { code: '887191000000108', kind: primary('INVESTIGATIONS'), titles: ['Investigations and results'] },
  { code: '792931000000107', kind: primary('REFERRALS'), titles: ['Outbound referral'] },
  { code: '714311000000108', kind: primary('DIARY'), titles: ['Patient recall administration'] },
];

/** What the middle of a secondary list's code says its items are, in the order to look for it. */
const SECONDARY_AREAS: readonly (readonly [RegExp, RecordArea])[] = [
  [/^(?:consultations|problems)-allergies-/, 'ALLERGIES'],
  [/^(?:consultations|problems)-medications-/, 'MEDICATIONS'],
  [/^(?:consultations|problems)-diary-entries-/, 'DIARY'],
  [/^(?:consultations|problems)-documents-/, 'DOCUMENTS'],
  [/^(?:consultations|problems)-immunisations-/, 'IMMUNISATIONS'],
  [/^(?:consultations|problems)-investigations-/, 'INVESTIGATIONS'],
  [/^(?:consultations|problems)-outbound-referrals-/, 'REFERRALS'],
  [/^(?:consultations|problems)-uncategorised-data-/, 'UNCATEGORISED'],
  [/^problems-consultations-/, 'CONSULTATIONS'],
  [/^consultations-problems-/, 'PROBLEMS'],
  [/^problems-linked-problems-/, 'PROBLEMS'],
];

/** Consultation, topic, category. */
const STRUCTURE = new Set(['325851000000107', '25851000000105', '24781000000107']);

const BY_CODE = new Map(PRIMARY.map(({ code: of, kind }) => [of, kind]));
const BY_TITLE = new Map(PRIMARY.flatMap(({ kind, titles }) => titles.map((title) => [title.toLowerCase(), kind])));
const UNKNOWN: ListKind = { is: 'unknown' };

/** Whether nobody here knows what a List is: of no kind, and of no consultation's structure. */
export const isStrange = (resource: Element): boolean =>
  resource.encounter === undefined && listKind(resource).is === 'unknown';

/** No code is longer; anything may be sent in its place, and is not worth looking through. */
const LONGEST_CODE = 200;

/** `Problems - medications related to problems` and `problems-medications-related-to-problems` alike: both have been sent as codes. */
const asSecondaryCode = (words: string) =>
  words
    .trim()
    .toLowerCase()
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, '-');

function secondary(given: string): ListKind | undefined {
  if (given.length > LONGEST_CODE) return undefined;
  const of = asSecondaryCode(given);
  const area = SECONDARY_AREAS.find(([pattern]) => pattern.test(of))?.[1];
  if (area === undefined) return undefined;
  // Linked problems may come with any question, so they came inside nothing.
  const within = of.startsWith('consultations-')
    ? 'CONSULTATIONS'
    : of.startsWith('problems-linked-')
      ? null
      : 'PROBLEMS';
  return { is: 'secondary', area, within };
}

const byCode = (given: string): ListKind | undefined =>
  BY_CODE.get(given) ?? (STRUCTURE.has(given) ? { is: 'structure' } : secondary(given));

/** Codes of lists are numbers or words with hyphens. A published record says `TBD`, which is no code at all. */
const couldBeCode = (given: string) => /[\d-]/.test(given);

/**
 * Says what a List is. By code, whatever its system: the secondary ones have been published under two hosts. Titles vary, so a title
 * counts only where there is no code, and never inside a consultation, where a heading may be called anything.
 */
export function listKind(resource: Element): ListKind {
  const codes = conceptCodes(resource.code);
  for (const given of codes) {
    const kind = byCode(given);
    if (kind !== undefined) return kind;
  }
  if (codes.some(couldBeCode) || resource.encounter !== undefined) return UNKNOWN;
  const title = text(resource.title) ?? '';
  return BY_TITLE.get(title.trim().toLowerCase()) ?? secondary(title) ?? UNKNOWN;
}
