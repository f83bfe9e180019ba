import type { ApolloServerPlugin } from '@apollo/server';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/**
 * A client that only knows `application/json` is promised 200 for an operation that was understood as GraphQL, even if it was refused
 * before execution (GraphQL over HTTP, legacy media type).
 */
export const legacyStatusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response }) {
        const isLegacy = !(request.http?.headers.get('accept') ?? '').includes(GRAPHQL_RESPONSE);
        const isRefused = response.body.kind === 'single' && response.body.singleResult.data === undefined;
        if (isLegacy && isRefused && response.http.status === 400) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};
