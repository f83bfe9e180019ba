import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What the page has to know of this server. */
export interface PageConfig {
  readonly signIn: 'demo' | 'bearer';
  readonly demoUsers: readonly { readonly id: string; readonly label: string }[];
  readonly version: string;
}

const FOLDER = fileURLToPath(new URL('../../dist/graphiql/', import.meta.url));

/** The page asks nobody but this server: NHS networks have no public CDN, and what is typed into it stays here. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** GraphiQL, from our own bundle. */
export async function graphiqlPage(app: FastifyInstance, config: PageConfig): Promise<void> {
  if (!existsSync(`${FOLDER}index.html`)) {
    app.get('/graphiql', (_request, reply) =>
      reply.code(503).type('text/plain').send('The page is not built: run `npm run build:graphiql`.'),
    );
    return;
  }
  // Workers are held by the policy that their own script came with, so every file carries it.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('content-security-policy', POLICY);
    done();
  });
  await app.register(fastifyStatic, {
    root: FOLDER,
    prefix: '/graphiql/',
    index: false,
    // Names of assets hold a hash of their content.
    setHeaders(reply, path) {
      reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store');
    },
  });
  app.get('/graphiql/config.json', (_request, reply) => reply.header('cache-control', 'no-store').send(config));
  for (const url of ['/graphiql', '/graphiql/']) {
    app.get(url, (_request, reply) => reply.header('cache-control', 'no-store').sendFile('index.html'));
  }
}
