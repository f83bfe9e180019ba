import type { ApolloServerPlugin } from '@apollo/server';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Errors of an operation that was well sent, but cannot be executed. */
const BEFORE_EXECUTION = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/**
 * A client that only knows `application/json` is promised 200 for a well-sent request, even if its operation was refused before
 * execution (GraphQL over HTTP, legacy media type).
 */
export const legacyStatusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response }) {
        const isLegacy = !(request.http?.headers.get('accept') ?? '').includes(GRAPHQL_RESPONSE);
        const result = response.body.kind === 'single' ? response.body.singleResult : null;
        const code = result?.errors?.[0]?.extensions?.['code'];
        const isRefused = result?.data === undefined && BEFORE_EXECUTION.some((known) => known === code);
        if (isLegacy && isRefused && response.http.status === 400) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};
