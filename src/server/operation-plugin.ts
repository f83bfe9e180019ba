import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
} from '@apollo/server';
import { execute, GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Estate } from '../planner/lengths.js';
import { planOperation } from '../planner/plan.js';
import type { Rules } from '../planner/rules.js';
import { tooManyValues } from '../resolvers/answer-budget.js';
import type { GraphQLContext } from '../resolvers/context.js';
import { forbiddenError } from '../resolvers/errors.js';
import { refuseLargeAnswer } from './answer-size.js';
import { statusOf, type ErrorCode } from './error-codes.js';
import { addExtensions } from './extensions.js';
import { createIntrospection } from './introspection.js';
import { LIMITS, longListRefusal } from './limits.js';
import { coerceVariables } from './variables.js';

/** What the plugin needs to know. */
export interface OperationPluginOptions {
  readonly rules: Rules;
  readonly typeDefs: DocumentNode;
  readonly costLimit: number;
  readonly usesDirectory: boolean;
  readonly estate: Estate;
}

type Operation = GraphQLRequestContext<GraphQLContext>;

/** With the status of its code: Apollo would answer 500 to whatever is thrown before execution. */
const whole = (error: GraphQLError): GraphQLError => {
  const code = error.extensions['code'] as ErrorCode;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? [],
    extensions: { ...error.extensions, http: { status: statusOf(code) } },
  });
};

/**
 * What happens to every operation around its execution: variables are read, the whole is planned, and refused before the first call
 * if the user may not have something in it or it would cost too much; afterwards the answer gets its extensions.
 */
export function operationPlugin(options: OperationPluginOptions): ApolloServerPlugin<GraphQLContext> {
  const introspection = createIntrospection(options.typeDefs, options.rules);

  function plan(schema: GraphQLSchema, { request, document, operation, contextValue }: Operation): void {
    if (document === undefined || operation === undefined) return;
    const coerced = coerceVariables(schema, document, operation, request.variables ?? {});
    if ('errors' in coerced) {
      const [first] = coerced.errors;
      throw whole(
        first ?? new GraphQLError('The variables cannot be used.', { extensions: { code: 'BAD_USER_INPUT' } }),
      );
    }
    const { permissions } = contextValue.request.caller;
    const planning = { schema, document, operation, variables: coerced.variables, permissions };
    const { rules, usesDirectory, estate, costLimit } = options;
    const made = planOperation({ ...planning, rules, usesDirectory, estate });
    contextValue.plan = made;
    if (made.refusal !== null) throw whole(forbiddenError(made.refusal.permission, made.refusal.fields));
    const longList = longListRefusal(schema, made.selection);
    if (longList !== null) throw whole(longList);
    const planned = made.calls.practice + made.calls.national;
    if (planned > costLimit) throw whole(tooCostly(planned, costLimit));
    const { least, expected } = made.values;
    if (least > LIMITS.values || expected > LIMITS.expectedValues) throw whole(tooManyValues(LIMITS.values));
    contextValue.answer.spend(least);
    if (made.selection.length > 0 && introspection.isAskedBy(document, operation)) throw whole(mixed());
    contextValue.planned.fields.push(...made.asking);
    for (const [patient, demands] of made.demands) contextValue.planned.demands.set(patient, demands);
  }

  const listener = (schema: GraphQLSchema): GraphQLRequestListener<GraphQLContext> => ({
    didResolveOperation(operation) {
      plan(schema, operation);
      return Promise.resolve();
    },
    async responseForOperation({ document, operation, request, operationName, contextValue }) {
      if (!introspection.isAskedBy(document, operation)) return null;
      const { data, errors } = await execute({
        schema: introspection.viewFor(contextValue.request.caller.permissions),
        document,
        operationName,
        variableValues: request.variables ?? {},
      });
      const singleResult = { data: data ?? null, ...(errors && { errors: errors.map((error) => error.toJSON()) }) };
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
    },
    willSendResponse({ response, contextValue }) {
      addExtensions(response, contextValue, options.costLimit);
      refuseLargeAnswer(response, contextValue.request.id);
      return Promise.resolve();
    },
  });
  return { requestDidStart: ({ schema }) => Promise.resolve(listener(schema)) };
}

const tooCostly = (planned: number, limit: number) =>
  new GraphQLError(
    `The operation may make ${planned} calls; at most ${limit} are accepted. Ask for fewer patients or practices.`,
    {
      extensions: { code: 'COST_LIMIT_EXCEEDED', planned, limit },
    },
  );

const mixed = () =>
  new GraphQLError('Ask about the schema in an operation of its own.', { extensions: { code: 'BAD_USER_INPUT' } });
