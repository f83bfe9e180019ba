import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isListType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
  buildASTSchema,
  buildSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS, type Permission } from '../../src/domain/caller.js';
import { FAILURE_CODES } from '../../src/domain/failure.js';
import { readRules } from '../../src/planner/rules.js';
import { schemaView } from '../../src/server/introspection.js';
import { loadSchema } from '../../src/server/schema.js';
import { waysThrough } from './walk.js';

const { schema, typeDefs, rules, sdl } = loadSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
/** What carries directives in the SDL. */
interface Annotated {
  readonly astNode?:
    { readonly directives?: readonly { readonly name: { readonly value: string } }[] | undefined } | null | undefined;
}
const directivesOf = (name: string, { astNode }: Annotated) =>
  (astNode?.directives ?? []).filter((directive) => directive.name.value === name);

test('the printed schema is the one that is known', async () => {
  await expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toMatchFileSnapshot(
    '../__snapshots__/schema.graphql',
  );
});

const USERS: Readonly<Record<string, readonly Permission[]>> = {
  'demo-receptionist': ['DIRECTORY', 'DEMOGRAPHICS', 'APPOINTMENTS_READ', 'APPOINTMENTS_WRITE', 'REGISTER'],
  'demo-analyst': ['DIRECTORY', 'OPERATIONS'],
  'demo-privacy': ['AUDIT'],
};
test.each(Object.entries(USERS))('%s is shown the schema as far as they may use it', async (user, granted) => {
  const view = buildASTSchema(schemaView(typeDefs, rules, new Set(['SIGNED_IN', ...granted])));
  const printed = `${printSchema(lexicographicSortSchema(view))}\n`;
  await expect(printed).toMatchFileSnapshot(`../__snapshots__/schema-${user}.graphql`);
  for (const [field, { permission }] of rules) {
    if (permission === 'SIGNED_IN' || granted.includes(permission)) continue;
    const [type = '', name = ''] = field.split('.');
    const shown = view.getType(type);
    expect(isObjectType(shown) && name in shown.getFields(), field).toBe(false);
  }
});

describe('every element of the schema', () => {
  test('is described', () => {
    const bare: string[] = [];
    const note = (name: string, element: { description?: string | null | undefined }) => {
      if ((element.description ?? '').trim() === '') bare.push(name);
    };
    for (const type of types) {
      note(type.name, type);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field);
          for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name})`, arg);
        }
      }
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
      }
      if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    }
    for (const directive of schema.getDirectives().filter((found) => !isSpecifiedDirective(found))) {
      note(`@${directive.name}`, directive);
      for (const arg of directive.args) note(`@${directive.name}(${arg.name})`, arg);
    }
    expect(bare).toEqual([]);
  });

  test('that is fed by a practice has a value for what it does not know; the others are closed by this server', () => {
    /** Enums whose values this server makes itself. */
    const OWN = [
      'AppointmentBlock',
      'AreaEvidence',
      'AreaState',
      'Capability',
      'FailureCode',
      'FilteredBy',
      'IssueDateMeaning',
      'LastIssuedBasis',
      'MedicationGroup',
      'Membership',
      'Permission',
      'PracticeState',
      'RecordArea',
      'RecordStatement',
      'SourceState',
    ];
    const closed = types.filter(isEnumType).filter((type) => type.getValue('UNRECOGNISED') === undefined);
    expect(closed.map(({ name }) => name).sort()).toEqual(OWN);
  });

  test('is named in the style of the schema', () => {
    for (const type of types) {
      expect(type.name).toMatch(/^[A-Z][A-Za-z]*$/);
      if (isEnumType(type)) for (const { name } of type.getValues()) expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      if (isObjectType(type))
        for (const name of Object.keys(type.getFields())) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
    }
  });
});

describe('permissions and costs', () => {
  test('every field of a root has a permission and a cost of its own, and every other object type a permission', () => {
    for (const type of types.filter(isObjectType)) {
      const isRoot = ['Query', 'Mutation'].includes(type.name);
      if (!isRoot) expect(directivesOf('needs', type), type.name).toHaveLength(1);
      for (const field of isRoot ? Object.values(type.getFields()) : []) {
        expect(directivesOf('needs', field), field.name).toHaveLength(1);
        expect(directivesOf('cost', field), field.name).toHaveLength(1);
      }
    }
  });

  test('interfaces and unions carry none: the concrete type decides', () => {
    for (const type of types.filter((found) => !isObjectType(found))) expect(directivesOf('needs', type)).toEqual([]);
  });

  test('every list that costs calls, or whose members do, says how long it can get', () => {
    const costs = (name: string, seen = new Set<string>()): boolean => {
      const type = schema.getType(name);
      if (!isObjectType(type) || seen.has(name)) return false;
      return Object.values(type.getFields()).some(
        (field) =>
          (rules.get(`${name}.${field.name}`)?.weight ?? 0) > 0 ||
          costs(getNamedType(field.type).name, new Set([...seen, name])),
      );
    };
    const BY_ARGUMENT = ['Patient.registrations'];
    for (const type of types.filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        const inner = isNonNullType(field.type) ? field.type.ofType : field.type;
        const name = `${type.name}.${field.name}`;
        if (!isListType(inner) || BY_ARGUMENT.includes(name) || !costs(getNamedType(field.type).name)) continue;
        // Sources, notices and parties lead back to practices and people, one by one as they are selected.
        if (['Source', 'RecordNotice', 'Party', 'RelatedProblem'].includes(getNamedType(field.type).name)) continue;
        expect(directivesOf('listSize', field), name).toHaveLength(1);
      }
    }
  });

  test('a schema with a field that nobody guards is not served', () => {
    const bare = buildSchema(`
      enum Permission { SIGNED_IN }
      directive @needs(permission: Permission!) on FIELD_DEFINITION | OBJECT
      type Query { guarded: Thing @needs(permission: SIGNED_IN) open: Thing }
      type Thing { name: String }
    `);
    expect(() => readRules(bare)).toThrow(/Query\.open, Thing\.name/);
    expect(waysThrough(schema).filter(({ field }) => !rules.has(field))).toEqual([]);
  });
});

test('the codes of the schema are the codes of the server', () => {
  const type = schema.getType('FailureCode');
  expect(isEnumType(type) && type.getValues().map(({ name }) => name)).toEqual(FAILURE_CODES);
  const permissions = schema.getType('Permission');
  expect(isEnumType(permissions) && permissions.getValues().map(({ name }) => name)).toEqual(PERMISSIONS);
  expect(sdl).toContain('type Query');
});
