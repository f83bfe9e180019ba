import type { CodedConcept, Coding } from '../domain/values.js';
import { codeTable } from './code-table.js';
import { code, element, elements, flag, list, present, text, type Element } from './element.js';
import { extensionNamed, innerValue } from './extension.js';

/** Systems and codes of SNOMED CT that stand for "the meaning is only in the words" (spec 04 §9). Never to be matched on. */
const SNOMED = 'http://snomed.info/sct';
const DEGRADED_CODES = new Set([
  '196421000000109', // medication entry
  '196461000000101', // drug allergy
  '196471000000108', // non-drug allergy
  '196411000000103', // record entry
  '196451000000104', // plan
  '196431000000106', // referral
  '196441000000102', // request
]);
const DEGRADED_DESCRIPTIONS = new Set([
  '294691000000115', // medication
  '294801000000114', // drug allergy
]);

/** What null flavours mean, for those that come without words (spec 04 §9). */
const nullFlavourInWords = codeTable({
  NI: 'No information',
  UNK: 'Unknown',
  ASKU: 'Asked but unknown',
  NAV: 'Temporarily unavailable',
  NASK: 'Not asked',
  UNC: 'Not coded',
  OTH: 'Other',
  MSK: 'Masked',
  NA: 'Not applicable',
});

interface ReadCoding {
  readonly coding: Coding;
  /** The original term, where the practice sent it beside the code (spec 04 §9). */
  readonly term: string | null;
  readonly isDegraded: boolean;
}

function readCoding(value: Element): ReadCoding {
  // `sctdescid`, and `sctdecsid` as one supplier spells it.
  const description = extensionNamed(value, 'coding-sctde');
  const system = code(value.system);
  const given = code(value.code);
  const isSnomed = system === null || system === SNOMED;
  return {
    coding: { system, code: given, display: text(value.display), userSelected: flag(value.userSelected) ?? false },
    term: text(innerValue(description, 'descriptionDisplay')),
    isDegraded:
      (isSnomed && given !== null && DEGRADED_CODES.has(given)) ||
      DEGRADED_DESCRIPTIONS.has(code(innerValue(description, 'descriptionId')) ?? ''),
  };
}

const isNullFlavour = ({ system }: Coding) => system !== null && /nullflavor$/i.test(system);

/** The last resort: the code itself with its system. */
function codeInWords({ coding }: ReadCoding): string | null {
  if (coding.code === null) return null;
  if (isNullFlavour(coding)) return nullFlavourInWords(coding.code) ?? coding.code;
  return coding.system === null ? coding.code : `${coding.code} (${coding.system})`;
}

function first<T>(of: readonly T[], words: (each: T) => string | null): string | null {
  for (const each of of) {
    const said = words(each);
    if (said !== null) return said;
  }
  return null;
}

/** The words to show, in the order of spec 04 §9. */
function displayText(concept: Element, codings: readonly ReadCoding[]): string | null {
  const chosen = codings.find(({ coding }) => coding.userSelected) ?? (codings.length === 1 ? codings[0] : undefined);
  return (
    text(concept.text) ??
    chosen?.term ??
    chosen?.coding.display ??
    first(codings, ({ coding }) => coding.display) ??
    first(codings, ({ term }) => term) ??
    first(codings, codeInWords)
  );
}

/**
 * Reads a CodeableConcept: the original words first, every coding beside them (spec 04 §9). Bare words in its place are taken as its
 * text, and a list as its first member. Null if there is nothing in it that a person could read.
 */
export function codedConcept(value: unknown): CodedConcept | null {
  const sent = list(value)[0];
  const concept = element(sent);
  if (concept === null) {
    const words = text(sent);
    return words === null ? null : { text: words, codings: [], isDegraded: false };
  }
  const codings = elements(concept.coding).map(readCoding);
  const words = displayText(concept, codings);
  if (words === null) return null;
  return {
    text: words,
    codings: codings.map(({ coding, term }) => (coding.display === null ? { ...coding, display: term } : coding)),
    isDegraded: codings.some(({ isDegraded }) => isDegraded),
  };
}

/** The words of a CodeableConcept, of a code, or bare words. */
export function conceptText(value: unknown): string | null {
  return codedConcept(value)?.text ?? null;
}

/** The codes of a CodeableConcept; a bare code counts as one. For matching on code whatever the system (spec 02 §12). */
export function conceptCodes(value: unknown): readonly string[] {
  const sent = list(value)[0];
  const concept = element(sent);
  return concept === null ? present([sent], code) : present(elements(concept.coding), (coding) => code(coding.code));
}
