import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  valueFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Variables as they will be used, or what is wrong with them. */
export type Coerced =
  { readonly variables: Readonly<Record<string, unknown>> } | { readonly errors: readonly GraphQLError[] };

const MOST_ERRORS = 10;

/**
 * Coerces the variables of an operation. graphql-js would do the same when it executes, but its messages repeat the value: here they
 * name the variable and say what would be accepted, and nothing more.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Coerced {
  const variables: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  const refuse = (message: string, node: OperationDefinitionNode['variableDefinitions']) => {
    if (errors.length < MOST_ERRORS) {
      errors.push(new GraphQLError(message, { nodes: node ?? [], extensions: { code: 'BAD_USER_INPUT' } }));
    }
  };

  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) {
      refuse(`Variable "$${name}" cannot be of the type ${print(definition.type)}.`, [definition]);
    } else if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue !== undefined) variables[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type))
        refuse(`Variable "$${name}" of type ${print(definition.type)} is needed.`, [definition]);
    } else if (given[name] === null && isNonNullType(type)) {
      refuse(`Variable "$${name}" of type ${print(definition.type)} must not be null.`, [definition]);
    } else {
      variables[name] = coerceInputValue(given[name], type, (path, _value, error) => {
        const at = path.length === 0 ? '' : ` at ${path.join('.')}`;
        refuse(`Variable "$${name}"${at}: ${error.message}`, [definition]);
      });
    }
  }
  return errors.length > 0 ? { errors } : { variables };
}
