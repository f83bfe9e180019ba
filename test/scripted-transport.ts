import { gzipSync } from 'node:zlib';
import { responseBody } from '../src/gpconnect/body.js';
import type { HttpAnswer, HttpRequest, Transport } from '../src/gpconnect/transport.js';

/** An answer as a test writes it: JSON, or text as it is. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly gzip?: boolean;
}

/** A request that was sent, and the signal that it was sent with. */
export interface Sent extends HttpRequest {
  readonly signal: AbortSignal;
}
export type Script = (sent: Sent) => Scripted | Promise<Scripted>;

/** What comes over the wire for a scripted answer. */
export function httpAnswer({ status = 200, headers = {}, json, text, gzip = false }: Scripted): HttpAnswer {
  const plain = Buffer.from(text ?? (json === undefined ? '' : JSON.stringify(json)));
  const bytes = gzip ? gzipSync(plain) : plain;
  return {
    status,
    header: (name) => headers[name.toLowerCase()],
    body: responseBody(bytes, gzip ? 'gzip' : undefined),
  };
}

/** A transport without a network: answers as the script says, and remembers what was sent. A call ends when its signal does. */
export function scriptedTransport(first: Script): Transport & { readonly sent: Sent[]; answer(script: Script): void } {
  const sent: Sent[] = [];
  let script = first;
  return {
    sent,
    answer: (next) => void (script = next),
    send(request, signal) {
      const call = { ...request, signal };
      sent.push(call);
      return new Promise<HttpAnswer>((resolve, reject) => {
        const onAbort = () => reject(new Error('aborted'));
        if (signal.aborted) onAbort();
        signal.addEventListener('abort', onAbort);
        Promise.resolve()
          .then(() => script(call))
          .then(
            (answer) => resolve(httpAnswer(answer)),
            (fault: unknown) => reject(fault instanceof Error ? fault : new Error(String(fault))),
          );
      });
    },
    close: () => Promise.resolve(),
  };
}
