import { buildClientSchema, getIntrospectionQuery, isObjectType, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Permission } from '../../src/domain/caller.js';
import { loadSchema } from '../../src/server/schema.js';
import { waysThrough } from '../schema/walk.js';
import { startServer, type TestServer } from './server.js';

const { schema, rules } = loadSchema();

const USERS: Readonly<Record<string, readonly Permission[]>> = {
  'demo-receptionist': [
    'SIGNED_IN',
    'DIRECTORY',
    'DEMOGRAPHICS',
    'APPOINTMENTS_READ',
    'APPOINTMENTS_WRITE',
    'REGISTER',
  ],
  'demo-analyst': ['SIGNED_IN', 'DIRECTORY', 'OPERATIONS'],
  'demo-privacy': ['SIGNED_IN', 'AUDIT'],
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}
const send = async (query: string, user: string): Promise<{ status: number; body: Body }> => {
  const response = await server.post(JSON.stringify({ query }), { 'demo-user': user });
  return { status: response.status, body: (await response.json()) as Body };
};

describe.each(Object.entries(USERS))('%s', (user, granted) => {
  const has = new Set<Permission>(granted);
  const needs = (field: string) => rules.get(field)?.permission ?? 'SIGNED_IN';
  const forbidden = waysThrough(schema).filter(({ through }) => through.some((field) => !has.has(needs(field))));

  test(`is refused each of ${forbidden.length} fields, before anybody is asked`, async () => {
    await server.calls();
    for (const { field, operation, through } of forbidden) {
      const { status, body } = await send(operation, user);
      const refusal = body.errors?.[0]?.extensions ?? {};
      expect([field, status, refusal['code']]).toEqual([field, 403, 'FORBIDDEN']);
      expect(body.data ?? null).toBeNull();
      const first = through.find((name) => !has.has(needs(name))) ?? '';
      expect(refusal).toMatchObject({ permission: needs(first), fields: expect.arrayContaining([first]) as unknown });
    }
    expect(await server.calls()).toEqual([]);
  });

  test('is shown nothing of it by introspection', async () => {
    const { body } = await send(getIntrospectionQuery(), user);
    const shown = buildClientSchema(body.data as IntrospectionQuery);
    for (const [field, { permission }] of rules) {
      const [type = '', name = ''] = field.split('.');
      const found = shown.getType(type);
      if (!has.has(permission)) expect(isObjectType(found) && name in found.getFields(), field).toBe(false);
    }
    expect(shown.getQueryType()?.getFields()).toHaveProperty('viewer');
  });

  test('is told who they are and what they may do', async () => {
    const { body } = await send('{ viewer { userId organisation permissions encounter { id } } }', user);
    expect(body.data).toEqual({
      viewer: { userId: user, organisation: 'Z99000', permissions: granted, encounter: null },
    });
  });
});

test('what `node` finds is refused by its own type, once that is known', async () => {
  const query = '{ patient(nhsNumber: "9990000018") { id medications { items { id } } } }';
  const { body } = await send(query, 'demo-gp');
  const { patient } = body.data as { patient: { id: string; medications: { items: { id: string }[] } } };
  for (const id of [patient.id, patient.medications.items[0]?.id ?? '']) {
    await server.calls();
    const refused = await send(`{ node(id: "${id}") { id } viewer { name } }`, 'demo-analyst');
    expect(refused.body.data).toMatchObject({ node: null, viewer: { name: expect.any(String) as unknown } });
    expect(refused.body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await server.calls()).toEqual([]);
  }
});

test('questions about the schema stand alone', async () => {
  const { status, body } = await send('{ __schema { queryType { name } } viewer { name } }', 'demo-gp');
  expect([status, body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
});
