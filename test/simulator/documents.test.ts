import { describe, expect, it } from 'vitest';
import { type CallChanges, type Json, list, member, type Reply, refusalOf, textOf } from './consumer.js';
import {
  DOCUMENTS,
  documentsPatientId,
  findForDocuments,
  identifierQuery,
  INCLUDES,
  searchDocuments,
} from './document-calls.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The query takes the place of that for one NHS number. */
const find = (practice: string, query: string, changes: CallChanges = {}): Promise<Reply> =>
  findForDocuments(running.consumer, practice, '', { ...changes, query });

const patientId = (practice: string, nhsNumber: string): Promise<string> =>
  documentsPatientId(running.consumer, practice, nhsNumber);

const searchById = (practice: string, id: string, query: string, changes: CallChanges = {}): Promise<Reply> =>
  searchDocuments(running.consumer, practice, id, query, changes);

async function search(practice: string, nhsNumber: string, filters: readonly string[] = []): Promise<Reply> {
  return searchById(practice, await patientId(practice, nhsNumber), [...INCLUDES, ...filters].join('&'));
}

const read = (practice: string, id: string): Promise<Reply> =>
  running.consumer.call({
    practice,
    interaction: `${DOCUMENTS}read:binary-1`,
    scope: 'patient/*.read',
    path: `/Binary/${id}`,
  });

const resourcesOf = ({ body }: Reply): readonly Json[] =>
  list(body['entry']).map((entry) => member(entry, 'resource') as Json);

const documentsOf = (reply: Reply): readonly Json[] =>
  resourcesOf(reply).filter(({ resourceType }) => resourceType === 'DocumentReference');

const attachmentOf = (document: unknown): unknown => member(document, 'content', 0, 'attachment');

describe('the capability statement of documents', () => {
  it('names its profiles, what may be searched for and what has to be included', async () => {
    const { status, body, headers } = await running.consumer.call({
      practice: 'A99001',
      interaction: `${DOCUMENTS}read:metadata-1`,
      scope: 'organization/*.read',
      path: '/metadata',
    });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      resourceType: 'CapabilityStatement',
      version: '1.6.2',
      fhirVersion: '3.0.1',
      format: ['application/fhir+json', 'application/fhir+xml'],
    });
    const profiles = list(body['profile']).map((one) => member(one, 'reference'));
    expect(profiles).toContain(
      'https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-DocumentReference-1/_history/1.3',
    );
    expect(member(body, 'rest', 0, 'resource', 2, 'searchInclude', 2)).toBe('DocumentReference:author:Organization');
  });

  it('is published where documents are offered, and nowhere else', async () => {
    for (const [practice, isThere] of [
      ['A99001', true],
      ['B99002', true],
      ['C99003', false],
      ['D99004', false],
      ['E99005', false],
      ['G99007', true],
    ] as const) {
      const { root } = await running.consumer.target(practice, `${DOCUMENTS}search:documentreference-1`);
      expect([practice, root.endsWith('/STU3/1/gpconnect/documents')]).toEqual([practice, isThere]);
    }
  });
});

describe('finding a patient for their documents', () => {
  it('gives the patient alone, with the URL of the entry', async () => {
    const traceId = '0b8ff1d3-2d0f-4a9a-8b8a-6f0a8a7a9c11';
    const reply = await find('A99001', identifierQuery('9990000026'), { traceId });
    expect(reply.body).toMatchObject({ resourceType: 'Bundle', id: traceId, type: 'searchset' });
    const [entry, ...others] = list(reply.body['entry']);
    expect(others).toEqual([]);
    expect(member(entry, 'resource', 'resourceType')).toBe('Patient');
    const { root } = await running.consumer.target('A99001', `${DOCUMENTS}search:patient-1`);
    expect(member(entry, 'fullUrl')).toBe(`${root}/Patient/${textOf(member(entry, 'resource', 'id'))}`);
  });

  it.each([
    ['refusing to share', 'B99002', '9990000131', 1],
    ['who died not long ago', 'B99002', '9990000468', 1],
    ['who died not long ago, where that is not enough', 'A99001', '9990000166', 0],
    ['who died long ago', 'B99002', '9990000476', 0],
    ['unknown', 'A99001', '9990000190', 0],
    ['sensitive', 'A99001', '9990000158', 0],
    ['registered elsewhere', 'A99001', '9990000042', 0],
  ])('%s: found %#', async (_who, practice, nhsNumber, count) => {
    const { status, body } = await find(practice, identifierQuery(nhsNumber));
    expect([status, list(body['entry']).length]).toEqual([200, count]);
  });

  it.each([
    ['without identifier', '', 400, 'BAD_REQUEST'],
    ['with the name in capitals', identifierQuery('9990000026').replace('i', 'I'), 400, 'BAD_REQUEST'],
    ['with two', `${identifierQuery('9990000026')}&${identifierQuery('9990000026')}`, 400, 'BAD_REQUEST'],
    ['without system', identifierQuery('9990000026', ''), 422, 'INVALID_PARAMETER'],
    ['of another system', identifierQuery('9990000026', ODS), 422, 'INVALID_PARAMETER'],
    ['without value', identifierQuery(''), 422, 'INVALID_PARAMETER'],
    ['with a wrong check digit', identifierQuery('9990000027'), 400, 'INVALID_NHS_NUMBER'],
  ])('%s is refused', async (_what, query, status, code) => {
    expect(refusalOf(await find('A99001', query))).toMatchObject({
      status,
      code,
      diagnostics: expect.stringMatching(/identifier/i),
    });
  });

  it('can be had in XML', async () => {
    const reply = await find('A99001', identifierQuery('9990000026'), { headers: { Accept: 'application/fhir+xml' } });
    expect(reply.headers.get('content-type')).toBe('application/fhir+xml;charset=utf-8');
    expect(reply.text).toMatch(/^<\?xml [^>]*\?><Bundle xmlns="http:\/\/hl7\.org\/fhir">/);
    expect(reply.text).toContain('<value value="9990000026"/>');
  });
});

