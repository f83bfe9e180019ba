import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import { deferred } from '../deferred.js';
import { localServer } from '../local-server.js';
import { startServer, type TestServer } from './server.js';

const RECORD = JSON.stringify({ query: '{ patient(nhsNumber: "9990000018") { medications { complete } } }' });

/** A connection that sends what it is given, byte for byte. */
async function open(server: TestServer): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}
const asPost = (body: string, length = body.length, headers = '') =>
  `POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n${headers}Content-Length: ${length}\r\n\r\n${body}`;

/** How many operations were begun and are over. */
async function ended(server: TestServer): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const counts = text.matchAll(/^gpconnect_graphql_request_duration_seconds_count\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
const requestsIn = (lines: readonly Record<string, unknown>[]) => new Set(lines.map(({ requestId }) => requestId)).size;

describe('a client that leaves', () => {
  test('ends everything that it has begun, also what waits behind another answer on its connection', async () => {
    const server = await startServer();
    try {
      await server.control('PUT', 'faults', [{ practice: 'A99001', interactionId: '*', fault: 'hang' }]);
      const socket = await open(server);
      socket.write(asPost(RECORD) + asPost(RECORD));
      await vi.waitFor(async () => expect(requestsIn(await server.audit())).toBe(2), { timeout: 5_000 });
      expect(await ended(server)).toBe(0);
      socket.resetAndDestroy();
      await vi.waitFor(async () => expect(await ended(server)).toBe(2), { timeout: 5_000 });
    } finally {
      await server.close();
    }
  });

  test('while it is being signed in begins nothing', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: '1', alg: 'ES256' };
    const gate = deferred<undefined>();
    const issuer = await localServer(async () => {
      await gate.promise;
      return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ keys: [jwk] }) };
    });
    const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
    const file = (name: string, content: unknown) => {
      writeFileSync(join(folder, name), JSON.stringify(content));
      return join(folder, name);
    };
    const server = await startServer({
      UPSTREAM: 'spine',
      PATIENTS_FILE: file('patients.json', {
        patients: [{ nhsNumber: '9990000018', family: 'Example', practice: 'A99001' }],
      }),
      PRACTICES_FILE: file('practices.json', {
        practices: [
          { odsCode: 'A99001', endpoints: { structured: { url: `${issuer.url}/A99001`, asid: '999000000009' } } },
        ],
      }),
      OIDC_ISSUER: issuer.url,
      OIDC_JWKS_URL: `${issuer.url}/jwks`,
      CONSUMER_ODS: 'X99001',
      CONSUMER_ORG_NAME: 'Example Urgent Care',
      CONSUMER_ASID: '999000000001',
      CONSUMER_URL: 'https://consumer.example',
    });
    try {
      const signedInAs = async (user: string) => {
        const token = new SignJWT({ role: 'clinician' })
          .setProtectedHeader({ alg: 'ES256', kid: '1' })
          .setSubject(user)
          .setIssuer(issuer.url)
          .setAudience('gpconnect-graphql')
          .setIssuedAt()
          .setExpirationTime('1 hour');
        return `Bearer ${await token.sign(privateKey)}`;
      };
      const leaving = await open(server);
      leaving.write(asPost(RECORD, RECORD.length, `Authorization: ${await signedInAs('user-1')}\r\n`));
      await vi.waitFor(() => expect(issuer.received).not.toEqual([]));
      leaving.resetAndDestroy();
      // It comes after the other has left, and waits for the same keys.
      const staying = server.post(RECORD, { authorization: await signedInAs('user-2') });
      await fetch(`${server.url}/health/live`);
      gate.resolve(undefined);
      expect((await staying).status).toBe(200);
      await vi.waitFor(async () => expect(await ended(server)).toBe(1), { timeout: 5_000 });
      expect((await server.audit()).map(({ userId, phase }) => [userId, phase])).toEqual([
        ['user-2', 'ATTEMPT'],
        ['user-2', 'OUTCOME'],
      ]);
    } finally {
      await server.close();
      await issuer.close();
      rmSync(folder, { recursive: true });
    }
  });
});

test('a sign-in service that does not answer costs a request no more than its time', async () => {
  const issuer = await localServer(() => null);
  const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
  writeFileSync(join(folder, 'empty.json'), '{"patients":[],"practices":[]}');
  const server = await startServer({
    UPSTREAM: 'spine',
    DEADLINE_MS: '300',
    PATIENTS_FILE: join(folder, 'empty.json'),
    PRACTICES_FILE: join(folder, 'empty.json'),
    OIDC_ISSUER: issuer.url,
    CONSUMER_ODS: 'X99001',
    CONSUMER_ORG_NAME: 'Example Urgent Care',
    CONSUMER_ASID: '999000000001',
    CONSUMER_URL: 'https://consumer.example',
  });
  try {
    const response = await server.post('{"query":"{ viewer { name } }"}', { authorization: 'Bearer a.b.c' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT', retryable: true } }] });
  } finally {
    await server.close();
    await issuer.close();
    rmSync(folder, { recursive: true });
  }
});

describe('a stop', () => {
  test('waits for a body that never comes no longer than an operation may last, and leaves the audit whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
    const auditFile = join(folder, 'audit.jsonl');
    const server = await startServer({ DEADLINE_MS: '2000', AUDIT_FILE: auditFile });
    const socket = await open(server);
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.write(asPost('{', 100));
    // Asked about a practice that does not answer: it is told how that ended, although the server stops.
    await server.control('PUT', 'faults', [{ practice: 'A99001', interactionId: '*', fault: 'hang' }]);
    const answer = server.post(RECORD);
    await vi.waitFor(() => expect(readFileSync(auditFile, 'utf8')).toContain('"practice":"A99001"'), {
      timeout: 5_000,
    });
    await server.running.close();
    await gone;
    expect(await (await answer).json()).toMatchObject({ data: { patient: { medications: { complete: false } } } });
    const lines = readFileSync(auditFile, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    const phases = lines.map((line) => (JSON.parse(line) as { phase: string }).phase);
    expect(phases.filter((phase) => phase === 'OUTCOME')).toHaveLength(phases.filter((p) => p === 'ATTEMPT').length);
    rmSync(folder, { recursive: true });
  });
});
