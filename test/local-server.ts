import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What to answer; nothing at all if the handler keeps `reply` for itself. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}
type Handler = (received: Received, response: ServerResponse) => Reply | null | Promise<Reply | null>;

/** A small HTTP server of this process, on a port of its own. */
export interface LocalServer {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly received: readonly Received[];
  /** Answers differently from now on. */
  answer(handler: Handler): void;
  close(): Promise<void>;
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Starts one. It answers 200 and nothing until it is told otherwise. */
export async function localServer(first: Handler = () => ({})): Promise<LocalServer> {
  const received: Received[] = [];
  let handler = first;
  const server = createServer((request, response) => {
    void (async () => {
      const came = await read(request);
      received.push(came);
      const reply = await handler(came, response);
      if (reply === null) return;
      response.writeHead(reply.status ?? 200, reply.headers ?? {});
      response.end(reply.body ?? '');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (next) => void (handler = next),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
