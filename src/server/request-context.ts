import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallRecord, CutOff, Ledger, RequestScope } from '../domain/request-scope.js';
import type { Chance, Clock } from '../domain/clock.js';
import type { PlannedDemand } from '../domain/record-demand.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { Credentials, SignInCheck } from '../identity/sign-in.js';
import type { EncounterView, GraphQLContext, Services } from '../resolvers/context.js';
import { createAnswerBudget } from '../resolvers/answer-budget.js';
import { createSafetyLog } from '../resolvers/safety-log.js';
import { LIMITS } from './limits.js';

/** What contexts are made of. */
export interface ContextParts {
  readonly services: Services;
  readonly signIn: SignInCheck;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly deadlineMs: number;
  /** A request begins: answers may be reused inside its encounter. Called once, and `end` once when it is over. */
  readonly begin: (request: RequestScope) => EncounterView | null;
  readonly end: (request: RequestScope) => void;
  readonly onEnd: (request: RequestScope, reply: FastifyReply) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The share of an operation's time that calls may take: the rest is for putting the answer together. */
const SHARE_FOR_CALLS = 0.97;

const refusal = (status: number, code: string, message: string, requestId: string) =>
  new GraphQLError(message, {
    extensions: {
      ...{ code, requestId },
      http: { status, ...(status === 401 && { headers: new Map([['www-authenticate', 'Bearer']]) }) },
    },
  });

/**
 * Makes the context of one request: who asks, in which encounter, and until when. Its time runs from here on, sign-in included. Throws a
 * GraphQL error if it may not go on; a request whose client has left meanwhile is not begun.
 */
export async function createContext(
  parts: ContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<GraphQLContext> {
  const { services, clock, chance } = parts;
  const startedAt = clock.now();
  const id = chance.uuid();
  const controller = new AbortController();
  const { signal } = controller;
  // Everything that a request waits for listens to it: as many as there are practices and references.
  setMaxListeners(0, signal);
  const cut = (reason: CutOff) => controller.abort(reason);
  const timer = setTimeout(() => cut('deadline'), parts.deadlineMs * SHARE_FOR_CALLS);
  let begun: RequestScope | null = null;
  whenOver(request, reply, () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) cut('client-left');
    if (begun === null) return;
    parts.end(begun);
    parts.onEnd(begun, reply);
  });

  // Requests that came at the same moment are all read before the first of them is worked on: so they know of each other's calls.
  await setImmediate();
  const caller = await signedIn(parts.signIn, request, id, signal);
  const encounterId = encounterOf(request, id);

  const planned = { fields: [] as string[], demands: new Map<NHSNumber, readonly PlannedDemand[]>() };
  const scope: RequestScope = {
    ...{ id, caller, encounterId, signal, startedAt },
    fields: planned.fields,
    demands: planned.demands,
    ledger: createLedger(),
    memory: new Map(),
  };
  begun = scope;
  const encounter = parts.begin(scope);
  const wantsTrace = headerOf(request, 'trace') === '1';
  const answer = createAnswerBudget(LIMITS.values);
  return { services, request: scope, encounter, safety: createSafetyLog(), answer, wantsTrace, planned, plan: null };
}

/** Calls back once, when the answer is out or the client has left, be it long ago. */
function whenOver({ raw: { socket } }: FastifyRequest, { raw }: FastifyReply, then: () => void): void {
  let isOver = false;
  const over = () => {
    // Both may say so in the same moment, or on a connection that goes on.
    socket.off('close', over);
    if (isOver) return;
    isOver = true;
    then();
  };
  raw.once('close', over);
  // An answer that waits for others on its connection is not told that the connection is gone.
  socket.once('close', over);
  if (socket.destroyed) over();
}

/** Who sends the request, found out while it lasts. */
async function signedIn(check: SignInCheck, request: FastifyRequest, requestId: string, signal: AbortSignal) {
  const credentials: Credentials = {
    authorization: headerOf(request, 'authorization'),
    demoUser: headerOf(request, 'demo-user'),
  };
  const unavailable = (fault: unknown): never => {
    request.log.error({ err: fault }, 'sign-in');
    throw refusal(503, 'UNAVAILABLE', 'The sign-in service does not answer.', requestId);
  };
  const verdict = await Promise.race([check(credentials).catch(unavailable), given(signal)]);
  if (verdict === null || signal.aborted) throw refusal(503, 'TIMEOUT', 'Signing in took too long.', requestId);
  if ('reason' in verdict) throw refusal(401, 'UNAUTHENTICATED', verdict.reason, requestId);
  return verdict.caller;
}

/** Null once the signal is given. */
const given = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });

function encounterOf(request: FastifyRequest, requestId: string): string | null {
  const text = headerOf(request, 'encounter-id');
  if (text === undefined) return null;
  if (!UUID.test(text)) throw refusal(400, 'BAD_USER_INPUT', 'The Encounter-Id header must be a UUID.', requestId);
  return text.toLowerCase();
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function createLedger(): Ledger {
  const calls: CallRecord[] = [];
  return { calls, record: (call) => void calls.push(call) };
}
