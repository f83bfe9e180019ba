import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { PERMISSIONS, type Caller, type Permission } from '../domain/caller.js';
import type { Clock } from '../domain/clock.js';
import type { Organisations } from './organisations.js';
import { ROLES } from './roles.js';

/** Who signs users' tokens. */
export interface SignIn {
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's keys are; null to ask the issuer's discovery document. */
  readonly jwksUrl: string | null;
}

/** Whether a token names a user of this server. The reason is for a person, and repeats nothing of the token. */
export type Verdict = { readonly caller: Caller } | { readonly reason: string };

/** Verifies users' tokens. Rejects only if the issuer's keys cannot be had. */
export interface TokenVerifier {
  verify(token: string): Promise<Verdict>;
}

/** Claims that are read. Anything else in a token is left alone. */
const CLAIMS = z.object({
  sub: z.string().min(1),
  name: z.string().min(1).optional(),
  given_name: z.string().min(1).optional(),
  family_name: z.string().min(1).optional(),
  prefix: z.string().min(1).optional(),
  role: z.string().min(1).optional(),
  organisation: z.string().min(1).optional(),
  permissions: z.array(z.string()).optional(),
  sds_user_id: z.string().min(1).optional(),
  sds_role_profile_id: z.string().min(1).optional(),
});

/** Algorithms that are accepted: signatures with a public key, never a shared secret, never none. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const DISCOVERY = z.object({ jwks_uri: z.url() });

/**
 * A token says whose it is, when it was made and when it ends (RFC 9068 §2.2), and is not older than so, whatever it says: what cannot be
 * called back must end by itself.
 */
const LIFE = { requiredClaims: ['sub', 'iat', 'exp'], maxTokenAge: '24 hours', clockTolerance: '30 seconds' };
const PATIENCE_MS = 5_000;

/** A token that was good is taken as good for so long, or until it expires: a signature is checked once a minute, not for every query. */
const KNOWN_MS = 60_000;
const MOST_KNOWN = 10_000;

/** Makes the verifier. Keys are fetched when first needed, and again when a token names one that is not known. */
export function createTokenVerifier(signIn: SignIn, organisations: Organisations, clock: Clock): TokenVerifier {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const known = new LRUCache<string, Verdict>({ max: MOST_KNOWN, perf: { now: () => clock.now() }, ttlResolution: 0 });

  const findKeys = async () => createRemoteJWKSet(new URL(signIn.jwksUrl ?? (await discover(signIn.issuer))));
  const keysOf = () =>
    (keys ??= findKeys().catch((fault: unknown) => {
      keys = null;
      throw fault;
    }));

  return {
    async verify(token) {
      const before = known.get(token);
      if (before !== undefined) return before;
      const getKey = await keysOf();
      let payload: JWTPayload;
      try {
        const { issuer, audience } = signIn;
        const options = { ...LIFE, issuer, audience, algorithms: ALGORITHMS, currentDate: new Date(clock.now()) };
        ({ payload } = await jwtVerify(token, getKey, options));
      } catch (fault) {
        if (isUnreachable(fault)) throw fault;
        return {
          reason:
            'The token is not valid: expired or without an end, not for this server, or not signed by its issuer.',
        };
      }
      const claims = CLAIMS.safeParse(payload);
      if (!claims.success) {
        const names = claims.error.issues.map(({ path }) => path.join('.')).join(', ');
        return { reason: `The token has missing or unusable claims: ${names}.` };
      }
      const verdict = callerOf(claims.data, organisations);
      const leftMs = (payload.exp ?? 0) * 1_000 - clock.now();
      if ('caller' in verdict && leftMs > 0) known.set(token, verdict, { ttl: Math.min(KNOWN_MS, leftMs) });
      return verdict;
    },
  };
}

async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`The issuer's discovery document was answered with ${response.status}.`);
  return DISCOVERY.parse(await response.json()).jwks_uri;
}

/** Keys that cannot be had are the sign-in service's failure, not the token's. */
function isUnreachable(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault ? fault.code : undefined;
  return fault instanceof TypeError || code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JOSE_GENERIC';
}

function callerOf(claims: z.infer<typeof CLAIMS>, organisations: Organisations): Verdict {
  const organisation = organisations(claims.organisation ?? null);
  if (organisation === null) return { reason: 'The token names an organisation that this server does not serve.' };
  const name = claims.name ?? ([claims.given_name, claims.family_name].filter(Boolean).join(' ') || claims.sub);
  const role = claims.role ?? 'unknown';
  const granted: readonly string[] = claims.permissions ?? ROLES[role] ?? [];
  const permissions = new Set<Permission>(['SIGNED_IN', ...PERMISSIONS.filter((known) => granted.includes(known))]);
  return {
    caller: {
      userId: claims.sub,
      name,
      family: claims.family_name ?? name,
      given: claims.given_name === undefined ? [] : [claims.given_name],
      prefix: claims.prefix === undefined ? [] : [claims.prefix],
      role,
      organisation,
      permissions,
      sdsUserId: claims.sds_user_id ?? null,
      sdsRoleProfileId: claims.sds_role_profile_id ?? null,
    },
  };
}
