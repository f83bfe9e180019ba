import type { JsonObject } from '../json-object.js';
import { NotWellFormed, parseXml, TooDeep, type XmlElement } from './xml-elements.js';

/** Elements of request bodies that may repeat: lists in JSON, however many there are. */
const REPEATING: ReadonlySet<string> = new Set([
  ...['parameter', 'part', 'extension', 'modifierExtension', 'contained', 'profile', 'security', 'tag', 'coding'],
  ...['given', 'prefix', 'suffix', 'telecom', 'line', 'photo', 'contact', 'relationship', 'communication', 'link'],
  ...['generalPractitioner', 'alias', 'endpoint', 'serviceType', 'specialty', 'reason', 'indication', 'slot'],
  ...['supportingInformation', 'incomingReferral', 'participant', 'requestedPeriod'],
]);

/** Those whose name stands for one thing elsewhere, by the element that they may repeat in. */
const REPEATING_IN: Readonly<Record<string, readonly string[]>> = {
  Patient: ['identifier', 'name', 'address'],
  Organization: ['identifier', 'type', 'address'],
  Appointment: ['identifier'],
  participant: ['type'],
};

/** Elements of request bodies that are no text. */
const BOOLEAN = /^(?:active|preferred|userSelected|[A-Za-z]+Boolean)$/;
const NUMBER = /^(?:priority|minutesDuration|rank|value(?:Decimal|PositiveInt|UnsignedInt)|[A-Za-z]+Integer)$/;

/** What its name, or for a quantity its parent's, does not let be anything else stays text: whoever reads the body refuses it. */
function plainValue(name: string, text: string, parent: string): unknown {
  if (BOOLEAN.test(name) && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = NUMBER.test(name) || (name === 'value' && parent.endsWith('Quantity'));
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

/** A value, and what JSON says of a plain one under its name with an underscore. */
interface Read {
  readonly value: unknown;
  readonly twin: JsonObject | null;
}

function read(element: XmlElement, parent: string): Read {
  const { name, attributes, children, source } = element;
  if (name === 'div') return { value: source, twin: null };
  const [first] = children.filter(isElement);
  const plain = attributes.get('value');
  if (plain !== undefined) {
    const more = membersOf(element);
    return { value: plainValue(name, plain, parent), twin: Object.keys(more).length === 0 ? null : more };
  }
  const isResource = first !== undefined && /^[A-Z]/.test(first.name);
  return { value: isResource ? resourceOf(first) : membersOf(element), twin: null };
}

/** One that repeats although it may not becomes a list as well, and is refused for it by whoever reads the body. */
function membersOf({ name: parent, attributes, children }: XmlElement): JsonObject {
  const found = new Map<string, Read[]>();
  for (const child of children.filter(isElement)) {
    const ofThatName = found.get(child.name);
    const one = read(child, parent);
    if (ofThatName === undefined) found.set(child.name, [one]);
    else ofThatName.push(one);
  }
  const own = [...attributes].filter(([name]) => name === 'id' || name === 'url');
  const inner = [...found].flatMap(([name, reads]) => {
    const isList = reads.length > 1 || REPEATING.has(name) || (REPEATING_IN[parent] ?? []).includes(name);
    const all = (of: keyof Read): unknown => (isList ? reads.map((one) => one[of]) : reads[0]?.[of]);
    const hasTwin = reads.some(({ twin }) => twin !== null);
    return [[name, all('value')] as const, ...(hasTwin ? [[`_${name}`, all('twin')] as const] : [])];
  });
  return Object.fromEntries([...own, ...inner]);
}

function resourceOf(element: XmlElement): JsonObject {
  return { resourceType: element.name, ...membersOf(element) };
}

/** Whether a body is XML, as it shows itself. */
export const isXml = (body: string): boolean => /^\s*</.test(body);

/**
 * A request body as JSON, if it is XML: the body itself shows that, where a header may be wrong. Any other body, and XML that is not
 * well-formed, is given back as it stands: no reader takes it for JSON. Throws {@link TooDeep}.
 */
export function jsonBody(body: string): string {
  if (!isXml(body)) return body;
  try {
    return JSON.stringify(resourceOf(parseXml(body)));
  } catch (error) {
    if (error instanceof NotWellFormed && !(error instanceof TooDeep)) return body;
    throw error;
  }
}
