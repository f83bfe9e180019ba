import { isObject, type JsonObject } from '../reading/json.js';
import { xmlOf } from '../reading/fhir-xml.js';
import { MEDIA_TYPES, PRODUCTS, type Interaction } from './products.js';
import type { Subject } from './subject.js';
import { correctClaims, unsignedToken } from './token.js';

/** A request while it is still being changed. Everything in it can be made wrong. */
export interface Draft {
  readonly interaction: Interaction;
  /** Service root that it goes to. */
  readonly root: string;
  readonly method: string;
  /** Below the service root, without a slash at the beginning. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly claims: JsonObject;
  /** Whether the token goes out as the readable JSON it is made of. */
  readonly isTokenReadable: boolean;
  /** JSON, or text that is to be sent as it is. */
  readonly body: JsonObject | string | null;
  /** The Patient that is to be registered: stands in the body wherever that says `{patient}`. */
  readonly registering: JsonObject | null;
}

/** What a valid request needs to know. */
export interface Occasion {
  readonly subject: Subject;
  readonly now: Date;
  readonly traceId: string;
}

/** A request as it goes out. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const hasBody = (method: string): boolean => method === 'POST' || method === 'PUT';

/** A valid request for an interaction: no query, no body parameters (spec 01 §4.2). */
export function validDraft(interaction: Interaction, { subject, now, traceId }: Occasion): Draft {
  const { product, method, path, id, scope } = interaction;
  const { fhir } = PRODUCTS[product];
  const { url, asid, audience } = subject.roots[product];
  const mediaType = MEDIA_TYPES[fhir].json;
  return {
    interaction,
    root: url,
    method,
    path,
    query: [],
    headers: {
      'Ssp-TraceID': traceId,
      'Ssp-From': subject.consumer.asid,
      'Ssp-To': asid,
      'Ssp-InteractionID': id,
      Accept: mediaType,
      ...(hasBody(method) && { 'Content-Type': mediaType }),
    },
    claims: correctClaims({ fhir, root: audience ?? url, scope, consumer: subject.consumer, now }),
    isTokenReadable: false,
    body: path.includes('$') ? { resourceType: 'Parameters' } : null,
    registering: null,
  };
}

function withPatient(value: unknown, patient: JsonObject | null): unknown {
  if (value === '{patient}') return patient;
  if (Array.isArray(value)) return value.map((item) => withPatient(item, patient));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPatient(member, patient)]));
}

function bodyText({ body, headers, registering }: Draft): string | null {
  if (body === null || typeof body === 'string') return body;
  const whole = withPatient(body, registering);
  const isXml = headers['Content-Type']?.includes('xml') === true;
  return isXml && isObject(whole) ? xmlOf(whole) : JSON.stringify(whole);
}

function queryText(query: Draft['query']): string {
  if (query.length === 0) return '';
  return `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
}

function authorization({ claims, isTokenReadable }: Draft): string {
  return `Bearer ${isTokenReadable ? JSON.stringify(claims) : unsignedToken(claims)}`;
}

/** The request that a draft has become. `{id}` in its path is filled by `idOf`, given the type of resource before it. */
export function outgoing(draft: Draft, idOf: (resourceType: string) => string): Outgoing {
  const path = draft.path.replace(/([^/]*)\/\{id\}/, (_all, type: string) => `${type}/${idOf(type)}`);
  return {
    method: draft.method,
    url: `${draft.root}/${encodeURI(path)}${queryText(draft.query)}`,
    headers: { Authorization: authorization(draft), ...draft.headers },
    body: hasBody(draft.method) ? bodyText(draft) : null,
  };
}
