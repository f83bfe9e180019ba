import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchJson, INTERACTION, list, member, refusalOf, type Reply, metadataOf } from './consumer.js';
import { shownCall } from './curl-call.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const METADATA = metadataOf('A99001');

function control(method: string, path: string, body?: unknown): Promise<Reply> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return fetchJson(`${running.simulator.origin}/control${path}`, init);
}

const calls = async (): Promise<readonly unknown[]> => list((await control('GET', '/calls')).body['calls']);

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/clock');
  await control('DELETE', '/calls');
});

describe('the record of calls', () => {
  it('tells of every call to PDS, SDS and practices, and forgets them', async () => {
    await running.consumer.target('B99002', INTERACTION.metadata);
    await control('DELETE', '/calls');
    await fetch(`${running.simulator.pdsUrl}/Patient/9990000018`, { headers: { 'X-Request-ID': randomUUID() } });
    await fetch(
      `${running.simulator.sdsUrl}/Endpoint?organization=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fods-organization-code%7CC99003`,
    );
    await running.consumer.call({ ...METADATA, practice: 'B99002' });
    await running.consumer.call({ ...METADATA, practice: 'B99002' }, { direct: true });
    await running.consumer.call({ ...METADATA, practice: 'B99002' }, { headers: { 'Ssp-From': '1' } });
    const recorded = await calls();
    expect(
      recorded.map((call) => [member(call, 'practice'), member(call, 'interactionId'), member(call, 'status')]),
    ).toEqual([
      [null, null, 200],
      ['C99003', null, 400],
      ['B99002', INTERACTION.metadata, 200],
      ['B99002', INTERACTION.metadata, 200],
      ['B99002', INTERACTION.metadata, 403],
    ]);
    expect(recorded.map((call) => member(call, 'path'))).toEqual([
      '/pds/Patient/9990000018',
      expect.stringMatching(/^\/sds\/Endpoint\?organization=/),
      '/ssp/https://b99002.practices.example/B99002/STU3/1/gpconnect/metadata',
      '/practices/B99002/STU3/1/gpconnect/metadata',
      expect.stringMatching(/^\/ssp\//),
    ]);
    const [, , proxied] = recorded;
    expect(Object.keys(proxied as object).sort()).toEqual(
      ['at', 'headers', 'interactionId', 'method', 'ms', 'path', 'practice', 'status', 'token'].sort(),
    );
    expect(proxied).toMatchObject({
      at: NOW.toISOString(),
      method: 'GET',
      headers: { 'ssp-interactionid': INTERACTION.metadata },
      token: { sub: 'user-1', requested_scope: 'organization/*.read' },
      ms: expect.any(Number) as number,
    });
    await control('DELETE', '/calls');
    expect(await calls()).toEqual([]);
  });

  it('keeps a token that cannot be read as nothing', async () => {
    await running.consumer.call(METADATA, { authorization: 'Bearer x' });
    await running.consumer.call(METADATA, { authorization: 'Bearer a.b.' });
    expect((await calls()).slice(-2).map((call) => member(call, 'token'))).toEqual([null, null]);
  });
});

describe('faults on demand', () => {
  const spoil = (rule: object): Promise<Reply> => control('PUT', '/faults', [rule]);

  it.each<[number, string, unknown]>([
    [403, 'ACCESS DENIED', undefined],
    [404, 'NO_RECORD_FOUND', undefined],
    [500, 'INTERNAL_SERVER_ERROR', undefined],
    [501, 'NOT_IMPLEMENTED', undefined],
    [502, '502', undefined],
  ])('status %i comes with its OperationOutcome', async (status, code) => {
    await spoil({ practice: 'A99001', fault: `status:${status}` });
    expect(refusalOf(await running.consumer.call(METADATA))).toMatchObject({ status, code });
  });

  it.each<[number, string]>([
    ...[200, 201, 204, 302, 304, 401, 405, 409, 418, 503, 504].map((status): [number, string] => [status, '']),
    [599, 'Network connect timeout error'],
  ])('status %i comes without any: "%s"', async (status, text) => {
    await spoil({ practice: 'A99001', fault: `status:${status}` });
    const reply = await running.consumer.call(METADATA);
    expect([reply.status, reply.text]).toEqual([status, text]);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.has('content-length')).toBe(![204, 304].includes(status));
  });

  it('429 says when to come again', async () => {
    await spoil({ practice: '*', fault: 'status:429' });
    const { status, headers } = await running.consumer.call(METADATA);
    expect(status).toBe(429);
    const names = ['retry-after', 'x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'];
    expect(names.map((name) => headers.get(name))).toEqual(['2', '100', '0', '2']);
  });

  it('cuts JSON off, sends HTML, names another type, tears the connection down', async () => {
    const whole = await running.consumer.call(METADATA);
    await spoil({ practice: 'A99001', fault: 'truncate' });
    const cut = await running.consumer.call(METADATA);
    expect([cut.status, cut.text]).toEqual([200, whole.text.slice(0, Math.floor(whole.text.length / 2))]);
    await spoil({ practice: 'A99001', fault: 'html' });
    const page = await running.consumer.call(METADATA);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    await spoil({ practice: 'A99001', fault: 'content-type' });
    const renamed = await running.consumer.call(METADATA);
    expect([renamed.text, renamed.headers.get('content-type')]).toEqual([whole.text, 'text/plain;charset=utf-8']);
    await spoil({ practice: 'A99001', fault: 'reset' });
    await expect(running.consumer.call(METADATA)).rejects.toThrow();
    expect(member((await calls()).at(-1), 'status')).toBeNull();
  });

  it('hangs until the caller has had enough', async () => {
    await spoil({ practice: 'A99001', fault: 'hang' });
    await expect(running.consumer.call(METADATA, { signal: AbortSignal.timeout(80) })).rejects.toThrow();
  });

  it('delays', async () => {
    await spoil({ practice: 'A99001', delay: { medianMs: 60 } });
    await running.consumer.call(METADATA);
    expect(Number(member((await calls()).at(-1), 'ms'))).toBeGreaterThanOrEqual(55);
    await spoil({ practice: 'A99001', delay: { medianMs: 60_000, sigma: 0.5, capMs: 30 } });
    await running.consumer.call(METADATA);
    expect(Number(member((await calls()).at(-1), 'ms'))).toBeLessThan(1000);
  });

  it('happen where, when and as often as was said; the first rule that fits is the one', async () => {
    await control('PUT', '/faults', [
      { practice: 'A99001', interactionId: INTERACTION.findPatient, fault: 'status:500' },
      { practice: 'A99001', interactionId: INTERACTION.metadata, times: 2, fault: 'status:503' },
      { practice: 'A99001', probability: 0, fault: 'status:504' },
    ]);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await running.consumer.call(METADATA)).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await running.consumer.findPatient('A99001', '9990000018')).status).toBe(500);
    expect((await running.consumer.findPatient('B99002', '9990000042')).status).toBe(200);
    const { body } = await control('GET', '/faults');
    expect(list(body['list']).map((rule) => member(rule, 'times'))).toEqual([null, 0, null]);
    await control('DELETE', '/faults');
    expect((await running.consumer.findPatient('A99001', '9990000018')).status).toBe(200);
  });

  it('are drawn from the seed', async () => {
    const draw = async (): Promise<readonly number[]> => {
      await spoil({ practice: '*', probability: 0.5, fault: 'status:503' });
      const statuses = [];
      for (let time = 0; time < 12; time += 1) statuses.push((await running.consumer.call(METADATA)).status);
      return statuses;
    };
    const first = await draw();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await draw()).toEqual(first);
  });

  it('reach national services by name, and only by name', async () => {
    const pds = (): Promise<Response> =>
      fetch(`${running.simulator.pdsUrl}/Patient/9990000018`, { headers: { 'X-Request-ID': randomUUID() } });
    await spoil({ practice: '*', fault: 'status:503' });
    expect((await pds()).status).toBe(200);
    await spoil({ practice: 'PDS', fault: 'status:503' });
    expect((await pds()).status).toBe(503);
  });
});

