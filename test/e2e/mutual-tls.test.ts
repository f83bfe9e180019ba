import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { type Certified, makeAuthority } from '../certificates.js';

/** The server as it ships, in a process of its own: whom its sign-in trusts is settled when Node starts. */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const authority = makeAuthority('Spine of the test');
const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
const servers: ChildProcess[] = [];

let simulator: Simulator;
let token: string;

beforeAll(async () => {
  simulator = await startSimulator({ tls: { ...authority.issue({ names: ['127.0.0.1'] }), ca: authority.cert } });
  token = await signIn('demo-gp');
});
afterAll(async () => {
  for (const server of servers) server.kill('SIGTERM');
  await simulator.close();
  rmSync(folder, { recursive: true });
});

function signIn(user: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = request(
      `${simulator.oidcIssuer}/token`,
      { method: 'POST', ca: authority.cert, headers },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        response.on('end', () => {
          resolve((JSON.parse(text) as { access_token: string }).access_token);
        });
      },
    );
    sent.on('error', reject);
    sent.end(`grant_type=client_credentials&client_id=${user}`);
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Starts the server with Spine as its upstream and this client certificate, or none. Resolves with its URL. */
function startServer(name: string, client: Certified | null): Promise<string> {
  const { consumer } = simulator;
  const ca = file('ca.pem', authority.cert);
  const server = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: ca,
      UPSTREAM: 'spine',
      PORT: '0',
      LOG_LEVEL: 'silent',
      AUDIT_FILE: join(folder, `${name}.jsonl`),
      PDS_URL: simulator.pdsUrl,
      SDS_URL: simulator.sdsUrl,
      SSP_URL: simulator.sspUrl,
      PRACTICES_FILE: file(
        'practices.json',
        JSON.stringify({ practices: [{ odsCode: 'A99001', name: 'Ashdown Surgery' }] }),
      ),
      OIDC_ISSUER: simulator.oidcIssuer,
      CONSUMER_ODS: consumer.odsCode,
      CONSUMER_ORG_NAME: consumer.name,
      CONSUMER_ASID: consumer.asid,
      CONSUMER_URL: consumer.url,
      ...(client !== null && {
        TLS_CERT: file(`${name}.pem`, client.cert),
        TLS_KEY: file(`${name}.key`, client.key),
        TLS_CA: ca,
      }),
    },
  });
  servers.push(server);
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const url = /^GraphQL +(\S+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    server.once('close', (code) => {
      reject(new Error(`The server ended with ${String(code)}.`));
    });
  });
}

const QUERY = `{
  patient(nhsNumber: "9990000018") {
    medications { items { name } complete sources { state failure { code } } }
  }
}`;

async function medications(url: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data } = (await response.json()) as { data?: { patient?: { medications?: unknown } } };
  return data?.patient?.medications;
}

describe('Spine over TLS with client certificates', () => {
  test('answers the server that shows the certificate of its organisation', async () => {
    const url = await startServer('ours', authority.issue({ names: ['demonstration-care-alliance.example'] }));
    expect(await medications(url)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: expect.any(String) as string })]) as unknown,
      complete: true,
      sources: [{ state: 'ANSWERED', failure: null }],
    });
  });

  test('refuses one with the certificate of somebody else, and the answer says that something is missing', async () => {
    const url = await startServer('theirs', authority.issue({ names: ['other.example'] }));
    expect(await medications(url)).toMatchObject({ items: [], complete: false, sources: [{ state: 'FAILED' }] });
  });
});
