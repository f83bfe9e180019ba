import type { Caller } from '../domain/caller.js';

/** Who this server is to practices: goes into every token. */
export interface Consumer {
  /** URL of this consumer: `iss`, and the system of its own identifiers. */
  readonly url: string;
  readonly product: string;
  readonly version: string;
}

/** What one token is for. */
export interface TokenPurpose {
  readonly caller: Caller;
  /** Service root URL of the practice, exactly as the directory gives it: `aud`. */
  readonly serviceRoot: string;
  readonly scope: string;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
}

const LIFETIME_SECONDS = 300;
const UNKNOWN = 'UNK';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = encode({ alg: 'none', typ: 'JWT' });

/**
 * The audit token of one call (spec 01 §6): an unsigned statement of who asks for what, with the trailing dot of its empty
 * signature. A new one for every attempt; it names the user themselves and their own organisation.
 */
export function auditToken(consumer: Consumer, { caller, serviceRoot, scope, issuedAt }: TokenPurpose): string {
  const claims = {
    iss: consumer.url,
    sub: caller.userId,
    aud: serviceRoot,
    iat: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
    reason_for_request: 'directcare',
    requested_scope: scope,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: consumer.url, value: consumer.product }],
      model: consumer.product,
      version: consumer.version,
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: caller.organisation.odsCode }],
      name: caller.organisation.name,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: caller.userId,
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: caller.sdsUserId ?? UNKNOWN },
        { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: caller.sdsRoleProfileId ?? UNKNOWN },
        { system: consumer.url, value: caller.userId },
      ],
      name: [
        {
          family: caller.family,
          // FHIR JSON has no empty lists.
          ...(caller.given.length > 0 && { given: caller.given }),
          ...(caller.prefix.length > 0 && { prefix: caller.prefix }),
        },
      ],
    },
  };
  return `${HEADER}.${encode(claims)}.`;
}
