import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { Chance, Clock } from '../domain/clock.js';
import type { Transport } from './transport.js';

/** How this server proves to the demographics service who it is (spec 01 §5). */
export interface PdsAccess {
  readonly tokenUrl: string;
  /** API key: issuer and subject of the assertion. */
  readonly apiKey: string;
  readonly keyId: string;
  /** Private key, PKCS #8 PEM. */
  readonly privateKey: string;
}

interface Grant {
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly renewAt: number;
  readonly until: number;
}

const ANSWER = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const ASSERTION_SECONDS = 300;
/** Asked for again this long before it ends, so that no call is made with a token that ends on the way; a short one at half its life. */
const MARGIN_MS = 30_000;
const PATIENCE_MS = 5_000;
/** After a failure, so long is waited before the next attempt: whoever issues tokens is not asked by every call that needs one. */
const PAUSE_MS = 2_000;

/**
 * Headers for the demographics service: an access token by client credentials with a signed assertion (RS512). One token serves
 * until shortly before it ends, and to its end if the next cannot be had; it names this application, not a user, and is no audit token.
 * Null if there is none.
 */
export function pdsCredentials(access: PdsAccess, transport: Transport, clock: Clock, chance: Chance) {
  let current: Grant | null = null;
  let asking: Promise<void> | null = null;
  let askAt = 0;

  async function ask(): Promise<Grant> {
    const key = await importPKCS8(access.privateKey, 'RS512');
    const seconds = Math.floor(clock.now() / 1_000);
    const assertion = await new SignJWT({ jti: chance.uuid() })
      .setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: access.keyId })
      .setIssuer(access.apiKey)
      .setSubject(access.apiKey)
      .setAudience(access.tokenUrl)
      .setExpirationTime(seconds + ASSERTION_SECONDS)
      .sign(key);
    const answer = await transport.send(
      {
        method: 'POST',
        url: access.tokenUrl,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }).toString(),
      },
      AbortSignal.timeout(PATIENCE_MS),
    );
    const token = ANSWER.parse(answer.status === 200 ? answer.body.json() : null);
    const lifeMs = token.expires_in * 1_000;
    const now = clock.now();
    return {
      headers: { Authorization: `Bearer ${token.access_token}` },
      renewAt: now + lifeMs - Math.min(MARGIN_MS, lifeMs / 2),
      until: now + lifeMs,
    };
  }

  async function renew(): Promise<void> {
    try {
      current = await ask();
      askAt = current.renewAt;
    } catch {
      askAt = clock.now() + PAUSE_MS;
    }
    asking = null;
  }
  const valid = () => (current !== null && clock.now() < current.until ? current.headers : null);

  return async (): Promise<Readonly<Record<string, string>> | null> => {
    if (clock.now() >= askAt) asking ??= renew();
    // Nobody waits for a new one while the old one serves.
    if (valid() === null) await asking;
    return valid();
  };
}
