import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { succeeded } from '../../src/domain/outcome.js';
import { INTERACTIONS } from '../../src/gpconnect/interactions.js';
import { createPracticeClient, type Target } from '../../src/gpconnect/practice-client.js';
import { createTransport, type Transport } from '../../src/gpconnect/transport.js';
import { ADA, callerOf, HILLSIDE, OTHER_TRUST } from '../callers.js';
import { localServer, type LocalServer, type Received } from '../local-server.js';
import { requestAt } from '../requests.js';
import { decodeJwt } from './jwt.js';
import { wireBench } from './wire-bench.js';

let server: LocalServer;
let transport: Transport;
beforeAll(async () => {
  server = await localServer();
  transport = createTransport({ timeoutMs: 5_000, tls: null });
});
afterAll(async () => {
  await transport.close();
  await server.close();
});
beforeEach(() => server.answer(() => ({ body: '{}' })));

const PATH = '/T99999/STU3/1/gpconnect/structured';
const X: Target = { serviceRoot: 'https://x.example', asid: '1' };
const stays = (target: Target) => () => Promise.resolve(succeeded(target));

/** Asks for something, through the proxy or directly, and gives what came over the wire. */
async function ask(
  how: { readonly proxyUrl?: string | null; readonly serviceRoot?: string; readonly retries?: number } = {},
  request = requestAt(bench().clock),
) {
  const { wire, clock } = bench();
  const before = server.received.length;
  const client = createPracticeClient({
    wire,
    clock,
    consumer: { url: 'https://consumer.example/', product: 'gpconnect-graphql', version: '1.2.3' },
    proxyUrl: how.proxyUrl === undefined ? server.url : how.proxyUrl,
  });
  const target: Target = {
    serviceRoot: how.serviceRoot ?? `https://pcs.thirdparty.example${PATH}`,
    asid: '999000000205',
  };
  const outcome = await client.ask(
    request,
    {
      interaction: INTERACTIONS.structuredRecord,
      params: { parameters: { resourceType: 'Parameters' } },
      ...{ practice: HILLSIDE, target, renew: stays(target), patient: ADA },
      read: (body) => ({ ok: true, value: body.json() }),
    },
    request.signal,
  );
  return { outcome, received: server.received.slice(before) };
}
const bench = () => wireBench(transport);
const only = (received: readonly Received[]): Received => {
  const [first, ...more] = received;
  if (first === undefined || more.length > 0) throw new Error(`Expected one request, came ${received.length}.`);
  return first;
};

