import { Pool, type Dispatcher } from 'undici';
import { LARGEST_ANSWER, responseBody, type ResponseBody } from './body.js';

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
  /** How long to wait for an answer, milliseconds. */
  readonly timeoutMs: number;
  /** Client certificate for Spine, and whom to trust instead of the public authorities. PEM. */
  readonly tls: {
    readonly client: { readonly cert: string; readonly key: string } | null;
    readonly ca: string | null;
  } | null;
}

const split = (url: string) => {
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) };
};

/**
 * A pool of warm connections for every host that is called. It never runs out: waiting for a connection would be taken for waiting for
 * the practice. How many calls are under way is for whoever makes them to limit.
 */
export function createTransport({ timeoutMs, tls }: TransportOptions): Transport {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string): Pool => {
    const found = pools.get(origin);
    if (found !== undefined) return found;
    const pool = new Pool(origin, {
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: LARGEST_ANSWER,
      connect: {
        timeout: timeoutMs,
        minVersion: 'TLSv1.2',
        ...tls?.client,
        ...(tls?.ca != null && { ca: tls.ca }),
      },
    });
    pools.set(origin, pool);
    return pool;
  };

  return {
    send({ method, url, headers, body }, signal) {
      const { origin, path } = split(url);
      return new Promise((resolve, reject) => {
        const options = { method, path, headers, ...(body !== undefined && { body }) };
        poolOf(origin).dispatch(options, collectWhole(signal, resolve, reject));
      });
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

type ResponseHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Collects an answer whole. undici's `request` would put a stream around each body, which for the small ones costs more than all the
 * rest of the call.
 */
function collectWhole(
  signal: AbortSignal,
  resolve: (answer: HttpAnswer) => void,
  reject: (fault: Error) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let status = 0;
  let headers: ResponseHeaders = {};
  let controller: Dispatcher.DispatchController | null = null;
  const leave = () => {
    const fault = new Error('Nobody waits for the answer any more.');
    controller?.abort(fault);
    reject(fault);
  };
  const done = () => signal.removeEventListener('abort', leave);
  const header = (name: string) => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  signal.addEventListener('abort', leave);
  return {
    // Again if undici sends the request a second time, because the connection that it was put on had just been closed.
    onRequestStart(started) {
      controller = started;
      if (signal.aborted) leave();
    },
    onResponseStart(_controller, statusCode, received) {
      status = statusCode;
      headers = received;
    },
    onResponseData(_controller, chunk) {
      chunks.push(chunk);
    },
    onResponseEnd() {
      done();
      // Copied together even if there is but one: what was read off the socket lies in a larger piece of memory.
      resolve({ status, header, body: responseBody(Buffer.concat(chunks), header('content-encoding')) });
    },
    onResponseError(_controller, fault) {
      done();
      reject(fault);
    },
  };
}
