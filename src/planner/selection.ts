import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * One field that an operation selects, with its arguments as they will be: variables in place, defaults filled in, fragments merged,
 * `@skip` and `@include` followed. Everything else that is planned is read off a tree of these.
 */
export interface SelectedField {
  /** Response keys from the root, without places in lists. */
  readonly path: readonly string[];
  readonly parentType: string;
  readonly name: string;
  /** `Type.field`. */
  readonly qualified: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Set if it stands under an interface or union: then it only counts for objects of `parentType`. */
  readonly isConditional: boolean;
  readonly children: readonly SelectedField[];
}

/** What is selected from. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const NO_ARGUMENTS: SelectedField['args'] = {};
const NO_FIELDS: readonly SelectedField[] = [];

const selectionSetsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));

/** Reads the fields that an operation selects. Introspection is left out: it asks nobody anything. The document must be valid. */
export function readSelection({ schema, document, operation, variables }: Selecting): readonly SelectedField[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  const isLeftOut = (node: SelectionNode) =>
    node.directives !== undefined &&
    node.directives.length > 0 &&
    (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true ||
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false);
  const applies = (condition: string | undefined, type: GraphQLObjectType) => {
    if (condition === undefined || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return wanted !== undefined && isAbstractType(wanted) && schema.isSubType(wanted, type);
  };

  /** Field nodes by response key, as an object of the type would answer them. */
  function collect(type: GraphQLObjectType, set: SelectionSetNode, into: Map<string, FieldNode[]>): void {
    for (const node of set.selections) {
      if (isLeftOut(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        if (node.name.value.startsWith('__')) continue;
        const known = into.get(key);
        if (known === undefined) into.set(key, [node]);
        else known.push(node);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (fragment !== undefined && applies(fragment.typeCondition?.name.value, type)) {
        collect(type, fragment.selectionSet, into);
      }
    }
  }

  function fieldsOf(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    path: readonly string[],
    isConditional: boolean,
  ): readonly SelectedField[] {
    const collected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(type, set, collected);
    const fields: SelectedField[] = [];
    for (const [key, nodes] of collected) {
      const [node] = nodes;
      const field = node === undefined ? undefined : type.getFields()[node.name.value];
      if (node === undefined || field === undefined) continue;
      const own = [...path, key];
      const named = getNamedType(field.type);
      fields.push({
        path: own,
        parentType: type.name,
        name: field.name,
        qualified: `${type.name}.${field.name}`,
        args: field.args.length === 0 ? NO_ARGUMENTS : getArgumentValues(field, node, variables),
        isConditional,
        children: isCompositeType(named) ? childrenOf(named.name, selectionSetsOf(nodes), own) : NO_FIELDS,
      });
    }
    return fields;
  }

  function childrenOf(
    name: string,
    sets: readonly SelectionSetNode[],
    path: readonly string[],
  ): readonly SelectedField[] {
    const type = schema.getType(name);
    if (isObjectType(type)) return fieldsOf(type, sets, path, false);
    if (type === undefined || !isAbstractType(type)) return [];
    return schema.getPossibleTypes(type).flatMap((possible) => fieldsOf(possible, sets, path, true));
  }

  const root = schema.getRootType(operation.operation);
  return root == null ? [] : fieldsOf(root, [operation.selectionSet], [], false);
}
