import { type Call, header } from '../../wire/call.js';
import type { Format, MediaTypes } from '../formats.js';
import { refuseUnless } from '../outcome.js';

/** What a server can be asked for: which formats, and what they are called. */
export interface SpokenFormats {
  readonly names: MediaTypes;
  /** JSON is a SHALL; XML is a SHOULD, and not every provider has it. */
  readonly formats: readonly Format[];
}

/** Names of the formats that are the same in every version. */
const PLAIN_NAMES: Readonly<Record<Format, readonly string[]>> = {
  json: ['application/json', 'json'],
  xml: ['application/xml', 'text/xml', 'xml'],
};
const WHATEVER = ['application/*', '*/*'];

function mediaType(value: string): string {
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** Weight of an offer, 1 unless it says otherwise; 0 is what is not wanted at all (RFC 9110 §12.4.2). */
function weight(offer: string): number {
  return Number(/;\s*q=([\d.]+)/i.exec(offer)?.[1] ?? 1);
}

/** In a query, a raw `+` has become a space. */
function askedFormat(query: readonly (readonly [string, string])[]): string | undefined {
  return query.find(([name]) => name === '_format')?.[1].replaceAll(' ', '+');
}

function formatCalled(name: string, { names, formats }: SpokenFormats): Format | undefined {
  return formats.find((format) => names[format] === name || PLAIN_NAMES[format].includes(name));
}

function wanted(call: Call, query: readonly (readonly [string, string])[]): string | undefined {
  return askedFormat(query) ?? header(call, 'Accept') ?? header(call, 'Content-Type');
}

/**
 * The format that an answer is wanted in (spec 01 §7): `_format` beats `Accept`, which beats the format of the body; with none
 * of them it is JSON. Null if it is wanted in none that is spoken here.
 */
export function wantedFormat(
  call: Call,
  query: readonly (readonly [string, string])[],
  spoken: SpokenFormats,
): Format | null {
  const asked = wanted(call, query);
  if (asked === undefined || asked.trim() === '') return 'json';
  const ofBody = formatCalled(mediaType(header(call, 'Content-Type') ?? ''), spoken);
  const offers = asked
    .split(',')
    .map((offer) => ({ name: mediaType(offer), weight: weight(offer) }))
    .sort((one, other) => other.weight - one.weight);
  const unwanted = offers.filter((offer) => offer.weight === 0).map(({ name }) => formatCalled(name, spoken));
  const isWelcome = (format: Format | undefined): format is Format =>
    format !== undefined && !unwanted.includes(format);
  const formats = offers
    .filter((offer) => offer.weight > 0)
    .flatMap(({ name }) => (WHATEVER.includes(name) ? [ofBody, ...spoken.formats] : [formatCalled(name, spoken)]));
  return formats.find(isWelcome) ?? null;
}

/** A body is in a format that is understood, and the answer can be given in one that is wanted: the one found before. */
export function checkMediaTypes(
  call: Call,
  query: readonly (readonly [string, string])[],
  { names, formats }: SpokenFormats,
  found: Format | null,
): void {
  const allowed = formats.map((format): string => names[format]);
  const listed = allowed.join(' or ');
  if (call.method === 'POST' || call.method === 'PUT') {
    const contentType = header(call, 'Content-Type');
    const fits = contentType !== undefined && allowed.includes(mediaType(contentType));
    refuseUnless(fits, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type ${contentType ?? '(none)'} is not ${listed}`);
  }
  refuseUnless(found !== null, 'UNSUPPORTED_MEDIA_TYPE', `${wanted(call, query) ?? ''} cannot be given; ${listed} can`);
}
