import { type Call, header } from '../../wire/call.js';
import { refuseUnless } from '../outcome.js';

/** Ways to ask for the one format that this supplier speaks. XML is a SHOULD of the specification, and not every provider has it. */
const JSON_OFFERS = new Set(['application/fhir+json', 'application/json', 'json', 'application/*', '*/*']);
const JSON_BODIES = new Set(['application/fhir+json']);

function mediaType(value: string): string {
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** In a query, a raw `+` has become a space. */
function askedFormat(query: readonly (readonly [string, string])[]): string | undefined {
  return query.find(([name]) => name === '_format')?.[1].replaceAll(' ', '+');
}

/**
 * The answer can be given in a format that is wanted, and a body is in one that is understood (spec 01 §7): `_format` beats
 * `Accept`, which beats the format of the body; with none of them it is JSON.
 */
export function checkMediaTypes(call: Call, query: readonly (readonly [string, string])[]): void {
  const contentType = header(call, 'Content-Type');
  const hasBody = call.method === 'POST' || call.method === 'PUT';
  if (hasBody) {
    const fits = contentType !== undefined && JSON_BODIES.has(mediaType(contentType));
    refuseUnless(
      fits,
      'UNSUPPORTED_MEDIA_TYPE',
      `Content-Type ${contentType ?? '(none)'} is not application/fhir+json`,
    );
  }
  const wanted = askedFormat(query) ?? header(call, 'Accept') ?? contentType;
  if (wanted === undefined || wanted.trim() === '') return;
  const offers = wanted.split(',').map(mediaType);
  const fits = offers.some((offer) => JSON_OFFERS.has(offer));
  refuseUnless(fits, 'UNSUPPORTED_MEDIA_TYPE', `${wanted} cannot be given; application/fhir+json can`);
}
