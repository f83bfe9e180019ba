import { gunzipSync } from 'node:zlib';

/** Largest answer, in bytes, on the wire and unpacked. A larger one is a failure of whoever sent it. */
export const LARGEST_ANSWER = 64 * 1024 * 1024;

/** What came back: the bytes as they came, and what they hold. */
export interface ResponseBody {
  /** As received: compressed if the practice compressed them. */
  readonly bytes: Buffer;
  readonly isGzip: boolean;
  /** Bytes once unpacked. Known without unpacking, and never less than what can be unpacked. */
  readonly size: number;
  /** The bytes unpacked. Throws as `unpack` does. */
  unpacked(): Buffer;
  /** Parsed JSON. Throws a SyntaxError for anything else. */
  json(): unknown;
}

/** Bytes that gzip says it holds; one for none, which is no answer and no limit. */
const statedSize = (gzip: Uint8Array) =>
  Math.max(1, new DataView(gzip.buffer, gzip.byteOffset).getUint32(gzip.length - 4, true));

/**
 * Unpacks gzip: the one place where that is done. Gives not a byte more than the gzip states and than `LARGEST_ANSWER`: a RangeError
 * beyond. Gzip in several members states only its last one; nobody sends that over HTTP, nor do browsers read it, so it is refused.
 */
export function unpack(gzip: Uint8Array): Buffer {
  return gunzipSync(gzip, { maxOutputLength: Math.min(statedSize(gzip), LARGEST_ANSWER) });
}

/** Wraps the bytes of an answer. `encoding` is its `Content-Encoding`. */
export function responseBody(bytes: Buffer, encoding: string | undefined): ResponseBody {
  const isGzip = encoding?.toLowerCase() === 'gzip' && bytes.length > 18;
  const unpacked = () => (isGzip ? unpack(bytes) : bytes);
  return {
    bytes,
    isGzip,
    size: isGzip ? statedSize(bytes) : bytes.length,
    unpacked,
    json: () => JSON.parse(unpacked().toString('utf8')) as unknown,
  };
}
