import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** An operation that selects one field of one type, by the shortest way from a root. */
export interface Way {
  /** `Type.field`. */
  readonly field: string;
  readonly operation: string;
  /** `Type.field` of everything on the way, the field itself last. */
  readonly through: readonly string[];
}

interface Step {
  readonly type: GraphQLObjectType;
  /** Text around what is selected of the type. */
  readonly wrap: (inner: string) => string;
  readonly through: readonly string[];
}

/** Something acceptable for each kind of argument. */
const VALUES: Readonly<Record<string, string>> = {
  NHSNumber: '"9990000018"',
  ODSCode: '"A99001"',
  ID: '"0f9ff0d2-50a5-4e5b-9a43-4b4b2b8a4c11"',
  EndEncounterInput: '{ encounterId: "0f9ff0d2-50a5-4e5b-9a43-4b4b2b8a4c11" }',
};

const argument = ({ name, type }: GraphQLArgument): string => {
  const value = VALUES[getNamedType(type).name];
  if (value === undefined) throw new Error(`No example for the argument ${name}.`);
  return `${name}: ${String(type).includes('[') ? `[${value}]` : value}`;
};

function call({ name, args }: GraphQLField<unknown, unknown>): string {
  const needed = args.filter(({ type }) => isNonNullType(type));
  return needed.length === 0 ? name : `${name}(${needed.map(argument).join(', ')})`;
}

/** Every field of every object type that can be reached, each once. */
export function waysThrough(schema: GraphQLSchema): readonly Way[] {
  const ways: Way[] = [];
  const seen = new Set<string>();
  const queue: Step[] = [];
  const enter = (step: Step) => {
    if (seen.has(step.type.name)) return;
    seen.add(step.type.name);
    queue.push(step);
  };
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  for (const [kind, type] of roots) {
    if (type != null) enter({ type, wrap: (inner) => `${kind} { ${inner} }`, through: [] });
  }
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const { type, wrap, through } = step;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const named = getNamedType(field.type);
      const own = [...through, name];
      const inner = isCompositeType(named) ? `${call(field)} { __typename }` : call(field);
      ways.push({ field: name, operation: wrap(inner), through: own });
      const below = (text: string) => wrap(`${call(field)} { ${text} }`);
      if (isObjectType(named)) enter({ type: named, wrap: below, through: own });
      // What `node` finds is another rule's matter: types are entered by the fields that name them.
      if (isAbstractType(named) && name !== 'Query.node') {
        for (const possible of schema.getPossibleTypes(named)) {
          enter({ type: possible, wrap: (text) => below(`... on ${possible.name} { ${text} }`), through: own });
        }
      }
    }
  }
  return ways;
}
