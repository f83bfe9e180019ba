import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENTS } from '../../src/simulator/estate/patient-rows.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import type { Simulator } from '../../src/simulator/index.js';
import { INTERACTIONS } from '../../src/simulator/practice/interactions.js';
import { ANY_MOMENT_OF_ALL, ANY_SEED, withSimulator } from './any-simulator.js';
import { fetchJson, list, member, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';
import { type Fault, structuralFaults } from './structure.js';
import { R4 } from './structure/dialects.js';

const running = runningSimulator();

/** What is wrong with an answer of PDS or SDS, in itself and in what it holds. */
const nationalFaults = ({ body }: Reply): readonly Fault[] =>
  [body, ...list(body['entry']).map((entry) => member(entry, 'resource'))].flatMap((one) => structuralFaults(one, R4));

const pds = ({ pdsUrl }: Simulator, number: string, requestId: string = randomUUID()): Promise<Reply> =>
  fetchJson(`${pdsUrl}/Patient/${number}`, { headers: { 'X-Request-ID': requestId } });

const tokens = (practice: string, interaction: string): string =>
  [
    `organization=${encodeURIComponent(`https://fhir.nhs.uk/Id/ods-organization-code|${practice}`)}`,
    `identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhsServiceInteractionId|${interaction}`)}`,
  ].join('&');

const TYPES = ['Endpoint', 'Device'] as const;
const sds = ({ sdsUrl }: Simulator, type: string, query: string): Promise<Reply> =>
  fetchJson(`${sdsUrl}/${type}?${query}`);

describe('what PDS answers', () => {
  it.each(PATIENTS.map(({ nhsNumber, whatFor }) => [nhsNumber, whatFor] as const))(
    'is in order by the element table: %s, %s',
    async (number) => {
      expect(nationalFaults(await pds(running.simulator, number))).toEqual([]);
    },
  );

  it.each([
    ['a number that is none', '9990000019', randomUUID(), 400],
    ['a number that nobody has', '9990000190', randomUUID(), 404],
    ['no proper request id', '9990000018', 'x', 400],
  ])('refuses in the same shape: %s', async (_what, number, requestId, status) => {
    const reply = await pds(running.simulator, number, requestId);
    expect([reply.status, reply.body['resourceType'], nationalFaults(reply)]).toEqual([status, 'OperationOutcome', []]);
  });
});

describe('what SDS answers', () => {
  it.each(PRACTICES.map(({ odsCode }) => [odsCode] as const))(
    'is in order by the element tables: every interaction at %s',
    async (practice) => {
      for (const { id } of Object.values(INTERACTIONS)) {
        for (const type of TYPES) {
          const reply = await sds(running.simulator, type, tokens(practice, id));
          expect([reply.status, nationalFaults(reply)]).toEqual([200, []]);
        }
      }
    },
  );

  it.each(TYPES)('refuses in the same shape: %s', async (type) => {
    const reply = await sds(running.simulator, type, 'organization=');
    expect([reply.status, reply.body['resourceType'], nationalFaults(reply)]).toEqual([400, 'OperationOutcome', []]);
  });
});

describe('the national services of any seed and day', () => {
  it('answer in order by the element tables', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_SEED, ANY_MOMENT_OF_ALL, (seed, at) =>
        withSimulator(at, { seed, practices: 3, patients: 2 }, async (simulator) => {
          const codes = simulator.practices.map(({ odsCode }) => odsCode);
          const numbers = new Set(
            codes.flatMap((code) => simulator.patientsAt(code)).map(({ nhsNumber }) => nhsNumber),
          );
          for (const number of numbers) expect(nationalFaults(await pds(simulator, number))).toEqual([]);
          for (const code of codes) {
            const query = tokens(code, INTERACTIONS.findPatient.id);
            for (const type of TYPES) expect(nationalFaults(await sds(simulator, type, query))).toEqual([]);
          }
        }),
      ),
      { numRuns: 5 },
    );
  }, 60_000);
});
