import { request, type RequestOptions } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { type Certified, makeAuthority } from '../certificates.js';
import { type ShownCall, shownCall } from './curl-call.js';

/** Name that the demo organisation's system is registered under. */
const REGISTERED = 'demonstration-care-alliance.example';

const authority = makeAuthority('Spine of the test');
const CONSUMER = authority.issue({ names: [REGISTERED] });

let simulator: Simulator;
beforeAll(async () => {
  const server = authority.issue({ names: ['localhost', '127.0.0.1'] });
  simulator = await startSimulator({ tls: { ...server, ca: authority.cert } });
});
afterAll(() => simulator.close());

interface Heard {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** Makes a call with a client certificate, or without; each on a connection of its own. */
function send({ url, init }: ShownCall, client: Certified | null, more: RequestOptions = {}): Promise<Heard> {
  const options: RequestOptions = {
    ...{ method: init.method, headers: init.headers, agent: false, ca: authority.cert },
    ...(client === null ? {} : { cert: client.cert, key: client.key }),
    ...more,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    sent.on('error', reject);
    sent.end(init.body);
  });
}

const plainCall = (path: string, headers: Record<string, string> = {}): ShownCall => ({
  url: `${simulator.origin}${path}`,
  init: { method: 'GET', headers },
});

/** A correct call of a practice, through the proxy or without. */
async function practiceCall(door: 'ssp' | 'practices' = 'ssp'): Promise<ShownCall> {
  const line = await send(plainCall('/control/curl?what=record'), null);
  const call = shownCall(line.body);
  return { ...call, url: door === 'ssp' ? call.url : call.url.replace(/\/ssp\/https:\/\/[^/]+/, '/practices') };
}

describe('over TLS', () => {
  it('every door has an https URL', () => {
    const { origin, pdsUrl, sdsUrl, sspUrl, oidcIssuer } = simulator;
    for (const url of [origin, pdsUrl, sdsUrl, sspUrl, oidcIssuer]) expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+/);
  });

  it.each(['/pds/Patient/9990000018', '/control/clock', '/oidc/.well-known/openid-configuration', '/'])(
    '%s opens without a client certificate',
    async (path) => {
      const headers = { 'X-Request-ID': '0f9ff0d2-50a5-4e5b-9a43-4b4b2b8a4c11' };
      expect((await send(plainCall(path, headers), null)).status).toBe(200);
    },
  );

  it('every answer says that this server is not to be called without', async () => {
    for (const path of ['/', '/pds/Patient/9990000018']) {
      expect((await send(plainCall(path), null)).headers['strict-transport-security']).toBe('max-age=31536000');
    }
  });

  it('the server shows a certificate that its authority vouches for', async () => {
    const stranger = makeAuthority('Somebody else');
    await expect(send(plainCall('/'), null, { ca: stranger.cert })).rejects.toThrow(/certificate/);
  });

  it('plain HTTP is not answered', async () => {
    await expect(fetch(simulator.origin.replace('https:', 'http:'))).rejects.toThrow();
  });

  it.each([
    ['TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }],
    ['a suite without forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA256' }],
  ] as const)('%s is refused (spec 01 §9)', async (_what, options) => {
    await expect(send(plainCall('/'), null, options)).rejects.toThrow();
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
    const protocol = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(simulator.origin);
      const options = { host: hostname, port: Number(port), ca: authority.cert };
      const socket = connect({ ...options, minVersion: version, maxVersion: version }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on('error', reject);
    });
    expect(protocol).toBe(version);
  });
});

describe('the proxy', () => {
  it('lets the registered system through', async () => {
    const { status, headers, body } = await send(await practiceCall(), CONSUMER);
    expect([status, headers['content-type']]).toEqual([200, 'application/fhir+json;charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ resourceType: 'Bundle' });
  });

  it('knows it by an alternative name too, in any case', async () => {
    const client = authority.issue({ names: ['a system', REGISTERED.toUpperCase()] });
    expect((await send(await practiceCall(), client)).status).toBe(200);
  });

  it.each<[string, () => Certified | null, number]>([
    ['no certificate', () => null, 496],
    ['one of another authority', () => makeAuthority('Somebody else').issue({ names: [REGISTERED] }), 495],
    [
      'one that says it is of this authority',
      () => makeAuthority('Spine of the test').issue({ names: [REGISTERED] }),
      495,
    ],
    ['one that has expired', () => authority.issue({ names: [REGISTERED], validDays: [-2, -1] }), 495],
    ['one that does not hold yet', () => authority.issue({ names: [REGISTERED], validDays: [1, 2] }), 495],
    ['one of somebody else', () => authority.issue({ names: ['other.example'] }), 495],
    ['one of a name that only begins alike', () => authority.issue({ names: [`${REGISTERED}.other.example`] }), 495],
  ])('refuses %s', async (_what, client, status) => {
    const refused = await send(await practiceCall(), client());
    expect(refused.status).toBe(status);
    expect(refused.headers['cache-control']).toBe('no-store');
    const calls = await send(plainCall('/control/calls'), null);
    const last = (JSON.parse(calls.body) as { calls: { status: number; practice: string }[] }).calls.at(-1);
    expect([last?.status, last?.practice]).toEqual([status, 'A99001']);
  });
});

describe('a practice without the proxy', () => {
  it('takes any certificate of the authority', async () => {
    const call = await practiceCall('practices');
    expect((await send(call, CONSUMER)).status).toBe(200);
    expect((await send(call, authority.issue({ names: ['other.example'] }))).status).toBe(200);
  });

  it('takes no other, and none', async () => {
    const call = await practiceCall('practices');
    expect((await send(call, null)).status).toBe(496);
    expect((await send(call, makeAuthority('Else').issue({ names: [REGISTERED] }))).status).toBe(495);
  });
});
