import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** How large an operation may be before anything of it is looked at more closely. */
export const LIMITS = {
  /** Tokens of a document. */
  tokens: 8_000,
  /** Fields below fields; lists do not count. */
  depth: 20,
  /** Fields at the root, aliases included. */
  rootFields: 30,
} as const;

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** Refuses operations that are too deep, or that ask too many things at once. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, number>();

  /** Depth of a selection; a fragment that contains itself is another rule's to refuse. */
  function depthOf(set: SelectionSetNode, under: ReadonlySet<string>): number {
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet === undefined ? 0 : depthOf(selection.selectionSet, under);
        deepest = Math.max(deepest, 1 + below);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, depthOf(selection.selectionSet, under));
      } else if (!under.has(selection.name.value)) {
        deepest = Math.max(deepest, depthOfFragment(selection.name.value, under));
      }
      if (deepest > LIMITS.depth) return deepest;
    }
    return deepest;
  }
  function depthOfFragment(name: string, under: ReadonlySet<string>): number {
    const fragment = context.getFragment(name);
    if (fragment == null) return 0;
    const depth = known.get(name) ?? depthOf(fragment.selectionSet, new Set([...under, name]));
    known.set(name, depth);
    return depth;
  }

  return {
    OperationDefinition(node) {
      if (isIntrospection(node.selectionSet)) return;
      if (depthOf(node.selectionSet, new Set()) > LIMITS.depth) {
        context.reportError(refuse(`The operation is too deep: at most ${LIMITS.depth} levels are accepted.`));
      }
      if (node.selectionSet.selections.length > LIMITS.rootFields) {
        context.reportError(refuse(`Too much at once: at most ${LIMITS.rootFields} fields are accepted at the root.`));
      }
    },
  };
}

const isIntrospection = ({ selections }: SelectionSetNode): boolean =>
  selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
