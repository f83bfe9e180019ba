import {
  getNamedType,
  GraphQLError,
  isEnumType,
  isObjectType,
  Kind,
  type ASTVisitor,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { SelectedField } from '../planner/selection.js';
import { inputError } from '../resolvers/errors.js';

/** How large an operation may be, and its answer. Calls have a limit of their own: the setting `COST_LIMIT`. */
export const LIMITS = {
  /** Tokens of a document. */
  tokens: 8_000,
  /** Fields below fields; lists do not count. */
  depth: 20,
  /** Fields and fragments of an operation, each fragment counted wherever it is spread. */
  selections: 5_000,
  /** The same of an operation that asks about the schema: its lists are not counted when they are answered. */
  schemaSelections: 300,
  /** Fields at the root, aliases included. */
  rootFields: 30,
  /** Members of a list that is given as an argument. Of an enum, as many as it has values. */
  members: 1_000,
  /** Values that an answer may be expected to hold, with lists as long as the schema assumes. Real lists are mostly shorter. */
  expectedValues: 1_000_000,
  /** Values that an answer may hold, as `planner/values.ts` counts them. */
  values: 250_000,
  /** Characters that an answer may have, or a part of it that is sent on its own. */
  characters: 16_000_000,
} as const;

/** How large a selection is, with the fragments that it spreads. */
interface Extent {
  readonly selections: number;
  readonly depth: number;
  /** Fields of the selection itself, not those below them. */
  readonly fields: number;
  readonly asksAboutSchema: boolean;
}

const NOTHING: Extent = { selections: 0, depth: 0, fields: 0, asksAboutSchema: false };
const ABOUT_SCHEMA: readonly string[] = ['__schema', '__type'];

const refuse = (message: string) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/**
 * Refuses operations that are too large, too deep, or that ask too many things at once. Each fragment is measured once, so that this
 * takes no longer than reading the document, however large it becomes when its fragments are spread.
 */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, Extent>();

  function extentOf({ selections }: SelectionSetNode): Extent {
    return selections.reduce((sum, selection): Extent => {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? extentOfFragment(selection.name.value)
          : selection.selectionSet === undefined
            ? NOTHING
            : extentOf(selection.selectionSet);
      return {
        selections: sum.selections + 1 + inner.selections,
        depth: Math.max(sum.depth, inner.depth + (isField ? 1 : 0)),
        fields: sum.fields + (isField ? 1 : inner.fields),
        asksAboutSchema:
          sum.asksAboutSchema || inner.asksAboutSchema || (isField && ABOUT_SCHEMA.includes(selection.name.value)),
      };
    }, NOTHING);
  }
  function extentOfFragment(name: string): Extent {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A fragment that contains itself is another rule's to refuse.
    known.set(name, NOTHING);
    const fragment = context.getFragment(name);
    const extent = fragment == null ? NOTHING : extentOf(fragment.selectionSet);
    known.set(name, extent);
    return extent;
  }

  return {
    OperationDefinition({ selectionSet }) {
      const { selections, depth, fields, asksAboutSchema } = extentOf(selectionSet);
      const most = asksAboutSchema ? LIMITS.schemaSelections : LIMITS.selections;
      if (selections > most) {
        context.reportError(
          refuse(
            `The operation is too large: at most ${most} fields and fragments are accepted, where they are spread.`,
          ),
        );
      }
      if (depth > LIMITS.depth) {
        context.reportError(refuse(`The operation is too deep: at most ${LIMITS.depth} levels are accepted.`));
      }
      if (fields > LIMITS.rootFields) {
        context.reportError(refuse(`Too much at once: at most ${LIMITS.rootFields} fields are accepted at the root.`));
      }
    },
  };
}

/** The refusal of the first list argument with too many members; null if there is none. */
export function longListRefusal(schema: GraphQLSchema, fields: readonly SelectedField[]): GraphQLError | null {
  for (const field of fields) {
    for (const [argument, value] of Object.entries(field.args)) {
      if (!Array.isArray(value)) continue;
      const most = mostMembers(schema, field, argument);
      if (value.length > most) return inputError(argument, `at most ${most} members.`);
    }
    const below = longListRefusal(schema, field.children);
    if (below !== null) return below;
  }
  return null;
}

function mostMembers(schema: GraphQLSchema, { parentType, name }: SelectedField, argument: string): number {
  const parent = schema.getType(parentType);
  const args = isObjectType(parent) ? (parent.getFields()[name]?.args ?? []) : [];
  const given = args.find((each) => each.name === argument);
  const type = given === undefined ? undefined : getNamedType(given.type);
  return isEnumType(type) ? type.getValues().length : LIMITS.members;
}
