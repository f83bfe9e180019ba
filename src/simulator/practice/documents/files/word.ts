import { crc32 } from 'node:zlib';
import { ascii, type FileMaker, padded } from './letter.js';

interface Part {
  readonly name: string;
  readonly data: Buffer;
}

/** Fields of a ZIP header, each with its width in bytes. */
function header(fields: readonly (readonly [value: number, width: 2 | 4])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, width]) => {
      const field = Buffer.alloc(width);
      field.writeUIntLE(value, 0, width);
      return field;
    }),
  );
}

/** The first of January 1980: the day on which this format's time begins. */
const DAY = 0x21;

/** A ZIP archive whose parts are stored as they are. */
function archive(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of parts) {
    const label = Buffer.from(name, 'latin1');
    const facts = [
      [20, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
      [label.length, 2],
      [0, 2],
    ] as const;
    const local = Buffer.concat([header([[0x04034b50, 4], ...facts]), label, data]);
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [offset, 4],
    ] as const;
    central.push(header([[0x02014b50, 4], [20, 2], ...facts, ...rest]), label);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = header([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [parts.length, 2],
    [parts.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  ]);
  return Buffer.concat([...locals, directory, end]);
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`;
const RELATIONS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A document of Office Open XML: the smallest that a word processor opens. */
export const officeDocument: FileMaker = padded(({ title, lines }, padding) => {
  const paragraphs = [title, ...lines].map((line) => {
    const said = ascii(line).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `<w:p><w:r><w:t>${said}</w:t></w:r></w:p>`;
  });
  const document = `<w:document xmlns:w="${WORDS}"><w:body>${paragraphs.join('')}</w:body><!--${' '.repeat(padding)}--></w:document>`;
  return archive([
    { name: '[Content_Types].xml', data: Buffer.from(CONTENT_TYPES, 'latin1') },
    { name: '_rels/.rels', data: Buffer.from(RELATIONS, 'latin1') },
    { name: 'word/document.xml', data: Buffer.from(document, 'latin1') },
  ]);
});
