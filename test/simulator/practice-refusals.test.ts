import { describe, expect, it } from 'vitest';
import {
  type CallChanges,
  correctClaims,
  INTERACTION,
  type Json,
  member,
  refusalOf,
  unsignedToken,
  metadataOf,
} from './consumer.js';
import { findForDocuments } from './document-calls.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const METADATA = metadataOf('A99001');
const PROFILE = 'https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-OperationOutcome-1';
const CODES = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';

/** Asks the practice itself, as the proxy would not let most of this through. */
async function expectRefusal(
  changes: CallChanges,
  status: number,
  code: string,
  says: string,
  ask = METADATA,
): Promise<void> {
  const reply = await running.consumer.call(ask, { direct: true, ...changes });
  expect(refusalOf(reply)).toMatchObject({ status, code });
  expect(String(refusalOf(reply).diagnostics)).toContain(says);
  expect(member(reply.body, 'meta', 'profile')).toEqual([PROFILE]);
  expect(member(reply.body, 'issue', 0)).toMatchObject({ severity: 'error', details: { coding: [{ system: CODES }] } });
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8');
}

describe('a practice refuses headers (spec 01 §6.5)', () => {
  it.each<[string, CallChanges, string]>([
    ['no trace id', { headers: { 'Ssp-TraceID': null } }, 'Ssp-TraceID'],
    ['a trace id that cannot be one', { headers: { 'Ssp-TraceID': 'what is this?' } }, 'Ssp-TraceID'],
    ['no sender', { headers: { 'Ssp-From': null } }, 'Ssp-From'],
    ['no receiver', { headers: { 'Ssp-To': null } }, 'Ssp-To'],
    ["somebody else's ASID", { headers: { 'Ssp-To': '200000000001' } }, 'Ssp-To'],
    ['no interaction', { headers: { 'Ssp-InteractionID': null } }, 'Ssp-InteractionID'],
    ['an unknown interaction', { headers: { 'Ssp-InteractionID': 'urn:x' } }, 'Ssp-InteractionID'],
    ['an interaction of another path', { headers: { 'Ssp-InteractionID': INTERACTION.findPatient } }, 'does not fit'],
    ['another verb', { method: 'POST', body: {} }, 'does not fit'],
    ['an unknown path', { path: '/metadatas' }, 'does not fit'],
    ['no token', { headers: { Authorization: null } }, 'Authorization'],
  ])('%s', (_what, changes, says) => expectRefusal(changes, 400, 'BAD_REQUEST', says));

  it('refuses an interaction of the other product', async () => {
    const ask = { ...METADATA, interaction: INTERACTION.structuredMetadata };
    await expectRefusal(
      { headers: { 'Ssp-InteractionID': INTERACTION.metadata } },
      400,
      'BAD_REQUEST',
      'does not fit',
      ask,
    );
  });

  it('does not offer what it does not do', async () => {
    const services = { path: '/HealthcareService', headers: { 'Ssp-InteractionID': INTERACTION.findService } };
    await expectRefusal(services, 501, 'NOT_IMPLEMENTED', 'not offered');
  });
});

