import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Estate } from '../planner/lengths.js';
import type { GraphQLContext } from '../resolvers/context.js';
import { formatError } from './error-format.js';
import { executeForParts } from './incremental-execution.js';
import { legacyStatusPlugin } from './legacy-status-plugin.js';
import { LIMITS, limitsRule } from './limits.js';
import { operationPlugin } from './operation-plugin.js';
import type { PublicSchema } from './schema.js';

/** What the GraphQL server needs to know. */
export interface GraphQLServerOptions {
  readonly schema: PublicSchema;
  readonly costLimit: number;
  readonly usesDirectory: boolean;
  readonly estate: Estate;
  /** Told of faults of this server, which callers only see as INTERNAL. */
  readonly report: (fault: unknown) => void;
}

/** Makes Apollo Server, hardened: no cache of its own, no landing page, no reports to anybody, one operation at a time. */
export function createGraphQLServer({ schema, costLimit, usesDirectory, estate, report }: GraphQLServerOptions) {
  return new ApolloServer<GraphQLContext>({
    schema: schema.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens },
    validationRules: [limitsRule],
    validationOptions: { maxErrors: 20 },
    executionOptions: { maxCoercionErrors: 10 },
    legacyExperimentalExecuteIncrementally: executeForParts,
    formatError: (formatted, fault) => formatError(formatted, fault, report),
    plugins: [
      operationPlugin({ rules: schema.rules, typeDefs: schema.typeDefs, costLimit, usesDirectory, estate }),
      legacyStatusPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
