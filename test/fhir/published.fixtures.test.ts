import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readAppointment,
  readAppointments,
  readCapabilityStatement,
  readDirectoryAsids,
  readDirectoryEndpoints,
  readHealthcareService,
  readHealthcareServiceSearch,
  readLocation,
  readNationalPatient,
  readOperationOutcome,
  readOrganisation,
  readOrganisationSearch,
  readPatient,
  readPatientSearch,
  readPractitioner,
  readPractitionerSearch,
  resourceAt,
} from '../../src/fhir/index.js';
import { mapBody, odsCode, ORIGIN, type Json } from './record-builder.js';

/** Published payloads are read where they lie; the folder is never part of this project. See `test/needs.ts`. */
const directory = process.env['FIXTURES_DIR'] ?? '';

const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(directory, ...path), 'utf8'));
const filesIn = (area: string) =>
  existsSync(join(directory, area)) ? readdirSync(join(directory, area)).filter((file) => file.endsWith('.json')) : [];

const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const resourcesOf = (bundle: Json): readonly Json[] =>
  asList(bundle['entry']).map(({ resource }) => (resource ?? {}) as Json);

const PRIMARY: Readonly<Record<string, readonly string[]>> = {
  medications: ['933361000000108'],
  allergies: ['886921000000105', '1103671000000101'],
};

/** What the lists of an area hold, counted without the product: distinct targets that are there, and entries that are not. */
function counted(bundle: Json, codes: readonly string[]): { readonly there: number; readonly missing: number } {
  const all = resourcesOf(bundle);
  const paths = new Set(all.map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`));
  const there = new Set<string>();
  let missing = 0;
  all.forEach((resource, index) => {
    const code = asList((resource['code'] as Json | undefined)?.['coding'])[0]?.['code'];
    if (resource['resourceType'] !== 'List' || !codes.includes(String(code))) return;
    const inside = new Set(asList(resource['contained']).map(({ id }) => `#${String(id)}`));
    for (const { item } of asList(resource['entry'])) {
      const target = String((item as Json | undefined)?.['reference']);
      if (paths.has(target)) there.add(target);
      else if (inside.has(target)) there.add(`${index}${target}`);
      else missing += 1;
    }
  });
  return { there: there.size, missing };
}

const bundles = filesIn('structured').filter((file) => (json('structured', file) as Json)['resourceType'] === 'Bundle');

describe('published structured records', () => {
  it('are there', () => expect(bundles.length).toBeGreaterThan(20));

  describe.each(bundles)('%s', (file) => {
    const body = json('structured', file) as Json;
    const record = mapBody(body);

    it('gives every entry of the practice’s own lists exactly once', () => {
      const medicines = counted(body, PRIMARY['medications'] ?? []);
      const allergies = counted(body, PRIMARY['allergies'] ?? []);
      // The skeleton has no codes, and one record codes its ended list TBD: they are read by title, beyond this count.
      const byTitle = /skeleton|with-resolved/.test(file) ? 1 : 0;
      const isSkeleton = file.includes('skeleton') ? 1 : 0;
      expect(record.medications.length).toBe(medicines.there + isSkeleton);
      expect(record.allergies.length).toBe(allergies.there + byTitle);
      const unreadable = record.notices.some(({ code }) => code === 'UNREADABLE_ITEMS');
      if (medicines.missing + allergies.missing > 0) expect(unreadable).toBe(true);
    });

    it('points each item at the very resource it came from', () => {
      for (const { rawAt, identifiers } of [...record.medications, ...record.allergies]) {
        const values = asList((resourceAt(body, rawAt) as Json)['identifier']).map(({ value }) => value);
        expect(values).toEqual(identifiers.map(({ value }) => value));
      }
    });

    it('loses no resource: each is used, linked or listed', () => {
      const listed = new Set(record.unmapped.map(({ entry }) => entry));
      const items = [...record.medications, ...record.allergies, ...record.linked];
      const mapped = new Set(items.map(({ rawAt }) => rawAt.entry));
      asList(body['entry']).forEach(({ resource }, index) => {
        const type = (resource as Json | undefined)?.['resourceType'];
        const isItem = type === 'MedicationStatement' || type === 'AllergyIntolerance' || type === 'Condition';
        if (!isItem || mapped.has(index) || listed.has(index)) return;
        // A copy of an item that is shown: the same identifier stands in one of them.
        const values = asList((resource as Json)['identifier']).map(({ value }) => value);
        expect(items.some(({ identifiers }) => identifiers.some(({ value }) => values.includes(value)))).toBe(true);
      });
    });

    it('keeps every issue', () => {
      const plans = new Set(
        resourcesOf(body)
          .filter(({ intent }) => intent === 'plan')
          .map(({ id }) => `MedicationRequest/${String(id)}`),
      );
      const orders = resourcesOf(body).filter(
        ({ intent, basedOn }) => intent === 'order' && plans.has(String(asList(basedOn)[0]?.['reference'])),
      );
      const items = [...record.medications, ...record.linked].flatMap((item) =>
        item.__typename === 'Medication' ? item.issues : [],
      );
      expect(new Set(items.map(({ rawAt }) => rawAt.entry)).size).toBeGreaterThanOrEqual(orders.length);
    });

    it('keeps every warning', () => {
      const warnings =
        JSON.stringify(body).match(/"valueCode":"(?:confidential-items|data-in-transit|data-awaiting-filing)"/g) ?? [];
      const raw = record.notices.map(({ rawCode }) => rawCode);
      for (const warning of new Set(warnings)) expect(raw).toContain(warning.slice('"valueCode":"'.length, -1));
    });

    it('crosses a worker boundary whole', () => {
      expect(structuredClone(record)).toEqual(record);
    });

    it('has a key of its own for every item', () => {
      const items = [...record.medications, ...record.allergies, ...record.linked];
      const keys = new Set(items.map(({ __typename, key }) => JSON.stringify([__typename, key])));
      expect(keys.size).toBe(items.length);
    });
  });
});

