import type { Answer } from '../wire/answer.js';
import type { Call } from '../wire/call.js';
import { checkClaims, type TokenContext } from './checks/claims.js';
import { checkMediaTypes } from './checks/media-types.js';
import type { Claims } from './checks/token.js';
import type { PRODUCTS } from './interactions.js';
import { type Refusal, refusalAnswer } from './outcome.js';

/** What differs between products that speak different versions of FHIR, before a handler sees the request (spec 01 §4.6). */
export interface Manner {
  /** Refuses formats that cannot be given or read. */
  checkMediaTypes(call: Call, query: readonly (readonly [string, string])[]): void;
  /** Refuses tokens that are not in order. */
  checkClaims(claims: Claims, context: TokenContext): void;
  /** A refusal in the shape of this version. */
  refusal(refusal: Refusal): Answer;
}

const STU3: Manner = { checkMediaTypes, checkClaims, refusal: refusalAnswer };

/** The manner of each version. */
export const MANNERS: Readonly<Record<(typeof PRODUCTS)[keyof typeof PRODUCTS]['fhir'], Manner>> = {
  STU3,
  DSTU2: STU3,
};
