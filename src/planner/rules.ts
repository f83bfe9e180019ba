import {
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isIntrospectionType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { PERMISSIONS, type Permission } from '../domain/caller.js';

/** What the schema's directives say of one field. */
export interface FieldRule {
  /** The field's own permission, else that of the type that declares it. */
  readonly permission: Permission;
  /** True if the permission is the field's own. */
  readonly isOwn: boolean;
  /** Calls at worst. */
  readonly weight: number;
  /** Fields of one parent with the same key share a call. Null: it shares none. */
  readonly sharedKey: string | null;
  /** How long the list is assumed to be; 1 for what is no list. */
  readonly assumedSize: number;
  readonly isList: boolean;
  /** True for FHIR as it was sent. */
  readonly isRaw: boolean;
}

/** The rules of a schema, by `Type.field`. */
export type Rules = ReadonlyMap<string, FieldRule>;

/**
 * Reads `@needs`, `@cost`, `@sharedCall` and `@listSize` of every field of every object type. Throws if a field has no permission:
 * such a schema must not be served (docs/architecture.md, decision 11).
 */
export function readRules(schema: GraphQLSchema): Rules {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type),
  );
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  const rules = new Map<string, FieldRule>();
  const unguarded: string[] = [];
  for (const type of objects) {
    const byType = roots.has(type) ? null : permissionOf(schema, type);
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const own = permissionOf(schema, field);
      const permission = own ?? byType;
      if (permission === null) unguarded.push(name);
      else rules.set(name, { permission, isOwn: own !== null, ...costOf(schema, field) });
    }
  }
  if (unguarded.length > 0) {
    throw new Error(`The schema has fields without @needs, their own or their type's: ${unguarded.join(', ')}.`);
  }
  return rules;
}

const RAW_TYPE = 'FHIR';

type Annotated = GraphQLObjectType | GraphQLField<unknown, unknown>;

function valuesOf(
  schema: GraphQLSchema,
  directive: string,
  { astNode }: Annotated,
): Record<string, unknown> | undefined {
  const definition = schema.getDirective(directive);
  return astNode == null || definition == null ? undefined : getDirectiveValues(definition, astNode);
}

function permissionOf(schema: GraphQLSchema, annotated: Annotated): Permission | null {
  const name = valuesOf(schema, 'needs', annotated)?.['permission'];
  return PERMISSIONS.find((permission) => permission === name) ?? null;
}

function costOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>) {
  const weight = valuesOf(schema, 'cost', field)?.['weight'];
  const key = valuesOf(schema, 'sharedCall', field)?.['key'];
  const size = valuesOf(schema, 'listSize', field)?.['assumedSize'];
  return {
    weight: typeof weight === 'number' ? weight : 0,
    sharedKey: typeof key === 'string' ? key : null,
    assumedSize: typeof size === 'number' ? size : 1,
    isList: isListType(getNullableType(field.type)),
    isRaw: getNamedType(field.type).name === RAW_TYPE,
  };
}
