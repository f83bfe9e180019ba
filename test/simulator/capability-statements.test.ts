import { describe, expect, it } from 'vitest';
import { INTERACTION, list, member, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const metadata = (practice: string, interaction: string = INTERACTION.metadata): Promise<Reply> =>
  running.consumer.call({ practice, interaction, scope: 'organization/*.read', path: '/metadata' });

describe('capability statements (spec 02 §9)', () => {
  it.each([
    ['A99001', '1.2.9', '/_history/1.15', undefined],
    ['C99003', '1.2.9', '/_history/1.12', undefined],
    ['D99004', '1.2.8', undefined, 'enabled'],
    ['E99005', '1.2.8', '/_history/1.15', 'organization-disabled'],
    ['G99007', '1.2.8', '/_history/1.15', 'supplier-disabled'],
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
    expect(profiles.includes('CareConnect-GPC-Observation-1')).toBe(operation === '/_history/1.15');
  });

  it('say who made the system, what it speaks, and what can be done with each resource', async () => {
    const { body } = await metadata('D99004');
    expect(body).toMatchObject({
      kind: 'capability',
      acceptUnknown: 'both',
      publisher: expect.any(String) as string,
      software: {
        name: expect.any(String) as string,
        version: expect.any(String) as string,
        releaseDate: expect.any(String) as string,
      },
      rest: [{ mode: 'server' }],
    });
    expect(body['format']).toContain('application/fhir+json');
    const resources = list(member(body, 'rest', 0, 'resource')).map(
      (one): [string, readonly unknown[], readonly unknown[]] => [
        String(member(one, 'type')),
        list(member(one, 'interaction')).map((interaction) => member(interaction, 'code')),
        list(member(one, 'searchParam')).map((parameter) => member(parameter, 'name')),
      ],
    );
    const byType = (one: readonly [string, ...unknown[]], other: readonly [string, ...unknown[]]): number =>
      one[0].localeCompare(other[0]);
    expect(resources.sort(byType)).toEqual([
      ['Appointment', expect.arrayContaining(['read', 'create', 'update', 'search-type']), ['start']],
      ['HealthcareService', ['search-type', 'read'], ['identifier']],
      ['Location', ['read'], []],
      ['Organization', ['search-type', 'read'], ['identifier']],
      ['Patient', ['search-type', 'read'], ['identifier']],
      ['Practitioner', ['search-type', 'read'], ['identifier']],
      ['Slot', ['search-type'], ['start', 'end', 'status', 'searchFilter', 'service.identifier']],
    ]);
    const appointment = list(member(body, 'rest', 0, 'resource')).find((one) => member(one, 'type') === 'Appointment');
    expect(appointment).toMatchObject({ updateCreate: false });
  });

  it.each([
    ['B99002', '1.6.0', '_history/1.15', 'CareConnect-GPC-MedicationStatement-1/_history/1.7'],
    ['C99003', '1.2.8', '_history/1.12', 'CareConnect-GPC-Medication-1/_history/1.2'],
  ])('has one for the record root of %s, of version %s', async (practice, version, operation, profile) => {
    const { body } = await metadata(practice, INTERACTION.structuredMetadata);
    expect(body).toMatchObject({ resourceType: 'CapabilityStatement', version });
    const definition = String(member(body, 'rest', 0, 'operation', 0, 'definition', 'reference'));
    expect(definition.endsWith(`GetStructuredRecord-Operation-1/${operation}`)).toBe(true);
    const profiles = list(body['profile']).map((one) => String(member(one, 'reference')));
    expect(profiles).toContain(`https://fhir.nhs.uk/STU3/StructureDefinition/${profile}`);
    expect(profiles.some((one) => one.includes('Encounter'))).toBe(version === '1.6.0');
  });
});
