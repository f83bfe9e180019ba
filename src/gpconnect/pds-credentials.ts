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
  readonly until: number;
}

const ANSWER = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const ASSERTION_SECONDS = 300;
/** Asked for again this long before it ends, so that no call is made with a token that ends on the way. */
const MARGIN_MS = 30_000;
const PATIENCE_MS = 5_000;

/**
 * Headers for the demographics service: an access token by client credentials with a signed assertion (RS512). One token serves
 * until shortly before it ends; it names this application, not a user, and is no audit token. Null if none can be had.
 */
export function pdsCredentials(access: PdsAccess, transport: Transport, clock: Clock, chance: Chance) {
  let current: Grant | null = null;
  let asking: Promise<Grant> | null = null;

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
    return {
      headers: { Authorization: `Bearer ${token.access_token}` },
      until: clock.now() + token.expires_in * 1_000 - MARGIN_MS,
    };
  }

  return async (): Promise<Readonly<Record<string, string>> | null> => {
    if (current === null || clock.now() >= current.until) {
      asking ??= ask().finally(() => {
        asking = null;
      });
      try {
        current = await asking;
      } catch {
        current = null;
      }
    }
    return current?.headers ?? null;
  };
}
