import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const NAMES_ONLY = graphql(`
  query NamesOnly($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      medications {
        items {
          name
        }
      }
    }
  }
`);
const BOTH = graphql(`
  query Both($nhsNumber: NHSNumber!, $since: Date) {
    patient(nhsNumber: $nhsNumber) {
      medications(since: $since) {
        items(group: [CURRENT_REPEAT]) {
          name
          lastIssued
        }
        statement
        notices {
          code
          text
        }
        allergiesRetrieved
        filters {
          argument
          by
        }
        sources {
          state
          retrievedAt
        }
      }
      allergies {
        active {
          name
          isDegraded
        }
        ended {
          name
          endReason
        }
        noKnownAllergies
        statement
        sources {
          state
          retrievedAt
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

describe('what a practice says about completeness', () => {
  test('stands in the extensions although nothing of it was selected', async () => {
    const { extensions } = await server.ask(NAMES_ONLY, { nhsNumber: '9990000107' });
    // Of the medicines, and of the problems that came along with them.
    expect(extensions.clinicalSafety?.notices).toEqual(
      ['MEDICATIONS', 'PROBLEMS'].map((area) => ({
        path: ['patient', 'medications'],
        code: 'DATA_IN_TRANSIT',
        text: expect.stringMatching(/transfer from previous GP practice not yet complete/) as unknown,
        practice: 'A99001',
        area,
      })),
    );
    expect(extensions.clinicalSafety?.incomplete).toEqual([
      { path: ['patient', 'medications'], practice: 'A99001', state: 'PARTIAL', code: null },
    ]);
    expect(extensions.clinicalSafety?.advice.map(({ code }) => code)).toEqual([
      'SOURCES_NOT_SELECTED',
      'STATEMENT_NOT_SELECTED',
      'LAST_ISSUED_NOT_SELECTED',
      'ALLERGIES_NOT_SELECTED',
    ]);
  });

  test('is in the list itself too, and the list does not claim more than it may', async () => {
    const { data } = await server.ask(BOTH, { nhsNumber: '9990000107' });
    expect(data.patient?.medications.notices).toMatchObject([{ code: 'DATA_IN_TRANSIT' }, { code: 'DATA_IN_TRANSIT' }]);
    expect(['ITEMS_INCOMPLETE', 'NOTHING_SHAREABLE']).toContain(data.patient?.medications.statement);
  });

  test('nothing recorded is said only where lists came empty and unwarned', async () => {
    const { data, extensions } = await server.ask(BOTH, { nhsNumber: '9990000069' });
    expect(data.patient?.medications).toMatchObject({
      items: [],
      statement: 'NOTHING_RECORDED',
      allergiesRetrieved: true,
    });
    expect(data.patient?.allergies).toMatchObject({
      active: [],
      statement: 'NOTHING_RECORDED',
      noKnownAllergies: false,
    });
    expect(extensions.clinicalSafety).toMatchObject({ notices: [], incomplete: [], advice: [] });
  });

  test('no known allergies is an entry, not an empty list', async () => {
    const { data } = await server.ask(BOTH, { nhsNumber: '9990000077' });
    expect(data.patient?.allergies).toMatchObject({ noKnownAllergies: true, statement: 'ITEMS' });
  });

  test('ended allergies stand apart, with a reason or without one', async () => {
    const { data } = await server.ask(BOTH, { nhsNumber: '9990000093' });
    const reasons = data.patient?.allergies.ended.map(({ endReason }) => endReason) ?? [];
    expect(reasons.length).toBeGreaterThanOrEqual(2);
    expect(reasons.some((reason) => reason !== null)).toBe(true);
    const names = data.patient?.allergies.ended.map(({ name }) => name) ?? [];
    expect(data.patient?.allergies.active.filter(({ name }) => names.includes(name))).toEqual([]);
  });

  test('a degraded drug allergy is marked', async () => {
    const { data } = await server.ask(BOTH, { nhsNumber: '9990000085' });
    expect(data.patient?.allergies.active.some(({ isDegraded }) => isDegraded)).toBe(true);
  });

  test('filters are told, and by whom', async () => {
    const { data, extensions } = await server.ask(BOTH, { nhsNumber: '9990000018', since: '2026-01-01' });
    expect(data.patient?.medications.filters).toEqual([
      { argument: 'since', by: 'PRACTICE' },
      { argument: 'items.group', by: 'SERVER' },
    ]);
    expect(extensions.clinicalSafety?.filters).toHaveLength(2);
  });

  test('an older practice answers, and what it does not know is said', async () => {
    const { data, errors } = await server.ask(BOTH, { nhsNumber: '9990000050' });
    expect(errors).toEqual([]);
    expect(data.patient?.medications.items.length).toBeGreaterThan(0);
  });
});
