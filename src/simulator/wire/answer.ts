/** One HTTP answer before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What becomes of a call: an answer, the connection torn down, or no word until the caller gives up. */
export type Outcome = Answer | 'reset' | 'silence';

/** Media type of FHIR STU3 and R4 in JSON, written as the specification wants it sent: no space before `charset` (spec 01 §7). */
export const FHIR_JSON = 'application/fhir+json;charset=utf-8';

/** An answer whose body is JSON text already. */
export function jsonText(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers }, body };
}

/** An answer with a value as JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonText(status, JSON.stringify(value), headers);
}

/** An answer with a FHIR resource. */
export function fhir(status: number, resource: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return jsonText(status, JSON.stringify(resource), { 'Content-Type': FHIR_JSON, ...headers });
}
