import { gunzipSync } from 'node:zlib';

/** Largest answer that is unpacked, in bytes: a guard against answers that are small on the wire only. */
const LARGEST = 256 * 1024 * 1024;

/** What came back: the bytes as they came, and what they hold. */
export interface ResponseBody {
  /** As received: compressed if the practice compressed them. */
  readonly bytes: Buffer;
  readonly isGzip: boolean;
  /** Bytes once unpacked. Known without unpacking: gzip ends with it. */
  readonly size: number;
  /** The bytes unpacked. */
  unpacked(): Buffer;
  /** Parsed JSON. Throws a SyntaxError for anything else. */
  json(): unknown;
}

/** Wraps the bytes of an answer. `encoding` is its `Content-Encoding`. */
export function responseBody(bytes: Buffer, encoding: string | undefined): ResponseBody {
  const isGzip = encoding?.toLowerCase() === 'gzip' && bytes.length > 18;
  const unpacked = () => (isGzip ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes);
  return {
    bytes,
    isGzip,
    size: isGzip ? bytes.readUInt32LE(bytes.length - 4) : bytes.length,
    unpacked,
    json: () => JSON.parse(unpacked().toString('utf8')) as unknown,
  };
}
