import { isTooDeep } from '../../json-depth.js';
import { isJsonObject, type JsonObject } from '../../json-object.js';
import { Refusal, refuseUnless } from '../outcome.js';

/** Claims of an audit token, as sent. */
export type Claims = JsonObject;

const BASE64URL = /^[A-Za-z0-9_-]+$/;

function decoded(part: string): unknown {
  try {
    const text = Buffer.from(part, 'base64url').toString('utf8');
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readPart(part: string, what: string): Claims {
  refuseUnless(BASE64URL.test(part), 'BAD_REQUEST', `JWT ${what} is not base64url without padding`);
  const value = decoded(part);
  if (!isJsonObject(value)) throw new Refusal('BAD_REQUEST', `JWT ${what} is not a JSON object`);
  return value;
}

/**
 * The claims of an unsigned token: three parts, the last one empty but its dot there, and the header exactly
 * `{"alg":"none","typ":"JWT"}` (spec 01 §6).
 */
export function readToken(authorization: string | undefined): Claims {
  refuseUnless(authorization !== undefined, 'BAD_REQUEST', 'Authorization header is missing');
  const [scheme, token, ...rest] = authorization.split(' ');
  refuseUnless(
    scheme === 'Bearer' && rest.length === 0,
    'BAD_REQUEST',
    'Authorization header is not "Bearer" and a token',
  );
  const parts = (token ?? '').split('.');
  const [head = '', payload = '', signature = ''] = parts;
  refuseUnless(parts.length === 3, 'BAD_REQUEST', 'JWT does not have three parts');
  refuseUnless(signature === '', 'BAD_REQUEST', 'JWT is signed; it has to end in a dot');
  const { alg, typ, ...others } = readPart(head, 'header');
  const isUnsigned = alg === 'none' && typ === 'JWT' && Object.keys(others).length === 0;
  refuseUnless(isUnsigned, 'BAD_REQUEST', 'JWT header is not {"alg":"none","typ":"JWT"}');
  return readPart(payload, 'payload');
}

/** The claims for the record of calls: whatever can be read, right or wrong. */
export function glimpseClaims(authorization: string | undefined): unknown {
  const payload = authorization?.split('.')[1];
  return payload === undefined ? null : (decoded(payload) ?? null);
}
