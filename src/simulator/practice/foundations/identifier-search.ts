import { type Answer, fhir } from '../../wire/answer.js';
import { Refusal, refuseUnless } from '../outcome.js';
import type { PracticeRequest } from '../request.js';

/** What `identifier=` may name at one resource type. */
interface SearchableIdentifier {
  /** The only system that is sure to be known. */
  readonly system: string;
  /** What is said of another one. @default 'INVALID_IDENTIFIER_SYSTEM' */
  readonly wrongSystem?: 'INVALID_PARAMETER';
  /** Refuses a value that cannot be an identifier of this kind. @default any value can */
  check?(value: string): void;
}

function token(parameter: string): { system: string; value: string } {
  const bar = parameter.indexOf('|');
  const system = bar === -1 ? '' : parameter.slice(0, bar).trim();
  const value = parameter.slice(bar + 1).trim();
  refuseUnless(system !== '', 'INVALID_PARAMETER', 'identifier: system missing');
  refuseUnless(value !== '', 'INVALID_PARAMETER', 'identifier: value missing');
  return { system, value };
}

/**
 * The value asked for with `identifier=system|value`, or null where no identifier was given at all. Other parameters are
 * ignored (spec 02 §1.3).
 */
function identifierParameter(request: PracticeRequest): { system: string; value: string } | null {
  const given = request.query.filter(([name]) => name.toLowerCase() === 'identifier');
  const [first, ...more] = given;
  if (first === undefined) return null;
  refuseUnless(first[0] === 'identifier', 'BAD_REQUEST', `${first[0]}: parameter names are case sensitive`);
  refuseUnless(more.length === 0, 'BAD_REQUEST', 'identifier: given more than once');
  return token(first[1]);
}

/** The identifier's value, when a search cannot do without one. */
export function searchedValue(request: PracticeRequest, searchable: SearchableIdentifier): string {
  const value = searchedValueIfAny(request, searchable);
  if (value === null) throw new Refusal('BAD_REQUEST', 'identifier: parameter missing');
  return value;
}

/** The identifier's value, when everything is found without one. */
export function searchedValueIfAny(request: PracticeRequest, searchable: SearchableIdentifier): string | null {
  const identifier = identifierParameter(request);
  if (identifier === null) return null;
  refuseUnless(
    identifier.system === searchable.system,
    searchable.wrongSystem ?? 'INVALID_IDENTIFIER_SYSTEM',
    `identifier: system ${identifier.system} is not ${searchable.system}`,
  );
  searchable.check?.(identifier.value);
  return identifier.value;
}

/** What a search found. Nothing found is an empty Bundle, no error (spec 01 §8.3). */
export function searchset(resources: readonly object[]): Answer {
  return fhir(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  });
}

/** One resource read by its id, with its version as entity tag (spec 01 §7). */
export function oneResource(resource: {
  readonly meta?: { readonly versionId?: string | undefined } | undefined;
}): Answer {
  return fhir(200, resource, { ETag: `W/"${resource.meta?.versionId ?? ''}"` });
}