describe('the request', () => {
  test('carries the headers of the specification (spec 01 §4.2)', async () => {
    const { headers, method, body } = only((await ask()).received);
    expect(headers).toMatchObject({
      'ssp-traceid': '00000000-0000-4000-8000-000000000001',
      'ssp-from': '999000000001',
      'ssp-to': '999000000205',
      'ssp-interactionid': 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1',
      accept: 'application/fhir+json',
      'accept-encoding': 'gzip',
      'content-type': 'application/fhir+json;charset=utf-8',
    });
    expect([method, body]).toEqual(['POST', '{"resourceType":"Parameters"}']);
  });

  test('through the proxy has the service root behind it, byte for byte', async () => {
    const serviceRoot = `https://PCS.ThirdParty.example:443//a%7Eb${PATH}`;
    const { path } = only((await ask({ serviceRoot })).received);
    expect(path).toBe(`/${serviceRoot}/Patient/$gpc.getstructuredrecord`);
  });

  test('through a proxy with a path keeps that path', async () => {
    const { path } = only((await ask({ proxyUrl: `${server.url}/ssp` })).received);
    expect(path).toBe(`/ssp/https://pcs.thirdparty.example${PATH}/Patient/$gpc.getstructuredrecord`);
  });

  test('without a proxy goes to the practice directly', async () => {
    const { path } = only((await ask({ proxyUrl: null, serviceRoot: `${server.url}${PATH}` })).received);
    expect(path).toBe(`${PATH}/Patient/$gpc.getstructuredrecord`);
  });

  test('carries a token for this practice, this user and their organisation', async () => {
    const { clock } = bench();
    const caller = callerOf({ userId: 'user-9', organisation: OTHER_TRUST });
    const { headers } = only((await ask({}, requestAt(clock, { caller }))).received);
    expect(headers['ssp-from']).toBe(OTHER_TRUST.asid);
    const [scheme, token] = (headers['authorization'] ?? '').split(' ');
    expect(scheme).toBe('Bearer');
    expect(decodeJwt(token ?? '').claims).toMatchObject({
      sub: 'user-9',
      aud: `https://pcs.thirdparty.example${PATH}`,
      iat: Date.parse('2026-06-15T11:00:00Z') / 1_000,
      requested_scope: 'patient/*.read',
      requesting_organization: { name: 'Example Trust' },
    });
  });

  test('that is sent again has a trace id and a token of its own', async () => {
    const [attempts, times] = [3, { now: 0 }];
    const { wire, clock } = bench();
    server.answer(() => {
      clock.advance(1_000);
      times.now += 1;
      return times.now < attempts ? { status: 503 } : { body: '{}' };
    });
    const before = server.received.length;
    const client = createPracticeClient({
      ...{ wire, clock, proxyUrl: server.url },
      consumer: { url: 'https://consumer.example/', product: 'gpconnect-graphql', version: '1.2.3' },
    });
    const request = requestAt(clock);
    await client.ask(
      request,
      {
        interaction: INTERACTIONS.readCapabilities,
        params: {},
        ...{ practice: HILLSIDE, patient: null, target: X, renew: stays(X) },
        read: (body) => ({ ok: true, value: body.json() }),
      },
      request.signal,
    );
    const sent = server.received.slice(before);
    expect(sent).toHaveLength(attempts);
    expect(new Set(sent.map(({ headers }) => headers['ssp-traceid'])).size).toBe(attempts);
    expect(new Set(sent.map(({ headers }) => headers['authorization'])).size).toBe(attempts);
  });

  test('without a body says nothing of its type', async () => {
    const { wire, clock } = bench();
    const before = server.received.length;
    const client = createPracticeClient({
      ...{ wire, clock, proxyUrl: server.url },
      consumer: { url: 'https://consumer.example/', product: 'gpconnect-graphql', version: '1.2.3' },
    });
    const request = requestAt(clock);
    await client.ask(
      request,
      {
        interaction: INTERACTIONS.findPatient,
        params: { nhsNumber: ADA },
        ...{ practice: HILLSIDE, patient: ADA, target: X, renew: stays(X) },
        read: (body) => ({ ok: true, value: body.json() }),
      },
      request.signal,
    );
    const { method, headers, path, body } = only(server.received.slice(before));
    expect([method, body, headers['content-type'], headers['content-length']]).toEqual([
      'GET',
      '',
      undefined,
      undefined,
    ]);
    expect(path).toBe('/https://x.example/Patient?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018');
  });
});

describe('the answer', () => {
  test('is read, with the trace id and the time of its coming', async () => {
    server.answer(() => ({ body: '{"resourceType":"Bundle"}' }));
    const { outcome } = await ask();
    expect(outcome).toEqual({
      ok: true,
      value: {
        value: { resourceType: 'Bundle' },
        size: 25,
        traceId: '00000000-0000-4000-8000-000000000001',
        retrievedAt: '2026-06-15T11:00:00.000Z',
      },
    });
  });

  test('that refuses becomes a failure of that practice', async () => {
    server.answer(() => ({
      status: 403,
      body: JSON.stringify({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code: 'forbidden', details: { coding: [{ code: 'NO_PATIENT_CONSENT' }] } }],
      }),
    }));
    const { outcome } = await ask();
    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: 'NO_CONSENT', practice: 'A99001', spineCode: 'NO_PATIENT_CONSENT' },
    });
  });
});