describe('a search for documents', () => {
  it('brings them with everybody that they name, each under its URL', async () => {
    const reply = await search('A99001', '9990000026');
    const { root } = await running.consumer.target('A99001', `${DOCUMENTS}search:documentreference-1`);
    expect(reply.body).toMatchObject({
      type: 'searchset',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1'] },
    });
    const resources = resourcesOf(reply);
    const urls = list(reply.body['entry']).map((entry) => textOf(member(entry, 'fullUrl')));
    expect(urls).toEqual(resources.map(({ resourceType, id }) => `${root}/${textOf(resourceType)}/${textOf(id)}`));
    expect(new Set(urls).size).toBe(urls.length);
    expect(resources.slice(0, 2).map(({ resourceType }) => resourceType)).toEqual(['Patient', 'Organization']);
    const known = new Set(urls.map((url) => url.slice(root.length + 1)));
    for (const document of documentsOf(reply)) {
      const named = [
        member(document, 'subject', 'reference'),
        member(document, 'custodian', 'reference'),
        ...list(document['author']).map((one) => member(one, 'reference')),
      ].filter((one) => one !== undefined);
      for (const reference of named) expect(known).toContain(reference);
    }
    const types = new Set(resources.map(({ resourceType }) => resourceType));
    expect([...types].sort()).toEqual([
      'DocumentReference',
      'Organization',
      'Patient',
      'Practitioner',
      'PractitionerRole',
    ]);
  });

  it('tells of each document what has to be told', async () => {
    const documents = documentsOf(await search('A99001', '9990000026'));
    expect(documents.length).toBeGreaterThan(3);
    for (const document of documents) {
      expect(document).toMatchObject({
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-DocumentReference-1'] },
        masterIdentifier: { system: expect.any(String), value: expect.any(String) },
        identifier: [{ system: expect.any(String), value: expect.any(String) }],
        status: 'current',
        type: expect.anything(),
        indexed: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/),
        description: expect.stringMatching(/./),
        content: [{ attachment: { contentType: expect.stringMatching(/^\w+\/[\w.+-]+$/), size: expect.any(Number) } }],
      });
      expect(Array.isArray(document['author'])).toBe(true);
      for (const never of ['docStatus', 'class', 'authenticator', 'relatesTo'])
        expect(document).not.toHaveProperty(never);
    }
    const identifiers = documents.map((one) => textOf(member(one, 'identifier', 0, 'value')));
    expect(new Set(identifiers).size).toBe(identifiers.length);
    const again = documentsOf(await search('A99001', '9990000026'));
    expect(again.map((one) => member(one, 'identifier', 0, 'value'))).toEqual(identifiers);
  });

  it('says of a placeholder why there is no file, and how large it is', async () => {
    const documents = documentsOf(await search('A99001', '9990000026'));
    const placeholders = documents.filter((one) => member(attachmentOf(one), 'url') === undefined);
    expect(placeholders.length).toBeGreaterThan(0);
    for (const one of placeholders) {
      expect(attachmentOf(one)).toMatchObject({ title: expect.stringMatching(/./), size: expect.any(Number) });
    }
    for (const one of documents.filter((other) => !placeholders.includes(other))) {
      expect(attachmentOf(one)).not.toHaveProperty('title');
    }
  });

  it('finds nothing where there is nothing: the patient, the practice and the usual GP come alone', async () => {
    const reply = await search('A99001', '9990000069');
    expect(resourcesOf(reply).map(({ resourceType }) => resourceType)).toEqual([
      'Patient',
      'Organization',
      'Practitioner',
      'PractitionerRole',
    ]);
  });

  it('selects by the day of creation, or of adding where nobody knows the other, whole days at both ends', async () => {
    const dayOf = (one: Json): string => textOf(one['created'] ?? one['indexed']).slice(0, 10);
    const all = documentsOf(await search('B99002', '9990000042'));
    expect(all.some((one) => one['created'] === undefined)).toBe(true);
    const days = all.map(dayOf).sort();
    for (const day of days) {
      const from = documentsOf(await search('B99002', '9990000042', [`created=ge${day}`]));
      expect(from.map(dayOf).sort()).toEqual(days.filter((other) => other >= day));
      const one = documentsOf(await search('B99002', '9990000042', [`created=ge${day}`, `created=le${day}`]));
      expect(one.map(dayOf)).toEqual(days.filter((other) => other === day));
    }
  });

  it('selects by the organisation that wrote, and by words of description or type', async () => {
    const all = documentsOf(await search('B99002', '9990000042'));
    const organisations = resourcesOf(await search('B99002', '9990000042')).filter(
      ({ resourceType }) => resourceType === 'Organization',
    );
    const [, hospital] = organisations;
    const code = textOf(member(hospital, 'identifier', 0, 'value'));
    const reference = `Organization/${textOf(hospital?.['id'])}`;
    const written = documentsOf(
      await search('B99002', '9990000042', [`author=${encodeURIComponent(`${ODS}|${code}`)}`]),
    );
    expect(written).toEqual(all.filter((one) => member(one, 'author', 0, 'reference') === reference));
    expect(written.length).toBeGreaterThan(0);
    expect(documentsOf(await search('B99002', '9990000042', [`author=${encodeURIComponent(`${ODS}|X99`)}`]))).toEqual(
      [],
    );

    const byType = documentsOf(await search('B99002', '9990000042', ['description=MEDICAL%20photo']));
    expect(byType.map((one) => member(one, 'type', 'coding', 0, 'display'))).toEqual(['Medical photograph']);
    expect(textOf(byType[0]?.['description']).toLowerCase()).not.toContain('medical photo');
    expect(documentsOf(await search('B99002', '9990000042', ['description=referral%20letter'])).length).toBeGreaterThan(
      0,
    );
  });

  it.each([
    ...INCLUDES.map((one) => [`without ${one}`, INCLUDES.filter((other) => other !== one), one.split('=')[0] ?? '']),
    [
      'with the includes in one',
      [
        `_include=${INCLUDES.slice(0, 4)
          .map((one) => one.slice(9))
          .join(',')}`,
        INCLUDES[4] ?? '',
      ],
      '_include',
    ],
    ['with an unknown parameter', [...INCLUDES, 'type=x'], 'type'],
    ['with a parameter of before', [...INCLUDES, 'facility=x'], 'facility'],
    ['with a modifier', [...INCLUDES, 'description:exact=x'], 'description:exact'],
    ['with another prefix', [...INCLUDES, 'created=gt2020-01-01'], 'created'],
    ['with a date alone', [...INCLUDES, 'created=2020-01-01'], 'created'],
    ['with no date', [...INCLUDES, 'created=geyesterday'], 'created'],
    ['with a date to come', [...INCLUDES, 'created=le2026-06-16'], 'created'],
    ['with one prefix twice', [...INCLUDES, 'created=ge2020-01-01', 'created=ge2021-01-01'], 'created'],
    ['with three dates', [...INCLUDES, 'created=ge2020', 'created=le2021', 'created=le2022'], 'created'],
    ['with dates the wrong way round', [...INCLUDES, 'created=ge2021-01-02', 'created=le2021-01-01'], 'created'],
    ['by a practitioner', [...INCLUDES, 'author=https://fhir.nhs.uk/Id/sds-user-id%7C1'], 'author'],
    ['by a code without system', [...INCLUDES, 'author=Z99201'], 'author'],
    ['by no code', [...INCLUDES, `author=${ODS}%7C`], 'author'],
    ['for no word', [...INCLUDES, 'description='], 'description'],
  ] as [string, string[], string][])('%s is refused', async (_what, query, named) => {
    const reply = await searchById('A99001', await patientId('A99001', '9990000018'), query.join('&'));
    expect(refusalOf(reply)).toMatchObject({ status: 422, code: 'INVALID_PARAMETER' });
    expect(refusalOf(reply).diagnostics).toContain(named);
  });

  it('takes a moment with its offset to the second', async () => {
    const [first] = documentsOf(await search('B99002', '9990000042'));
    const moment = textOf(first?.['created'] ?? first?.['indexed']);
    const at = encodeURIComponent(moment);
    const same = documentsOf(await search('B99002', '9990000042', [`created=ge${at}`, `created=le${at}`]));
    expect(same.map(({ id }) => id)).toContain(first?.['id']);
    expect(same.every((one) => textOf(one['created'] ?? one['indexed']) === moment)).toBe(true);
  });

  it.each([
    ['of nobody', 'A99001', async () => '9999999999999', 404, 'PATIENT_NOT_FOUND'],
    [
      'of somebody of another practice',
      'A99001',
      async () => patientId('B99002', '9990000042'),
      404,
      'PATIENT_NOT_FOUND',
    ],
    ['of somebody who refuses', 'B99002', async () => patientId('B99002', '9990000131'), 403, 'NO_PATIENT_CONSENT'],
  ])('%s is refused', async (_whose, practice, idOf, status, code) => {
    expect(refusalOf(await searchById(practice, await idOf(), INCLUDES.join('&')))).toMatchObject({ status, code });
  });
});

