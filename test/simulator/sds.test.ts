import { describe, expect, it } from 'vitest';
import { fetchJson, INTERACTION, list, member, refusalOf, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code|';
const INTERACTION_ID = 'https://fhir.nhs.uk/Id/nhsServiceInteractionId|';
const PARTY_KEY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey|';

/** One interaction of each product, and where the product stands (spec 01 §1). */
const PRODUCTS = {
  base: [INTERACTION.findPatient, 'STU3/1/gpconnect'],
  structured: [INTERACTION.readRecord, 'STU3/1/gpconnect/structured'],
  documents: [
    'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
    'STU3/1/gpconnect/documents',
  ],
  html: ['urn:nhs:names:services:gpconnect:fhir:operation:gpc.getcarerecord', 'DSTU2/0/gpconnect'],
} as const;

interface Init extends RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
}

type Parameter = readonly [name: string, value: string];

function sds(type: string, parameters: readonly Parameter[], init: RequestInit = {}): Promise<Reply> {
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return fetchJson(`${running.simulator.sdsUrl}/${type}?${query}`, init);
}

const organisation = (code: string): Parameter => ['organization', `${ODS}${code}`];
const interaction = (id: string): Parameter => ['identifier', `${INTERACTION_ID}${id}`];

const addressOf = (reply: Reply): unknown => member(reply.body, 'entry', 0, 'resource', 'address');

function identifierOf(reply: Reply, system: string): string {
  const identifiers = list(member(reply.body, 'entry', 0, 'resource', 'identifier'));
  const found = identifiers.find((one) => member(one, 'system') === `https://fhir.nhs.uk/Id/${system}`);
  return String(member(found, 'value'));
}

