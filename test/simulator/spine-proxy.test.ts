import { describe, expect, it } from 'vitest';
import { type CallChanges, fetchJson, INTERACTION, member, refusalOf, metadataOf } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const METADATA = metadataOf('A99001');
const CODES = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';

describe('the secure proxy', () => {
  it('lets a correct call through to the practice', async () => {
    const reply = await running.consumer.call(METADATA);
    expect([reply.status, reply.body['resourceType']]).toEqual([200, 'CapabilityStatement']);
  });

  it.each<[string, CallChanges, number, string, RegExp]>([
    [
      'a sender that it does not know',
      { headers: { 'Ssp-From': '999999999999' } },
      403,
      'forbidden',
      /^ASID_CHECK_FAILED_MESSAGESENDER_999999999999$/,
    ],
    [
      'an interaction that nobody is accredited for',
      { headers: { 'Ssp-InteractionID': 'urn:nhs:names:services:gpconnect:fhir:rest:search:everything-1' } },
      403,
      'forbidden',
      /^ASID_CHECK_FAILED_MESSAGESENDER_/,
    ],
    [
      'a receiver that is not registered for the interaction',
      { headers: { 'Ssp-InteractionID': INTERACTION.readRecord } },
      403,
      'forbidden',
      /^PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_\d+$/,
    ],
    [
      'a receiver that nobody knows',
      { headers: { 'Ssp-To': '123456789012' } },
      403,
      'forbidden',
      /^PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_123456789012$/,
    ],
    ['a missing header', { headers: { 'Ssp-To': null } }, 400, 'invalid', /^MISSING_HEADER_Ssp-To$/],
    [
      'a body of another kind',
      { method: 'POST', rawBody: 'hello', headers: { 'Content-Type': 'text/plain' } },
      415,
      'not-supported',
      /^Unsupported_Media_Type$/,
    ],
  ])('refuses %s in its own shape', async (_what, changes, status, issue, text) => {
    const reply = await running.consumer.call(METADATA, changes);
    expect(refusalOf(reply)).toMatchObject({ status, code: String(status), issue });
    expect(member(reply.body, 'issue', 0, 'details', 'coding', 0)).toMatchObject({
      system: CODES,
      display: expect.stringMatching(text) as string,
    });
    expect(reply.body['meta']).toBeUndefined();
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a verb in yet another shape', async () => {
    const reply = await running.consumer.call(METADATA, { method: 'DELETE' });
    expect(reply.status).toBe(405);
    expect(member(reply.body, 'issue', 0)).toMatchObject({ severity: 'fatal', code: 'forbidden' });
  });

  it.each([
    ['another practice', 'https://b99002.practices.example/B99002/STU3/1/gpconnect'],
    ['an added port', 'https://a99001.practices.example:443/A99001/STU3/1/gpconnect'],
    ['another case', 'https://A99001.practices.example/A99001/STU3/1/gpconnect'],
    ['a lost slash', 'https:/a99001.practices.example/A99001/STU3/1/gpconnect'],
    ['a root that only begins alike', 'https://a99001.practices.example/A99001/STU3/1/gpconnect2'],
    ['an unknown host', 'https://nowhere.example/A99001/STU3/1/gpconnect'],
  ])('refuses a target that varies from the directory: %s', async (_what, root) => {
    const { asid, root: published } = await running.consumer.target('A99001', INTERACTION.metadata);
    const reply = await fetchJson(`${running.simulator.sspUrl}/${root}/metadata`, {
      headers: {
        'Ssp-From': running.simulator.consumer.asid,
        'Ssp-To': asid,
        'Ssp-InteractionID': INTERACTION.metadata,
        'Ssp-TraceID': 'trace',
      },
    });
    const { status, diagnostics } = refusalOf(reply);
    expect(status).toBe(400);
    expect(diagnostics).toMatch(/^ENDPOINT_.*_CPAID_.*_VARIES_FROM_TARGETURL_/);
    expect(diagnostics).toContain(published);
  });

  it('cannot reach F99006: 502, and sometimes 599', async () => {
    const ask = { ...METADATA, practice: 'F99006' };
    const replies = [];
    for (let time = 0; time < 8; time += 1) replies.push(await running.consumer.call(ask));
    expect(replies.map(({ status }) => status)).toEqual([502, 502, 502, 599, 502, 502, 502, 599]);
    expect(refusalOf(replies[0] ?? (await running.consumer.call(ask)))).toMatchObject({
      issue: 'transient',
      diagnostics: expect.stringMatching(/^ERROR_COMMUNICATING_TO_ENDPOINT_URL_https:\/\/f99006/) as string,
    });
    await expect(running.consumer.call(ask, { direct: true })).rejects.toThrow();
  });

  it('compresses what is worth it, for those who ask', async () => {
    const plain = await running.consumer.call(METADATA, { headers: { 'Accept-Encoding': 'identity' } });
    const small = await running.consumer.findPatient('B99002', '9990000018', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    const large = await running.consumer.call(METADATA, { headers: { 'Accept-Encoding': 'gzip' } });
    const refused = await running.consumer.call(METADATA, { headers: { 'Accept-Encoding': 'gzip;q=0' } });
    expect([plain, small, large, refused].map(({ headers }) => headers.get('content-encoding'))).toEqual([
      null,
      null,
      'gzip',
      null,
    ]);
    expect(large.body).toEqual(plain.body);
  });
});
