import { z } from 'zod';
import { isObject, type JsonObject } from '../reading/json.js';
import type { Draft } from './draft.js';
import { op, text, withHeader, type MutationContext, type MutationKind } from './mutation-kind.js';
import { NoValue } from './placeholders.js';
import { IDENTIFIER, PRODUCTS } from './products.js';
import { withoutValue, withValue } from './resource-path.js';
import { LIFETIME, unsignedToken, WRONG_FORMS } from './token.js';

const change = z.object({ change: text });

const withClaims = (draft: Draft, make: (claims: JsonObject) => JsonObject): Draft => ({
  ...draft,
  claims: make(draft.claims),
});
const numberClaim = (draft: Draft, claim: string): number => Number(draft.claims[claim]);
const systems = ({ interaction }: Draft): (typeof IDENTIFIER)['STU3' | 'DSTU2'] =>
  IDENTIFIER[PRODUCTS[interaction.product].fhir];

/** `Patient patient2` is the Patient with that number; anything else is itself. */
function claimValue(draft: Draft, value: unknown, { subject }: MutationContext): unknown {
  const name = typeof value === 'string' ? /^Patient (\w+)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const number = subject.values.get(name);
  if (number === undefined) throw new NoValue(name);
  return { resourceType: 'Patient', identifier: [{ system: systems(draft).nhsNumber, value: number }] };
}

/** What may be done to a resource inside the token. */
function changedResource(resource: unknown, told: string): JsonObject {
  const before = isObject(resource) ? resource : {};
  const [, type] = /^resourceType=(\w+)$/.exec(told) ?? [];
  if (type !== undefined) return { ...before, resourceType: type };
  if (told === 'add an unknown field') return { ...before, unknownField: 'unknown' };
  const [, path] = /^remove (\w+)$/.exec(told) ?? [];
  if (path !== undefined) return withoutValue(before, path);
  return withValue(before, 'identifier[0].system', 'https://conformance.example/Id/some-other-system');
}

const tokenResource = (claim: string): MutationKind =>
  op(change, (draft, told) =>
    withClaims(draft, (claims) => ({ ...claims, [claim]: changedResource(claims[claim], told.change) })),
  );

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[];

/** Changes of the token (spec 01 §6). */
export const TOKEN_MUTATIONS: Readonly<Record<string, MutationKind>> = {
  'jwt.setClaim': op(z.object({ claim: text, value: z.unknown() }), (draft, { claim, value }, context) =>
    withClaims(draft, (claims) => ({ ...claims, [claim]: claimValue(draft, value, context) })),
  ),
  'jwt.removeClaim': op(z.object({ claim: text }), (draft, { claim }) =>
    withClaims(draft, (claims) => withoutValue(claims, claim)),
  ),
  'jwt.exp': op(z.object({ secondsAfterIat: z.number() }), (draft, { secondsAfterIat }) =>
    withClaims(draft, (claims) => ({ ...claims, exp: numberClaim(draft, 'iat') + secondsAfterIat })),
  ),
  'jwt.iat': op(z.object({ offsetSeconds: z.number() }), (draft, { offsetSeconds }) => {
    const iat = numberClaim(draft, 'iat') + offsetSeconds;
    return withClaims(draft, (claims) => ({ ...claims, iat, exp: iat + LIFETIME }));
  }),
  'jwt.device': tokenResource('requesting_device'),
  'jwt.organization': tokenResource('requesting_organization'),
  'jwt.practitioner': tokenResource('requesting_practitioner'),
  // To stand behind the changes of claims: the token is made here.
  'jwt.form': op(z.object({ form: z.enum(keysOf(WRONG_FORMS)) }), (draft, { form }) =>
    withHeader(draft, 'Authorization', `Bearer ${WRONG_FORMS[form](unsignedToken(draft.claims))}`),
  ),
  'jwt.unencoded': op(z.object({}), (draft) => ({ ...draft, isTokenReadable: true })),
};
