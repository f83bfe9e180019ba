import { Pool, type Dispatcher } from 'undici';
import { responseBody, type ResponseBody } from './body.js';

/** One HTTP request. The URL is sent byte for byte: the proxy compares the service root inside it with the directory's. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTP answer. */
export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: ResponseBody;
}

/** Sends requests. Rejects with undici's or the network's own error if there is no answer. */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** Settings of the transport. */
export interface TransportOptions {
  /** Most connections to one host. All practices lie behind one proxy, so this is how wide a query can fan out. */
  readonly connections: number;
  /** How long to wait for an answer, milliseconds. */
  readonly timeoutMs: number;
  /** Client certificate for Spine, and whom to trust. PEM. */
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string | null } | null;
}

const LARGEST_RESPONSE = 64 * 1024 * 1024;

const split = (url: string) => {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) };
};

/** A pool of warm connections for every host that is called. */
export function createTransport({ connections, timeoutMs, tls }: TransportOptions): Transport {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string): Pool => {
    const found = pools.get(origin);
    if (found !== undefined) return found;
    const pool = new Pool(origin, {
      connections,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: LARGEST_RESPONSE,
      connect: {
        timeout: timeoutMs,
        ...(tls !== null && { cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }),
        ...(tls?.ca != null && { ca: tls.ca }),
      },
    });
    pools.set(origin, pool);
    return pool;
  };

  return {
    async send({ method, url, headers, body }, signal) {
      const { origin, path } = split(url);
      const options: Dispatcher.RequestOptions = { method, path, headers, signal, ...(body !== undefined && { body }) };
      const answer = await poolOf(origin).request(options);
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      const header = (name: string) => {
        const value = answer.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      return { status: answer.statusCode, header, body: responseBody(bytes, header('content-encoding')) };
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}
