import { isJsonObject, type JsonObject } from '../../json-object.js';
import { malformed } from '../elements/malformed.js';
import type { SENT } from '../elements/sent-resources.js';
import { Refusal, refuseUnless, type SpineCodeName } from '../outcome.js';

/** Where in a resource something stands, as diagnostics name it: `Appointment.participant[0]`. */
export type Where = string;

/**
 * Reads a body as one resource of this type. Another type is refused with INVALID_RESOURCE; what cannot be read at all with the code that
 * the operation has for it.
 */
export function readResource(body: string, type: string, notWellFormed: SpineCodeName): JsonObject {
  let resource: unknown;
  try {
    resource = JSON.parse(body);
  } catch {
    throw new Refusal(notWellFormed, 'The body is not well-formed');
  }
  refuseUnless(isJsonObject(resource), 'INVALID_RESOURCE', 'The body is not a resource');
  refuseUnless(resource['resourceType'] === type, 'INVALID_RESOURCE', `The body is not of the type ${type}`);
  return resource;
}

/** Refuses what is not, element by element and all the way down, of the type that it should be. */
export function checkElementsOf(value: unknown, type: keyof typeof SENT, where: Where): void {
  const fault = malformed(value, type, where);
  refuseUnless(fault === null, 'INVALID_RESOURCE', fault ?? '');
}

/** Refuses elements that are not known there. */
export function checkElements(value: JsonObject, known: readonly string[], where: Where): void {
  // An element that begins with an underscore holds extensions of the primitive that it is called after.
  const unknown = Object.keys(value).find((name) => !known.includes(name.replace(/^_/, '')));
  refuseUnless(
    unknown === undefined,
    'INVALID_RESOURCE',
    `${where}.${unknown ?? ''} is not an element that is known here`,
  );
}

/** The first of these that stands among those before it; undefined if there is none. */
export function firstRepeated(names: Iterable<string>): string | undefined {
  const before = new Set<string>();
  for (const name of names) {
    if (before.has(name)) return name;
    before.add(name);
  }
  return undefined;
}

/** A text that is there and not empty. */
export function textIn(
  value: JsonObject,
  element: string,
  where: Where,
  code: SpineCodeName = 'INVALID_RESOURCE',
): string {
  const text = value[element];
  const isThere = typeof text === 'string' && text.trim() !== '';
  refuseUnless(isThere, code, `${where}.${element} is missing or no text`);
  return text;
}

/** A text if it is there; null if it is not. */
export function textIfAny(value: JsonObject, element: string, where: Where): string | null {
  return value[element] === undefined ? null : textIn(value, element, where);
}

/** An object that is there. */
export function objectIn(value: JsonObject, element: string, where: Where): JsonObject {
  const object = value[element];
  refuseUnless(isJsonObject(object), 'INVALID_RESOURCE', `${where}.${element} is missing or no object`);
  return object;
}

/** A list of objects; an empty one if it is not there. */
export function objectsIn(value: JsonObject, element: string, where: Where): readonly JsonObject[] {
  const { [element]: list = [] } = value;
  const areObjects = Array.isArray(list) && list.every(isJsonObject);
  refuseUnless(areObjects, 'INVALID_RESOURCE', `${where}.${element} is not a list of objects`);
  return list;
}

/** Refuses a resource that does not claim its profile. */
export function checkProfile(resource: JsonObject, profile: string, where: Where): void {
  const { profile: claimed } = objectIn(resource, 'meta', where);
  const isClaimed = Array.isArray(claimed) && claimed.includes(profile);
  refuseUnless(isClaimed, 'INVALID_RESOURCE', `${where}.meta.profile is not ${profile}`);
}
