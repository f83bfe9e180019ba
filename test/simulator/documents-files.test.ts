import { crc32, inflateRawSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bmp, gif, jpeg, png, tiff } from '../../src/simulator/practice/documents/files/images.js';
import type { FileMaker, Letter } from '../../src/simulator/practice/documents/files/letter.js';
import { pdf } from '../../src/simulator/practice/documents/files/pdf.js';
import { officeDocument } from '../../src/simulator/practice/documents/files/word.js';
import { drawing, plainText, richText, webPage, xml } from '../../src/simulator/practice/documents/files/written.js';
import { parseXml } from '../../src/simulator/practice/xml-elements.js';

const LETTER: Letter = { title: 'Clinic letter', lines: ['Ashdown Surgery', 'Date: 15-Jun-2026', '', 'A line.'] };

/** Each maker with the bytes that its files begin with. */
const MAKERS: readonly (readonly [string, FileMaker, Buffer])[] = [
  ['pdf', pdf, Buffer.from('%PDF-1.')],
  ['png', png, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['tiff', tiff, Buffer.from([0x49, 0x49, 42, 0])],
  ['jpeg', jpeg, Buffer.from([0xff, 0xd8, 0xff])],
  ['gif', gif, Buffer.from('GIF89a')],
  ['bmp', bmp, Buffer.from('BM')],
  ['rich text', richText, Buffer.from('{\\rtf1')],
  ['Word', officeDocument, Buffer.from('PK\x03\x04', 'latin1')],
  ['web page', webPage, Buffer.from('<!DOCTYPE html>')],
  ['XML', xml, Buffer.from('<?xml')],
  ['drawing', drawing, Buffer.from('<svg')],
  ['text', plainText, Buffer.from('Clinic letter')],
];

const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const letters = fc.record({ title: words, lines: fc.array(words, { maxLength: 8 }) });

describe('a file of a document', () => {
  it.each(MAKERS)('%s begins as its type does, and is as large as it is to be', (_type, make, magic) => {
    fc.assert(
      fc.property(fc.integer({ min: 1_400, max: 60_000 }), (size) => {
        const file = make(LETTER, size);
        expect(file.length).toBe(size);
        expect(file.subarray(0, magic.length).equals(magic)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(MAKERS)('%s is as small as it can be where that is too much already', (_type, make) => {
    const least = make(LETTER, 0);
    expect(least.length).toBeGreaterThan(0);
    expect(make(LETTER, least.length).equals(least)).toBe(true);
  });

  it('as PDF has its objects where its table says', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 0, max: 200_000 }), (letter, size) => {
        const file = pdf(letter, size).toString('latin1');
        const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
        expect(file.slice(start, start + 5)).toBe('xref\n');
        const offsets = [...file.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
        expect(offsets).toHaveLength(5);
        offsets.forEach((offset, at) => {
          expect(file.slice(offset).startsWith(`${at + 1} 0 obj\n`)).toBe(true);
        });
        const [, length, stream] = /<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(file) ?? [];
        expect(stream?.length).toBe(Number(length));
      }),
      { numRuns: 60 },
    );
  });

  it('as PNG has whole chunks and a picture', () => {
    const file = png(LETTER, 5000);
    const chunks: { readonly type: string; readonly data: Buffer }[] = [];
    let at = 8;
    while (chunks.at(-1)?.type !== 'IEND') {
      const length = file.readUInt32BE(at);
      const body = file.subarray(at + 4, at + 8 + length);
      expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
      chunks.push({ type: body.subarray(0, 4).toString('latin1'), data: body.subarray(4) });
      at += 12 + length;
    }
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(inflateSync(chunks[1]?.data ?? Buffer.alloc(0)).length).toBe(33 * 32);
  });

  it('as TIFF has two pages, each with its strip inside the file', () => {
    const file = tiff(LETTER, 5000);
    const pages: number[] = [];
    for (let at = file.readUInt32LE(4); at !== 0;) {
      const count = file.readUInt16LE(at);
      const tags = new Map(
        Array.from({ length: count }, (_unused, index) => {
          const entry = at + 2 + index * 12;
          const isShort = file.readUInt16LE(entry + 2) === 3;
          return [file.readUInt16LE(entry), isShort ? file.readUInt16LE(entry + 8) : file.readUInt32LE(entry + 8)];
        }),
      );
      pages.push(tags.get(273) ?? 0);
      expect((tags.get(273) ?? 0) + (tags.get(279) ?? 0)).toBeLessThanOrEqual(file.length);
      at = file.readUInt32LE(at + 2 + count * 12);
    }
    expect(new Set(pages).size).toBe(2);
  });

  it('as Word is an archive whose document holds the letter', () => {
    const file = officeDocument(LETTER, 4000);
    const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    let at = file.readUInt32LE(end + 16);
    const parts = new Map<string, string>();
    for (let part = 0; part < file.readUInt16LE(end + 10); part += 1) {
      const [nameLength, offset, length] = [
        file.readUInt16LE(at + 28),
        file.readUInt32LE(at + 42),
        file.readUInt32LE(at + 20),
      ];
      const name = file.subarray(at + 46, at + 46 + nameLength).toString('latin1');
      const start = offset + 30 + file.readUInt16LE(offset + 26);
      const stored = file.subarray(start, start + length);
      const data = file.readUInt16LE(offset + 8) === 8 ? inflateRawSync(stored) : stored;
      expect(crc32(data)).toBe(file.readUInt32LE(offset + 14));
      parts.set(name, data.toString('utf8'));
      at += 46 + nameLength;
    }
    expect([...parts.keys()]).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
    for (const part of parts.values()) expect(parseXml(part).name).toMatch(/Types|Relationships|w:document/);
    expect(parts.get('word/document.xml')).toContain('<w:t>Clinic letter</w:t>');
  });

  it('as XML or drawing is well-formed, whatever the letter says', () => {
    const plain = fc.record({
      title: fc.string({ maxLength: 40 }),
      lines: fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(plain, (letter) => {
        expect(parseXml(xml(letter, 2000).toString('utf8')).name).toBe('letter');
        expect(parseXml(drawing(letter, 2000).toString('utf8')).name).toBe('svg');
        expect(() =>
          parseXml(/<w:document[\s\S]*<\/w:document>/.exec(officeDocument(letter, 3000).toString('latin1'))?.[0] ?? ''),
        ).not.toThrow();
      }),
    );
  });
});
