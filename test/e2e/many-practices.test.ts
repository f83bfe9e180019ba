import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const APPOINTMENTS = graphql(`
  query Appointments($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {
    patient(nhsNumber: $nhsNumber) {
      appointments(practices: $practices) {
        items {
          start
          status
          deliveryChannel
          canCancel
          blockedBy
          practice {
            odsCode
          }
        }
        complete
        caveats
        sources {
          practice {
            odsCode
            name
          }
          state
          retrievedAt
          failure {
            code
            message
            retryable
          }
        }
      }
    }
  }
`);

const PLACES = graphql(`
  query Places($nhsNumber: NHSNumber!, $practices: [ODSCode!]) {
    patient(nhsNumber: $nhsNumber) {
      appointments(practices: $practices) {
        items {
          practice {
            odsCode
          }
          practitioners {
            name {
              text
            }
          }
          location {
            name
          }
        }
      }
    }
  }
`);

const DEADLINE_MS = 3_000;
const PATIENT = '9990000042';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ DEADLINE_MS: String(DEADLINE_MS) });
});
afterAll(() => server.close());

describe('appointments of a patient at several practices', () => {
  test('stand in one list, in order of start', async () => {
    const { data, errors } = await server.ask(APPOINTMENTS, { nhsNumber: PATIENT, practices: ['B99002', 'D99004'] });
    expect(errors).toEqual([]);
    const list = data.patient?.appointments;
    const items = list?.items ?? [];
    expect(new Set(items.map(({ practice }) => practice.odsCode))).toEqual(new Set(['B99002', 'D99004']));
    const starts = items.map(({ start }) => Date.parse(start));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(list?.complete).toBe(true);
    expect(items.filter(({ deliveryChannel }) => deliveryChannel === 'VISIT')).toEqual([
      expect.objectContaining({ canCancel: false, blockedBy: expect.arrayContaining(['VISIT']) as unknown }),
    ]);
  });

  test('come within the deadline although one practice is down and one hangs; both are named, and may be asked again', async () => {
    const begun = performance.now();
    const practices = ['B99002', 'D99004', 'F99006', 'G99007'];
    const { data, extensions } = await server.ask(APPOINTMENTS, { nhsNumber: PATIENT, practices });
    expect(performance.now() - begun).toBeLessThan(DEADLINE_MS);
    const list = data.patient?.appointments;
    expect(new Set(list?.items.map(({ practice }) => practice.odsCode))).toEqual(new Set(['B99002', 'D99004']));
    expect(list?.complete).toBe(false);
    const failures = Object.fromEntries(
      list?.sources.map(({ practice, state, failure }) => [practice.odsCode, { state, failure }]) ?? [],
    );
    expect(failures['B99002']).toEqual({ state: 'ANSWERED', failure: null });
    expect(failures['F99006']).toMatchObject({ state: 'FAILED', failure: { retryable: true } });
    expect(['UNAVAILABLE', 'TIMEOUT', 'CIRCUIT_OPEN']).toContain(failures['F99006']?.failure?.code);
    expect(failures['G99007']).toMatchObject({ state: 'FAILED', failure: { code: 'TIMEOUT', retryable: true } });
    expect(extensions.clinicalSafety?.incomplete.map(({ practice }) => practice).sort()).toEqual(['F99006', 'G99007']);
  });

  test('a practice that hangs takes nothing from the appointments of the others', async () => {
    await server.control('PUT', 'faults', [
      { practice: 'G99007', interactionId: '*', fault: 'hang' },
      { practice: 'D99004', interactionId: '*', delay: { medianMs: 250 } },
    ]);
    const { data, errors, extensions } = await server.ask(PLACES, {
      nhsNumber: PATIENT,
      practices: ['B99002', 'D99004', 'G99007'],
    });
    await server.control('DELETE', 'faults');
    expect(errors).toEqual([]);
    const items = data.patient?.appointments.items ?? [];
    expect(new Set(items.map(({ practice }) => practice.odsCode))).toEqual(new Set(['B99002', 'D99004']));
    expect(items.flatMap(({ practitioners }) => practitioners).map(({ name }) => name.text)).not.toContain(
      '(name could not be read)',
    );
    expect(items.filter(({ location }) => location?.name == null)).toEqual([]);
    expect(extensions.clinicalSafety?.incomplete.map(({ practice }) => practice)).toEqual(['G99007']);
  });

  test('a practice that does not know the patient is an answer, and does not make the list incomplete', async () => {
    const { data } = await server.ask(APPOINTMENTS, { nhsNumber: PATIENT, practices: ['B99002', 'A99001'] });
    const list = data.patient?.appointments;
    expect(list?.sources.map(({ state }) => state)).toEqual(['ANSWERED', 'NOT_REGISTERED']);
    expect(list?.complete).toBe(true);
  });

  test('a code that no directory knows is told as such', async () => {
    const { data } = await server.ask(APPOINTMENTS, { nhsNumber: PATIENT, practices: ['Z12345'] });
    expect(data.patient?.appointments.sources).toMatchObject([
      { state: 'FAILED', failure: { code: 'PRACTICE_UNKNOWN' } },
    ]);
  });
});
