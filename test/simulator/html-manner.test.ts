import { describe, expect, it } from 'vitest';
import { parseXml, type XmlElement } from '../../src/simulator/practice/xml-elements.js';
import { type CallChanges, type Json, member, refusalOf, type Reply } from './consumer.js';
import {
  askCareRecord,
  askConformance,
  askSection,
  divOf,
  JSON_FHIR,
  nhsNumberParameter,
  olderClaims,
  parametersOf,
  sectionParameter,
  XML_FHIR,
} from './html-consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const conformance = (changes: CallChanges = {}, practice = 'A99001'): Promise<Reply> =>
  askConformance(running.consumer, practice, changes);

/** Elements at a path of names. */
function elementsAt(root: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) =>
      found.flatMap(({ children }) =>
        children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name),
      ),
    [root],
  );
}

describe('the conformance statement', () => {
  it('says what version 0.7 is and does', async () => {
    const { status, body, headers } = await conformance();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(`${JSON_FHIR};charset=utf-8`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      resourceType: 'Conformance',
      version: '0.7.4',
      fhirVersion: '1.0.2',
      software: { name: expect.any(String) as unknown, version: expect.any(String) as unknown },
      format: [JSON_FHIR, XML_FHIR],
      rest: [{ mode: 'server', operation: [{ name: 'gpc.getcarerecord' }] }],
    });
  });

  it('is given compressed to whoever takes it', async () => {
    const reply = await conformance({ headers: { 'Accept-Encoding': 'gzip' } });
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    expect(reply.body['resourceType']).toBe('Conformance');
  });
});

