import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ DEADLINE_MS: '2500' });
});
afterAll(() => server.close());

interface Payload {
  readonly data?: { readonly patient: Record<string, unknown> };
  readonly incremental?: readonly {
    readonly label?: string;
    readonly data?: Record<string, unknown>;
    readonly items?: readonly unknown[];
  }[];
  readonly extensions: {
    readonly clinicalSafety?: { readonly incomplete: readonly { readonly practice: string }[] };
    readonly cost: { actual: { practice: number } };
  };
  readonly hasNext: boolean;
}

/** The payloads of a multipart answer, in the order in which they came. */
async function parts(query: string): Promise<readonly Payload[]> {
  const response = await server.post(JSON.stringify({ query }), { accept: 'multipart/mixed; deferSpec=20220824' });
  expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
  const boundary = /boundary="?([^";]+)/.exec(response.headers.get('content-type') ?? '')?.[1] ?? '-';
  return (await response.text())
    .split(`--${boundary}`)
    .map((part) => part.slice(part.indexOf('{')).trim())
    .filter((part) => part.startsWith('{'))
    .map((part) => JSON.parse(part) as Payload);
}

const FAST_FIRST = `{
  patient(nhsNumber: "9990000042") {
    name { text }
    ... @defer(label: "record") { medications { items { name } complete } allergies { active { name } } }
    ... @defer(label: "slow") { appointments(practices: ["G99007"]) { items { start } complete sources { state } } }
  }
}`;

describe('@defer', () => {
  test('a slow practice holds up only its own part; every payload says what may be missing in it', async () => {
    const [first, ...later] = await parts(FAST_FIRST);
    expect(first?.data?.patient).toHaveProperty('name');
    expect(first?.data?.patient).not.toHaveProperty('medications');
    const order = later.flatMap(({ incremental }) => (incremental ?? []).map(({ label }) => label));
    expect(order).toEqual(['record', 'slow']);
    const slow = later.find(({ incremental }) => incremental?.some(({ label }) => label === 'slow'));
    expect(slow?.extensions.clinicalSafety?.incomplete).toMatchObject([{ practice: 'G99007' }]);
    expect(later.at(-1)?.hasNext).toBe(false);
  });

  test('deferred areas of one patient still share one call', async () => {
    await server.calls();
    await parts(`{ patient(nhsNumber: "9990000018") {
      ... @defer(label: "a") { medications { items { name } } }
      ... @defer(label: "b") { allergies { active { name } } }
    } }`);
    const structured = (await server.calls()).filter(({ path }) => path.endsWith('$gpc.getstructuredrecord'));
    expect(structured).toHaveLength(1);
  });

  test('a client that does not ask for parts gets one whole answer', async () => {
    const response = await server.post(JSON.stringify({ query: FAST_FIRST }));
    const { data } = (await response.json()) as { data: { patient: Record<string, unknown> } };
    expect(Object.keys(data.patient).sort()).toEqual(['allergies', 'appointments', 'medications', 'name']);
  });
});

test('@stream: members of a list come as they are known', async () => {
  const payloads = await parts(
    '{ patients(nhsNumbers: ["9990000018", "9990000158", "9990000042"]) @stream(initialCount: 1) { __typename } }',
  );
  expect(payloads.length).toBeGreaterThan(1);
  const streamed = payloads
    .slice(1)
    .flatMap(({ incremental }) => (incremental ?? []).flatMap(({ items }) => items ?? []));
  expect(streamed).toEqual([{ __typename: 'PatientFailure' }, { __typename: 'Patient' }]);
});

test('a client that would take parts has the fields in the order asked for, whoever answers first', async () => {
  const query = `{ patient(nhsNumber: "9990000018") {
    allergies { complete } medications { items { name } complete } appointments { complete } nhsNumber
  } }`;
  for (const accept of ['multipart/mixed; deferSpec=20220824, application/json', 'application/json']) {
    const response = await server.post(JSON.stringify({ query }), { accept });
    const { data } = (await response.json()) as { data: { patient: Record<string, unknown> } };
    expect([accept, Object.keys(data.patient)]).toEqual([
      accept,
      ['allergies', 'medications', 'appointments', 'nhsNumber'],
    ]);
  }
});
