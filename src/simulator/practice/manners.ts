import { checkClaims, checkOlderClaims, type TokenContext } from './checks/claims.js';
import type { Claims } from './checks/token.js';
import { DSTU2_OUTCOME } from './dstu2-names.js';
import { MEDIA_TYPES, type MediaTypes } from './formats.js';
import type { PRODUCTS } from './interactions.js';
import { type OutcomeNames, STU3_OUTCOME } from './outcome.js';

/** What differs between products that speak different versions of FHIR, around what a handler does (spec 01 §4.6). */
export interface Manner {
  /** What the formats are called. */
  readonly mediaTypes: MediaTypes;
  /** Refuses tokens that are not in order. */
  checkClaims(claims: Claims, context: TokenContext): void;
  /** What a refusal is called by. */
  readonly outcome: OutcomeNames;
}

/** The manner of each version. */
export const MANNERS: Readonly<Record<(typeof PRODUCTS)[keyof typeof PRODUCTS]['fhir'], Manner>> = {
  STU3: { mediaTypes: MEDIA_TYPES.STU3, checkClaims, outcome: STU3_OUTCOME },
  DSTU2: { mediaTypes: MEDIA_TYPES.DSTU2, checkClaims: checkOlderClaims, outcome: DSTU2_OUTCOME },
};
