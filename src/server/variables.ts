import {
  coerceInputValue,
  getNullableType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  print,
  typeFromAST,
  TypeInfo,
  ValidationContext,
  valueFromAST,
  type DocumentNode,
  type GraphQLInputType,
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
  document: DocumentNode,
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
        // Our scalars say what they accept; what graphql-js says repeats the value.
        const isOurs = error.extensions['code'] === 'BAD_USER_INPUT';
        const why = isOurs ? error.message : `Expected ${accepted(typeAt(type, path))}.`;
        refuse(`Variable "$${name}"${at}: ${why}`, [definition]);
      });
    }
  }
  for (const name of nullWhereForbidden(schema, document, operation, variables)) {
    refuse(`Variable "$${name}" must not be null where it is used: leave it out for its default.`, []);
  }
  return errors.length > 0 ? { errors } : { variables };
}

/** A variable that may be null may still stand where null may not, if it has a default: then it is only seen by its value. */
function nullWhereForbidden(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const isNull = (name: string) => variables[name] === null;
  if (!Object.keys(variables).some(isNull)) return new Set();
  const context = new ValidationContext(schema, document, new TypeInfo(schema), () => undefined);
  const uses = context.getRecursiveVariableUsages(operation).filter(({ type }) => isNonNullType(type));
  return new Set(uses.map(({ node }) => node.name.value).filter(isNull));
}

/** The type of a place inside a variable. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  const nullable = getNullableType(type);
  const [step, ...rest] = path;
  if (step === undefined) return type;
  if (isListType(nullable)) return typeAt(nullable.ofType, typeof step === 'number' ? rest : path);
  const field = isInputObjectType(nullable) ? nullable.getFields()[step] : undefined;
  return field === undefined ? type : typeAt(field.type, rest);
}

/** What a type accepts, in words. */
function accepted(type: GraphQLInputType): string {
  if (isNonNullType(type)) return `${accepted(type.ofType)}, and not null`;
  if (isListType(type)) return `a list, each of it ${accepted(type.ofType)}`;
  if (isEnumType(type)) return `one of ${names(type.getValues())}`;
  if (isInputObjectType(type)) return `an object with the fields ${names(Object.values(type.getFields()))}`;
  return `a value of the type ${type.name}`;
}
const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).join(', ');
