import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allergy, bundle, coded, course, extension, list, LISTS, patient, type Json } from '../fhir/record-builder.js';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const RECORD = graphql(`
  query OddRecord($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      medications {
        items {
          id
          name
          source {
            state
          }
          linkedProblems {
            name
            source {
              state
            }
          }
        }
        statement
        complete
        caveats
        allergiesRetrieved
        notices {
          code
          area
          text
        }
        sources {
          state
        }
      }
      allergies {
        active {
          name
        }
        statement
        complete
        caveats
        noKnownAllergies
        notices {
          code
          rawCode
        }
      }
    }
  }
`);
const MEDICINES = graphql(`
  query OddMedicines($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      medications {
        allergiesRetrieved
        caveats
      }
    }
  }
`);

const warned = (code: string): Json => ({ extension: [extension('ListWarningCode', { valueCode: code })] });
const emptyFor = (code: string): Json => ({ emptyReason: { coding: [{ code }] } });
const noKnown = allergy({ id: 'none', identifier: [], code: coded('716186003', 'No known allergy') });
const medicines = [...course(), list(LISTS.medications, ['MedicationStatement/m-statement'])];
const noEnded = list(LISTS.endedAllergies, [], emptyFor('no-content-recorded'));
const active = (items: readonly string[], more: Json = {}) => list(LISTS.allergies, items, more);
const linkedProblem: readonly Json[] = [
  {
    resourceType: 'Condition',
    id: 'c',
    code: coded('1', 'Sample complaint'),
    extension: [extension('RelatedClinicalContent', { valueReference: { reference: 'MedicationRequest/m-plan' } })],
  },
  list('', ['Condition/c'], {
    code: { coding: [{ code: 'problems-linked-problems-not-relating-to-a-primary-query' }] },
    ...warned('confidential-items'),
  }),
];

/** Records as no system should send them, each under a number of its own. */
const RECORDS = {
  '9990000514': [
    active(['AllergyIntolerance/a', 'AllergyIntolerance/none']),
    allergy(),
    noKnown,
    noEnded,
    ...medicines,
  ],
  '9990000522': [active(['AllergyIntolerance/none'], warned('confidential-items')), noKnown, noEnded, ...medicines],
  '9990000530': [
    active([]),
    noEnded,
    ...medicines,
    {
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'warning',
          code: 'not-supported',
          details: { text: 'includeAllergies has been disabled' },
          diagnostics: 'includeAllergies',
        },
      ],
    },
  ],
  '9990000549': [active(['AllergyIntolerance/a']), allergy(), noEnded, ...medicines, ...linkedProblem],
  '9990000557': [active([], emptyFor('withheld')), noEnded, list(LISTS.medications, [], emptyFor('withheld'))],
  '9990000565': [active([]), allergy(), noEnded, ...medicines],
  '9990000573': [
    active(['AllergyIntolerance/a']),
    allergy(),
    noEnded,
    ...course(),
    list(LISTS.medications, ['MedicationStatement/m-statement'], warned('data-awaiting-filing')),
  ],
} as const satisfies Readonly<Record<string, readonly Json[]>>;

const folder = mkdtempSync(join(tmpdir(), 'odd-records-'));
let server: TestServer;
beforeAll(async () => {
  for (const [value, resources] of Object.entries<readonly Json[]>(RECORDS)) {
    const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }];
    writeFileSync(join(folder, `${value}.json`), JSON.stringify(bundle(patient({ identifier }), ...resources)));
  }
  server = await startServer({ SIMULATOR_RECORDS: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function record(nhsNumber: keyof typeof RECORDS) {
  const { data, errors, extensions } = await server.ask(RECORD, { nhsNumber });
  expect(errors).toEqual([]);
  if (data.patient === null) throw new Error('No patient.');
  return { ...data.patient, safety: extensions.clinicalSafety };
}

describe('a record that contradicts itself, or is not whole, is not told as if it were in order', () => {
  test('"no known allergies" beside an allergy', async () => {
    const { allergies } = await record('9990000514');
    expect(allergies).toMatchObject({ noKnownAllergies: true, statement: 'ITEMS' });
    expect(allergies.caveats).toContainEqual(expect.stringContaining('other allergies are recorded'));
  });

  test('"no known allergies" where something was withheld', async () => {
    const { allergies } = await record('9990000522');
    expect(allergies).toMatchObject({ noKnownAllergies: true, statement: 'ITEMS_INCOMPLETE' });
    expect(allergies.caveats).toContainEqual(expect.stringContaining('do not rely on it'));
  });

  test('an empty list of allergies that are switched off has not been retrieved', async () => {
    const { data } = await server.ask(MEDICINES, { nhsNumber: '9990000530' });
    expect(data.patient?.medications.allergiesRetrieved).toBe(false);
    expect(data.patient?.medications.caveats).toContainEqual(expect.stringContaining('not known here'));
  });

  test('a warning of a list that nobody asked for is told with the items that it is linked to', async () => {
    const { medications, safety } = await record('9990000549');
    expect(medications.items[0]?.linkedProblems).toMatchObject([{ name: 'Sample complaint' }]);
    expect(medications.notices).toMatchObject([{ code: 'CONFIDENTIAL_ITEMS', area: 'PROBLEMS' }]);
    expect(medications).toMatchObject({ statement: 'ITEMS', complete: true });
    expect(safety?.notices).toContainEqual(expect.objectContaining({ code: 'CONFIDENTIAL_ITEMS', area: 'PROBLEMS' }));
  });

  test('an empty list for another reason than that nothing is recorded', async () => {
    const { medications, allergies } = await record('9990000557');
    for (const each of [medications, allergies]) {
      expect(each).toMatchObject({ statement: 'NOTHING_SHAREABLE', complete: false });
    }
    expect(allergies.notices).toMatchObject([{ code: 'UNRECOGNISED', rawCode: 'withheld' }]);
  });

  test('an allergy that stands in no list', async () => {
    const { allergies } = await record('9990000565');
    expect(allergies).toMatchObject({ active: [], statement: 'NOTHING_SHAREABLE', complete: false });
  });

  test('a warning is told with a single item of the list too', async () => {
    const { medications } = await record('9990000573');
    const [item] = medications.items;
    expect(item?.source).toEqual({ state: 'PARTIAL' });
    const response = await server.post(
      JSON.stringify({ query: `{ node(id: "${item?.id ?? ''}") { ... on Medication { name source { state } } } }` }),
    );
    expect(await response.json()).toMatchObject({
      data: { node: { name: item?.name, source: { state: 'PARTIAL' } } },
      extensions: { clinicalSafety: { notices: [{ path: ['node'], code: 'DATA_AWAITING_FILING' }] } },
    });
  });

  test('so is a difference between the details of the practice and the national ones', async () => {
    const { data } = await server.ask(RECORD, { nhsNumber: '9990000123' });
    const id = data.patient?.medications.items[0]?.id ?? '';
    const response = await server.post(JSON.stringify({ query: `{ node(id: "${id}") { id } }` }));
    expect(await response.json()).toMatchObject({
      extensions: { clinicalSafety: { notices: [{ code: 'DEMOGRAPHICS_DIFFER' }] } },
    });
  });
});
