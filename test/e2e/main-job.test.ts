import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type SeenCall, type TestServer } from './server.js';

const SUMMARY = graphql(`
  query Summary($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      nhsNumber
      name {
        text
      }
      medications {
        items {
          id
          name
          group
        }
        statement
        complete
      }
      allergies {
        active {
          name
        }
        statement
      }
      appointments {
        items {
          id
          start
          practitioners {
            name {
              text
            }
          }
          location {
            name
          }
        }
        complete
      }
    }
  }
`);

const ENCOUNTER = '0f9ff0d2-50a5-4e5b-9a43-4b4b2b8a4c11';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => server.control('DELETE', 'calls'));

/** Calls by what they were for: national services by their path, practices by the last part of the interaction. */
function tally(calls: readonly SeenCall[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { interactionId, path } of calls) {
    const what = interactionId?.split(':').pop() ?? path.split(/[?]/)[0]?.split('/').slice(1, 3).join('/') ?? '';
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

describe('a patient with medication, allergies and appointments', () => {
  test('costs one trace, two look-ups for each endpoint, one structured call, one search, one list, and one read for each reference', async () => {
    const answer = await server.ask(SUMMARY, { nhsNumber: '999 000 0018' });
    expect(answer.errors).toEqual([]);
    const patient = answer.data.patient;
    expect(patient?.nhsNumber).toBe('9990000018');
    expect(patient?.medications.items.length).toBeGreaterThan(5);
    const appointments = patient?.appointments.items ?? [];
    expect(appointments.length).toBeGreaterThan(5);

    const calls = await server.calls();
    const staff = calls.filter(({ path }) => /\/(Practitioner|Location)\//.test(path));
    expect(new Set(staff.map(({ path }) => path)).size).toBe(staff.length);
    expect(staff.length).toBeGreaterThan(2);
    const { 'practitioner-1': practitioners, 'location-1': locations, ...others } = tally(calls);
    expect((practitioners ?? 0) + (locations ?? 0)).toBe(staff.length);
    expect(others).toEqual({
      'pds/Patient': 1,
      'sds/Endpoint': 2,
      'sds/Device': 2,
      'gpc.getstructuredrecord-1': 1,
      'patient-1': 1,
      'patient_appointments-1': 1,
    });
    expect(answer.extensions.cost.actual).toEqual({ practice: calls.length - 5, national: 5 });
  });

  test('asked again in the same encounter costs the appointments call alone', async () => {
    await server.ask(SUMMARY, { nhsNumber: '9990000018' }, { 'encounter-id': ENCOUNTER });
    await server.calls();
    const answer = await server.ask(SUMMARY, { nhsNumber: '9990000018' }, { 'encounter-id': ENCOUNTER });
    expect(tally(await server.calls())).toEqual({ 'patient_appointments-1': 1 });
    expect(answer.extensions.cost.reused).toBeGreaterThan(3);
  });

  test('asked again without an encounter saves staff and places only', async () => {
    await server.ask(SUMMARY, { nhsNumber: '9990000018' });
    await server.calls();
    await server.ask(SUMMARY, { nhsNumber: '9990000018' });
    expect(tally(await server.calls())).toEqual({
      'pds/Patient': 1,
      'sds/Endpoint': 2,
      'sds/Device': 2,
      'gpc.getstructuredrecord-1': 1,
      'patient-1': 1,
      'patient_appointments-1': 1,
    });
  });
});
