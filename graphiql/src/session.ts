/** Who asks. */
export type User =
  | { readonly kind: 'demo'; readonly id: string }
  /** Null until a token has been given: then nothing is asked, not even for the schema. */
  | { readonly kind: 'bearer'; readonly token: string | null };

/** What the bar decides about every request. It lives in this tab's memory alone. */
export interface Session {
  readonly user: User;
  readonly encounter: { readonly id: string; readonly sent: boolean };
  readonly trace: boolean;
}

export function mayAsk(user: User): boolean {
  return user.kind === 'demo' || user.token !== null;
}
