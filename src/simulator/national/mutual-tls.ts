import type { Answer } from '../wire/answer.js';
import type { Call } from '../wire/call.js';
import { SSP_REFUSAL } from './ssp-refusals.js';

/**
 * Refuses a call over TLS whose client certificate is missing (496), is not in order, or is not made out to the name registered for the
 * sender (495; spec 01 §4.3, §4.4, §6.5). Over plain HTTP there is nothing to check. Null if the call may go on; `fqdn` is null where
 * any certificate of the authority will do.
 */
export function refuseCertificate({ certificate }: Call, fqdn: string | null): Answer | null {
  const shown = certificate();
  if (shown === null) return null;
  if (shown.kind === 'missing') return SSP_REFUSAL.bare(496, 'No client certificate was sent.');
  if (shown.kind === 'bad') return SSP_REFUSAL.bare(495, 'The client certificate is not in order.');
  if (fqdn === null || shown.names.includes(fqdn)) return null;
  return SSP_REFUSAL.bare(
    495,
    `The client certificate is not made out to ${fqdn}, the name registered for the sender.`,
  );
}
