import type { Answer } from '../wire/answer.js';
import { header, queryParameters } from '../wire/call.js';
import { checkMediaTypes, type SpokenFormats, wantedFormat } from './checks/media-types.js';
import { checkSspHeaders } from './checks/ssp-headers.js';
import { readToken } from './checks/token.js';
import { expressed } from './expressed.js';
import type { Format } from './formats.js';
import { fittingInteraction, INTERACTIONS, PRODUCTS, serviceRoot } from './interactions.js';
import { type Manner, MANNERS } from './manners.js';
import { capabilityOf, formatsOf, knowsConfidentiality, offers } from './offers.js';
import { Refusal, refusalAnswer, refuseUnless } from './outcome.js';
import type { AskedPractice, Handlers, PracticeRequest } from './request.js';
import { requestBody } from './request-body.js';

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What a server brings along to a call. */
interface ServerContext {
  readonly manner: Manner;
  readonly query: PracticeRequest['query'];
  readonly spoken: SpokenFormats;
  /** The format that the answer is wanted in. */
  readonly format: Format | null;
  readonly handlers: Handlers;
  readonly now: Date;
}

/** Checks in the order of spec 04 §15; the first that fails answers. What is left for the handlers is the request itself. */
function answerOrRefuse(asked: AskedPractice, context: ServerContext): Answer {
  const { call, practice, product } = asked;
  const { manner, query, handlers, now } = context;
  const { traceId, interactionId } = checkSspHeaders(call, asked.asid);

  const fitting = fittingInteraction(interactionId, { product, method: call.method, path: decodedPath(asked.path) });
  if (fitting === null) {
    throw new Refusal('BAD_REQUEST', `Ssp-InteractionID ${interactionId} does not fit ${call.method} ${asked.path}`);
  }
  const interaction = INTERACTIONS[fitting.name];

  const confidentialityScope = knowsConfidentiality(practice.row, product);
  const claims = readToken(header(call, 'Authorization'));
  manner.checkClaims(claims, { now, audiences: asked.audiences, interaction, confidentialityScope });

  checkMediaTypes(call, query, context.spoken, context.format);

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
  const { headers } = call;
  const body = requestBody(call.body, context.spoken.formats);
  const root = asked.audiences[0] ?? serviceRoot(practice.row.odsCode, product);
  return handler({ practice, product, root, interaction: name, pathId, query, headers, body, claims, traceId, now });
}

/** A practice's server: checks what comes in and answers it, or says why not (spec 01 §6.5). */
export function answerAsPractice(asked: AskedPractice, handlers: Handlers, now: Date): Answer {
  const { call, practice, product } = asked;
  const manner = MANNERS[PRODUCTS[product].fhir];
  const spoken = { names: manner.mediaTypes, formats: formatsOf(practice.row) };
  const query = queryParameters(call.query);
  const format = wantedFormat(call, query, spoken);
  const answer = (): Answer => {
    try {
      return answerOrRefuse(asked, { manner, query, spoken, format, handlers, now });
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error, manner.outcome);
      throw error;
    }
  };
  return expressed(answer(), format ?? 'json', manner);
}
