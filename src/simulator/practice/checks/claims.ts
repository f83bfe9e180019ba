import { isJsonObject, type JsonObject } from '../../json-object.js';
import type { Interaction } from '../interactions.js';
import { refuseUnless } from '../outcome.js';
import { checkNested, DSTU2_NESTED, type NestedRules, STU3_NESTED } from './nested-resources.js';
import type { Claims } from './token.js';

/** What a token is checked against. */
export interface TokenContext {
  readonly now: Date;
  readonly audiences: readonly string[];
  readonly interaction: Interaction;
  /** Whether the scope may have a confidentiality suffix (spec 01 §6.3). */
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
  if (confidentialityScope) accepted.push(`${interaction.scope} conf/N`);
  return typeof value === 'string' && accepted.includes(value);
}

/** What one version of FHIR asks of a token otherwise than another (spec 01 §6.4). */
interface TokenRules {
  readonly audience: Omit<ClaimCheck, 'claim'>;
  readonly requestedRecord: Omit<ClaimCheck, 'claim'>;
  readonly nested: NestedRules;
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

/** The claims one by one, in the order in which they are looked at (spec 01 §6.1). */
const claimChecks = ({ audience, requestedRecord }: TokenRules): readonly ClaimCheck[] => [
  { claim: 'iss', holds: isText, says: 'is missing' },
  { claim: 'sub', holds: isText, says: 'is missing' },
  { claim: 'aud', holds: isText, says: 'is missing' },
  { claim: 'aud', ...audience },
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
  { claim: 'requested_record', ...requestedRecord },
  { claim: 'requesting_device', holds: isThere, says: 'is missing' },
  { claim: 'requesting_organization', holds: isThere, says: 'is missing' },
  { claim: 'requesting_practitioner', holds: isThere, says: 'is missing' },
];

function claimsCheck(rules: TokenRules): (claims: Claims, context: TokenContext) => void {
  const checks = claimChecks(rules);
  return (claims, context) => {
    for (const { claim, holds, says } of checks) {
      refuseUnless(holds(claims[claim], context, claims), 'BAD_REQUEST', `JWT claim ${claim} ${says}`);
    }
    const nested = (claim: string, type: 'Device' | 'Organization' | 'Practitioner'): JsonObject =>
      checkNested(claim, type, claims[claim], rules.nested);
    nested('requesting_device', 'Device');
    nested('requesting_organization', 'Organization');
    const { id } = nested('requesting_practitioner', 'Practitioner');
    refuseUnless(id === claims['sub'], 'BAD_REQUEST', 'JWT claim sub is not the id of requesting_practitioner');
  };
}

/** Checks a token claim by claim, then the resources inside it (spec 01 §6.1 and §6.2). */
export const checkClaims = claimsCheck({
  audience: {
    holds: (value, { audiences }) => isText(value) && audiences.includes(value),
    says: 'is not the service root URL of this system',
  },
  requestedRecord: { holds: (value) => value === undefined, says: 'has no place in this version' },
  nested: STU3_NESTED,
});

/** The audience of every token of version 0.7, whoever it goes to. */
const FIXED_AUDIENCE = 'https://authorize.fhir.nhs.net/token';

/** Whose record, or which organisation's answer, a token of version 0.7 is about: a resource with one identifier. */
export function requestedRecord(claims: Claims): { readonly system: unknown; readonly value: unknown } | null {
  const record = claims['requested_record'];
  if (!isJsonObject(record)) return null;
  const { resourceType, identifier } = record;
  const isKnown = resourceType === 'Patient' || resourceType === 'Organization';
  const identifiers: readonly unknown[] = Array.isArray(identifier) ? identifier : [];
  const [first] = identifiers;
  return isKnown && isJsonObject(first) ? { system: first['system'], value: first['value'] } : null;
}

/** The same for version 0.7: a fixed audience, and the record asked for inside the token (spec 01 §6.4). */
export const checkOlderClaims = claimsCheck({
  audience: { holds: (value) => value === FIXED_AUDIENCE, says: `is not ${FIXED_AUDIENCE}` },
  requestedRecord: {
    holds: (_value, _context, claims) => requestedRecord(claims) !== null,
    says: 'is missing, or no Patient or Organization with an identifier',
  },
  nested: DSTU2_NESTED,
});
