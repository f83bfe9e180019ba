import type { JsonObject } from '../reading/json.js';
import { IDENTIFIER, type FhirVersion } from './products.js';
import type { Consumer } from './subject.js';

/** What one token is for. */
export interface TokenPurpose {
  readonly fhir: FhirVersion;
  /** Service root URL of the practice. */
  readonly root: string;
  readonly scope: string;
  readonly consumer: Consumer;
  readonly now: Date;
}

const USER = 'conformance-1';
const PRODUCT = { model: 'Conformance runner', version: '1.0.0' };

/** Seconds from `iat` to `exp` (spec 01 §6.1). */
export const LIFETIME = 300;

function claimsOfStu3({ root, scope, consumer, now }: TokenPurpose): JsonObject {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const { odsCode, sdsUserId, roleProfileId } = IDENTIFIER.STU3;
  return {
    iss: consumer.url,
    sub: USER,
    aud: root,
    iat: issuedAt,
    exp: issuedAt + LIFETIME,
    reason_for_request: 'directcare',
    requested_scope: scope,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: `${consumer.url}Id/device`, value: 'conformance' }],
      ...PRODUCT,
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: odsCode, value: consumer.odsCode }],
      name: consumer.name,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: USER,
      identifier: [
        { system: sdsUserId, value: 'UNK' },
        { system: roleProfileId, value: 'UNK' },
        { system: `${consumer.url}Id/user`, value: USER },
      ],
      name: [{ family: 'Runner', given: ['Rita'], prefix: ['Ms'] }],
    },
  };
}

/** Version 0.7.4 names things otherwise, and says whose record is asked for (spec 01 §6.4). */
function claimsOfDstu2(purpose: TokenPurpose): JsonObject {
  const { consumer } = purpose;
  const { odsCode, sdsUserId } = IDENTIFIER.DSTU2;
  const organisation = {
    resourceType: 'Organization',
    id: '1',
    identifier: [{ system: odsCode, value: consumer.odsCode }],
    name: consumer.name,
  };
  return {
    ...claimsOfStu3(purpose),
    aud: 'https://authorize.fhir.nhs.net/token',
    requested_record: organisation,
    requesting_device: {
      resourceType: 'Device',
      id: '1',
      identifier: [{ system: `${consumer.url}Id/device`, value: 'conformance' }],
      ...PRODUCT,
    },
    requesting_organization: organisation,
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: USER,
      identifier: [
        { system: sdsUserId, value: 'UNK' },
        { system: `${consumer.url}Id/user`, value: USER },
      ],
      name: { family: ['Runner'], given: ['Rita'], prefix: ['Ms'] },
      practitionerRole: [
        { role: { coding: [{ system: 'http://fhir.nhs.net/ValueSet/sds-job-role-name-1', code: 'UNK' }] } },
      ],
    },
  };
}

/** The claims of a token that is in order. */
export function correctClaims(purpose: TokenPurpose): JsonObject {
  return purpose.fhir === 'STU3' ? claimsOfStu3(purpose) : claimsOfDstu2(purpose);
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Ways in which a token is no unsigned one, though its claims are in order (spec 01 §6). */
export const WRONG_FORMS = {
  'without the dot at the end': (token: string) => token.slice(0, -1),
  'with a signature': (token: string) => `${token}c2lnbmF0dXJl`,
  'with padding': (token: string) => `${token.slice(0, -1)}=.`,
  'of another algorithm': (token: string) => withHeader(token, { alg: 'HS256', typ: 'JWT' }),
  'without a type': (token: string) => withHeader(token, { alg: 'none' }),
  'with more in its header': (token: string) => withHeader(token, { alg: 'none', typ: 'JWT', kid: '1' }),
  'without claims': (token: string) => `${token.split('.')[0] ?? ''}..`,
  'with claims that are no JSON': (token: string) =>
    `${token.split('.')[0] ?? ''}.${Buffer.from('claims').toString('base64url')}.`,
} as const satisfies Readonly<Record<string, (token: string) => string>>;

const withHeader = (token: string, header: JsonObject): string =>
  [encoded(header), ...token.split('.').slice(1)].join('.');

/** An unsigned token: base64url without padding, and a dot at the end for the signature that there is none of. */
export function unsignedToken(claims: JsonObject): string {
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;
}
