import { asList, isObject, type JsonObject } from './json.js';
import { escaped, parseXml, type XmlElement } from './xml.js';

const FHIR_NAMESPACE = 'http://hl7.org/fhir';

/** Elements that hold a whole resource, named by an element of its own inside. */
const HOLDERS: ReadonlySet<string> = new Set(['contained', 'resource', 'response', 'outcome']);

/** Attributes of FHIR XML that are members in JSON. */
const MEMBER_ATTRIBUTES = ['id', 'url'] as const;

function isResourceName(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

function valueOf(element: XmlElement): unknown {
  if (element.name === 'div') return element.source;
  const children = childElements(element);
  const [only] = children;
  if (HOLDERS.has(element.name) && only !== undefined && isResourceName(only.name)) return resourceOf(only);
  if (children.length === 0 && element.attributes['value'] !== undefined) return element.attributes['value'];
  return membersOf(element);
}

function membersOf(element: XmlElement): JsonObject {
  const members = new Map<string, unknown>();
  for (const name of MEMBER_ATTRIBUTES) {
    const value = element.attributes[name];
    if (value !== undefined) members.set(name, value);
  }
  for (const child of childElements(element)) {
    const before = members.get(child.name);
    const value = valueOf(child);
    members.set(child.name, before === undefined ? value : [...asList(before), value]);
  }
  return Object.fromEntries(members);
}

function resourceOf(element: XmlElement): JsonObject {
  return { resourceType: element.name, ...membersOf(element) };
}

/**
 * A resource that came as XML, in the shape it has as JSON, as far as XML tells: every primitive is text, and a list of one is the one
 * thing. Throws NotWellFormed.
 */
export function resourceFromXml(text: string): JsonObject {
  return resourceOf(parseXml(text));
}

function elementXml(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => elementXml(name, item)).join('');
  if (name === 'div' && typeof value === 'string') return value;
  if (!isObject(value)) return value === null || value === undefined ? '' : primitiveXml(name, value);
  if (typeof value['resourceType'] === 'string') return `<${name}>${resourceXml(value, '')}</${name}>`;
  const attributes = name.toLowerCase().endsWith('extension') ? attributeXml('url', value['url']) : '';
  const isExtension = attributes !== '';
  const inner = Object.entries(value).filter(([member]) => member !== 'id' && !(isExtension && member === 'url'));
  return `<${name}${attributeXml('id', value['id'])}${attributes}>${membersXml(inner)}</${name}>`;
}

function primitiveXml(name: string, value: unknown): string {
  return `<${name}${attributeXml('value', value)}/>`;
}

function attributeXml(name: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  return ` ${name}="${escaped(String(value))}"`;
}

function membersXml(members: readonly (readonly [string, unknown])[]): string {
  return members.map(([name, value]) => elementXml(name, value)).join('');
}

function resourceXml(resource: JsonObject, namespace: string): string {
  const type = String(resource['resourceType']);
  const members = Object.entries(resource).filter(([name]) => name !== 'resourceType');
  return `<${type}${namespace}>${membersXml(members)}</${type}>`;
}

/** A resource as XML. Extensions of primitives are not written: no request has any. */
export function xmlOf(resource: JsonObject): string {
  return resourceXml(resource, ` xmlns="${FHIR_NAMESPACE}"`);
}
