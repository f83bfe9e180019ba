import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchJson, INTERACTION, list, member, refusalOf, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
  fetchJson(`${running.simulator.origin}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

afterEach(async () => {
  await control('DELETE', '/faults');
  await control('DELETE', '/calls');
});

type Service = 'PDS' | 'SDS';

/** A question that the service answers with 200. */
function ask(service: Service, signal: AbortSignal | null = null): Promise<Reply> {
  const { pdsUrl, sdsUrl } = running.simulator;
  const coded = (value: string): string => encodeURIComponent(`https://fhir.nhs.uk/Id/${value}`);
  const url = {
    PDS: `${pdsUrl}/Patient/9990000018`,
    SDS: `${sdsUrl}/Endpoint?organization=${coded('ods-organization-code|A99001')}&identifier=${coded(`nhsServiceInteractionId|${INTERACTION.metadata}`)}`,
  }[service];
  return fetchJson(url, { headers: { 'X-Request-ID': randomUUID() }, signal });
}

const lastCall = async (): Promise<unknown> => list((await control('GET', '/calls')).body['calls']).at(-1);

describe.each<[Service, Service]>([
  ['PDS', 'SDS'],
  ['SDS', 'PDS'],
])('faults of %s', (service, other) => {
  const spoil = (fault: string, more: object = {}): Promise<Reply> =>
    control('PUT', '/faults', [{ practice: service, fault, ...more }]);

  it.each([429, 500, 502, 503, 504])('status %i, in its own shape', async (status) => {
    await spoil(`status:${status}`);
    const reply = await ask(service);
    expect(refusalOf(reply).status).toBe(status);
    expect(member(reply.body, 'issue', 0, 'details', 'coding', 0, 'system')).toBe(
      'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode',
    );
    expect(reply.headers.get('retry-after')).toBe(status === 429 ? '2' : null);
    expect((await ask(other)).status).toBe(200);
  });

  it.each([200, 204, 302, 304])('status %i, with nothing', async (status) => {
    await spoil(`status:${status}`);
    const reply = await ask(service);
    expect([reply.status, reply.text]).toEqual([status, '']);
  });

  it('cuts off, HTML, another type, a reset', async () => {
    const whole = await ask(service);
    await spoil('truncate');
    expect((await ask(service)).text).toBe(whole.text.slice(0, Math.floor(whole.text.length / 2)));
    await spoil('html');
    expect((await ask(service)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    await spoil('content-type');
    const renamed = await ask(service);
    expect([renamed.text, renamed.headers.get('content-type')]).toEqual([whole.text, 'text/plain;charset=utf-8']);
    await spoil('reset');
    await expect(ask(service)).rejects.toThrow();
    expect(member(await lastCall(), 'status')).toBeNull();
  });

  it('silence until the caller has had enough, and delay', async () => {
    await spoil('hang');
    await expect(ask(service, AbortSignal.timeout(80))).rejects.toThrow();
    await control('PUT', '/faults', [{ practice: service, delay: { medianMs: 60 } }]);
    expect((await ask(service)).status).toBe(200);
    expect(Number(member(await lastCall(), 'ms'))).toBeGreaterThanOrEqual(55);
  });

  it('as often as was said', async () => {
    await spoil('status:503', { times: 1 });
    expect([(await ask(service)).status, (await ask(service)).status]).toEqual([503, 200]);
  });

  it.each(['clock:60', 'switched-off', 'unregistered', 'asid-change'])('never %s', async (fault) => {
    const reply = await spoil(fault);
    expect([reply.status, reply.body['error']]).toEqual([400, expect.stringMatching(/^body\[0\]\.fault: /)]);
  });

  it('never of an interaction or a capability: it has none', async () => {
    for (const [field, value] of [
      ['interactionId', INTERACTION.metadata],
      ['capability', 'structured'],
    ] as const) {
      const reply = await spoil('status:503', { [field]: value });
      expect(String(reply.body['error'])).toContain(`body[0].${field}`);
    }
  });
});
