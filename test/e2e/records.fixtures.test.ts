import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.js';
import { startServer, type TestServer } from './server.js';

const FOLDER = join(process.env['FIXTURES_DIR'] ?? '', 'structured');

const RECORD = graphql(`
  query Record($nhsNumber: NHSNumber!) {
    patient(nhsNumber: $nhsNumber) {
      registeredPractice {
        odsCode
      }
      medications {
        items {
          id
          identifiers {
            value
          }
          raw
        }
        totalCount
        notices {
          code
        }
        sources {
          state
          failure {
            code
          }
        }
      }
      allergies {
        active {
          id
          raw
        }
        ended {
          id
          raw
        }
        totalCount
      }
    }
  }
`);

interface Resource {
  readonly resourceType?: string;
  readonly id?: string;
  readonly title?: string;
  readonly code?: { readonly coding?: readonly { readonly code?: string }[] };
  readonly entry?: readonly { readonly item?: { readonly reference?: string } }[];
  readonly contained?: readonly Resource[];
  readonly identifier?: readonly { readonly value?: string }[];
}

/** Codes of the primary lists, or titles: published examples have lists without a code, or without a real one. */
const LISTS = {
  medications: ['933361000000108', 'Medications and medical devices', 'Medication List'],
  allergies: [
    '886921000000105',
    '1103671000000101',
    'TBD',
    'Allergies List',
    'Allergies and adverse reactions',
    'Ended allergies',
  ],
};

/** How many items the primary lists of a file name: counted here without any code of the product. */
function listed(file: string, codes: readonly string[]): number {
  const bundle = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { entry: { resource?: Resource }[] };
  const sent = bundle.entry.flatMap(({ resource }) => resource ?? []);
  const resources = new Map(sent.map((resource) => [`${resource.resourceType ?? ''}/${resource.id ?? ''}`, resource]));
  const found = new Map<string, string>();
  const contained = new Set<string>();
  for (const list of sent) {
    const names = list.code?.coding?.map(({ code }) => code ?? '') ?? [list.title ?? ''];
    const isWanted = names.some((name) => codes.includes(name));
    if (list.resourceType !== 'List' || !isWanted) continue;
    for (const { item } of list.entry ?? []) {
      const reference = item?.reference ?? '';
      const resource = reference.startsWith('#')
        ? list.contained?.find(({ id }) => `#${id ?? ''}` === reference)
        : resources.get(reference);
      if (resource === undefined) continue;
      // An ended allergy may stand in both lists: once as an entry, once contained. Its own identifier tells.
      const own = resource.identifier?.[0]?.value ?? reference;
      if (reference.startsWith('#')) contained.add(own);
      else found.set(reference, own);
    }
  }
  const alone = [...contained].filter((own) => ![...found.values()].includes(own));
  return found.size + alone.length;
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ SIMULATOR_RECORDS: FOLDER, DEADLINE_MS: '60000' });
}, 120_000);
afterAll(() => server.close());

describe('real published records', () => {
  test('are served, each to one patient, and each patient can be queried', async () => {
    const records = server.running.simulator?.records ?? [];
    expect(records.length).toBeGreaterThan(10);
    expect(new Set(records.map(({ nhsNumber }) => nhsNumber)).size).toBe(records.length);
    for (const { file, nhsNumber } of records) {
      const { data, errors } = await server.ask(RECORD, { nhsNumber });
      expect(errors, file).toEqual([]);
      const { patient } = data;
      expect(patient?.registeredPractice?.odsCode, file).toBe('R99100');
      const medicines = patient?.medications.items ?? [];
      const allergies = [...(patient?.allergies.active ?? []), ...(patient?.allergies.ended ?? [])];
      expect([file, medicines.length]).toEqual([file, listed(file, LISTS.medications)]);
      expect([file, allergies.length]).toEqual([file, listed(file, LISTS.allergies)]);
      expect(new Set(medicines.map(({ id }) => id)).size, file).toBe(medicines.length);
      expect(new Set(allergies.map(({ id }) => id)).size, file).toBe(allergies.length);
      for (const { raw } of medicines) expect(raw, file).toMatchObject({ resourceType: 'MedicationStatement' });
      for (const { raw } of allergies) expect(raw, file).toMatchObject({ resourceType: 'AllergyIntolerance' });
    }
  }, 180_000);

  test('count the same when they are inspected', async () => {
    for (const { file, nhsNumber } of server.running.simulator?.records ?? []) {
      const printed = execFileSync('node', ['dist/inspect.js', join(FOLDER, file)], { maxBuffer: 100_000_000 });
      const inspected = JSON.parse(printed.toString('utf8')) as { medications: unknown[]; allergies: unknown[] };
      const { data } = await server.ask(RECORD, { nhsNumber });
      expect([file, inspected.medications.length, inspected.allergies.length]).toEqual([
        file,
        data.patient?.medications.totalCount,
        data.patient?.allergies.totalCount,
      ]);
    }
  }, 180_000);
});
