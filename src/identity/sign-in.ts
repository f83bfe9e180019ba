import type { DemoTokens } from './demo-tokens.js';
import type { TokenVerifier, Verdict } from './token-verifier.js';

/** What a request says of who sends it. */
export interface Credentials {
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** The `Demo-User` header: only the demonstration knows it. */
  readonly demoUser: string | undefined;
}

/** Finds out who sends a request. */
export type SignInCheck = (credentials: Credentials) => Promise<Verdict>;

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * Makes the check. In the demonstration a user without a token gets one from the demonstration's issuer first: the way of every other
 * token is the one in use.
 */
export function createSignInCheck(verifier: TokenVerifier, demo: DemoTokens | null): SignInCheck {
  return async ({ authorization, demoUser }) => {
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      return token === undefined
        ? { reason: 'The Authorization header must be `Bearer` and a token.' }
        : verifier.verify(token);
    }
    if (demo === null) return { reason: 'Sign in: send a token in the Authorization header.' };
    const token = await demo.tokenFor(demoUser ?? demo.defaultUser);
    return token === null ? { reason: 'The Demo-User header names nobody.' } : verifier.verify(token);
  };
}