describe('other published payloads', () => {
  const practice = odsCode('A99001');
  type Read = (body: unknown) => { readonly ok: boolean };
  it.each<[string, string, Read]>([
    ['patient', 'find-patient.json', (body) => readPatientSearch(body, practice)],
    ['patient', 'register-patient-response.json', (body) => readPatientSearch(body, practice)],
    ['patient', 'read-patient.json', readPatient],
    ['patient', 'read-patient-2017.json', readPatient],
    ['practitioner', 'find-practitioner.json', (body) => readPractitionerSearch(body, practice)],
    ['practitioner', 'read-practitioner.json', (body) => readPractitioner(body, practice)],
    ['organization', 'find-organization.json', readOrganisationSearch],
    ['organization', 'read-organization.json', readOrganisation],
    ['location', 'read-location.json', (body) => readLocation(body, practice)],
    ['location', 'unknown-visit-location.json', (body) => readLocation(body, practice)],
    ['healthcareservice', 'find-healthcareservice-one.json', (body) => readHealthcareServiceSearch(body, practice)],
    ['healthcareservice', 'read-healthcareservice.json', (body) => readHealthcareService(body, practice)],
    ['appointment', 'read-appointment.json', (body) => readAppointment(body, ORIGIN)],
    ['appointment', 'cancel-appointment-response.json', (body) => readAppointment(body, ORIGIN)],
    ['sds', 'empty-searchset.json', readDirectoryEndpoints],
    ...filesIn('metadata').map((file): [string, string, Read] => ['metadata', file, readCapabilityStatement]),
    ...filesIn('pds')
      .filter((file) => file.startsWith('patient-'))
      .map((file): [string, string, Read] => [
        'pds',
        file,
        (body) => readNationalPatient(body, '2024-06-01T09:00:00Z'),
      ]),
  ])('%s/%s is read', (area, file, reader) => {
    expect(reader(json(area, file))).toMatchObject({ ok: true });
  });

  it('two appointments of a patient, in order of start, none unreadable', () => {
    const reading = readAppointments(json('appointment', 'retrieve-patient-appointments.json'), ORIGIN);
    expect(reading).toMatchObject({
      ok: true,
      value: { unreadable: 0, appointments: [{ logicalId: '149' }, { logicalId: '148' }] },
    });
  });

  it('endpoints and ASIDs of the national directory', () => {
    expect(readDirectoryEndpoints(json('sds', 'endpoints-three.json'))).toMatchObject({
      ok: true,
      value: [
        { address: 'https://192.168.128.11/sync-service', partyKey: 'some_party_key' },
        { address: 'https://192.168.128.11/sync-service_second' },
        { address: 'https://192.168.128.11/sync-service_third' },
      ],
    });
    expect(readDirectoryAsids(json('sds', 'device-one.json'))).toEqual({ ok: true, value: ['928942012545'] });
  });

  it('the restricted patient is sensitive, the unrestricted are not', () => {
    const isSensitive = (file: string) => {
      const reading = readNationalPatient(json('pds', file), '2024-06-01T09:00:00Z');
      return reading.ok ? reading.value.isSensitive : reading.problem;
    };
    expect(isSensitive('patient-restricted.json')).toBe(true);
    expect(isSensitive('patient-smith-full.json')).toBe(false);
    expect(isSensitive('patient-minimal.json')).toBe(false);
  });

  it.each(filesIn('errors'))('errors/%s has an issue type, and a code unless it was sent without', (file) => {
    const outcome = readOperationOutcome(json('errors', file));
    expect(outcome?.issueType).toEqual(expect.any(String));
    expect(outcome?.code === null).toBe(file.startsWith('no-coding'));
  });
});
