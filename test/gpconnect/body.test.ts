import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LARGEST_ANSWER, responseBody, type ResponseBody } from '../../src/gpconnect/body.js';

describe('the body of an answer', () => {
  test('gives back the JSON that was sent, plain or compressed, and knows its size without unpacking', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 'gzip', 'GZIP', 'identity'), (json, encoding) => {
        const plain = Buffer.from(JSON.stringify(json));
        const isPacked = encoding?.toLowerCase() === 'gzip';
        const body = responseBody(isPacked ? gzipSync(plain) : plain, encoding);
        expect(JSON.stringify(body.json())).toBe(JSON.stringify(json));
        expect(body.size).toBe(plain.length);
        expect(body.isGzip).toBe(isPacked);
        expect(body.unpacked().equals(plain)).toBe(true);
      }),
    );
  });

  test('keeps the bytes as they came', () => {
    const packed = gzipSync('{}');
    expect(responseBody(packed, 'gzip').bytes).toBe(packed);
  });

  test('that is no JSON is a SyntaxError', () => {
    expect(() => responseBody(Buffer.from('<html>'), undefined).json()).toThrow(SyntaxError);
    expect(() => responseBody(Buffer.alloc(0), undefined).json()).toThrow(SyntaxError);
  });

  test('too short to be gzip is taken as it is, whatever it is called', () => {
    const body = responseBody(Buffer.from('{}'), 'gzip');
    expect([body.isGzip, body.size, body.json()]).toEqual([false, 2, {}]);
  });

  test('that unpacks to more than a guard allows is refused before it is all there', () => {
    const bomb = gzipSync(Buffer.alloc(LARGEST_ANSWER + 1));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(() => responseBody(bomb, 'gzip').json()).toThrow(RangeError);
  });

  test('never unpacks to more than its size says, however gzip was put together', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2_000 }), { minLength: 1, maxLength: 4 }), (members) => {
        const body = responseBody(Buffer.concat(members.map((member) => gzipSync(member))), 'gzip');
        const whole = Buffer.from(members.join(''));
        const unpacked = unpackedOrRefused(body);
        expect(unpacked?.equals(whole) ?? true).toBe(true);
        expect(unpacked !== null).toBe(body.size >= whole.length);
      }),
    );
  });
});

const unpackedOrRefused = (body: ResponseBody): Buffer | null => {
  try {
    return body.unpacked();
  } catch (fault) {
    expect(fault).toBeInstanceOf(RangeError);
    return null;
  }
};
