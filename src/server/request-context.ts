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

/** Makes the context of one request: who asks, in which encounter, and until when. Throws a GraphQL error if it may not go on. */
export async function createContext(
  parts: ContextParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<GraphQLContext> {
  const { services, clock, chance } = parts;
  const startedAt = clock.now();
  // Requests that came at the same moment are all read before the first of them is worked on: so they know of each other's calls.
  await setImmediate();
  const id = chance.uuid();
  const caller = await signedIn(parts.signIn, request, id);
  const encounterId = encounterOf(request, id);

  const controller = new AbortController();
  // Everything that a request waits for listens to it: as many as there are practices and references.
  setMaxListeners(0, controller.signal);
  const cut = (reason: CutOff) => controller.abort(reason);
  const timer = setTimeout(() => cut('deadline'), parts.deadlineMs * SHARE_FOR_CALLS);
  const planned = { fields: [] as string[], demands: new Map<NHSNumber, readonly PlannedDemand[]>() };
  const scope: RequestScope = {
    ...{ id, caller, encounterId, signal: controller.signal, startedAt },
    fields: planned.fields,
    demands: planned.demands,
    ledger: createLedger(),
    memory: new Map(),
  };
  const encounter = parts.begin(scope);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) cut('client-left');
    parts.end(scope);
    parts.onEnd(scope, reply);
  });
  const wantsTrace = headerOf(request, 'trace') === '1';
  const answer = createAnswerBudget(LIMITS.values);
  return { services, request: scope, encounter, safety: createSafetyLog(), answer, wantsTrace, planned, plan: null };
}

async function signedIn(check: SignInCheck, request: FastifyRequest, requestId: string) {
  const credentials: Credentials = {
    authorization: headerOf(request, 'authorization'),
    demoUser: headerOf(request, 'demo-user'),
  };
  const verdict = await check(credentials);
  if ('reason' in verdict) throw refusal(401, 'UNAUTHENTICATED', verdict.reason, requestId);
  return verdict.caller;
}

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
