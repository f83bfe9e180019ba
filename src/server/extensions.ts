import type { GraphQLResponse } from '@apollo/server';
import type { CallRecord } from '../domain/request-scope.js';
import type { GraphQLContext } from '../resolvers/context.js';

type Single = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];
type Subsequent = Extract<GraphQLResponse['body'], { kind: 'incremental' }>['subsequentResults'];

/** Adds `extensions` to an answer, in every payload of it (contract, "extensions"). */
export function addExtensions({ body }: GraphQLResponse, context: GraphQLContext, costLimit: number): void {
  if (body.kind === 'single') {
    extend(body.singleResult, context, costLimit);
    return;
  }
  extend(body.initialResult, context, costLimit);
  body.subsequentResults = later(body.subsequentResults, context, costLimit);
}

function extend(result: Pick<Single, 'errors' | 'extensions'>, context: GraphQLContext, costLimit: number): void {
  const { id } = context.request;
  if (result.errors !== undefined) {
    result.errors = result.errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId: id } }));
  }
  result.extensions = { ...result.extensions, ...extensionsOf(context, costLimit) };
}

async function* later(results: Subsequent, context: GraphQLContext, costLimit: number): Subsequent {
  for await (const result of results) {
    yield { ...result, extensions: { ...result.extensions, ...extensionsOf(context, costLimit) } };
  }
}

function extensionsOf(context: GraphQLContext, costLimit: number): Record<string, unknown> {
  const { request, plan, safety, wantsTrace } = context;
  const { notices, incomplete, filters } = safety.take();
  const hasSafety = safety.touchedPatient || notices.length + incomplete.length + filters.length > 0;
  return {
    ...(hasSafety && { clinicalSafety: { notices, incomplete, filters, advice: plan?.advice ?? [] } }),
    cost: costOf(context, costLimit),
    ...(wantsTrace && request.caller.permissions.has('OPERATIONS') && { trace: traceOf(context) }),
  };
}

const isPractice = ({ service }: CallRecord) => service === 'practice';
const isWire = ({ from }: CallRecord) => from === 'wire';

/** What the operation was planned to cost at worst, and what it has cost. */
function costOf({ plan, request }: GraphQLContext, limit: number): object {
  const { calls } = request.ledger;
  const made = calls.filter(isWire);
  const atPractices = made.filter(isPractice);
  const perPractice: Record<string, number> = {};
  for (const { practice } of atPractices) {
    if (practice !== null) perPractice[practice] = (perPractice[practice] ?? 0) + 1;
  }
  return {
    planned: plan?.calls ?? { practice: 0, national: 0 },
    actual: { practice: atPractices.length, national: made.length - atPractices.length },
    retries: made.filter(({ attempt }) => attempt > 1).length,
    reused: calls.length - made.length,
    limit,
    perPractice,
    splits: [],
    bytes: made.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Every call of the request, and every answer that was in hand. No patient data, no addresses, no ASIDs. */
function traceOf({ request, services }: GraphQLContext): object {
  return {
    requestId: request.id,
    ms: Math.round(services.clock.now() - request.startedAt),
    calls: request.ledger.calls.map((call) => ({
      ...call,
      queuedMs: Math.round(call.queuedMs),
      startedMs: Math.round(call.startedMs),
      ms: Math.round(call.ms),
    })),
  };
}
