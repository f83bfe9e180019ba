import { FAILURE_CODES, failure, type FailureCode } from '../domain/failure.js';

/**
 * Codes of errors that are not about a practice: GraphQL's own, and what stands in the contract beside `FailureCode`. `http` is the
 * status when the whole request fails with it.
 */
const OWN_CODES = {
  GRAPHQL_PARSE_FAILED: { http: 400 },
  GRAPHQL_VALIDATION_FAILED: { http: 400 },
  OPERATION_RESOLUTION_FAILURE: { http: 400 },
  BAD_USER_INPUT: { http: 400 },
  BAD_REQUEST: { http: 400 },
  PAYLOAD_TOO_LARGE: { http: 413 },
  METHOD_NOT_ALLOWED: { http: 405 },
  UNSUPPORTED_MEDIA_TYPE: { http: 415 },
  NOT_FOUND: { http: 404 },
  UNAUTHENTICATED: { http: 401 },
  FORBIDDEN: { http: 403 },
  COST_LIMIT_EXCEEDED: { http: 400 },
} as const;

/** Every code an error can carry. */
export type ErrorCode = keyof typeof OWN_CODES | FailureCode;

const isOwn = (code: string): code is keyof typeof OWN_CODES => code in OWN_CODES;
const isFailure = (code: string): code is FailureCode => FAILURE_CODES.some((known) => known === code);

/** Whether a code is one of ours. Anything else is a fault of this server, and is masked. */
export const isKnownCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && (isOwn(code) || isFailure(code));

/** HTTP status of a request that fails as a whole with this code. */
export const statusOf = (code: ErrorCode): number => (isOwn(code) ? OWN_CODES[code].http : 500);

/** Whether the same request may work shortly. */
export const isRetryable = (code: ErrorCode): boolean => isFailure(code) && failure(code).retryable;
