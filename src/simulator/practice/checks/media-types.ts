import { byWeight, nameOf, wishFor } from '../../wire/accept.js';
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

/** In a query, a raw `+` has become a space. */
function askedFormat(query: readonly (readonly [string, string])[]): string | undefined {
  return query.find(([name]) => name === '_format')?.[1].replaceAll(' ', '+');
}

const namesOf = (format: Format, { names }: SpokenFormats): readonly string[] => [
  names[format],
  ...PLAIN_NAMES[format],
];

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
  const ofBody = nameOf(header(call, 'Content-Type') ?? '');
  const isOfBody = (format: Format): boolean => namesOf(format, spoken).includes(ofBody);
  const wishes = spoken.formats
    .flatMap((format) => {
      const wish = wishFor(asked, [namesOf(format, spoken), ['application/*'], ['*/*']]);
      return wish === null ? [] : [{ ...wish, format }];
    })
    // Those that one name stands for are wanted alike.
    .sort((one, other) => byWeight(one, other) || Number(isOfBody(other.format)) - Number(isOfBody(one.format)));
  return wishes[0]?.format ?? null;
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
    const fits = contentType !== undefined && allowed.includes(nameOf(contentType));
    refuseUnless(fits, 'UNSUPPORTED_MEDIA_TYPE', `Content-Type ${contentType ?? '(none)'} is not ${listed}`);
  }
  refuseUnless(found !== null, 'UNSUPPORTED_MEDIA_TYPE', `${wanted(call, query) ?? ''} cannot be given; ${listed} can`);
}
