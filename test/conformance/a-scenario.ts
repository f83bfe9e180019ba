/** What may be said of a scenario otherwise than in {@link scenario}. */
interface Told {
  readonly id?: string;
  readonly setup?: readonly unknown[];
  readonly mutations?: readonly unknown[];
  readonly expect?: unknown;
  readonly tags?: readonly string[];
  readonly interaction?: string;
}

/** A scenario as it stands in a file: the capability statement is read, and comes. */
export function scenario(told: Told = {}): Record<string, unknown> {
  return {
    id: told.id ?? 'ANY-1',
    feature: 'any',
    scenario: 'the capability statement',
    versions: ['1.6.0'],
    tags: told.tags ?? ['accepts'],
    setup: told.setup ?? [],
    request: {
      interaction: told.interaction ?? 'MetadataRead',
      method: 'GET',
      path: 'metadata',
      interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:read:metadata-1',
      jwtScope: 'organization/*.read',
      mutations: told.mutations ?? [],
    },
    expect: told.expect ?? { status: 200, code: null, assertions: ['body is FHIR json'] },
  };
}
