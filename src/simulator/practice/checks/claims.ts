import type { Interaction } from '../interactions.js';
import { refuseUnless } from '../outcome.js';
import { checkDevice, checkOrganisation, checkPractitioner } from './nested-resources.js';
import type { Claims } from './token.js';

/** What a token is checked against. */
export interface TokenContext {
  readonly now: Date;
  readonly audiences: readonly string[];
  readonly interaction: Interaction;
  /** Version 1.2 knows no confidentiality suffix of the scope (spec 01 §6.3). */
  readonly confidentialityScope: boolean;
}

interface ClaimCheck {
  readonly claim: string;
  readonly holds: (value: unknown, context: TokenContext, claims: Claims) => boolean;
  readonly says: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isWhole = (value: unknown): value is number => Number.isInteger(value);

/** Life of a token, to the second. */
const LIFETIME = 300;

function scopeFits(value: unknown, { interaction, confidentialityScope }: TokenContext): boolean {
  const accepted: string[] = [interaction.scope];
  if (confidentialityScope && interaction.product === 'structured') accepted.push(`${interaction.scope} conf/N`);
  return typeof value === 'string' && accepted.includes(value);
}

/** The claims one by one, in the order in which they are looked at (spec 01 §6.1). */
const CLAIM_CHECKS: readonly ClaimCheck[] = [
  { claim: 'iss', holds: isText, says: 'is missing' },
  { claim: 'sub', holds: isText, says: 'is missing' },
  { claim: 'aud', holds: isText, says: 'is missing' },
  {
    claim: 'aud',
    holds: (value, { audiences }) => isText(value) && audiences.includes(value),
    says: 'is not the service root URL of this system',
  },
  { claim: 'iat', holds: isWhole, says: 'is missing or no whole number of seconds' },
  { claim: 'exp', holds: isWhole, says: 'is missing or no whole number of seconds' },
  {
    claim: 'exp',
    holds: (value, _context, { iat }) => isWhole(iat) && value === iat + LIFETIME,
    says: `is not ${LIFETIME} seconds after iat`,
  },
  {
    claim: 'exp',
    holds: (value, { now }) => isWhole(value) && value * 1000 > now.getTime(),
    says: 'has passed: the token has expired',
  },
  { claim: 'reason_for_request', holds: (value) => value === 'directcare', says: 'is not directcare' },
  { claim: 'requested_scope', holds: isText, says: 'is missing' },
  { claim: 'requested_scope', holds: scopeFits, says: 'does not fit the interaction' },
  { claim: 'requested_record', holds: (value) => value === undefined, says: 'has no place in this version' },
  { claim: 'requesting_device', holds: (value) => value !== undefined && value !== null, says: 'is missing' },
  { claim: 'requesting_organization', holds: (value) => value !== undefined && value !== null, says: 'is missing' },
  { claim: 'requesting_practitioner', holds: (value) => value !== undefined && value !== null, says: 'is missing' },
];

/** Checks a token claim by claim, then the resources inside it (spec 01 §6.1 and §6.2). */
export function checkClaims(claims: Claims, context: TokenContext): void {
  for (const { claim, holds, says } of CLAIM_CHECKS) {
    refuseUnless(holds(claims[claim], context, claims), 'BAD_REQUEST', `JWT claim ${claim} ${says}`);
  }
  checkDevice(claims['requesting_device']);
  checkOrganisation(claims['requesting_organization']);
  const { id } = checkPractitioner(claims['requesting_practitioner']);
  refuseUnless(id === claims['sub'], 'BAD_REQUEST', 'JWT claim sub is not the id of requesting_practitioner');
}
