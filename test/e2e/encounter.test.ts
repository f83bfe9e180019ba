import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const ALLERGIES = graphql(`
  query AllergiesFirst($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      allergies {
        active {
          name
        }
        sources {
          retrievedAt
          fromCache
          traceId
        }
      }
    }
  }
`);
const MEDICINES = graphql(`
  query MedicinesThen($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      medications {
        items {
          id
          source {
            fromCache
            retrievedAt
          }
        }
        sources {
          fromCache
          retrievedAt
        }
      }
    }
  }
`);
const END = graphql(`
  mutation End($id: ID!) {
    endEncounter(input: { encounterId: $id }) {
      ended
      failure {
        code
      }
    }
  }
`);
const WHO = graphql(`
  query Who {
    viewer {
      encounter {
        id
        startedAt
        expiresAt
      }
    }
  }
`);
const REREAD = graphql(`
  query Reread($id: ID!) {
    node(id: $id) {
      id
      ... on Medication {
        name
        raw
        rawPlan
        issues {
          raw
        }
      }
    }
  }
`);

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const uuid = (last: number) => `7d1f5a5e-0000-4000-8000-00000000000${String(last)}`;
const patient = { nhsNumber: '9990000018' };
const calls = async (what: string) =>
  (await server.calls()).filter(({ interactionId }) => interactionId?.includes(what));

describe('inside an encounter', () => {
  test('what is in hand is not asked for again, and says when the practice gave it', async () => {
    const headers = { 'encounter-id': uuid(1) };
    const first = await server.ask(MEDICINES, patient, headers);
    await server.calls();
    const second = await server.ask(ALLERGIES, patient, headers);
    expect(await server.calls()).toEqual([]);
    const [made] = first.data.patient?.medications.sources ?? [];
    const [kept] = second.data.patient?.allergies.sources ?? [];
    expect(made?.fromCache).toBe(false);
    expect(kept?.fromCache).toBe(true);
    expect(kept?.retrievedAt).toBe(made?.retrievedAt);
    expect((await server.audit()).at(-1)).toMatchObject({
      phase: 'REUSED',
      action: 'READ_RECORD',
      nhsNumber: '9990000018',
    });
  });

  test('an area that is not in hand yet is asked for, and nothing else', async () => {
    const headers = { 'encounter-id': uuid(2) };
    await server.ask(ALLERGIES, patient, headers);
    await server.calls();
    const { data } = await server.ask(MEDICINES, patient, headers);
    expect((await server.calls()).map(({ interactionId }) => interactionId?.split(':').pop())).toEqual([
      'gpc.getstructuredrecord-1',
    ]);
    const items = data.patient?.medications.items ?? [];
    expect(items.every(({ source }) => !source.fromCache)).toBe(true);
  });

  test('another patient starts from nothing, look-ups included', async () => {
    const headers = { 'encounter-id': uuid(3) };
    await server.ask(ALLERGIES, patient, headers);
    await server.calls();
    await server.ask(ALLERGIES, { nhsNumber: '9990000069' }, headers);
    const made = await server.calls();
    expect(made.filter(({ path }) => path.startsWith('/sds/'))).toHaveLength(2);
    expect(made.filter(({ path }) => path.startsWith('/pds/'))).toHaveLength(1);
  });

  test("another user's use of the same id gets nothing of it", async () => {
    const headers = { 'encounter-id': uuid(4) };
    await server.ask(WHO, {}, headers);
    await server.post(JSON.stringify({ query: '{ patient(nhsNumber: "9990000018") { birthDate } }' }), headers);
    await server.calls();
    const query = { query: '{ patient(nhsNumber: "9990000018") { birthDate } }' };
    await server.post(JSON.stringify(query), { ...headers, 'demo-user': 'demo-receptionist' });
    expect((await server.calls()).filter(({ path }) => path.startsWith('/pds/'))).toHaveLength(1);
  });

  test('when it is ended, all is forgotten; ending twice is harmless; only its own user can end it', async () => {
    const headers = { 'encounter-id': uuid(5) };
    await server.ask(ALLERGIES, patient, headers);
    const others = await server.ask(END, { id: uuid(5) }, { 'demo-user': 'demo-receptionist' });
    expect(others.data.endEncounter).toEqual({ ended: false, failure: null });
    expect((await server.ask(END, { id: uuid(5) })).data.endEncounter).toEqual({ ended: true, failure: null });
    expect((await server.ask(END, { id: uuid(5) })).data.endEncounter).toEqual({ ended: false, failure: null });
    await server.calls();
    await server.ask(ALLERGIES, patient, headers);
    expect(await calls('gpc.getstructuredrecord-1')).toHaveLength(1);
  });

  test('the viewer sees it, and until when it lasts', async () => {
    const { data } = await server.ask(WHO, {}, { 'encounter-id': uuid(6) });
    const { id, startedAt, expiresAt } = data.viewer.encounter ?? {};
    expect(id).toBe(uuid(6));
    expect(Date.parse(expiresAt ?? '') - Date.parse(startedAt ?? '')).toBe(15 * 60_000);
  });
});

test('an item is read again by its id, though its bundle id is another by then; what was sent is given as it was', async () => {
  const { data } = await server.ask(MEDICINES, patient);
  for (const { id } of data.patient?.medications.items.slice(0, 3) ?? []) {
    expect(id).not.toContain('9990000018');
    expect(Buffer.from(id, 'base64url').toString('latin1')).not.toContain('9990000018');
    const again = await server.ask(REREAD, { id });
    expect(again.errors).toEqual([]);
    expect(again.data.node).toMatchObject({
      id,
      raw: { resourceType: 'MedicationStatement' },
      rawPlan: { resourceType: 'MedicationRequest', intent: 'plan' },
    });
  }
});

test('a hundred identical queries at the same moment cost the calls of one', async () => {
  const slow = await startServer({ SIMULATOR_LATENCY: '400:0.01' });
  try {
    const query = `query ($n: NHSNumber!) { patient(nhsNumber: $n) {
      medications { items { name } } allergies { active { name } }
      appointments { items { start practitioners { name { text } } location { name } } } } }`;
    const body = JSON.stringify({ query, variables: { n: '9990000018' } });
    const single = { 'encounter-id': uuid(7) };
    await (await slow.post(body, single)).text();
    const one = await slow.calls();
    const staff = one.filter(({ path }) => /\/(Practitioner|Location)\//.test(path));
    const answers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await slow.post(body, { 'encounter-id': uuid(8) });
        return ((await response.json()) as { data: unknown }).data;
      }),
    );
    expect(new Set(answers.map((data) => JSON.stringify(data))).size).toBe(1);
    // Staff and places were in hand already: they are the organisation's.
    expect(await slow.calls()).toHaveLength(one.length - staff.length);
  } finally {
    await slow.close();
  }
});
