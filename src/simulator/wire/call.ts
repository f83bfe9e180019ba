import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { certificateOf, type ClientCertificate } from './certificate.js';

/** One HTTP request as it came in. Nothing of it is decoded or tidied: service roots are compared byte for byte. */
export interface Call {
  readonly method: string;
  /** Path as on the request line, without the query. */
  readonly path: string;
  /** Query as on the request line, without the question mark; empty if there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Address of the caller, to keep the control door to this machine. */
  readonly from: string;
  /** The caller's certificate, looked at when asked for; null over plain HTTP. */
  readonly certificate: () => ClientCertificate | null;
  /** Aborted when the caller goes away or the simulator closes. */
  readonly signal: AbortSignal;
}

const MEGABYTE = 1024 * 1024;
const BODY_LIMIT = 10 * MEGABYTE;
/** So much is let go by, so that whoever sends it hears that it is too large; who sends more is cut off. */
const PASSED_AT_MOST = 100 * MEGABYTE;

/** What is said of a body above the limit. */
export const TOO_LARGE = 'The body is larger than 10 MB';

/** A body without an end. */
class BodyWithoutEnd extends Error {}

/** The body; null if it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
    if (size > PASSED_AT_MOST) throw new BodyWithoutEnd();
  }
  return size > BODY_LIMIT ? null : Buffer.concat(chunks).toString('utf8');
}

/** Reads a request whole. One whose body is too large has none, and is marked. Throws if the caller goes, or does not come to an end. */
export async function readCall(
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<{ readonly call: Call; readonly isTooLarge: boolean }> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const body = await readBody(request);
  const call: Call = {
    method: request.method ?? 'GET',
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers: request.headers,
    body: body ?? '',
    from: request.socket.remoteAddress ?? '',
    certificate: () => certificateOf(request),
    signal,
  };
  return { call, isTooLarge: body === null };
}

/** A header's value; several of one name joined as HTTP joins them. */
export function header(call: Pick<Call, 'headers'>, name: string): string | undefined {
  const value = call.headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Query parameters in their order, decoded as forms are: a raw `+` is a space (spec 03 §2.1). */
export function queryParameters(query: string): readonly (readonly [name: string, value: string])[] {
  return [...new URLSearchParams(query)];
}
