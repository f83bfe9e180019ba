/** One element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** The element as it stands in the document. */
  readonly source: string;
}

/** What a document is not, if it is no well-formed XML: where, and why. */
export class NotWellFormed extends Error {}

const NAME = /[A-Za-z_][\w.:-]*/y;
const SPACE = /\s*/y;
const TEXT = /[^<]+/y;
const SKIPPED = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

// Named entities of HTML are none of XML (spec 05 §6).
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(#x[\dA-Fa-f]+|#\d+|\w+)?;?/g, (all, name: string | undefined) => {
    if (name === undefined || !all.endsWith(';')) throw new NotWellFormed('an ampersand that begins no entity');
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    const meant = ENTITIES[name];
    if (meant === undefined) throw new NotWellFormed(`&${name}; is no entity of XML`);
    return meant;
  });
}

/** Where reading stands in a text. */
interface Cursor {
  readonly text: string;
  at: number;
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match;
}

function isNext(cursor: Cursor, literal: string): boolean {
  return cursor.text.startsWith(literal, cursor.at);
}

function expect(cursor: Cursor, literal: string): void {
  if (!isNext(cursor, literal)) throw new NotWellFormed(`"${literal}" expected at character ${cursor.at}`);
  cursor.at += literal.length;
}

function readAttributes(cursor: Cursor): Readonly<Record<string, string>> {
  const attributes = new Map<string, string>();
  for (;;) {
    take(cursor, SPACE);
    const match = take(cursor, ATTRIBUTE);
    if (match === null) return Object.fromEntries(attributes);
    const [, name = '', double, single] = match;
    if (attributes.has(name)) throw new NotWellFormed(`attribute ${name} twice`);
    attributes.set(name, decoded(double ?? single ?? ''));
  }
}

function readContent(cursor: Cursor, name: string): readonly (XmlElement | string)[] {
  if (isNext(cursor, '/>')) {
    expect(cursor, '/>');
    return [];
  }
  expect(cursor, '>');
  const children: (XmlElement | string)[] = [];
  while (!isNext(cursor, '</')) {
    if (cursor.at >= cursor.text.length) throw new NotWellFormed(`<${name}> is not closed`);
    if (take(cursor, SKIPPED) !== null) continue;
    const cdata = take(cursor, CDATA);
    const text = cdata === null ? take(cursor, TEXT) : null;
    if (cdata !== null) children.push(cdata[1] ?? '');
    else children.push(text === null ? readElement(cursor) : decoded(text[0]));
  }
  expect(cursor, `</${name}`);
  take(cursor, SPACE);
  expect(cursor, '>');
  return children;
}

function readElement(cursor: Cursor): XmlElement {
  const start = cursor.at;
  expect(cursor, '<');
  const name = take(cursor, NAME)?.[0];
  if (name === undefined) throw new NotWellFormed(`no element name at character ${cursor.at}`);
  const attributes = readAttributes(cursor);
  const children = readContent(cursor, name);
  return { name, attributes, children, source: cursor.text.slice(start, cursor.at) };
}

function skipMargin(cursor: Cursor): void {
  do take(cursor, SPACE);
  while (take(cursor, SKIPPED) !== null);
}

/** Reads an XML document, or throws {@link NotWellFormed}. */
export function parseXml(text: string): XmlElement {
  const cursor: Cursor = { text, at: 0 };
  skipMargin(cursor);
  const root = readElement(cursor);
  skipMargin(cursor);
  if (cursor.at < text.length) throw new NotWellFormed(`something after the end, at character ${cursor.at}`);
  return root;
}

/** All elements below one, in the order of the document, itself first. */
export function elementsIn(root: XmlElement): readonly XmlElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}

/** All text below an element, run together. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in an attribute or an element. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPED[character] ?? character);
}