describe('the clock', () => {
  it('stands where it is put, and goes on when let go', async () => {
    const at = '2027-03-28T00:30:00.000Z';
    expect((await control('PUT', '/clock', { now: at })).body).toEqual({ now: at });
    expect((await control('GET', '/clock')).body).toEqual({ now: at });
    expect(refusalOf(await running.consumer.call(METADATA)).diagnostics).toContain('expired');
    const issuedAt = Date.parse(at) / 1000;
    const claims = { iat: issuedAt, exp: issuedAt + 300 };
    const { headers, body } = await running.consumer.record('A99001', '9990000069', [], { claims });
    expect([headers.get('cache-control'), body['resourceType']]).toEqual(['no-store', 'Bundle']);
    await control('DELETE', '/clock');
    expect((await control('GET', '/clock')).body).toEqual({ now: NOW.toISOString() });
    expect((await running.consumer.call(METADATA)).status).toBe(200);
  });

  it('refuses what is no time', async () => {
    expect((await control('PUT', '/clock', { now: 'soon' })).status).toBe(400);
    expect((await control('PUT', '/clock', 'soon')).status).toBe(400);
  });
});

describe('other doors', () => {
  it('are named at the root; there is nothing elsewhere', async () => {
    const { body } = await fetchJson(`${running.simulator.origin}/`);
    expect(body['doors']).toEqual(['/pds', '/sds', '/ssp', '/practices', '/oidc', '/control']);
    for (const path of ['/nowhere', '/pdsx', '/control/everything', '/practices/X00000/STU3/1/gpconnect/metadata']) {
      expect((await fetch(`${running.simulator.origin}${path}`)).status).toBe(404);
    }
  });

  it('name the patients of a practice, and the practices that there are', async () => {
    const { body } = await control('GET', '/patients?practice=F99006');
    expect(list(body['patients']).map((one) => member(one, 'nhsNumber'))).toEqual(['9990000220']);
    for (const practice of ['NOPE', '', 'a99001']) {
      const reply = await control('GET', `/patients?practice=${practice}`);
      expect([reply.status, reply.body['error']]).toEqual([
        404,
        expect.stringMatching(/^practice: one of A99001, B99002, .*G99007/),
      ]);
    }
  });

  it.each(['record', 'patient', 'metadata'])('give a line for the shell that asks for a %s', async (what) => {
    const line = await (await fetch(`${running.simulator.origin}/control/curl?what=${what}`)).text();
    const { url, init } = shownCall(line);
    const reply = await fetchJson(url, init);
    expect(reply.status).toBe(200);
    expect((await control('GET', `/curl?what=${what}&practice=X00000`)).status).toBe(400);
  });

  it.each(['', '123', "9990000018'; echo 1; '", '999 000 0018'])(
    'give no line for the patient "%s"',
    async (patient) => {
      const reply = await control('GET', `/curl?what=patient&patient=${encodeURIComponent(patient)}`);
      expect([reply.status, reply.body['error']]).toEqual([400, expect.stringMatching(/^patient: /)]);
    },
  );
});
