import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { fetchJson, INTERACTION, list, member, metadataOf, type Reply, TestConsumer } from './consumer.js';
import { askConformance } from './html-consumer.js';
import { NOW } from './running.js';

/** A clock that stops showing the time: nothing can be answered any more. */
const clock = { isBroken: false };
/** What the next looks at it find. */
const looks: (() => Date)[] = [];
const now = (): Date => looks.shift()?.() ?? (clock.isBroken ? new Date(Number.NaN) : NOW);

const told: unknown[] = [];
let simulator: Simulator;
let consumer: TestConsumer;

beforeAll(async () => {
  simulator = await startSimulator({ now, onFailure: (error) => told.push(error) });
  consumer = new TestConsumer(simulator, () => NOW);
  // Looked up while that is still answered.
  await consumer.call(metadataOf('A99001'));
  await askConformance(consumer, 'A99001');
  clock.isBroken = true;
});
afterAll(() => simulator.close());

/** Answered with 500, and nothing of where in the code it went wrong. */
function expectFailure(reply: Reply): void {
  expect(reply.status).toBe(500);
  expect(reply.text).not.toMatch(/\bat \S+ \(|\.[jt]s\b|node_modules|Invalid time value/);
  expect(reply.headers.get('cache-control')).toBe('no-store');
}

describe('a failure of the simulator itself', () => {
  it.each([{ direct: false }, { direct: true }])('is the practice’s INTERNAL_SERVER_ERROR: %o', async (how) => {
    const reply = await consumer.call(metadataOf('A99001'), how);
    expectFailure(reply);
    expect(reply.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8');
    expect(reply.body).toMatchObject({
      resourceType: 'OperationOutcome',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1'] },
      issue: [
        {
          severity: 'error',
          code: 'processing',
          details: {
            coding: [
              {
                system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
                code: 'INTERNAL_SERVER_ERROR',
              },
            ],
          },
          diagnostics: expect.any(String) as string,
        },
      ],
    });
  });

  it('is so in the shape of the HTML view', async () => {
    const reply = await askConformance(consumer, 'A99001');
    expectFailure(reply);
    expect(reply.headers.get('content-type')).toBe('application/json+fhir;charset=utf-8');
    expect(member(reply.body, 'meta', 'profile', 0)).toBe(
      'http://fhir.nhs.net/StructureDefinition/gpconnect-operationoutcome-1',
    );
  });

  it.each(['pds/Patient/9990000018', 'sds/Endpoint'])('is one of the national services: %s', async (path) => {
    const headers = { 'X-Request-ID': crypto.randomUUID() };
    const reply = await fetchJson(`${simulator.origin}/${path}`, { headers });
    expectFailure(reply);
    expect(reply.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ details: { coding: [{ code: 'UNKNOWN_ERROR' }] } }],
    });
  });

  it.each<[string, RequestInit, string]>([
    ['control/clock', {}, 'error'],
    ['oidc/token', { method: 'POST', body: 'grant_type=client_credentials&client_id=demo-gp' }, 'error'],
  ])('is told at other doors in their way: %s', async (path, init, member) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const reply = await fetchJson(`${simulator.origin}/${path}`, { headers, ...init });
    expectFailure(reply);
    expect(reply.body).toHaveProperty(member, expect.any(String));
  });

  it.each([{ direct: false }, { direct: true }])('stands among the calls with its status: %o', async (how) => {
    const fail = (): Date => {
      throw new Error('The clock cannot be read.');
    };
    looks.push(() => NOW, fail);
    expectFailure(await consumer.call(metadataOf('A99001'), how));
    const { body } = await fetchJson(`${simulator.origin}/control/calls`);
    expect(list(body['calls']).at(-1)).toMatchObject({ status: 500, ms: expect.any(Number) as number });
  });

  it('is told in full to whoever runs it', async () => {
    told.length = 0;
    await consumer.call({ ...metadataOf('A99001'), interaction: INTERACTION.metadata });
    expect(told).toEqual([expect.objectContaining({ message: 'Invalid time value' })]);
  });
});
