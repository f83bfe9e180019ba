import { type Answer } from '../wire/answer.js';
import { type Call, header } from '../wire/call.js';
import type { ConsumerOrganisation } from './consumer.js';
import type { EndpointRegistration, Registrations } from './registrations.js';
import { SSP_REFUSAL } from './ssp-refusals.js';

/** A call that the proxy lets through, or not. */
export type ProxyVerdict =
  | { readonly kind: 'passed'; readonly registration: EndpointRegistration; readonly path: string }
  | { readonly kind: 'refused'; readonly answer: Answer };

const METHODS = new Set(['GET', 'POST', 'PUT', 'OPTIONS']);
const BODY_TYPES = /^application\/(?:fhir\+json|fhir\+xml|json\+fhir|xml\+fhir|json|xml)\s*(?:;|$)/i;
const CHECKED_HEADERS = ['Ssp-From', 'Ssp-To', 'Ssp-InteractionID'] as const;

/** The practice that a call seems to be for, so that refused ones can be counted by practice too. `rest` is the path below `/ssp`. */
export function odsCodeIn(rest: string): string | null {
  return /^\/https:\/\/[^/]+\/([A-Z0-9]+)\//.exec(rest)?.[1] ?? null;
}

/** Path below the root, if the target is under it, byte for byte: no port added, no case changed (spec 01 §4.1). */
function pathBelow(root: string, target: string): string | null {
  if (!target.startsWith(root)) return null;
  const path = target.slice(root.length);
  return path === '' || path.startsWith('/') ? path : null;
}

/**
 * The checks of the secure proxy (spec 01 §4.3), short of certificates. `rest` is the path below `/ssp`:
 * a slash and the target URL.
 */
export function checkAsProxy(
  call: Call,
  rest: string,
  registrations: Registrations,
  consumers: readonly ConsumerOrganisation[],
): ProxyVerdict {
  const target = rest.slice(1);
  const traceId = header(call, 'Ssp-TraceID') ?? '';
  const refused = (answer: Answer): ProxyVerdict => ({ kind: 'refused', answer });

  if (!METHODS.has(call.method)) return refused(SSP_REFUSAL.method());
  const contentType = header(call, 'Content-Type');
  if (call.body !== '' && !BODY_TYPES.test(contentType ?? '')) return refused(SSP_REFUSAL.mediaType(traceId));
  const missing = CHECKED_HEADERS.find((name) => header(call, name) === undefined);
  if (missing !== undefined) return refused(SSP_REFUSAL.headerMissing(missing, traceId));

  const [from = '', to = '', interaction = ''] = CHECKED_HEADERS.map((name) => header(call, name));
  const sender = consumers.find(({ asid }) => asid === from);
  if (sender?.interactions.includes(interaction) !== true) return refused(SSP_REFUSAL.senderUnknown(from, traceId));
  const receiver = registrations.byAsid(to);
  if (receiver === undefined || !registrations.isNamed(receiver, interaction)) {
    return refused(SSP_REFUSAL.receiverUnregistered(to, traceId));
  }
  if (!receiver.row.agreement) return refused(SSP_REFUSAL.noAgreement(from, to, traceId));
  const path = pathBelow(receiver.root, target);
  if (path === null) return refused(SSP_REFUSAL.targetVaries(receiver.root, receiver.cpaId, target, traceId));
  return { kind: 'passed', registration: receiver, path };
}
