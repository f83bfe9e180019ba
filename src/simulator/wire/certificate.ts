import type { IncomingMessage } from 'node:http';
import { type PeerCertificate, TLSSocket } from 'node:tls';

/** What a caller showed of itself over TLS. */
export type ClientCertificate =
  | { readonly kind: 'missing' }
  /** Not signed by the authority that is trusted, expired, or otherwise not in order. */
  | { readonly kind: 'bad' }
  /** Names that it is good for, in lower case. */
  | { readonly kind: 'good'; readonly names: readonly string[] };

/** The certificate of a request's sender; null over plain HTTP. */
export function certificateOf(request: IncomingMessage): ClientCertificate | null {
  const { socket } = request;
  if (!(socket instanceof TLSSocket)) return null;
  // Nothing, if the socket has gone meanwhile; an empty object, if nothing was shown.
  const shown = socket.getPeerCertificate() as Partial<PeerCertificate> | null;
  if (shown?.subject === undefined) return { kind: 'missing' };
  if (!socket.authorized) return { kind: 'bad' };
  const alternatives = (shown.subjectaltname ?? '').split(', ').flatMap((name) => /^DNS:(.+)$/.exec(name)?.[1] ?? []);
  return { kind: 'good', names: [shown.subject.CN ?? [], ...alternatives].flat().map((name) => name.toLowerCase()) };
}