describe('formats of version 0.7', () => {
  it.each<[string, CallChanges, 'json' | 'xml']>([
    ['JSON by header', { headers: { Accept: JSON_FHIR } }, 'json'],
    ['XML by header', { headers: { Accept: XML_FHIR } }, 'xml'],
    ['XML by parameter, which beats the header', { query: `_format=${encodeURIComponent(XML_FHIR)}` }, 'xml'],
    ['XML by a parameter whose plus became a space', { query: '_format=application/xml+fhir' }, 'xml'],
    ['JSON by a short name', { query: '_format=json', headers: { Accept: XML_FHIR } }, 'json'],
    ['the better liked of two', { headers: { Accept: `${JSON_FHIR};q=0.5, ${XML_FHIR}` } }, 'xml'],
    ['the one that is spoken of two', { headers: { Accept: `text/turtle, ${JSON_FHIR};q=0.1` } }, 'json'],
    ['anything: that of the body', { headers: { Accept: '*/*', 'Content-Type': XML_FHIR } }, 'xml'],
    ['anything', { headers: { Accept: '*/*' } }, 'json'],
    ['anything but XML', { headers: { Accept: `${XML_FHIR};q=0, */*` } }, 'json'],
    [
      'anything but the format of the body',
      { headers: { Accept: `${XML_FHIR};q=0, */*`, 'Content-Type': XML_FHIR } },
      'json',
    ],
    ['anything but JSON', { headers: { Accept: `*/*;q=0.5, ${JSON_FHIR};q=0.0` } }, 'xml'],
    ['JSON, whatever the body is', { headers: { Accept: JSON_FHIR, 'Content-Type': XML_FHIR } }, 'json'],
  ])('%s', async (_what, changes, format) => {
    const { status, headers, text } = await conformance(changes);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      `${format === 'xml' ? XML_FHIR : JSON_FHIR};charset=utf-8`,
    ]);
    expect(text).toMatch(format === 'xml' ? /^<\?xml/ : /^\{/);
  });

  it.each([
    'application/fhir+json',
    'application/fhir+xml',
    'text/html',
    `${JSON_FHIR};q=0`,
    `*/*, ${JSON_FHIR};q=0, ${XML_FHIR};q=0`,
  ])('%s is none of them', async (Accept) => {
    expect(refusalOf(await conformance({ headers: { Accept } }))).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it('a body has to be in one of them', async () => {
    const body = parametersOf(nhsNumberParameter('9990000018'), sectionParameter('ALL'));
    for (const type of ['application/fhir+json', 'text/plain']) {
      const changes = { direct: true, headers: { 'Content-Type': type } };
      const reply = await askCareRecord(running.consumer, 'A99001', '9990000018', body, changes);
      expect(refusalOf(reply)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    }
  });

  it('a system that speaks JSON alone says so and refuses XML', async () => {
    expect((await conformance({}, 'C99003')).body['format']).toEqual([JSON_FHIR]);
    expect((await conformance({ headers: { Accept: XML_FHIR } }, 'C99003')).status).toBe(415);
  });
});

describe('XML', () => {
  const REQUEST = `<?xml version="1.0" encoding="UTF-8"?>
    <Parameters xmlns="http://hl7.org/fhir">
      <parameter>
        <name value="patientNHSNumber"/>
        <valueIdentifier><system value="http://fhir.nhs.net/Id/nhs-number"/><value value="9990000018"/></valueIdentifier>
      </parameter>
      <!-- one section -->
      <parameter>
        <name value="recordSection"/>
        <valueCodeableConcept>
          <coding><system value="http://fhir.nhs.net/ValueSet/gpconnect-record-section-1"/><code value="PRB"/></coding>
        </valueCodeableConcept>
      </parameter>
      <parameter><name value="timePeriod"/><valuePeriod><start value="2010"/></valuePeriod></parameter>
    </Parameters>`;
  const askInXml = (rawBody: string): Promise<Reply> =>
    askCareRecord(
      running.consumer,
      'A99001',
      '9990000018',
      {},
      { rawBody, headers: { Accept: XML_FHIR, 'Content-Type': XML_FHIR } },
    );

  it('is understood, and answered with the same as JSON is', async () => {
    const { status, text } = await askInXml(REQUEST);
    expect(status).toBe(200);
    const bundle = parseXml(text);
    expect([bundle.name, bundle.attributes.get('xmlns')]).toEqual(['Bundle', 'http://hl7.org/fhir']);
    const [patient] = elementsAt(bundle, 'entry', 'resource', 'Patient');
    const asJson = await askSection(running.consumer, 'A99001', '9990000018', 'PRB', { start: '2010' });
    const family = elementsAt(patient ?? bundle, 'name', 'family')[0]?.attributes.get('value');
    expect(family).toBe(member(asJson.body, 'entry', 1, 'resource', 'name', 0, 'family', 0));
    expect(text).toContain(divOf(asJson));
    const [div] = elementsAt(bundle, 'entry', 'resource', 'Composition', 'section', 'text', 'div');
    expect(div?.attributes.get('xmlns')).toBe('http://www.w3.org/1999/xhtml');
  });

  it('that repeats what may not be repeated is refused, in XML', async () => {
    const twice = REQUEST.replace('<code value="PRB"/>', '<code value="PRB"/></coding><coding><code value="ENC"/>');
    const { status, text } = await askInXml(twice);
    expect(status).toBe(400);
    const outcome = parseXml(text);
    expect(outcome.name).toBe('OperationOutcome');
    const [code] = elementsAt(outcome, 'issue', 'details', 'coding', 'code');
    expect(code?.attributes.get('value')).toBe('BAD_REQUEST');
  });

  it('may be met by JSON under its name: a body shows what it is', async () => {
    const body = parametersOf(nhsNumberParameter('9990000018'), sectionParameter('ALL'));
    expect((await askInXml(JSON.stringify(body))).status).toBe(200);
  });
});

describe('refusals of version 0.7', () => {
  it('have the shape of DSTU2', async () => {
    const reply = await askSection(running.consumer, 'A99001', '9990000190', 'SUM');
    expect(reply.headers.get('content-type')).toBe(`${JSON_FHIR};charset=utf-8`);
    expect(reply.body).toMatchObject({
      resourceType: 'OperationOutcome',
      meta: { profile: ['http://fhir.nhs.net/StructureDefinition/gpconnect-operationoutcome-1'] },
      issue: [
        {
          severity: 'error',
          code: 'not-found',
          details: {
            coding: [
              { system: 'http://fhir.nhs.net/ValueSet/gpconnect-error-or-warning-code-1', code: 'PATIENT_NOT_FOUND' },
            ],
          },
        },
      ],
    });
  });
});

describe('the token of version 0.7', () => {
  const valid = olderClaims({});
  const claim = (name: string): Json => valid[name] as Json;
  const device = claim('requesting_device');
  const organisation = claim('requesting_organization');
  const practitioner = claim('requesting_practitioner');
  const otherIdentifier = [{ system: 'https://other.example', value: '1' }];

  it.each<[string, Json, number, string]>([
    ['is made out to a service root', { aud: 'https://a99001.practices.example/A99001/DSTU2/0/gpconnect' }, 400, 'aud'],
    ['has no audience', { aud: undefined }, 400, 'aud'],
    ['has no requested record', { requested_record: undefined }, 400, 'requested_record'],
    ['is about a medicine', { requested_record: { resourceType: 'Medication' } }, 400, 'requested_record'],
    ['has no expiry', { exp: undefined }, 400, 'exp'],
    ['lives a second too long', { exp: 1781516101, iat: 1781515800 }, 400, 'exp'],
    ['has expired', { iat: 1781514900, exp: 1781515200 }, 400, 'exp'],
    ['gives no reason', { reason_for_request: undefined }, 400, 'reason_for_request'],
    ['has the scope of a record', { requested_scope: 'patient/*.read' }, 400, 'requested_scope'],
    ['names nobody', { requesting_practitioner: undefined }, 400, 'requesting_practitioner'],
    ['has an element too many', { requesting_device: { ...device, colour: 'grey' } }, 422, 'colour'],
    ['has a wrong resource', { requesting_device: { ...device, resourceType: 'Gadget' } }, 400, 'requesting_device'],
    [
      'has a wrong organisation',
      { requesting_organization: { ...organisation, resourceType: 'Company' } },
      400,
      'requesting_organization',
    ],
    [
      'has no ODS code',
      { requesting_organization: { ...organisation, identifier: otherIdentifier } },
      400,
      'requesting_organization',
    ],
    [
      'has no user id',
      { requesting_practitioner: { ...practitioner, identifier: otherIdentifier } },
      400,
      'requesting_practitioner',
    ],
    [
      'names a user as version 1 does',
      { requesting_practitioner: { ...practitioner, name: [{ family: 'Tester' }] } },
      400,
      'requesting_practitioner',
    ],
    ['is of another user than it says', { sub: 'user-2' }, 400, 'sub'],
  ])('that %s is refused', async (_what, claims, status, named) => {
    const reply = await conformance({ claims });
    const code = status === 422 ? 'INVALID_RESOURCE' : 'BAD_REQUEST';
    expect(refusalOf(reply)).toMatchObject({ status, code, diagnostics: expect.stringContaining(named) as unknown });
  });

  it('of version 1 is refused', async () => {
    const claims = { aud: 'https://a99001.practices.example/A99001/DSTU2/0/gpconnect', requested_record: undefined };
    expect((await conformance({ claims })).status).toBe(400);
  });
});