describe('a file', () => {
  it('is fetched by the URL that its document names, as large and of the type that was said', async () => {
    const documents = documentsOf(await search('A99001', '9990000026'));
    const { root } = await running.consumer.target('A99001', `${DOCUMENTS}read:binary-1`);
    let fetched = 0;
    for (const document of documents) {
      const { url, size, contentType } = attachmentOf(document) as Json;
      if (url === undefined) continue;
      expect(textOf(url).startsWith(`${root}/Binary/`)).toBe(true);
      const id = textOf(url).slice(`${root}/Binary/`.length);
      expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
      const { status, body, headers } = await read('A99001', id);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(body).toMatchObject({ resourceType: 'Binary', id, contentType });
      expect(headers.get('etag')).toBe(`W/"${textOf(member(body, 'meta', 'versionId'))}"`);
      expect(body).not.toHaveProperty('securityContext');
      expect(Buffer.from(textOf(body['content']), 'base64').length).toBe(size);
      fetched += 1;
    }
    expect(fetched).toBeGreaterThan(3);
  });

  it('is the same at every call', async () => {
    const [document] = documentsOf(await search('B99002', '9990000042'));
    const id =
      textOf(member(attachmentOf(document), 'url'))
        .split('/')
        .at(-1) ?? '';
    const [one, other] = [await read('B99002', id), await read('B99002', id)];
    expect(one.text).toBe(other.text);
  });

  it('is named by the server that was asked, when that was not through the proxy', async () => {
    const id = await patientId('A99001', '9990000018');
    const reply = await searchById('A99001', id, INCLUDES.join('&'), { direct: true });
    const urls = documentsOf(reply).flatMap((one) => member(attachmentOf(one), 'url') ?? []);
    expect(urls.length).toBeGreaterThan(0);
    const root = `${running.simulator.origin}/practices/A99001/STU3/1/gpconnect/documents/Binary/`;
    for (const url of urls) expect(textOf(url).startsWith(root)).toBe(true);
  });

  it.each([
    ['that nobody knows', async () => 'nothing', 404, 'NO_RECORD_FOUND'],
    [
      'that a patient does not have',
      async () => `${await patientId('B99002', '9990000042')}-000000000000`,
      404,
      'NO_RECORD_FOUND',
    ],
    [
      'of somebody who refuses',
      async () => `${await patientId('B99002', '9990000131')}-000000000000`,
      403,
      'NO_PATIENT_CONSENT',
    ],
  ])('%s is refused', async (_what, idOf, status, code) => {
    expect(refusalOf(await read('B99002', await idOf()))).toMatchObject({ status, code });
  });

  it('of somebody who has died can be had for a while', async () => {
    const [document] = documentsOf(await search('B99002', '9990000468'));
    const id =
      textOf(member(attachmentOf(document), 'url'))
        .split('/')
        .at(-1) ?? '';
    expect((await read('B99002', id)).status).toBe(200);
  });
});

it('what is selected by date reaches to today', async () => {
  const reply = await search('B99002', '9990000042', [`created=le${TODAY}`]);
  expect(reply.status).toBe(200);
});
