import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { isObject, textAt, type JsonObject } from '../reading/json.js';
import { resourceFromXml } from '../reading/fhir-xml.js';
import { NotWellFormed } from '../reading/xml.js';
import type { Outgoing } from './draft.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Media type without parameters; empty if none was said. */
  readonly mediaType: string;
  readonly text: string;
  /** The resource in the body; null if it is none. */
  readonly resource: JsonObject | null;
  /** How the body is written, as far as it can be read. */
  readonly format: 'json' | 'xml' | null;
}

function parsedJson(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function parsedXml(text: string): JsonObject | null {
  try {
    return resourceFromXml(text);
  } catch (fault) {
    if (fault instanceof NotWellFormed) return null;
    throw fault;
  }
}

function readAs(text: string): Pick<Answer, 'resource' | 'format'> {
  const json = parsedJson(text);
  if (json !== null) return { resource: json, format: 'json' };
  const xml = text.trimStart().startsWith('<') ? parsedXml(text) : null;
  return { resource: xml, format: xml === null ? null : 'xml' };
}

/** The resource in a body, be it JSON or XML; null if there is none. */
export function resourceIn(text: string): JsonObject | null {
  return readAs(text).resource;
}

/** Reads an answer. What the body is is judged by the body: whether the header says the same is for an assertion to say. */
export function answerOf(status: number, headers: Readonly<Record<string, string>>, text: string): Answer {
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  return { status, headers, mediaType: mediaType.trim().toLowerCase(), text, ...readAs(text) };
}

function firstOfEach(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** What an answer may cost. */
export interface Patience {
  /** Until it is there whole, in milliseconds. */
  readonly ms: number;
  /** Its body, as it is sent and once it is unpacked. */
  readonly bytes: number;
}

/** The slowest systems take a minute at times (spec 01 §7); no record is as large. */
const PATIENCE: Patience = { ms: 120_000, bytes: 64 * 1024 * 1024 };

async function bytesOf(body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) throw new Error(`an answer of more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Sends a request. Rejects if there is no answer at all, or none that patience is enough for. */
export async function send({ method, url, headers, body }: Outgoing, patience = PATIENCE): Promise<Answer> {
  const signal = AbortSignal.timeout(patience.ms);
  const response = await request(url, { method, headers, body, signal });
  const bytes = await bytesOf(response.body as AsyncIterable<Uint8Array>, patience.bytes);
  const read = firstOfEach(response.headers);
  const isPacked = read['content-encoding'] === 'gzip';
  const text = (isPacked ? gunzipSync(bytes, { maxOutputLength: patience.bytes }) : bytes).toString('utf8');
  return answerOf(response.statusCode, read, text);
}

/** The Spine code of a refusal, or null (spec 01 §8.1). */
export function spineCodeOf({ resource }: Answer): string | null {
  return textAt(resource, 'issue[0].details.coding[0].code');
}

const NHS_NUMBER = /\b\d{10}\b/g;

/** An answer in a few words: status, Spine code, diagnostics. Never an NHS number. */
export function describe(answer: Answer): string {
  const issue = firstIssue(answer);
  return [String(answer.status), ...issue].join(' ').replaceAll(NHS_NUMBER, '**********');
}

function firstIssue({ resource }: Answer): readonly string[] {
  const code = textAt(resource, 'issue[0].details.coding[0].code');
  const diagnostics = textAt(resource, 'issue[0].diagnostics');
  return [...(code === null ? [] : [code]), ...(diagnostics === null ? [] : [`(${diagnostics})`])];
}
