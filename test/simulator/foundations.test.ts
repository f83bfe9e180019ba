import { describe, expect, it } from 'vitest';
import { ofType, resourcesOf, searchSlots } from './appointment-calls.js';
import { INTERACTION, list, member, refusalOf, type Reply } from './consumer.js';
import { findBy, ID, scopeOf, search } from './foundation-calls.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const find = (practice: string, interaction: string, path: string, identifier: string): Promise<Reply> =>
  findBy(running.consumer, practice, interaction, path, identifier);

const read = (practice: string, interaction: string, path: string): Promise<Reply> =>
  running.consumer.call({
    practice,
    interaction,
    path,
    scope: scopeOf(path),
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
    const [patient] = resourcesOf(found);
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

  it('tells nothing of a patient that is withheld, or that the profile does not know', async () => {
    const allowed = [
      'resourceType',
      'id',
      'meta',
      'extension',
      'identifier',
      'active',
      'name',
      'telecom',
      'gender',
      'birthDate',
      'address',
      'contact',
      'generalPractitioner',
      'managingOrganization',
    ];
    for (const [practice, number] of [
      ['A99001', '9990000018'],
      ['B99002', '9990000042'],
      ['C99003', '9990000050'],
    ] as const) {
      const [patient] = resourcesOf(await running.consumer.findPatient(practice, number));
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(patient as object)));
      const extensions = list(member(patient, 'extension')).map((one) => String(member(one, 'url')).split('/').at(-1));
      for (const one of extensions)
        expect(one).toMatch(/^Extension-CareConnect-GPC-(RegistrationDetails|NHSCommunication)-1$/);
      for (const address of list(member(patient, 'address'))) {
        expect(address).toMatchObject({ use: expect.any(String) as string });
        expect(address).not.toHaveProperty('state');
      }
      for (const telecom of list(member(patient, 'telecom'))) {
        expect(telecom).toMatchObject({
          system: expect.any(String) as string,
          value: expect.any(String) as string,
          use: expect.any(String) as string,
        });
      }
      for (const relationship of list(member(patient, 'contact')).flatMap((one) => list(member(one, 'relationship')))) {
        expect(Object.keys(relationship as object)).toEqual(['text']);
      }
    }
  });

  it('agrees with PDS about who they are', async () => {
    for (const [practice, number] of [
      ['A99001', '9990000018'],
      ['B99002', '9990000042'],
      ['D99004', '9990000042'],
      ['C99003', '9990000050'],
    ] as const) {
      const [patient] = resourcesOf(await running.consumer.findPatient(practice, number));
      const national = await fetch(`${running.simulator.pdsUrl}/Patient/${number}`, {
        headers: { 'X-Request-ID': crypto.randomUUID() },
      }).then((response) => response.json());
      for (const path of [['name', 0, 'family'], ['name', 0, 'given'], ['gender'], ['birthDate']]) {
        expect(member(patient, ...path)).toEqual(member(national, ...path));
      }
    }
  });

  it('leads from a patient to their usual GP, practice and branch', async () => {
    const [patient] = resourcesOf(await running.consumer.findPatient('B99002', '9990000042'));
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
    const [patient] = resourcesOf(await running.consumer.findPatient('D99004', '9990000042'));
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
    expect([reply.status, resourcesOf(reply)]).toEqual([200, []]);
  });

  it.each(['nobody', '40-9', '', 'a%2Fb'])('reads nobody with the id "%s"', async (id) => {
    const reply = await read('A99001', INTERACTION.readPatient, `/Patient/${id}`);
    expect(refusalOf(reply).status).toBe(id === 'a%2Fb' ? 400 : 404);
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
      const [patient] = resourcesOf(
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
      expect(resourcesOf(found)).toEqual([doctor.body]);
    },
  );

  it('has a practice with address, phone and main place', async () => {
    const found = await find(
      'A99001',
      INTERACTION.findOrganisation,
      '/Organization',
      `${ID}ods-organization-code|A99001`,
    );
    const [organisation] = resourcesOf(found);
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
    expect([found.status, resourcesOf(found)]).toEqual([200, []]);
    const nobody = await find('A99001', INTERACTION.findPractitioner, '/Practitioner', `${ID}sds-user-id|000000000000`);
    expect([nobody.status, resourcesOf(nobody)]).toEqual([200, []]);
  });

  it.each([
    [INTERACTION.readPractitioner, '/Practitioner/z.as.dd', 404, 'PRACTITIONER_NOT_FOUND'],
    [INTERACTION.readOrganisation, '/Organization/ddBm', 404, 'ORGANISATION_NOT_FOUND'],
    [INTERACTION.readLocation, '/Location/231Zcr64', 404, 'NO_RECORD_FOUND'],
    [INTERACTION.readLocation, '/Location/', 404, 'NO_RECORD_FOUND'],
  ])('%s %s: %i %s', async (interaction, path, status, code) => {
    expect(refusalOf(await read('A99001', interaction, path))).toMatchObject({ status, code });
  });

  it.each([
    ['E99005', 'at the practice'],
    ['G99007', 'by whoever makes its system'],
  ])('lists no service at %s, where filtering is switched off %s', async (practice) => {
    const all = await running.consumer.call(search(practice, INTERACTION.findService, '/HealthcareService', []));
    expect([all.status, resourcesOf(all)]).toEqual([200, []]);
    const one = await read(practice, INTERACTION.readService, '/HealthcareService/1');
    expect(refusalOf(one)).toMatchObject({ status: 404, code: 'NO_RECORD_FOUND' });
  });

  it('has staff with no, with one and with two role profiles', async () => {
    const slots = await searchSlots(running.consumer, 'A99001');
    const counts = ofType(slots, 'Practitioner').map(
      (one) =>
        list(member(one, 'identifier')).filter(
          (identifier) => member(identifier, 'system') === `${ID}sds-role-profile-id`,
        ).length,
    );
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
  });

  it('lists services where filtering is on', async () => {
    const all = await running.consumer.call(search('D99004', INTERACTION.findService, '/HealthcareService', []));
    expect(resourcesOf(all)).toHaveLength(2);
    const one = await find(
      'D99004',
      INTERACTION.findService,
      '/HealthcareService',
      `${ID}uec-dos-service-id|9999999998`,
    );
    const [service] = resourcesOf(one);
    expect(resourcesOf(one)).toHaveLength(1);
    const reply = await read('D99004', INTERACTION.readService, `/HealthcareService/${String(member(service, 'id'))}`);
    expect(reply.body).toEqual(service);
    expect((await follow('D99004', member(service, 'providedBy', 'reference'))).status).toBe(200);
    const none = await find('D99004', INTERACTION.findService, '/HealthcareService', `${ID}uec-dos-service-id|1`);
    expect([none.status, resourcesOf(none)]).toEqual([200, []]);
    const unknown = await read('D99004', INTERACTION.readService, '/HealthcareService/40-95-3');
    expect(refusalOf(unknown)).toMatchObject({ status: 404, code: 'NO_RECORD_FOUND' });
    const empty = await read('D99004', INTERACTION.readService, '/HealthcareService/');
    expect(refusalOf(empty)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});
