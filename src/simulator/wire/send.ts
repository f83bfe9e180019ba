import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';
import { wishFor } from './accept.js';
import type { Answer } from './answer.js';

const gzipInThread = promisify(gzip);

/** Below this a compressed body is hardly smaller. */
const WORTH_COMPRESSING = 1024;
/** Above this, compressing on the main thread would hold up other calls. */
const WORTH_A_THREAD = 64 * 1024;

/** Speed over size: the simulator must not be what a benchmark measures. */
const FAST = { level: constants.Z_BEST_SPEED };

/** Statuses that HTTP knows no body of. */
const BODILESS: ReadonlySet<number> = new Set([204, 304]);

const acceptsGzip = (accepted: string | undefined): boolean => wishFor(accepted ?? '', [['gzip'], ['*']]) !== null;

/** What an answer depends on besides itself. */
export interface SendContext {
  readonly acceptedEncodings: string | undefined;
  readonly now: Date;
  /** Whether it goes over TLS. */
  readonly isSecure: boolean;
}

/**
 * Writes an answer, dated by the simulator's clock. Every one carries `Cache-Control: no-store`, error or not, and over TLS that this
 * server is not to be called without (spec 01 §7); gzip where the caller takes it.
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { acceptedEncodings, now, isSecure }: SendContext,
): Promise<void> {
  let body = Buffer.from(answer.body, 'utf8');
  const headers: Record<string, string | number> = {
    'Cache-Control': 'no-store',
    Date: now.toUTCString(),
    ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000' }),
    ...answer.headers,
  };
  if (body.length >= WORTH_COMPRESSING && acceptsGzip(acceptedEncodings)) {
    body = body.length > WORTH_A_THREAD ? await gzipInThread(body, FAST) : gzipSync(body, FAST);
    headers['Content-Encoding'] = 'gzip';
    headers['Vary'] = 'Accept-Encoding';
  }
  if (!BODILESS.has(answer.status)) headers['Content-Length'] = body.length;
  if (response.destroyed) return;
  response.writeHead(answer.status, headers);
  response.end(body);
}