describe('a practice refuses tokens (spec 01 §6)', () => {
  const audience = 'https://a99001.practices.example/A99001/STU3/1/gpconnect';
  const claims = correctClaims(audience, METADATA.scope, NOW);
  const [head, payload] = unsignedToken(claims).split('.') as [string, string];
  const padded = `${Buffer.from(JSON.stringify({ ...claims, note: 'x' })).toString('base64')}==`;

  it.each<[string, string, string]>([
    ['another scheme', `Basic ${unsignedToken(claims)}`, 'Bearer'],
    ['no scheme', unsignedToken(claims), 'Bearer'],
    ['no trailing dot', `Bearer ${head}.${payload}`, 'three parts'],
    ['four parts', `Bearer ${head}.${payload}..`, 'three parts'],
    ['a signature', `Bearer ${head}.${payload}.c2lnbmVk`, 'has to end in a dot'],
    ['padding', `Bearer ${head}.${padded}.`, 'base64url'],
    ['a payload that is no JSON', `Bearer ${head}.bm9uc2Vuc2U.`, 'not a JSON object'],
    ['a payload that is a list', `Bearer ${head}.W10.`, 'not a JSON object'],
    ['an algorithm', `Bearer ${unsignedToken(claims, { alg: 'HS256', typ: 'JWT' })}`, 'JWT header'],
    ['another header', `Bearer ${unsignedToken(claims, { alg: 'none', typ: 'JWT', kid: '1' })}`, 'JWT header'],
    ['half a header', `Bearer ${unsignedToken(claims, { alg: 'none' })}`, 'JWT header'],
  ])('%s', (_what, authorization, says) => expectRefusal({ authorization }, 400, 'BAD_REQUEST', says));

  const issuedAt = NOW.getTime() / 1000;
  const device = claims['requesting_device'] as Json;
  const organisation = claims['requesting_organization'] as Json;
  const practitioner = claims['requesting_practitioner'] as Json;

  it.each<[string, Json, string]>([
    ['no issuer', { iss: undefined }, 'iss'],
    ['no subject', { sub: undefined }, 'sub'],
    ['a subject that is not the practitioner', { sub: 'user-2' }, 'sub'],
    ['no audience', { aud: undefined }, 'aud'],
    ['an empty audience', { aud: '' }, 'aud'],
    ["another practice's root", { aud: 'https://b99002.practices.example/B99002/STU3/1/gpconnect' }, 'aud'],
    ["the other product's root", { aud: `${audience}/structured` }, 'aud'],
    ['no time of issue', { iat: undefined }, 'iat'],
    ['a time of issue in words', { iat: String(issuedAt) }, 'iat'],
    ['no expiry', { exp: undefined }, 'exp'],
    ['299 seconds', { exp: issuedAt + 299 }, '300 seconds'],
    ['301 seconds', { exp: issuedAt + 301 }, '300 seconds'],
    ['an expiry before the issue', { exp: issuedAt - 1 }, '300 seconds'],
    ['a token of ten minutes ago', { iat: issuedAt - 600, exp: issuedAt - 300 }, 'expired'],
    ['no reason', { reason_for_request: undefined }, 'reason_for_request'],
    ['another reason', { reason_for_request: 'secondaryuses' }, 'reason_for_request'],
    ['no scope', { requested_scope: undefined }, 'requested_scope'],
    ['a scope of another kind', { requested_scope: 'patient/*.read' }, 'requested_scope'],
    [
      'a confidentiality suffix where there is none',
      { requested_scope: 'organization/*.read conf/N' },
      'requested_scope',
    ],
    ['a record', { requested_record: { resourceType: 'Patient' } }, 'requested_record'],
    ['no device', { requesting_device: undefined }, 'requesting_device'],
    ['no organisation', { requesting_organization: undefined }, 'requesting_organization'],
    ['no practitioner', { requesting_practitioner: null }, 'requesting_practitioner'],
  ])('%s', (_what, changed, says) => expectRefusal({ claims: changed }, 400, 'BAD_REQUEST', says));

  it.each<[string, Json, string]>([
    ['a device of another type', { requesting_device: { ...device, resourceType: 'Patient' } }, 'not a Device'],
    ['a device in words', { requesting_device: 'a device' }, 'not a resource'],
    ['a device without identifier', { requesting_device: { ...device, identifier: [] } }, 'identifier'],
    ['a device without model', { requesting_device: { ...device, model: undefined } }, 'model'],
    ['a device without version', { requesting_device: { ...device, version: '' } }, 'version'],
    ['a device with an unknown element', { requesting_device: { ...device, colour: 'red' } }, 'colour'],
    [
      'an organisation of another type',
      { requesting_organization: { ...organisation, resourceType: 'Device' } },
      'Organization',
    ],
    ['an organisation without name', { requesting_organization: { ...organisation, name: undefined } }, 'name'],
    [
      'an organisation without ODS code',
      { requesting_organization: { ...organisation, identifier: [{ system: 'https://other.example', value: '1' }] } },
      'ODS code',
    ],
    ['a practitioner of another type', { requesting_practitioner: { resourceType: 'Anything' } }, 'Practitioner'],
    ['a practitioner without id', { requesting_practitioner: { ...practitioner, id: undefined } }, 'id'],
    [
      'a practitioner without family name',
      { requesting_practitioner: { ...practitioner, name: [{ given: ['T'] }] } },
      'name',
    ],
    [
      'a practitioner without national id',
      { requesting_practitioner: { ...practitioner, identifier: [] } },
      'SDS user id',
    ],
  ])('%s: INVALID_RESOURCE', (_what, changed, says) =>
    expectRefusal({ claims: changed }, 422, 'INVALID_RESOURCE', says),
  );

  it('tolerates a practitioner with the national id alone, and a clock that is ahead', async () => {
    const identifier = [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' }];
    const lean = { requesting_practitioner: { ...practitioner, identifier }, iat: issuedAt + 200, exp: issuedAt + 500 };
    expect((await running.consumer.call(METADATA, { claims: lean })).status).toBe(200);
  });

  it('takes the direct root as audience from who calls directly, and the published one from everybody', async () => {
    expect((await running.consumer.call(METADATA, { direct: true })).status).toBe(200);
    expect((await running.consumer.call(METADATA, { direct: true, claims: { aud: audience } })).status).toBe(200);
    const direct = `${running.simulator.origin}/practices/A99001/STU3/1/gpconnect`;
    expect((await running.consumer.call(METADATA, { claims: { aud: direct } })).status).toBe(400);
  });

  it('knows the confidentiality suffix from 1.6 on', async () => {
    const scope = { claims: { requested_scope: 'patient/*.read conf/N' } };
    expect((await running.consumer.record('A99001', '9990000018', [], scope)).status).toBe(200);
    expect(refusalOf(await running.consumer.record('C99003', '9990000050', [], scope))).toMatchObject({ status: 400 });
    expect((await findForDocuments(running.consumer, 'A99001', '9990000018', scope)).status).toBe(200);
    const restricted = { claims: { requested_scope: 'patient/*.read conf/R' } };
    expect((await findForDocuments(running.consumer, 'A99001', '9990000018', restricted)).status).toBe(400);
  });
});

describe('a practice refuses formats (spec 01 §7)', () => {
  it.each<[string, CallChanges]>([
    ['a page', { headers: { Accept: 'text/html' } }],
    ['another by parameter, which beats the header', { query: '_format=text%2Fturtle' }],
    ['what JSON was called before', { headers: { Accept: 'application/json+fhir' } }],
  ])('%s', (_what, changes) => expectRefusal(changes, 415, 'UNSUPPORTED_MEDIA_TYPE', 'cannot be given'));

  it('refuses a body in another format', () =>
    expectRefusal({ headers: { 'Content-Type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Type', {
      practice: 'A99001',
      interaction: INTERACTION.readRecord,
      scope: 'patient/*.read',
      path: '/Patient/$gpc.getstructuredrecord',
      method: 'POST',
      body: {},
    }));

  it.each<[string, CallChanges]>([
    ['no hint at all', { headers: { Accept: '*/*' } }],
    [
      'JSON by parameter, which beats the header',
      { query: '_format=application/fhir+json', headers: { Accept: 'application/fhir+xml' } },
    ],
    ['one of several', { headers: { Accept: 'application/fhir+xml;q=0.5, application/fhir+json' } }],
    ['a space before the charset', { headers: { Accept: 'application/fhir+json; charset=utf-8' } }],
  ])('takes %s', async (_what, changes) => {
    expect((await running.consumer.call(METADATA, changes)).status).toBe(200);
  });
});
