import type { Session, User } from './session.js';

/** Without the first of these, Apollo answers `@defer` with 406 or with one whole answer. */
const ACCEPT = 'multipart/mixed; deferSpec=20220824, application/graphql-response+json, application/json;q=0.9';

function signIn(user: User): [string, string][] {
  if (user.kind === 'demo') return [['Demo-User', user.id]];
  return user.token === null ? [] : [['Authorization', `Bearer ${user.token}`]];
}

/**
 * The headers of one request. What was typed into the headers editor wins over the bar, whatever its capitals: two values of one header
 * would arrive as "a, b" and mean neither.
 */
export function requestHeaders(session: Session, typed: Readonly<Record<string, unknown>> = {}): Headers {
  const headers = new Headers([['Accept', ACCEPT], ['Content-Type', 'application/json'], ...signIn(session.user)]);
  if (session.encounter.sent) headers.set('Encounter-Id', session.encounter.id);
  if (session.trace) headers.set('Trace', '1');
  for (const [name, value] of Object.entries(typed)) headers.set(name, String(value));
  return headers;
}
