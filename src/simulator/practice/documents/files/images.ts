import { crc32, deflateSync } from 'node:zlib';
import type { FileMaker } from './letter.js';

/** Pixels of a side. */
const SIDE = 32;

/** Which pixels are dark: a cross, so that a picture can be told from an empty one. */
const isDark = (x: number, y: number): boolean => Math.abs(x - y) < 3 || Math.abs(x + y - SIDE) < 3;

const pixels = <T>(of: (dark: boolean) => T, y: number): readonly T[] =>
  Array.from({ length: SIDE }, (_unused, x) => of(isDark(x, y)));

const rows = <T>(of: (y: number) => T): readonly T[] => Array.from({ length: SIDE }, (_unused, y) => of(y));

/** Padding behind the end of a picture: whoever reads one stops at its own end. */
const withTail =
  (image: () => Buffer): FileMaker =>
  (_letter, size) => {
    const made = image();
    return Buffer.concat([made, Buffer.alloc(Math.max(0, size - made.length))]);
  };

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Grey, eight bits a pixel. */
export const png: FileMaker = withTail(() => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.writeUInt8(8, 8);
  const data = Buffer.from(rows((y) => [0, ...pixels((dark) => (dark ? 0 : 255), y)]).flat());
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(data)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
});

/** Black and white, a bit a pixel, from the top: eight pixels a byte. */
const bits = Buffer.from(
  rows((y) => {
    const line = pixels((dark) => (dark ? 1 : 0), y);
    return Array.from({ length: SIDE / 8 }, (_unused, at) =>
      line.slice(at * 8, at * 8 + 8).reduce<number>((byte, bit) => byte * 2 + bit, 0),
    );
  }).flat(),
);

const PAGES = 2;

/** Several pages, as scanners make them: many viewers show only the first (spec 06 §5.1). */
export const tiff: FileMaker = withTail(() => {
  const tags = (strip: number): readonly (readonly [tag: number, type: 3 | 4, value: number])[] => [
    [256, 3, SIDE],
    [257, 3, SIDE],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 0],
    [273, 4, strip],
    [277, 3, 1],
    [278, 3, SIDE],
    [279, 4, bits.length],
  ];
  const directoryLength = 2 + tags(0).length * 12 + 4;
  const pageLength = directoryLength + bits.length;
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const page = (number: number): Buffer => {
    const start = header.length + number * pageLength;
    const directory = Buffer.alloc(directoryLength);
    const listed = tags(start + directoryLength);
    directory.writeUInt16LE(listed.length, 0);
    listed.forEach(([tag, type, value], at) => {
      directory.writeUInt16LE(tag, 2 + at * 12);
      directory.writeUInt16LE(type, 4 + at * 12);
      directory.writeUInt32LE(1, 6 + at * 12);
      directory.writeUInt32LE(value, 10 + at * 12);
    });
    directory.writeUInt32LE(number + 1 < PAGES ? start + pageLength : 0, directoryLength - 4);
    return Buffer.concat([directory, bits]);
  };
  return Buffer.concat([header, ...Array.from({ length: PAGES }, (_unused, number) => page(number))]);
});

/** Black and white, from the bottom, as this format has it. */
export const bmp: FileMaker = withTail(() => {
  const header = Buffer.alloc(62);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(header.length + bits.length, 2);
  header.writeUInt32LE(header.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(SIDE, 18);
  header.writeInt32LE(SIDE, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(1, 28);
  header.writeUInt32LE(bits.length, 34);
  // Two colours: white for 0, black for 1.
  header.writeUInt32LE(0x00ffffff, 54);
  return Buffer.concat([header, bits]);
});

/** A single grey pixel. */
export const gif: FileMaker = withTail(() =>
  Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0x80, 0x80, 0x80, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]),
);

function segment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...data]);
}

/** One grey block of eight by eight: every coefficient is nothing, so that two bits are the whole picture. */
export const jpeg: FileMaker = withTail(() => {
  const codeOfOneBit = [1, ...Array<number>(15).fill(0), 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...codeOfOneBit]),
    segment(0xc4, [0x10, ...codeOfOneBit]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
});
