import { addDays, type Day } from '../../calendar/days.js';
import { ukInstant } from '../../calendar/uk-time.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import { daySpan } from '../dated.js';
import { IDENTIFIER } from '../fhir-names.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { PracticeRequest } from '../request.js';

/** What a search selects by. */
export interface DocumentQuery {
  /** Milliseconds: from the first, and before the second. */
  readonly from: number;
  readonly before: number;
  /** Organisation that wrote it. */
  readonly author: string | null;
  /** In small letters. */
  readonly words: string | null;
}

/** Includes that every search has to ask for (spec 06 §3.1). */
const INCLUDES: readonly (readonly [name: string, value: string])[] = [
  ['_include', 'DocumentReference:subject:Patient'],
  ['_include', 'DocumentReference:custodian:Organization'],
  ['_include', 'DocumentReference:author:Organization'],
  ['_include', 'DocumentReference:author:Practitioner'],
  ['_revinclude:recurse', 'PractitionerRole:practitioner'],
];

/** Parameters that are known, and how often each may be given. */
const KNOWN: Readonly<Record<string, number>> = {
  _include: Number.POSITIVE_INFINITY,
  '_revinclude:recurse': Number.POSITIVE_INFINITY,
  _format: 1,
  created: 2,
  author: 1,
  description: 1,
};

function checkNames(query: PracticeRequest['query']): void {
  for (const [name] of query) {
    const most = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
    refuseUnless(most !== undefined, 'INVALID_PARAMETER', `${name}: not a parameter of this search`);
    const count = query.filter(([other]) => other === name).length;
    refuseUnless(count <= most, 'INVALID_PARAMETER', `${name}: given more than ${most === 1 ? 'once' : 'twice'}`);
  }
  for (const [name, value] of INCLUDES) {
    const isThere = query.some(([other, given]) => other === name && given === value);
    refuseUnless(isThere, 'INVALID_PARAMETER', `${name}=${value} is missing`);
  }
}

interface Bound {
  readonly prefix: 'ge' | 'le';
  readonly at: number;
}

/** A bound of `created`: a day counts whole, a moment to the second. */
function boundOf(given: string, today: Day): Bound {
  const prefix = given.slice(0, 2);
  const isKnown = prefix === 'ge' || prefix === 'le';
  refuseUnless(isKnown, 'INVALID_PARAMETER', 'created: neither ge nor le before the date');
  const date = given.slice(2);
  const span = daySpan(date);
  refuseUnless(span !== null, 'INVALID_PARAMETER', 'created: neither a date nor a moment with its offset');
  refuseUnless(span.from <= today, 'INVALID_PARAMETER', 'created: a date after today');
  if (date.includes('T')) return { prefix, at: Date.parse(date) + (prefix === 'ge' ? 0 : 1000) };
  const midnight = prefix === 'ge' ? span.from : addDays(span.to, 1);
  return { prefix, at: ukInstant(midnight, '00:00').getTime() };
}

function createdOf(query: PracticeRequest['query'], today: Day): Pick<DocumentQuery, 'from' | 'before'> {
  const bounds = query.filter(([name]) => name === 'created').map(([, value]) => boundOf(value, today));
  const [first, second] = bounds;
  const isTwice = second !== undefined && first?.prefix === second.prefix;
  refuseUnless(!isTwice, 'INVALID_PARAMETER', `created: ${first?.prefix ?? ''} is given twice`);
  const at = (prefix: Bound['prefix'], otherwise: number): number =>
    bounds.find((bound) => bound.prefix === prefix)?.at ?? otherwise;
  const range = { from: at('ge', Number.NEGATIVE_INFINITY), before: at('le', Number.POSITIVE_INFINITY) };
  refuseUnless(range.from < range.before, 'INVALID_PARAMETER', 'created: ge is after le');
  return range;
}

function authorOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const bar = given.indexOf('|');
  const system = given.slice(0, Math.max(bar, 0));
  const isOds = system === IDENTIFIER.odsCode;
  refuseUnless(isOds, 'INVALID_PARAMETER', `author: system is not ${IDENTIFIER.odsCode}`);
  const code = given.slice(bar + 1).trim();
  refuseUnless(code !== '', 'INVALID_PARAMETER', 'author: value missing');
  return code;
}

/** Reads a search for documents. Refuses with INVALID_PARAMETER that names the parameter (spec 06 §3). */
export function readDocumentQuery(query: PracticeRequest['query'], today: Day): DocumentQuery {
  checkNames(query);
  const given = (wanted: string): string | undefined => query.find(([name]) => name === wanted)?.[1];
  const words = given('description')?.trim().toLowerCase() ?? null;
  if (words === '') throw new Refusal('INVALID_PARAMETER', 'description: value missing');
  return { ...createdOf(query, today), author: authorOf(given('author')), words };
}

/** Whether a document is one that a search selects. One without a date of its own goes by that on which it was added. */
export function isSelected(document: Document, { from, before, author, words }: DocumentQuery): boolean {
  const { type, description, author: by } = document;
  const at = (document.created ?? document.indexed).getTime();
  const isInTime = at >= from && at < before;
  const isByAuthor = author === null || (by.kind === 'organisation' && by.odsCode === author);
  const said = `${description} ${'display' in type ? type.display : type.text}`.toLowerCase();
  return isInTime && isByAuthor && (words === null || said.includes(words));
}
