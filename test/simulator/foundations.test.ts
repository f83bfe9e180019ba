import { describe, expect, it } from 'vitest';
import { type Ask, INTERACTION, list, member, refusalOf, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const STAFF_SCOPE = 'organization/*.read';
const ID = 'https://fhir.nhs.uk/Id/';

const entries = (reply: Reply): readonly unknown[] =>
  list(reply.body['entry']).map((entry) => member(entry, 'resource'));

function search(
  practice: string,
  interaction: string,
  path: string,
  parameters: readonly (readonly [string, string])[],
): Ask {
  const scope = path === '/Patient' ? 'patient/*.read' : STAFF_SCOPE;
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return { practice, interaction, scope, path, query };
}

const find = (practice: string, interaction: string, path: string, identifier: string): Promise<Reply> =>
  running.consumer.call(search(practice, interaction, path, [['identifier', identifier]]));

const read = (practice: string, interaction: string, path: string): Promise<Reply> =>
  running.consumer.call({
    practice,
    interaction,
    path,
    scope: path.startsWith('/Patient') ? 'patient/*.read' : STAFF_SCOPE,
  });

/** What a reference of a resource leads to. */
async function follow(practice: string, reference: unknown): Promise<Reply> {
  const [type = '', id = ''] = String(reference).split('/');
  const interaction = `urn:nhs:names:services:gpconnect:fhir:rest:read:${type.toLowerCase()}-1`;
  return read(practice, interaction, `/${type}/${id}`);
}

describe('finding and reading patients (spec 02 §2 and §3)', () => {
  it('finds a registered patient, and reads them again by id', async () => {
    const found = await running.consumer.findPatient('A99001', '9990000018');
    expect(found.body).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
    const [patient] = entries(found);
    expect(patient).toMatchObject({
      resourceType: 'Patient',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1'] },
      identifier: [{ system: `${ID}nhs-number`, value: '9990000018' }],
      active: true,
      gender: 'female',
    });
    expect(list(member(patient, 'name')).filter((name) => member(name, 'use') === 'official')).toHaveLength(1);
    const reply = await read('A99001', INTERACTION.readPatient, `/Patient/${String(member(patient, 'id'))}`);
    expect(reply.body).toEqual(patient);
    expect(reply.headers.get('etag')).toBe(`W/"${String(member(patient, 'meta', 'versionId'))}"`);
  });

  it('agrees with PDS about who they are', async () => {
    for (const [practice, number] of [
      ['A99001', '9990000018'],
      ['B99002', '9990000042'],
      ['D99004', '9990000042'],
      ['C99003', '9990000050'],
    ] as const) {
      const [patient] = entries(await running.consumer.findPatient(practice, number));
      const national = await fetch(`${running.simulator.pdsUrl}/Patient/${number}`, {
        headers: { 'X-Request-ID': crypto.randomUUID() },
      }).then((response) => response.json());
      for (const path of [['name', 0, 'family'], ['name', 0, 'given'], ['gender'], ['birthDate']]) {
        expect(member(patient, ...path)).toEqual(member(national, ...path));
      }
    }
  });

  it('leads from a patient to their usual GP, practice and branch', async () => {
    const [patient] = entries(await running.consumer.findPatient('B99002', '9990000042'));
    const details = list(member(patient, 'extension', 0, 'extension'));
    const branch = details.find((one) => member(one, 'url') === 'preferredBranchSurgery');
    for (const reference of [
      member(patient, 'generalPractitioner', 0, 'reference'),
      member(patient, 'managingOrganization', 'reference'),
      member(branch, 'valueReference', 'reference'),
    ]) {
      expect((await follow('B99002', reference)).status).toBe(200);
    }
  });

  it('knows a temporary registration, and says that it is one', async () => {
    const [patient] = entries(await running.consumer.findPatient('D99004', '9990000042'));
    const details = list(member(patient, 'extension', 0, 'extension'));
    const type = details.find((one) => member(one, 'url') === 'registrationType');
    expect(member(type, 'valueCodeableConcept', 'coding', 0, 'code')).toBe('T');
  });

  it.each([
    ['A99001', '9990000042', 'registered elsewhere'],
    ['A99001', '9990000158', 'sensitive'],
    ['A99001', '9990000166', 'deceased'],
    ['A99001', '9990000174', 'superseded'],
    ['A99001', '9990000190', 'unknown to PDS'],
    ['D99004', '9990000018', 'never registered'],
  ])('finds nobody at %s for %s: %s', async (practice, number) => {
    const reply = await running.consumer.findPatient(practice, number);
    expect([reply.status, entries(reply)]).toEqual([200, []]);
  });

  it.each(['nobody', '40-9', '', 'a%2Fb'])('reads nobody with the id "%s"', async (id) => {
    const reply = await read('A99001', INTERACTION.readPatient, `/Patient/${id}`);
    expect(refusalOf(reply).status).toBe(id === 'a%2Fb' ? 400 : 404);
  });
});

describe('searching by identifier (spec 02 §1.3)', () => {
  const number = `${ID}nhs-number|9990000018`;

  it.each<[string, readonly (readonly [string, string])[], number, string]>([
    ['no parameter', [], 400, 'BAD_REQUEST'],
    ['a name in another case', [['Identifier', number]], 400, 'BAD_REQUEST'],
    [
      'two identifiers',
      [
        ['identifier', number],
        ['identifier', number],
      ],
      400,
      'BAD_REQUEST',
    ],
    ['no system', [['identifier', '9990000018']], 422, 'INVALID_PARAMETER'],
    ['a blank system', [['identifier', '|9990000018']], 422, 'INVALID_PARAMETER'],
    ['no value', [['identifier', `${ID}nhs-number|`]], 422, 'INVALID_PARAMETER'],
    ['an unknown system', [['identifier', 'https://other.example|9990000018']], 400, 'INVALID_IDENTIFIER_SYSTEM'],
    ['a wrong check digit', [['identifier', `${ID}nhs-number|9990000019`]], 400, 'INVALID_NHS_NUMBER'],
  ])('refuses %s', async (_what, parameters, status, code) => {
    const reply = await running.consumer.call(search('A99001', INTERACTION.findPatient, '/Patient', parameters));
    expect(refusalOf(reply)).toMatchObject({ status, code });
  });

  it('ignores parameters that it does not know', async () => {
    const parameters: readonly (readonly [string, string])[] = [
      ['identifier', number],
      ['_count', '1'],
      ['_sort', 'name'],
    ];
    const reply = await running.consumer.call(search('A99001', INTERACTION.findPatient, '/Patient', parameters));
    expect(entries(reply)).toHaveLength(1);
  });
});

describe('staff and places (spec 02 §5 to §8)', () => {
  it.each(['A99001', 'B99002', 'C99003', 'D99004'])(
    '%s has a usual GP who is found by national id',
    async (practice) => {
      const numbers: Record<string, string> = {
        A99001: '9990000018',
        B99002: '9990000042',
        C99003: '9990000050',
        D99004: '9990000042',
      };
      const [patient] = entries(
        await running.consumer.findPatient(practice, numbers[practice] ?? '', { direct: true }),
      );
      const doctor = await follow(practice, member(patient, 'generalPractitioner', 0, 'reference'));
      expect(Object.keys(doctor.body).sort()).toEqual(['gender', 'id', 'identifier', 'meta', 'name', 'resourceType']);
      const national = list(doctor.body['identifier']).find((one) => member(one, 'system') === `${ID}sds-user-id`);
      const found = await find(
        practice,
        INTERACTION.findPractitioner,
        '/Practitioner',
        `${ID}sds-user-id|${String(member(national, 'value'))}`,
      );
      expect(entries(found)).toEqual([doctor.body]);
    },
  );

  it('has a practice with address, phone and main place', async () => {
    const found = await find(
      'A99001',
      INTERACTION.findOrganisation,
      '/Organization',
      `${ID}ods-organization-code|A99001`,
    );
    const [organisation] = entries(found);
    expect(organisation).toMatchObject({ name: 'Ashdown Surgery', type: [{ coding: [{ code: 'gp-practice' }] }] });
    expect(String(member(organisation, 'telecom', 0, 'value'))).toMatch(/^01134960\d{3}$/);
    const place = await follow('A99001', member(organisation, 'extension', 0, 'valueReference', 'reference'));
    expect(place.body).toMatchObject({ resourceType: 'Location', name: 'Ashdown Surgery', address: { city: 'Leeds' } });
    const home = await follow('A99001', member(place.body, 'managingOrganization', 'reference'));
    expect(home.body).toEqual(organisation);
  });

  it('knows only itself', async () => {
    const found = await find(
      'A99001',
      INTERACTION.findOrganisation,
      '/Organization',
      `${ID}ods-organization-code|B99002`,
    );
    expect([found.status, entries(found)]).toEqual([200, []]);
    const nobody = await find('A99001', INTERACTION.findPractitioner, '/Practitioner', `${ID}sds-user-id|000000000000`);
    expect([nobody.status, entries(nobody)]).toEqual([200, []]);
  });

  it.each([
    [INTERACTION.readPractitioner, '/Practitioner/z.as.dd', 404, 'PRACTITIONER_NOT_FOUND'],
    [INTERACTION.readOrganisation, '/Organization/ddBm', 404, 'ORGANISATION_NOT_FOUND'],
    [INTERACTION.readLocation, '/Location/231Zcr64', 404, 'NO_RECORD_FOUND'],
    [INTERACTION.readLocation, '/Location/', 404, 'NO_RECORD_FOUND'],
  ])('%s %s: %i %s', async (interaction, path, status, code) => {
    expect(refusalOf(await read('A99001', interaction, path))).toMatchObject({ status, code });
  });

  it('lists services where filtering is on', async () => {
    const all = await running.consumer.call(search('D99004', INTERACTION.findService, '/HealthcareService', []));
    expect(entries(all)).toHaveLength(2);
    const one = await find(
      'D99004',
      INTERACTION.findService,
      '/HealthcareService',
      `${ID}uec-dos-service-id|9999999998`,
    );
    const [service] = entries(one);
    expect(entries(one)).toHaveLength(1);
    const reply = await read('D99004', INTERACTION.readService, `/HealthcareService/${String(member(service, 'id'))}`);
    expect(reply.body).toEqual(service);
    expect((await follow('D99004', member(service, 'providedBy', 'reference'))).status).toBe(200);
    const none = await find('D99004', INTERACTION.findService, '/HealthcareService', `${ID}uec-dos-service-id|1`);
    expect([none.status, entries(none)]).toEqual([200, []]);
    const unknown = await read('D99004', INTERACTION.readService, '/HealthcareService/40-95-3');
    expect(refusalOf(unknown)).toMatchObject({ status: 404, code: 'NO_RECORD_FOUND' });
    const empty = await read('D99004', INTERACTION.readService, '/HealthcareService/');
    expect(refusalOf(empty)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});

describe('capability statements (spec 02 §9)', () => {
  const metadata = (practice: string): Promise<Reply> => read(practice, INTERACTION.metadata, '/metadata');

  it.each([
    ['A99001', '1.2.9', '/_history/1.16', undefined],
    ['C99003', '1.2.9', '/_history/1.12', undefined],
    ['D99004', '1.2.8', undefined, 'enabled'],
    ['E99005', '1.2.8', '/_history/1.16', 'organization-disabled'],
  ])('%s says %s, record %s, filtering %s', async (practice, version, operation, filtering) => {
    const { body } = await metadata(practice);
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '3.0.1', version });
    const operations = list(member(body, 'rest', 0, 'operation'));
    const [definition, ...others] = ['gpc.getstructuredrecord', 'gpc.registerpatient'].map((name) =>
      member(
        operations.find((one) => member(one, 'name') === name),
        'definition',
        'reference',
      ),
    );
    expect(others).toEqual(['https://fhir.nhs.uk/STU3/OperationDefinition/GPConnect-RegisterPatient-Operation-1']);
    if (operation === undefined) expect(definition).toBeUndefined();
    else expect(String(definition).endsWith(operation)).toBe(true);
    expect(member(body, 'extension', 0, 'valueCode')).toBe(filtering);
    const types = list(member(body, 'rest', 0, 'resource')).map((one) => member(one, 'type'));
    expect(types.includes('HealthcareService')).toBe(filtering !== undefined);
    expect(types).toEqual(
      expect.arrayContaining(['Patient', 'Practitioner', 'Organization', 'Location', 'Appointment']),
    );
    const slot = list(member(body, 'rest', 0, 'resource')).find((one) => member(one, 'type') === 'Slot');
    const parameters = list(member(slot, 'searchParam')).map((one) => member(one, 'name'));
    expect(parameters.slice(0, 4)).toEqual(['start', 'end', 'status', 'searchFilter']);
    expect(parameters.includes('service.identifier')).toBe(filtering !== undefined);
    const includes = list(member(slot, 'searchInclude'));
    expect(includes).toEqual(expect.arrayContaining(['Slot:schedule', 'Location:managingOrganization']));
    expect(includes.includes('Schedule:actor:HealthcareService')).toBe(filtering !== undefined);
    const profiles = list(body['profile']).map((one) => String(member(one, 'reference')).split('/').at(-1));
    expect(profiles).toEqual(expect.arrayContaining(['GPConnect-Schedule-1', 'GPConnect-Slot-1']));
    expect(profiles.includes('CareConnect-GPC-Observation-1')).toBe(operation === '/_history/1.16');
  });

  it.each([
    ['B99002', '1.6.2', '_history/1.16', 'CareConnect-GPC-MedicationStatement-1/_history/1.7'],
    ['C99003', '1.2.8', '_history/1.12', 'CareConnect-GPC-Medication-1/_history/1.2'],
  ])('has one for the record root of %s, of version %s', async (practice, version, operation, profile) => {
    const { body } = await read(practice, INTERACTION.structuredMetadata, '/metadata');
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', version });
    const definition = String(member(body, 'rest', 0, 'operation', 0, 'definition', 'reference'));
    expect(definition.endsWith(`GetStructuredRecord-Operation-1/${operation}`)).toBe(true);
    const profiles = list(body['profile']).map((one) => String(member(one, 'reference')));
    expect(profiles).toContain(`https://fhir.nhs.uk/STU3/StructureDefinition/${profile}`);
    expect(profiles.some((one) => one.includes('Encounter'))).toBe(version === '1.6.2');
  });
});
