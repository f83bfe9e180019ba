import { describe, expect, it } from 'vitest';
import { type Json, member, type Reply, refusalOf, textOf } from './consumer.js';
import {
  attachmentOf,
  DOCUMENTS,
  documentsOf,
  documentsPatientId,
  fileIdOf,
  INCLUDES,
  readFile,
  searchByNumber,
  searchDocuments,
} from './document-calls.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const patientId = (practice: string, nhsNumber: string): Promise<string> =>
  documentsPatientId(running.consumer, practice, nhsNumber);

const search = (practice: string, nhsNumber: string): Promise<Reply> =>
  searchByNumber(running.consumer, practice, nhsNumber);

const read = (practice: string, id: string): Promise<Reply> => readFile(running.consumer, practice, id);

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
    const id = fileIdOf(document);
    const [one, other] = [await read('B99002', id), await read('B99002', id)];
    expect(one.text).toBe(other.text);
  });

  it('is named by the server that was asked, when that was not through the proxy', async () => {
    const id = await patientId('A99001', '9990000018');
    const reply = await searchDocuments(running.consumer, 'A99001', id, INCLUDES.join('&'), { direct: true });
    const urls = documentsOf(reply).flatMap((one) => member(attachmentOf(one), 'url') ?? []);
    expect(urls.length).toBeGreaterThan(0);
    const root = `${running.simulator.origin}/practices/A99001/STU3/1/gpconnect/documents/Binary/`;
    for (const url of urls) expect(textOf(url).startsWith(root)).toBe(true);
  });

  it.each([
    ['that nobody knows', () => Promise.resolve('nothing'), 404, 'NO_RECORD_FOUND'],
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
    const id = fileIdOf(document);
    expect((await read('B99002', id)).status).toBe(200);
  });
});
