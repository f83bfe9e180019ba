import type { Answer } from '../wire/answer.js';
import { header, queryParameters } from '../wire/call.js';
import { checkSspHeaders } from './checks/ssp-headers.js';
import { readToken } from './checks/token.js';
import { fittingInteraction, INTERACTIONS, PRODUCTS } from './interactions.js';
import { type Manner, MANNERS } from './manners.js';
import { capabilityOf, offers } from './offers.js';
import { Refusal, refuseUnless } from './outcome.js';
import type { AskedPractice, Handlers } from './request.js';

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Checks in the order of spec 04 §15; the first that fails answers. What is left for the handlers is the request itself. */
function answerOrRefuse(asked: AskedPractice, manner: Manner, handlers: Handlers, now: Date): Answer {
  const { call, practice, product } = asked;
  const { traceId, interactionId } = checkSspHeaders(call, asked.asid);

  const fitting = fittingInteraction(interactionId, { product, method: call.method, path: decodedPath(asked.path) });
  if (fitting === null) {
    throw new Refusal('BAD_REQUEST', `Ssp-InteractionID ${interactionId} does not fit ${call.method} ${asked.path}`);
  }
  const interaction = INTERACTIONS[fitting.name];

  const confidentialityScope = practice.row.structured !== '1.2';
  const claims = readToken(header(call, 'Authorization'));
  manner.checkClaims(claims, { now, audiences: asked.audiences, interaction, confidentialityScope });

  const query = queryParameters(call.query);
  manner.checkMediaTypes(call, query);

  const handler = handlers[fitting.name];
  refuseUnless(
    handler !== undefined && offers(practice.row, fitting.name),
    'NOT_IMPLEMENTED',
    `${call.method} ${asked.path} is not offered by this practice`,
  );
  refuseUnless(
    !asked.isSwitchedOff && !practice.row.switchedOff.includes(capabilityOf(fitting.name)),
    'ACCESS_DENIED',
    `The practice has switched ${capabilityOf(fitting.name)} off`,
  );
  const { name, pathId } = fitting;
  return handler({ practice, product, interaction: name, pathId, query, body: call.body, traceId, now });
}

/** A practice's server: checks what comes in and answers it, or says why not (spec 01 §6.5). */
export function answerAsPractice(asked: AskedPractice, handlers: Handlers, now: Date): Answer {
  const manner = MANNERS[PRODUCTS[asked.product].fhir];
  try {
    return answerOrRefuse(asked, manner, handlers, now);
  } catch (error) {
    if (error instanceof Refusal) return manner.refusal(error);
    throw error;
  }
}