describe('the directory', () => {
  it('gives a correlation id back, whatever becomes of the search', async () => {
    const headers = { 'X-Correlation-Id': 'both' };
    const replies = [
      await sds('Device', [organisation('A99001'), interaction(INTERACTION.findPatient)], { headers }),
      await sds('Device', [organisation('A99001')], { headers }),
      await sds('Nothing', [], { headers }),
    ];
    expect(replies.map((reply) => [reply.status, reply.headers.get('x-correlation-id')])).toEqual([
      [200, 'both'],
      [400, 'both'],
      [404, 'both'],
    ]);
  });

  it('leads from a practice to an endpoint and its ASID, one for each product (spec 01 §3.4)', async () => {
    const asids = new Set<string>();
    for (const [id, root] of [
      [INTERACTION.findPatient, 'https://a99001.practices.example/A99001/STU3/1/gpconnect'],
      [INTERACTION.listAppointments, 'https://a99001.practices.example/A99001/STU3/1/gpconnect'],
      [INTERACTION.readRecord, 'https://a99001.practices.example/A99001/STU3/1/gpconnect/structured'],
    ] as const) {
      const endpoints = await sds('Endpoint', [organisation('A99001'), interaction(id)]);
      expect(endpoints.body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 1 });
      expect(addressOf(endpoints)).toBe(root);
      const partyKey = identifierOf(endpoints, 'nhsMhsPartyKey');
      const devices = await sds('Device', [
        organisation('A99001'),
        interaction(id),
        ['identifier', `${PARTY_KEY}${partyKey}`],
      ]);
      expect(devices.body['total']).toBe(1);
      asids.add(identifierOf(devices, 'nhsSpineASID'));
    }
    expect(asids.size).toBe(2);
  });

  it.each([
    ['D99004', INTERACTION.readRecord, 0],
    ['D99004', INTERACTION.findService, 1],
    ['A99001', INTERACTION.findService, 0],
    ['C99003', INTERACTION.readRecord, 1],
    ['C99003', INTERACTION.structuredMetadata, 1],
    ['F99006', INTERACTION.readRecord, 1],
    ['G99007', INTERACTION.structuredMetadata, 1],
    ['E99005', INTERACTION.findPatient, 1],
    ['X00000', INTERACTION.findPatient, 0],
  ])('%s, %s: %i found', async (code, id, total) => {
    for (const type of ['Endpoint', 'Device']) {
      const reply = await sds(type, [organisation(code), interaction(id)]);
      expect([type, reply.status, reply.body['total'], list(reply.body['entry']).length]).toEqual([
        type,
        200,
        total,
        total,
      ]);
    }
  });

  it.each([
    ['A99001', ['base', 'structured', 'documents', 'html']],
    ['B99002', ['base', 'structured', 'documents', 'html']],
    ['C99003', ['base', 'structured', 'html']],
    ['D99004', ['base']],
    ['E99005', ['base', 'structured', 'html']],
    ['F99006', ['base', 'structured', 'documents', 'html']],
    ['G99007', ['base', 'structured', 'documents', 'html']],
  ])('publishes of %s the products it has, %j, and no other', async (code, products) => {
    const found = await Promise.all(
      Object.entries(PRODUCTS).map(async ([product, [id, path]]) => {
        const endpoints = await sds('Endpoint', [organisation(code), interaction(id)]);
        const root = `https://${code.toLowerCase()}.practices.example/${code}/${path}`;
        if (endpoints.body['total'] === 1) expect(addressOf(endpoints)).toBe(root);
        return endpoints.body['total'] === 0 ? [] : product;
      }),
    );
    expect(found.flat()).toEqual(products);
  });

  it('finds the consumer itself', async () => {
    const reply = await sds('Device', [
      organisation('Z99000'),
      interaction(INTERACTION.readRecord),
      ['manufacturing-organization', `${ODS}X99`],
    ]);
    expect(identifierOf(reply, 'nhsSpineASID')).toBe(running.simulator.consumer.asid);
    expect((await sds('Endpoint', [organisation('Z99000'), interaction(INTERACTION.readRecord)])).body['total']).toBe(
      0,
    );
  });

  it('searches endpoints by party key too', async () => {
    const one = await sds('Endpoint', [organisation('B99002'), interaction(INTERACTION.readRecord)]);
    const partyKey: Parameter = ['identifier', `${PARTY_KEY}${identifierOf(one, 'nhsMhsPartyKey')}`];
    const byOrganisation = await sds('Endpoint', [organisation('B99002'), partyKey]);
    expect(byOrganisation.body['total']).toBe(2);
    const byInteraction = await sds('Endpoint', [interaction(INTERACTION.readRecord), partyKey]);
    expect(addressOf(byInteraction)).toBe(addressOf(one));
  });

  it.each<[string, string, readonly Parameter[], Init, number]>([
    ['an organisation alone', 'Endpoint', [organisation('A99001')], {}, 400],
    ['no interaction', 'Device', [organisation('A99001')], {}, 400],
    ['nothing', 'Endpoint', [], {}, 400],
    ['an unknown system', 'Endpoint', [organisation('A99001'), ['identifier', 'https://other.example|1']], {}, 400],
    ['an empty value', 'Endpoint', [organisation(''), interaction(INTERACTION.findPatient)], {}, 400],
    ['an unknown parameter', 'Endpoint', [organisation('A99001'), ['name', 'x']], {}, 400],
    ['an unknown path', 'Organization', [organisation('A99001')], {}, 404],
    ['another verb', 'Endpoint', [], { method: 'POST', body: '{}' }, 405],
    ['another format', 'Endpoint', [organisation('A99001')], { headers: { Accept: 'application/xml' } }, 406],
  ])('refuses %s', async (_what, type, parameters, init, status) => {
    const { headers, ...more } = init;
    const reply = await sds(type, parameters, { ...more, headers: { ...headers, 'X-Correlation-Id': 'ours' } });
    expect(refusalOf(reply).status).toBe(status);
    expect([reply.body['resourceType'], reply.headers.get('x-correlation-id')]).toEqual(['OperationOutcome', 'ours']);
  });
});
