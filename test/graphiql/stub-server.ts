import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { buildSchema, graphqlSync } from 'graphql';

export const BUNDLE = new URL('../../dist/graphiql/', import.meta.url);

/** The policy that the server sends with the page. */
const CSP =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

const SCHEMAS = {
  all: buildSchema('scalar NHSNumber type Query { patient(nhsNumber: NHSNumber!): String secretOfTheGp: String }'),
  analyst: buildSchema('type Query { practices: [String] }'),
};

const DEMO_USERS = [
  { id: 'demo-gp', label: 'demo-gp (clinician)' },
  { id: 'demo-analyst', label: 'demo-analyst' },
];

export interface StubServer {
  readonly url: string;
  /** Every POST to /graphql. */
  readonly asked: { readonly headers: IncomingMessage['headers']; readonly operationName: string }[];
  readonly close: () => Promise<void>;
}

interface Body {
  readonly query: string;
  readonly operationName: string;
}

async function read(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Body;
}

/** In two parts, the second one as late as the test wants to look at the first. */
async function answerInParts(response: ServerResponse): Promise<void> {
  const part = (value: object) => `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n---`;
  response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="-"; deferSpec=20220824' });
  response.write(`\r\n---${part({ data: { patient: { name: 'the first part' } }, hasNext: true })}`);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const incremental = [{ path: ['patient'], data: { record: 'the second part' } }];
  response.end(`${part({ incremental, hasNext: false })}--`);
}

/** Serves the built page as the server does, with a GraphQL that only says what it was asked. */
export async function startStub(signIn: 'demo' | 'bearer'): Promise<StubServer> {
  const asked: StubServer['asked'] = [];

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { query, operationName } = await read(request);
    asked.push({ headers: request.headers, operationName });
    if (operationName === 'FastFirst') return answerInParts(response);
    const schema = SCHEMAS[request.headers['demo-user'] === 'demo-analyst' ? 'analyst' : 'all'];
    const answer =
      operationName === 'IntrospectionQuery'
        ? graphqlSync({ schema, source: query })
        : { data: { answerTo: operationName }, extensions: { cost: { limit: 2000 } } };
    response.writeHead(200, { 'content-type': 'application/graphql-response+json' }).end(JSON.stringify(answer));
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (path === '/graphql') return graphql(request, response);
    if (path === '/graphiql/config.json') {
      const config = { signIn, demoUsers: signIn === 'demo' ? DEMO_USERS : [], version: '0.0.0-stub' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(config));
      return;
    }
    const file = path.replace(/^\/graphiql\/?/, '') || 'index.html';
    const body = await readFile(new URL(file, BUNDLE));
    const type = CONTENT_TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP }).end(body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
