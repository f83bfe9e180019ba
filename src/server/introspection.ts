import {
  buildASTSchema,
  Kind,
  separateOperations,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { Permission } from '../domain/caller.js';
import type { Rules } from '../planner/rules.js';

/** What users may learn of the schema. */
export interface Introspection {
  /** The schema as far as somebody with these permissions may use it. */
  viewFor(permissions: ReadonlySet<Permission>): GraphQLSchema;
  /** Whether an operation of a document asks about the schema, anywhere in it or in the fragments that it spreads. */
  isAskedBy(document: DocumentNode, operation: OperationDefinitionNode | undefined): boolean;
}

/** Makes the answers to questions about the schema. There is one view for each set of permissions that has been asked for. */
export function createIntrospection(typeDefs: DocumentNode, rules: Rules): Introspection {
  const views = new Map<string, GraphQLSchema>();
  // Documents are parsed once and executed often.
  const asking = new WeakMap<OperationDefinitionNode, boolean>();
  return {
    viewFor(permissions) {
      const key = [...permissions].sort().join(' ');
      const view = views.get(key) ?? buildASTSchema(schemaView(typeDefs, rules, permissions), { assumeValidSDL: true });
      views.set(key, view);
      return view;
    },
    isAskedBy(document, operation) {
      if (operation === undefined) return false;
      const isAsked = asking.get(operation) ?? asksAboutSchema(document, operation);
      asking.set(operation, isAsked);
      return isAsked;
    },
  };
}

/** The schema without anything that needs a permission the user lacks, and without what can then no longer be reached. */
export function schemaView(typeDefs: DocumentNode, rules: Rules, permissions: ReadonlySet<Permission>): DocumentNode {
  const isAllowed = (type: string, field: string) => {
    const rule = rules.get(`${type}.${field}`);
    return rule === undefined || permissions.has(rule.permission);
  };
  const allowed = typeDefs.definitions.flatMap((definition): readonly DefinitionNode[] => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [definition];
    const fields = definition.fields?.filter((field) => isAllowed(definition.name.value, field.name.value)) ?? [];
    return fields.length === 0 ? [] : [{ ...definition, fields }];
  });
  return { ...typeDefs, definitions: reachable(withoutDangling(allowed)) };
}

/** Fields and union members whose type is gone go too, and so on until nothing dangles. */
function withoutDangling(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const names = new Set(definitions.flatMap((definition) => nameOfDefinition(definition) ?? []));
  const exists = (name: string) => names.has(name) || BUILT_IN.includes(name);
  const kept = definitions.flatMap((definition): readonly DefinitionNode[] => {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      const types = definition.types?.filter((type) => exists(type.name.value)) ?? [];
      if (types.length === definition.types?.length) return [definition];
      return types.length === 0 ? [] : [{ ...definition, types }];
    }
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const fields = definition.fields?.filter((field) => exists(nameOf(field.type))) ?? [];
      if (fields.length === definition.fields?.length) return [definition];
      return fields.length === 0 ? [] : [{ ...definition, fields }];
    }
    return [definition];
  });
  const isStable = kept.length === definitions.length && kept.every((kind, index) => kind === definitions[index]);
  return isStable ? kept : withoutDangling(kept);
}

/** What can be reached from the roots and the directives. An interface brings the types that implement it. */
function reachable(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const reached = new Set<string>(['Query', 'Mutation', 'Subscription']);
  let before = 0;
  while (before !== reached.size) {
    before = reached.size;
    for (const definition of definitions) {
      const name = nameOfDefinition(definition);
      if (name === null) continue;
      const implemented = 'interfaces' in definition ? (definition.interfaces ?? []) : [];
      const isReached =
        definition.kind === Kind.DIRECTIVE_DEFINITION ||
        reached.has(name) ||
        implemented.some((found) => reached.has(found.name.value));
      if (!isReached) continue;
      reached.add(name);
      visit(definition, {
        NamedType: ({ name }) => {
          reached.add(name.value);
        },
      });
    }
  }
  return definitions.filter((definition) => {
    const name = nameOfDefinition(definition);
    return definition.kind === Kind.DIRECTIVE_DEFINITION || name === null || reached.has(name);
  });
}

function nameOfDefinition(definition: DefinitionNode): string | null {
  return 'name' in definition ? definition.name.value : null;
}

const BUILT_IN = ['Int', 'Float', 'String', 'Boolean', 'ID'];
const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

function asksAboutSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const own = separateOperations(document)[operation.name?.value ?? ''] ?? document;
  let asks = false;
  visit(own, {
    Field: ({ name }) => {
      asks ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return asks;
}
