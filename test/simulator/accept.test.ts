import { describe, expect, it } from 'vitest';
import { fetchJson, metadataOf, refusalOf, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const JSON_TYPE = 'application/fhir+json';
const XML_TYPE = 'application/fhir+xml';

const ask = (practice: string, headers: Readonly<Record<string, string>>): Promise<Reply> =>
  running.consumer.call(metadataOf(practice), { headers });

describe('what is accepted, by how much it is wanted', () => {
  it.each<[string, string]>([
    ['application/fhir+xml;q=0, */*', JSON_TYPE],
    ['*/*, application/fhir+xml;q=0', JSON_TYPE],
    ['application/fhir+json;q=0, */*', XML_TYPE],
    ['application/fhir+json;q=0.0, application/*;q=0.1', XML_TYPE],
    ['application/fhir+json;q=0.2, */*;q=0.8', XML_TYPE],
    ['application/fhir+xml;q=0.9, application/fhir+json', JSON_TYPE],
    ['application/fhir+json;q=0.001, application/fhir+xml;q=0.01', XML_TYPE],
    ['application/fhir+xml, application/fhir+json', XML_TYPE],
    ['application/fhir+json, application/fhir+xml', JSON_TYPE],
    ['text/html, application/xml;q=0.9, */*;q=0.8', XML_TYPE],
    ['application/fhir+xml; charset=utf-8; Q=0.5 , application/fhir+json ; q=0.4', XML_TYPE],
    ['application/fhir+xml;q=nonsense, application/fhir+json;q=0.9', XML_TYPE],
    [',, */*', JSON_TYPE],
  ])('%s: %s', async (accept, type) => {
    const { status, headers } = await ask('A99001', { Accept: accept });
    expect([status, headers.get('content-type')]).toEqual([200, `${type};charset=utf-8`]);
  });

  it.each(['application/fhir+xml;q=0, */*', 'application/fhir+xml, */*;q=0.1', 'text/html, application/*;q=0.1'])(
    'who does not speak XML gives JSON: %s',
    async (accept) => {
      expect((await ask('C99003', { Accept: accept })).status).toBe(200);
    },
  );

  it.each<[string, string]>([
    ['A99001', 'application/fhir+json;q=0, application/fhir+xml;q=0, */*'],
    ['A99001', '*/*;q=0'],
    ['A99001', 'application/fhir+json;q=0'],
    ['C99003', 'application/fhir+json;q=0, */*'],
  ])('%s can give nothing for %s', async (practice, accept) => {
    expect(refusalOf(await ask(practice, { Accept: accept }))).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it.each<[string, number]>([
    ['application/fhir+json;q=0, application/xml', 406],
    ['application/fhir+json;q=0, */*', 200],
    ['application/json;q=0.1', 200],
    ['*/*;q=0', 406],
  ])('by the directory, which speaks JSON alone: %s', async (accept, status) => {
    const { sdsUrl } = running.simulator;
    const headers = { Accept: accept };
    const reply = await fetchJson(`${sdsUrl}/Endpoint`, { headers });
    // What is searched by is missing: that is looked at last.
    expect(reply.status).toBe(status === 200 ? 400 : status);
  });

  it.each<[string, string | null]>([
    ['gzip;q=0, *', null],
    ['*', 'gzip'],
    ['*;q=0', null],
    ['identity, *;q=0.1', 'gzip'],
    ['deflate', null],
  ])('of encodings: %s', async (accept, encoding) => {
    const { headers } = await ask('A99001', { 'Accept-Encoding': accept });
    expect(headers.get('content-encoding')).toBe(encoding);
  });
});
