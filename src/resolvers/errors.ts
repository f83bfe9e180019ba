import { GraphQLError } from 'graphql';
import type { Permission } from '../domain/caller.js';
import type { Failure } from '../domain/failure.js';

/** A failure as a GraphQL error: for fields that have no place for it in their data. */
export function failureError(failure: Failure): GraphQLError {
  const { code, message, retryable, retryAfterSeconds, practice, traceId } = failure;
  return new GraphQLError(message, { extensions: { code, retryable, retryAfterSeconds, practice, traceId } });
}

/** Input that cannot be used. Names the argument and says what would be accepted; never repeats the value. */
export function inputError(argument: string, message: string): GraphQLError {
  return new GraphQLError(`${argument}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

/** A field that the user may not have. */
export function forbiddenError(permission: Permission, fields: readonly string[]): GraphQLError {
  return new GraphQLError(`This needs the permission ${permission}.`, {
    extensions: { code: 'FORBIDDEN', permission, fields },
  });
}
