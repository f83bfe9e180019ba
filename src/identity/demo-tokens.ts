import { z } from 'zod';
import type { Clock } from '../domain/clock.js';

/** Gets tokens for the users of the demonstration from its issuer. */
export interface DemoTokens {
  /** Who it is when nobody signs in. */
  readonly defaultUser: string;
  /** A token that lives long enough for a request. Null if there is no such user. */
  tokenFor(user: string): Promise<string | null>;
}

const ANSWER = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const MARGIN_MS = 60_000;

/** Makes the source of tokens. A token is used until shortly before it ends. */
export function createDemoTokens(issuer: string, defaultUser: string, clock: Clock): DemoTokens {
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  return {
    defaultUser,
    async tokenFor(user) {
      const known = tokens.get(user);
      if (known !== undefined && clock.now() < known.until) return known.token;
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: user }),
      });
      if (!response.ok) return null;
      const { access_token: token, expires_in: seconds } = ANSWER.parse(await response.json());
      tokens.set(user, { token, until: clock.now() + seconds * 1_000 - MARGIN_MS });
      return token;
    },
  };
}
