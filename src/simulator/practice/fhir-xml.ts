import { isJsonObject, type JsonObject } from '../json-object.js';

const FHIR = 'http://hl7.org/fhir';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** What stands for characters in an attribute; line breaks and tabs, unescaped, would be read as spaces. */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function attribute(name: string, value: string): string {
  const kept = value.replaceAll(NO_XML, '\uFFFD').replaceAll(/[&<>"\t\n\r]/g, (one) => REFERENCES[one] ?? one);
  return ` ${name}="${kept}"`;
}

function element(name: string, attributes: string, content: string): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** The narrative is markup already; all it may lack is its namespace. */
function narrative(div: string): string {
  return /^\s*<div(?:\s[^>]*)?\sxmlns\s*=/.test(div) ? div : div.replace('<div', `<div xmlns="${XHTML}"`);
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** A primitive, with what its twin of the same name and an underscore adds to it. */
function primitive(name: string, value: unknown, twin: unknown): string {
  const { id, ...others } = isJsonObject(twin) ? twin : {};
  const attributes = [
    typeof id === 'string' ? attribute('id', id) : '',
    isPlain(value) ? attribute('value', String(value)) : '',
  ].join('');
  return element(name, attributes, children(others));
}

function child(name: string, value: unknown, twin: unknown): string {
  if (name === 'div' && typeof value === 'string') return narrative(value);
  if (!isJsonObject(value)) return primitive(name, value, twin);
  if (typeof value['resourceType'] === 'string') return element(name, '', resource(value, ''));
  const isExtension = name === 'extension' || name === 'modifierExtension';
  const asAttributes = isExtension ? ['id', 'url'] : ['id'];
  const [own, others] = [true, false].map((wanted) =>
    Object.entries(value).filter(([key, one]) => (asAttributes.includes(key) && typeof one === 'string') === wanted),
  );
  const attributes = (own ?? []).map(([key, one]) => attribute(key, String(one))).join('');
  return element(name, attributes, children(Object.fromEntries(others ?? [])));
}

function children(members: JsonObject): string {
  return Object.entries(members)
    .filter(([name]) => !name.startsWith('_') || !(name.slice(1) in members))
    .map(([key, value]) => {
      const isTwinAlone = key.startsWith('_');
      const name = isTwinAlone ? key.slice(1) : key;
      const twin = members[`_${name}`];
      const twins: readonly unknown[] = Array.isArray(twin) ? twin : [twin];
      const values: readonly unknown[] = isTwinAlone ? twins.map(() => null) : Array.isArray(value) ? value : [value];
      return values.map((one, at) => child(name, one, twins[at])).join('');
    })
    .join('');
}

function resource(json: JsonObject, namespace: string): string {
  const { resourceType, ...members } = json;
  return element(String(resourceType), namespace, children(members));
}

/**
 * A resource in JSON as the same resource in FHIR XML. Elements keep their order: whoever makes a resource writes it in the order that
 * its definition has. Throws if it is no resource.
 */
export function fhirXml(json: string): string {
  const read: unknown = JSON.parse(json);
  if (!isJsonObject(read)) throw new Error('Not a resource.');
  return `<?xml version="1.0" encoding="UTF-8"?>${resource(read, attribute('xmlns', FHIR))}`;
}
