import { any, codedIn, DAY, type ElementRule, is, maybe, one, type ResourceRule, some } from './rules.js';

const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/';

/** Types of issue that refusals have (spec 01 §8.2). */
const ISSUE_TYPES = [
  'invalid',
  'value',
  'forbidden',
  'not-found',
  'not-supported',
  'duplicate',
  'conflict',
  'business-rule',
  'processing',
  // Of the proxy alone: the practice cannot be reached.
  'transient',
] as const;

/** Codes of spec 01 §8.2, as they go over the wire. */
export const SPINE_CODES = [
  'BAD_REQUEST',
  'INVALID_IDENTIFIER_SYSTEM',
  'INVALID_IDENTIFIER_VALUE',
  'INVALID_NHS_NUMBER',
  'INVALID_PATIENT_DEMOGRAPHICS',
  'NO_PATIENT_CONSENT',
  'ACCESS DENIED',
  'PATIENT_NOT_FOUND',
  'PRACTITIONER_NOT_FOUND',
  'ORGANISATION_NOT_FOUND',
  'NO_RECORD_FOUND',
  'DUPLICATE_REJECTED',
  'FHIR_CONSTRAINT_VIOLATION',
  'PRECONDITION_FAILED',
  'UNSUPPORTED_MEDIA_TYPE',
  'INVALID_RESOURCE',
  'INVALID_PARAMETER',
  'INTERNAL_SERVER_ERROR',
  'NOT_IMPLEMENTED',
] as const;

/** The rows of an outcome: who answers differs in profile and coding alone. */
export const outcome = (profile: string | null, system: string, codes: readonly string[]): ResourceRule => ({
  profile,
  id: 'maybe',
  elements: [
    some('issue'),
    one('issue.severity', is('error', 'warning')),
    one('issue.code', is(...ISSUE_TYPES)),
    one('issue.details', codedIn(system)),
    one('issue.details.coding'),
    one('issue.details.coding.system'),
    one('issue.details.coding.code', is(...codes)),
    one('issue.details.coding.display'),
    maybe('issue.details.text'),
    one('issue.diagnostics', { pattern: /\S/ }),
  ],
});

/** What a server says of itself in either version of FHIR: who made it, what it is a version of, and what it speaks (spec 02 §9). */
export const statement = (version: RegExp, fhirVersion: string, formats: readonly string[]): readonly ElementRule[] => [
  one('version', { pattern: version }),
  one('name'),
  one('status', is('active')),
  one('date', DAY),
  one('publisher'),
  any('contact'),
  maybe('description'),
  one('kind', is('capability', 'instance')),
  one('software'),
  one('software.name'),
  one('software.version'),
  maybe('software.releaseDate', DAY),
  one('fhirVersion', is(fhirVersion)),
  one('acceptUnknown', is('both')),
  some('format', is(...formats)),
  one('rest'),
  one('rest.mode', is('server')),
  maybe('rest.security'),
];

/** Element tables of spec 01 §8.1, 02 §9 and 06 §5: what a server says of itself, why it refuses, and the bytes of a document. */
export const SERVER: Readonly<Record<string, ResourceRule>> = {
  OperationOutcome: outcome('GPConnect-OperationOutcome-1', `${CODES}Spine-ErrorOrWarningCode-1`, SPINE_CODES),
  CapabilityStatement: {
    profile: null,
    id: 'maybe',
    extensions: { ServiceFilteringStatus: [0, 1] },
    elements: [
      ...statement(/^1\.\d+\.\d+$/, '3.0.1', ['application/fhir+json', 'application/fhir+xml']),
      some('profile'),
      one('profile.reference', {
        pattern:
          /^https:\/\/fhir\.nhs\.uk\/STU3\/StructureDefinition\/(CareConnect-GPC|GPConnect)-[A-Za-z-]+-1(\/_history\/[\d.]+)?$/,
      }),
      any('rest.resource'),
      one('rest.resource.type'),
      some('rest.resource.interaction'),
      one('rest.resource.interaction.code', is('read', 'search-type', 'create', 'update')),
      one('rest.resource.searchParam.name'),
      one('rest.resource.searchParam.type', is('token', 'date', 'string')),
      any('rest.operation'),
      one('rest.operation.name', { pattern: /^gpc\.[a-z]+$/ }),
      one('rest.operation.definition.reference', {
        pattern: /^https:\/\/fhir\.nhs\.uk\/STU3\/OperationDefinition\/GPConnect-\w+-Operation-1(\/_history\/[\d.]+)?$/,
      }),
    ],
  },
  Binary: {
    profile: null,
    elements: [
      maybe('meta.versionId'),
      one('contentType', { pattern: /^[a-z]+\/[\w.+-]+$/ }),
      one('content', { pattern: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/ }),
    ],
  },
};

/** Element table of spec 01 §4.4: no profile, and the status as code. */
export const PROXY_REFUSALS: Readonly<Record<string, ResourceRule>> = {
  OperationOutcome: {
    ...outcome(null, 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0', ['400', '403', '415', '502']),
  },
};
