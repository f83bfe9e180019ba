import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ SIMULATOR_PRACTICES: '5', SIMULATOR_PATIENTS: '2' });
});
afterAll(() => server.close());

async function ask(query: string): Promise<unknown> {
  const response = await server.post(JSON.stringify({ query }));
  return ((await response.json()) as { data: unknown }).data;
}

test('generated practices are a group like any other', async () => {
  expect(await ask('{ practices(group: "generated") { odsCode name } }')).toEqual({
    practices: ['P00001', 'P00002', 'P00003', 'P00004', 'P00005'].map((odsCode) => ({
      odsCode,
      name: expect.stringMatching(/(Surgery|Practice|Centre)$/) as string,
    })),
  });
});

test('their patients are asked about there', async () => {
  const numbers = server.running.simulator?.patientsAt('P00003').map(({ nhsNumber }) => nhsNumber) ?? [];
  expect(numbers).toHaveLength(2);
  const medications = 'medications { complete sources { state practice { odsCode } } }';
  expect(await ask(`{ patient(nhsNumber: "${numbers[0] ?? ''}") { ${medications} } }`)).toMatchObject({
    patient: {
      medications: { complete: true, sources: [{ state: 'ANSWERED', practice: { odsCode: 'P00003' } }] },
    },
  });
});

test('without an agreement the answer says that the practice was not heard', async () => {
  const [patient] = server.running.simulator?.patientsAt('P00002') ?? [];
  const medications = 'medications { complete sources { state failure { code } } }';
  expect(await ask(`{ patient(nhsNumber: "${patient?.nhsNumber ?? ''}") { ${medications} } }`)).toMatchObject({
    patient: { medications: { complete: false, sources: [{ state: 'FAILED' }] } },
  });
});
