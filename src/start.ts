import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { openFileSink } from './audit/log.js';
import type { Config, SpineConfig } from './config/config.js';
import { systemClock, type Chance, type Clock } from './domain/clock.js';
import type { RequestScope } from './domain/request-scope.js';
import { asUpstream, DEFAULT_DEMO_USER, DEMO_USERS, startEmbedded } from './embedded.js';
import { createDemoTokens } from './identity/demo-tokens.js';
import { organisationsOf } from './identity/organisations.js';
import { createSignInCheck } from './identity/sign-in.js';
import { createTokenVerifier } from './identity/token-verifier.js';
import { buildRooms } from './rooms.js';
import { createApp } from './server/app.js';
import { createGraphQLServer } from './server/graphql-server.js';
import { createMetrics } from './server/metrics.js';
import { redact } from './server/redaction.js';
import { loadSchema } from './server/schema.js';
import type { Simulator } from './simulator/index.js';
import { VERSION } from './version.js';

/** A running server. */
export interface Running {
  /** Where it listens, `http://host:port`. */
  readonly url: string;
  /** The embedded simulator, if there is one. */
  readonly simulator: Simulator | null;
  /** Lets requests under way end, for as long as an operation may last, then stops. Rejects if events of the audit are lost. */
  close(): Promise<void>;
}

const chance: Chance = { uuid: () => randomUUID(), fraction: () => Math.random() };

/** Puts everything together and listens: the composition root. */
export async function start(config: Config, clock: Clock = systemClock): Promise<Running> {
  const simulator = config.upstream.kind === 'simulator' ? await startEmbedded(config.upstream) : null;
  try {
    const upstream = config.upstream.kind === 'spine' ? config.upstream : asUpstream(simulatorOf(simulator));
    return await listen(config, upstream, simulator, clock);
  } catch (fault) {
    await simulator?.close();
    throw fault;
  }
}

const simulatorOf = (simulator: Simulator | null): Simulator => {
  if (simulator === null) throw new Error('There is no upstream.');
  return simulator;
};

async function listen(
  config: Config,
  upstream: SpineConfig,
  simulator: Simulator | null,
  clock: Clock,
): Promise<Running> {
  const logger = pino({ level: config.logLevel, hooks: { streamWrite: redact } });
  for (const warning of config.warnings) logger.warn(warning);
  const metrics = createMetrics();
  const schema = loadSchema();
  const rooms = buildRooms(config, upstream, {
    clock,
    chance,
    auditSink: openFileSink(config.auditFile),
    onCall: (call) => metrics.call(call),
    rules: schema.rules,
    idKey: config.idKey ?? randomBytes(32).toString('base64url'),
  });
  const { services, keeper, audit } = rooms;
  metrics.auditReady(() => audit.isReady());

  const organisations = organisationsOf(upstream.consumer.organisation, upstream.organisations);
  const verifier = createTokenVerifier(upstream.signIn, organisations, clock);
  const demo = simulator === null ? null : createDemoTokens(simulator.oidcIssuer, DEFAULT_DEMO_USER, clock);
  const graphql = createGraphQLServer({
    schema,
    costLimit: config.costLimit,
    usesDirectory: upstream.sds !== null,
    estate: {
      practices: upstream.practices.practices.length,
      groups: new Map(upstream.practices.groups.map(({ id, practices }) => [id, practices.length])),
    },
    report: (fault) => logger.error({ err: fault }, 'unexpected'),
  });
  await graphql.start();

  let isStopping = false;
  const app = await createApp({
    graphql,
    context: {
      services,
      signIn: createSignInCheck(verifier, demo),
      clock,
      chance,
      deadlineMs: config.deadlineMs,
      begin: (request) => keeper.begin(request),
      end: (request) => keeper.end(request),
      onEnd: (request, { statusCode }) => {
        const ms = Math.round(clock.now() - request.startedAt);
        metrics.request(ms, !request.signal.aborted);
        logger.info({ ...summaryOf(request), ms, status: statusCode }, 'request');
      },
    },
    sdl: schema.sdl,
    metrics,
    logger,
    bodyLimit: config.bodyLimit,
    checks: () => ({ audit: audit.isReady(), running: !isStopping }),
    page: { signIn: demo === null ? 'bearer' : 'demo', demoUsers: demo === null ? [] : DEMO_USERS, version: VERSION },
  });
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;

  return {
    url: `http://${host}:${port}`,
    simulator,
    async close() {
      isStopping = true;
      // No operation lasts longer. What is still open then was never sent whole, or is not being read.
      const cut = setTimeout(() => app.server.closeAllConnections(), config.deadlineMs);
      try {
        await app.close();
        await graphql.stop();
      } finally {
        clearTimeout(cut);
        try {
          await rooms.close();
        } finally {
          await simulator?.close();
        }
      }
    },
  };
}

/** What a log line may say of a request: nothing of the patient, nothing of the operation's text. */
function summaryOf({ id, caller, ledger, signal }: RequestScope) {
  const outcomes: Record<string, number> = {};
  for (const { outcome } of ledger.calls) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    requestId: id,
    organisation: caller.organisation.odsCode,
    calls: ledger.calls.filter(({ from }) => from === 'wire').length,
    outcomes,
    ...(signal.aborted && { cut: String(signal.reason) }),
  };
}
