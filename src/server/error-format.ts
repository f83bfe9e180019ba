import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, print, type ASTNode, type GraphQLFormattedError } from 'graphql';
import { failure } from '../domain/failure.js';
import { isKnownCode, isRetryable, type ErrorCode } from './error-codes.js';

/** What every error says beside its message. */
interface ErrorExtensions {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly practice: string | null;
  readonly traceId: string | null;
}

/** Extensions that may go out, beside those that every error has. */
const TELLING = ['permission', 'fields', 'planned', 'limit', 'argument', 'retryAfterSeconds', 'requestId'] as const;

/**
 * What goes out of an error. Codes are the closed set; a fault of this server is masked and handed to `report`. Messages never repeat
 * what the caller sent: it may be a patient's number.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  fault: unknown,
  report: (fault: unknown) => void,
): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const isOurs = isKnownCode(code);
  if (!isOurs) report(unwrapResolverError(fault));
  const given = isOurs ? (formatted.extensions ?? {}) : {};
  const own: ErrorCode = isOurs ? code : 'INTERNAL';
  const extensions: ErrorExtensions & Record<string, unknown> = {
    code: own,
    retryable: isRetryable(own),
    practice: typeof given['practice'] === 'string' ? given['practice'] : null,
    traceId: typeof given['traceId'] === 'string' ? given['traceId'] : null,
  };
  for (const name of TELLING) {
    if (given[name] !== undefined && given[name] !== null) extensions[name] = given[name];
  }
  return {
    message: isOurs ? withoutValues(formatted.message, fault) : failure('INTERNAL').message,
    ...(formatted.locations !== undefined && { locations: formatted.locations }),
    ...(formatted.path !== undefined && { path: formatted.path }),
    extensions,
  };
}

/**
 * A long run of digits, however it is set apart: what somebody sent as a number. What this server says of its own accord has none: its
 * limits are shorter, and in its dates eight digits stand together at most.
 */
const NUMBER = /\p{Nd}(?:[\p{Z}\p{Pd}._/,]{0,2}\p{Nd}){8,}/gu;
const SENT = '(what was sent)';

/** The message without what it quotes of the request: graphql-js repeats literals, names and words that it found where they should not be. */
function withoutValues(message: string, fault: unknown): string {
  const nodes = fault instanceof GraphQLError ? (fault.nodes ?? []) : [];
  const withoutLiterals = nodes.filter(isValue).reduce((text, node) => text.replaceAll(print(node), SENT), message);
  return withoutLiterals.replace(NUMBER, SENT);
}

const isValue = (node: ASTNode): boolean => node.kind.endsWith('Value');
