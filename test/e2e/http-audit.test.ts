import { auditServer, type AuditResult } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('GraphQL over HTTP is followed to the letter; only GET is refused, on purpose', async () => {
  const results = await auditServer({ url: `${server.url}/graphql` });
  const by = (status: AuditResult['status']) => results.filter((result) => result.status === status);
  expect(by('error').map(({ name }) => name)).toEqual([]);
  expect(by('warn').map(({ name }) => name)).toEqual([]);
  expect(
    by('notice')
      .filter(({ name }) => !/\bGETs?\b/.test(name))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(by('ok').length).toBeGreaterThanOrEqual(58);
});
