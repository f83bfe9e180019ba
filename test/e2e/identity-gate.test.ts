import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const PATIENT = graphql(`
  query Gate($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      registeredPractice {
        odsCode
      }
      medications {
        items {
          name
        }
        complete
        statement
        sources {
          state
        }
        notAsked {
          code
        }
      }
      allergies {
        statement
        notAsked {
          code
        }
      }
      appointments {
        complete
        notAsked {
          code
        }
      }
    }
  }
`);
const WARD = graphql(`
  query Ward($nhsNumbers: [NHSNumber!]!) {
    patients(nhsNumbers: $nhsNumbers) {
      ... on Patient {
        nhsNumber
        name {
          text
        }
      }
      ... on PatientFailure {
        nhsNumber
        failure {
          code
        }
        replacedBy
      }
    }
  }
`);

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const atPractices = async () => (await server.calls()).filter(({ interactionId }) => interactionId !== null);

describe('the identity gate', () => {
  test.each([
    ['9990000158', 'PATIENT_SENSITIVE'],
    ['9990000166', 'PATIENT_DECEASED'],
    ['9990000174', 'NHS_NUMBER_SUPERSEDED'],
    ['9990000190', 'PATIENT_NOT_FOUND'],
    ['9990000441', 'NHS_NUMBER_INVALID'],
  ])('refuses %s with %s before any practice is asked, and writes that down', async (nhsNumber, code) => {
    const before = (await server.audit()).length;
    await server.calls();
    const answer = await server.ask(PATIENT, { nhsNumber });
    expect(answer.data.patient).toBeNull();
    expect(answer.errors).toMatchObject([{ path: ['patient'], extensions: { code, retryable: false } }]);
    expect(JSON.stringify(answer.errors)).not.toContain(nhsNumber);
    expect(await atPractices()).toEqual([]);
    const written = (await server.audit()).slice(before);
    expect(written.map(({ phase }) => phase)).toEqual(['ATTEMPT', 'OUTCOME', 'REFUSED']);
    expect(written[2]).toMatchObject({
      phase: 'REFUSED',
      nhsNumber,
      failureCode: code,
      userId: 'demo-gp',
      organisation: 'Z99000',
    });
  });

  test('a patient without a practice can be had, but nobody holds their record: lists say so, and no practice is asked', async () => {
    const before = (await server.audit()).length;
    await server.calls();
    const { data, errors } = await server.ask(PATIENT, { nhsNumber: '9990000204' });
    expect(errors).toEqual([]);
    expect(data.patient).toEqual({
      registeredPractice: null,
      medications: {
        items: [],
        complete: false,
        statement: 'NOT_SUPPLIED',
        sources: [],
        notAsked: { code: 'NO_REGISTERED_PRACTICE' },
      },
      allergies: { statement: 'NOT_SUPPLIED', notAsked: { code: 'NO_REGISTERED_PRACTICE' } },
      appointments: { complete: false, notAsked: { code: 'NO_REGISTERED_PRACTICE' } },
    });
    expect(await atPractices()).toEqual([]);
    const refused = (await server.audit()).slice(before).filter(({ phase }) => phase === 'REFUSED');
    expect(refused.map(({ action, failureCode }) => [action, failureCode]).sort()).toEqual([
      ['READ_APPOINTMENTS', 'NO_REGISTERED_PRACTICE'],
      ['READ_RECORD', 'NO_REGISTERED_PRACTICE'],
    ]);
  });

  test('in a list of several a refusal stands in its place, and says which number to ask for instead', async () => {
    const { data, errors } = await server.ask(WARD, {
      nhsNumbers: ['9990000018', '9990000174', '9990000158', '9990000042'],
    });
    expect(errors).toEqual([]);
    expect(data.patients).toMatchObject([
      { nhsNumber: '9990000018' },
      { nhsNumber: '9990000174', failure: { code: 'NHS_NUMBER_SUPERSEDED' }, replacedBy: '9990000182' },
      { nhsNumber: '9990000158', failure: { code: 'PATIENT_SENSITIVE' }, replacedBy: null },
      { nhsNumber: '9990000042' },
    ]);
  });
});
