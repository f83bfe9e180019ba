import { isTooDeep } from '../json-depth.js';
import type { Format } from './formats.js';
import { Refusal, refuseUnless } from './outcome.js';
import { isXml, jsonBody } from './xml-body.js';
import { TooDeep } from './xml-elements.js';

const SAYS = 'The body has elements that stand too deep in each other';

function inJson(body: string): string {
  try {
    return jsonBody(body);
  } catch (error) {
    if (error instanceof TooDeep) throw new Refusal('INVALID_RESOURCE', SAYS);
    throw error;
  }
}

/**
 * The body of a request in JSON, whatever it came in of what the practice speaks; what can be read as neither JSON nor XML as it came.
 * Refused if elements stand too deep in each other: nobody who walks through it has to ask again.
 */
export function requestBody(body: string, spoken: readonly Format[]): string {
  const json = spoken.includes('xml') ? inJson(body) : body;
  // XML that cannot be read is still XML: no brackets of it stand in each other.
  refuseUnless(isXml(json) || !isTooDeep(json), 'INVALID_RESOURCE', SAYS);
  return json;
}
