import type { JsonObject } from '../json-object.js';
import { Refusal } from './outcome.js';
import { NotWellFormed, parseXml, type XmlElement } from './xml-elements.js';

/** Elements of a request body that may repeat: lists in JSON, however many there are. */
const LISTS: ReadonlySet<string> = new Set(['parameter', 'part', 'coding']);

function valueOf(element: XmlElement): unknown {
  const value = element.attributes.get('value');
  const inner = element.children.filter((child) => typeof child !== 'string');
  if (inner.length === 0) return value ?? {};
  return membersOf(inner);
}

/** One that repeats although it may not becomes a list as well, and is refused for it by whoever reads the body. */
function membersOf(elements: readonly XmlElement[]): JsonObject {
  const members = new Map<string, unknown[]>();
  for (const element of elements) {
    members.set(element.name, [...(members.get(element.name) ?? []), valueOf(element)]);
  }
  return Object.fromEntries(
    [...members].map(([name, values]) => [name, LISTS.has(name) || values.length > 1 ? values : values[0]]),
  );
}

function resourceOf({ name, children }: XmlElement): JsonObject {
  return { resourceType: name, ...membersOf(children.filter((child) => typeof child !== 'string')) };
}

/**
 * A request body as JSON, whichever of the two formats it is in: the body itself shows that, where a header may be wrong. Refuses with
 * BAD_REQUEST what can be read as neither.
 */
export function readBody(body: string): unknown {
  const isXml = body.trimStart().startsWith('<');
  try {
    return isXml ? resourceOf(parseXml(body)) : JSON.parse(body);
  } catch (error) {
    if (!(error instanceof NotWellFormed) && !(error instanceof SyntaxError)) throw error;
    throw new Refusal('BAD_REQUEST', `The body is not well-formed ${isXml ? 'XML' : 'JSON'}`);
  }
}
