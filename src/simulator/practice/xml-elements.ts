/** An element of an XML document. Text between elements is kept as it stands. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** The element as it stands in the document. */
  readonly source: string;
}

/** The document is not well-formed, or has what no FHIR resource has: a document type, a processing instruction, CDATA. */
export class NotWellFormed extends Error {}

/** Its elements stand too deep in each other. */
export class TooDeep extends NotWellFormed {}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

// One by one: a pattern that repeats a group runs out of stack when the group is there a million times.
const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const BEGINNING = new RegExp(`<(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const END_OF_TAG = /\s*(\/?)>/y;
const END = new RegExp(String.raw`</(${NAME})\s*>`, 'y');
const TEXT = /[^<]+/y;
const DECLARATION = /^\uFEFF?(?:<\?xml\s[^?]*\?>)?\s*/;
const NOT_ALLOWED = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Text with its references resolved: those that XML itself knows, and numbers; a name of HTML's is an error. */
function resolved(text: string): string {
  return text.replaceAll(/&([^;&\s]*);?/g, (reference, name: string) => {
    const number = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
    const code =
      number === null ? null : Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16);
    const character = code === null ? NAMED.get(name) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    const stands = character !== undefined && reference.endsWith(';') && !NOT_ALLOWED.test(character);
    if (!stands) throw new NotWellFormed(`${reference} is no reference`);
    return character;
  });
}

/** What comes next in a document: it matches a pattern there, and is then behind. */
type Next = (pattern: RegExp) => RegExpExecArray | null;

function attributesOf(next: Next): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let one = next(ATTRIBUTE); one !== null; one = next(ATTRIBUTE)) {
    const [, name = '', double, single] = one;
    if (found.has(name)) throw new NotWellFormed(`${name} stands twice in one tag`);
    found.set(name, resolved(double ?? single ?? ''));
  }
  return found;
}

/** Where the comment that begins here is over; null if none begins. Two dashes end it, wherever they stand. */
function endOfComment(text: string, at: number): number | null {
  if (!text.startsWith('<!--', at)) return null;
  const dashes = text.indexOf('--', at + 4);
  if (dashes === -1 || text[dashes + 2] !== '>') throw new NotWellFormed(`No end of the comment at ${at}`);
  return dashes + 3;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** Where it begins in the document. */
  readonly start: number;
  source: string;
}

/** Levels that elements stand in each other, at the most: no resource has so many. */
const DEEPEST = 200;

/** Reads a document of one root element. Throws {@link NotWellFormed} that says what is wrong. */
export function parseXml(text: string): XmlElement {
  if (NOT_ALLOWED.test(text)) throw new NotWellFormed('A character that XML does not allow');
  const document: OpenElement = { name: '', attributes: new Map(), children: [], start: 0, source: text };
  const open: [OpenElement, ...OpenElement[]] = [document];
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  const next: Next = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    at = match === null ? at : pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const current = open.at(-1) ?? document;
    const words = next(TEXT);
    if (words !== null) {
      const said = resolved(words[0]);
      if (current !== document) current.children.push(said);
      else if (said.trim() !== '') throw new NotWellFormed('Text outside the root element');
      continue;
    }
    const behindComment = endOfComment(text, at);
    if (behindComment !== null) {
      at = behindComment;
      continue;
    }
    const end = next(END);
    if (end !== null) {
      if (current === document || current.name !== end[1]) throw new NotWellFormed(`${end[0]} ends nothing`);
      current.source = text.slice(current.start, at);
      open.pop();
      continue;
    }
    const start = at;
    const name = next(BEGINNING)?.[1];
    const attributes = attributesOf(next);
    const endOfTag = next(END_OF_TAG);
    if (name === undefined || endOfTag === null) throw new NotWellFormed(`No tag at ${start}`);
    const element: OpenElement = { name, attributes, children: [], start, source: text.slice(start, at) };
    current.children.push(element);
    if (endOfTag[1] === '') open.push(element);
    if (open.length > DEEPEST) throw new TooDeep('Elements stand too deep in each other');
  }
  const [root, ...others] = document.children;
  if (open.length > 1) throw new NotWellFormed(`${open.at(-1)?.name ?? ''} is not ended`);
  if (root === undefined || typeof root === 'string' || others.length > 0)
    throw new NotWellFormed('Not one root element');
  return root;
}
