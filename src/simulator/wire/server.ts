import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Answer, json, type Outcome } from './answer.js';
import { type Call, readCall, TOO_LARGE } from './call.js';
import { sendAnswer } from './send.js';
import { secureOptions, type TlsOptions } from './tls.js';

/** What answers under one path of the server. */
export interface Door {
  /** Path that it owns, with everything below. */
  readonly path: string;
  /** Answers a call. `rest` is what follows the door's path, raw: empty, or beginning with a slash. */
  answer(call: Call, rest: string): Promise<Outcome> | Outcome;
  /** Refuses a call whose body is too large, which it comes without. */
  tooLarge(call: Call, rest: string): Promise<Outcome> | Outcome;
  /** What a caller is told, in the shape that they expect here, when the simulator itself has failed: nothing of why. */
  failed(call: Call): Answer;
}

/** Where and how to listen. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** What answers are dated by. */
  readonly now: () => Date;
  /** HTTPS, if given. */
  readonly tls: TlsOptions | null;
  /** Told of every failure of the simulator itself, never of one that it plays. */
  readonly onFailure: (error: unknown) => void;
}

/** A server that listens. */
export interface ListeningServer {
  /** `http://host:port`, or `https://…`. */
  readonly origin: string;
  /** Stops at once: whoever waits is cut off. */
  close(): Promise<void>;
}

const NOT_FOUND = json(404, { error: 'There is no such door. GET / names those there are.' });

function doorFor(doors: readonly Door[], path: string): { door: Door; rest: string } | null {
  const door = doors.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  return door === undefined ? null : { door, rest: path.slice(door.path.length) };
}

/** All that one call needs, whichever it is. */
interface Serving extends Pick<ListenOptions, 'now' | 'onFailure'> {
  readonly doors: () => readonly Door[];
  readonly calls: Set<AbortController>;
}

async function answerAt(
  door: Door,
  call: Call,
  answer: () => Promise<Outcome> | Outcome,
  { onFailure }: Serving,
): Promise<Outcome> {
  try {
    return await answer();
  } catch (error) {
    if (call.signal.aborted) return 'reset';
    onFailure(error);
    return door.failed(call);
  }
}

async function outcomeOf(serving: Serving, request: IncomingMessage, signal: AbortSignal): Promise<Outcome> {
  const doors = serving.doors();
  let read: Awaited<ReturnType<typeof readCall>>;
  try {
    read = await readCall(request, signal);
  } catch {
    return 'reset';
  }
  const { call, isTooLarge } = read;
  const found = doorFor(doors, call.path);
  if (found !== null) {
    const { door, rest } = found;
    const answer = (): Promise<Outcome> | Outcome => (isTooLarge ? door.tooLarge(call, rest) : door.answer(call, rest));
    return answerAt(door, call, answer, serving);
  }
  if (isTooLarge) return json(413, { error: TOO_LARGE });
  return call.path === '/' ? json(200, { doors: doors.map((door) => door.path) }) : NOT_FOUND;
}

function originOf(host: string, server: Server, isSecure: boolean): string {
  const { port } = server.address() as AddressInfo;
  const named = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${isSecure ? 'https' : 'http'}://${named.includes(':') ? `[${named}]` : named}:${port}`;
}

/** Tears the connection down: with a reset, where there is nothing between it and the network. */
function tearDown({ socket }: IncomingMessage): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { calls, now } = serving;
  const gone = new AbortController();
  calls.add(gone);
  response.once('close', () => {
    calls.delete(gone);
    gone.abort();
  });
  const outcome = await outcomeOf(serving, request, gone.signal);
  if (response.destroyed) return;
  if (outcome === 'silence') return;
  if (outcome === 'reset') {
    tearDown(request);
    return;
  }
  await sendAnswer(response, outcome, {
    acceptedEncodings: request.headers['accept-encoding'],
    now: now(),
    isSecure: request.socket instanceof TLSSocket,
  });
}

/**
 * Listens. The doors are made once the origin is known, because some of them name it (an OIDC issuer, a direct service root).
 */
export async function listen(
  makeDoors: (origin: string) => readonly Door[],
  { host, port, now, tls, onFailure }: ListenOptions,
): Promise<ListeningServer> {
  const calls = new Set<AbortController>();
  let doors: readonly Door[] = [];
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    serve({ doors: () => doors, calls, now, onFailure }, request, response).catch(() => {
      // Only writing can fail here, and then the caller has gone.
      response.destroy();
    });
  };
  const server = tls === null ? createServer(onRequest) : createSecureServer(secureOptions(tls), onRequest);
  // Consumers keep their connections; a server that closes idle ones first would make them meet resets nobody asked for.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const origin = originOf(host, server, tls !== null);
  doors = makeDoors(origin);
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const call of calls) call.abort();
        server.closeAllConnections();
      }),
  };
}
