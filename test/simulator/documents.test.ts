import { describe, expect, it } from 'vitest';
import { type CallChanges, list, member, type Reply, refusalOf, textOf } from './consumer.js';
import { DOCUMENTS, findForDocuments, identifierQuery } from './document-calls.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The query takes the place of that for one NHS number. */
const find = (practice: string, query: string, changes: CallChanges = {}): Promise<Reply> =>
  findForDocuments(running.consumer, practice, '', { ...changes, query });

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
      diagnostics: expect.stringMatching(/identifier/i) as unknown,
    });
  });

  it('can be had in XML', async () => {
    const reply = await find('A99001', identifierQuery('9990000026'), { headers: { Accept: 'application/fhir+xml' } });
    expect(reply.headers.get('content-type')).toBe('application/fhir+xml;charset=utf-8');
    expect(reply.text).toMatch(/^<\?xml [^>]*\?><Bundle xmlns="http:\/\/hl7\.org\/fhir">/);
    expect(reply.text).toContain('<value value="9990000026"/>');
  });
});
