import { describe, expect, it } from 'vitest';
import { type CallChanges, type Json, list, member, type Reply, refusalOf, textOf } from './consumer.js';
import {
  attachmentOf,
  DOCUMENTS,
  documentsOf,
  documentsPatientId,
  INCLUDES,
  resourcesOf,
  searchByNumber,
  searchDocuments,
} from './document-calls.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';

const A_TEXT: unknown = expect.stringMatching(/./);
const A_NUMBER: unknown = expect.any(Number);
const SOMETHING: unknown = expect.anything();

const patientId = (practice: string, nhsNumber: string): Promise<string> =>
  documentsPatientId(running.consumer, practice, nhsNumber);

const searchById = (practice: string, id: string, query: string, changes: CallChanges = {}): Promise<Reply> =>
  searchDocuments(running.consumer, practice, id, query, changes);

const search = (practice: string, nhsNumber: string, filters: readonly string[] = []): Promise<Reply> =>
  searchByNumber(running.consumer, practice, nhsNumber, filters);

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
        masterIdentifier: { system: A_TEXT, value: A_TEXT },
        identifier: [{ system: A_TEXT, value: A_TEXT }],
        status: 'current',
        type: SOMETHING,
        indexed: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/) as unknown,
        description: A_TEXT,
        content: [{ attachment: { contentType: expect.stringMatching(/^\w+\/[\w.+-]+$/) as unknown, size: A_NUMBER } }],
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
      expect(attachmentOf(one)).toMatchObject({ title: A_TEXT, size: A_NUMBER });
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

  it('by date may reach to today', async () => {
    expect((await search('B99002', '9990000042', [`created=le${TODAY}`])).status).toBe(200);
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
    ['of nobody', 'A99001', () => Promise.resolve('9999999999999'), 404, 'PATIENT_NOT_FOUND'],
    ['of somebody of another practice', 'A99001', () => patientId('B99002', '9990000042'), 404, 'PATIENT_NOT_FOUND'],
    ['of somebody who refuses', 'B99002', () => patientId('B99002', '9990000131'), 403, 'NO_PATIENT_CONSENT'],
  ])('%s is refused', async (_whose, practice, idOf, status, code) => {
    expect(refusalOf(await searchById(practice, await idOf(), INCLUDES.join('&')))).toMatchObject({ status, code });
  });
});
