import type { Socket } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import fastify, {
  LogController,
  type ConnectionError,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { GraphQLContext } from '../resolvers/context.js';
import { isRetryable, statusOf, type ErrorCode } from './error-codes.js';
import { graphiqlPage, type PageConfig } from './graphiql-page.js';
import type { Metrics } from './metrics.js';
import { createContext, type ContextParts } from './request-context.js';

/** What the HTTP server is made of. */
export interface AppParts {
  readonly graphql: ApolloServer<GraphQLContext>;
  readonly context: ContextParts;
  readonly sdl: string;
  readonly metrics: Metrics;
  readonly logger: FastifyBaseLogger;
  readonly bodyLimit: number;
  /** Everything this server needs in order to answer, and whether it is there. Calls no practice. */
  readonly checks: () => Readonly<Record<string, boolean>>;
  readonly page: PageConfig;
}

/** Answers of Fastify's own that are not about an operation, by its code. */
const HTTP_ERRORS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['PAYLOAD_TOO_LARGE', 'The request body is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', 'The request body must be application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_REQUEST', 'The request body is empty.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_REQUEST', 'The request body is not as long as announced.'],
  FST_ERR_BAD_URL: ['BAD_REQUEST', 'The URL cannot be read.'],
};

/** How long a client may take to send a request, whole: who sends slowly holds a connection, and what is small is sent at once. */
const SENDING_MS = 15_000;
const LOOKED_AT_EVERY_MS = 1_000;

/** Errors that Fastify finds, as they are told: nothing of the request is repeated. Whatever is not the client's is ours. */
function answerOf(error: FastifyError): readonly [ErrorCode, string] {
  if (error instanceof SyntaxError || error.code === 'FST_ERR_CTP_INVALID_JSON_BODY')
    return ['BAD_REQUEST', 'The request body is no JSON.'];
  const known = HTTP_ERRORS[error.code];
  if (known !== undefined) return known;
  const isTheirs = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return isTheirs ? ['BAD_REQUEST', 'The request cannot be used.'] : ['INTERNAL', 'A fault of this server.'];
}

/** What node finds wrong before there is a request, by its code. */
const NO_REQUEST: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** Refuses what is no request. Fastify would log it, byte for byte, and it may hold anything. */
function refuseConnection({ code }: ConnectionError, socket: Socket): void {
  if (socket.writable) {
    socket.write(`HTTP/1.1 ${NO_REQUEST[code] ?? '400 Bad Request'}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  }
  socket.destroy();
}

const errorBody = (code: ErrorCode, message: string) => ({
  errors: [{ message, extensions: { code, retryable: isRetryable(code), practice: null, traceId: null } }],
});

/** Makes the HTTP server with all its doors (docs/architecture.md, Doors). It does not listen yet. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { graphql, context, metrics, checks } = parts;
  const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const [code, message] = answerOf(error);
    if (code === 'INTERNAL') request.log.error({ err: error }, 'unexpected');
    void reply.code(statusOf(code)).header('cache-control', 'no-store').send(errorBody(code, message));
  };
  const app = fastify({
    loggerInstance: parts.logger,
    // Every request is logged once, when it is over, and without its URL.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: parts.bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: SENDING_MS,
    http: { connectionsCheckingInterval: LOOKED_AT_EVERY_MS },
    frameworkErrors: answerError,
    clientErrorHandler: refuseConnection,
  });
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] }, useDefaults: false } });
  await app.register(compress, { encodings: ['gzip', 'identity'], threshold: 1_400, globalDecompression: false });

  app.setErrorHandler(answerError);
  // Requests are small. What unpacks them would have to be held back from unpacking too much.
  app.addHook('onRequest', (request, reply, next) => {
    if ((request.headers['content-encoding'] ?? 'identity') === 'identity') {
      next();
      return;
    }
    void reply
      .code(415)
      .header('accept-encoding', 'identity')
      .send(errorBody('UNSUPPORTED_MEDIA_TYPE', 'The request body must be sent without Content-Encoding.'));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody('NOT_FOUND', 'There is nothing here.')));

  const handle = fastifyApolloHandler(graphql, { context: (request, reply) => createContext(context, request, reply) });
  app.route({
    method: ['GET', 'PUT', 'DELETE', 'PATCH'],
    url: '/graphql',
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'POST')
        .send(errorBody('METHOD_NOT_ALLOWED', 'Operations are sent with POST: URLs are logged on their way.')),
  });
  app.post('/graphql', (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return handle.call(app, request, reply);
  });

  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_request, reply) => {
    const found = checks();
    const isReady = Object.values(found).every(Boolean);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', checks: found });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(parts.sdl));
  await app.register(graphiqlPage, parts.page);
  return app;
}
