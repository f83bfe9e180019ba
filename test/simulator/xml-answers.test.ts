import { describe, expect, it } from 'vitest';
import { fhirXml } from '../../src/simulator/practice/fhir-xml.js';
import { parseXml } from '../../src/simulator/practice/xml-elements.js';
import {
  appointmentsOf,
  book,
  bookingBody,
  cancelling,
  change,
  type FoundSlot,
  findSlots,
  handingOut,
  patientIdAt,
  readAppointment,
  searchSlots,
  slotQuery,
} from './appointment-calls.js';
import { type CallChanges, INTERACTION, type Json, member, refusalOf, type Reply } from './consumer.js';
import { searchByNumber } from './document-calls.js';
import { askSection } from './html-consumer.js';
import { EVERY_AREA, RECORDS } from './record-requests.js';
import { patientFromPds, registrationBody, sendRegistration } from './registration-calls.js';
import { runningSimulator } from './running.js';
import { leavesOfJson, leavesOfXml } from './xml-leaves.js';

const running = runningSimulator();

const JSON_TYPE = 'application/fhir+json';
const XML_TYPE = 'application/fhir+xml';

const METADATA = {
  practice: 'A99001',
  interaction: INTERACTION.metadata,
  scope: 'organization/*.read',
  path: '/metadata',
};
const RECORD = {
  practice: 'A99001',
  interaction: INTERACTION.readRecord,
  scope: 'patient/*.read',
  path: '/Patient/$gpc.getstructuredrecord',
  method: 'POST',
};

/** The call with this body in XML, and the answer in XML. */
const inXml = (body: Json): CallChanges => ({
  rawBody: fhirXml(JSON.stringify(body)),
  headers: { Accept: XML_TYPE, 'Content-Type': XML_TYPE },
});

function expectXml(reply: Reply, status: number, type: string): void {
  expect([reply.status, reply.headers.get('content-type')]).toEqual([status, `${XML_TYPE};charset=utf-8`]);
  expect(parseXml(reply.text).name).toBe(type);
}

describe('an answer in XML', () => {
  // The longest of all adds nothing but time.
  it.each(RECORDS.filter(([, nhsNumber]) => nhsNumber !== '9990000034'))(
    'of a record at %s of %s says what the one in JSON says',
    async (practice, nhsNumber) => {
      const { body, text } = await running.consumer.record(practice, nhsNumber, EVERY_AREA);
      expect(leavesOfXml(parseXml(fhirXml(text)))).toEqual(leavesOfJson(body));
    },
  );

  it.each<[string, () => Promise<Reply>]>([
    ['of a patient', () => running.consumer.findPatient('A99001', '9990000018')],
    ['of slots', () => searchSlots(running.consumer, 'A99001')],
    ['of slots with services', () => searchSlots(running.consumer, 'D99004')],
    ['of documents', () => searchByNumber(running.consumer, 'A99001', '9990000026')],
    ['of what the practice can do', () => running.consumer.call(METADATA)],
    ['of a section of HTML', () => askSection(running.consumer, 'B99002', '9990000034', 'MED')],
    ['of a refusal', () => running.consumer.record('B99002', '9990000131', [])],
  ])('%s says what the one in JSON says', async (_what, answered) => {
    const { body, text } = await answered();
    expect(Object.keys(body).length).toBeGreaterThan(1);
    expect(leavesOfXml(parseXml(fhirXml(text)))).toEqual(leavesOfJson(body));
  });

  it.each<[string, CallChanges]>([
    ['by parameter, which beats the header', { query: '_format=application%2Ffhir%2Bxml' }],
    ['by a parameter whose plus became a space', { query: '_format=application/fhir+xml' }],
    ['by header', { headers: { Accept: XML_TYPE } }],
    ['by the type of the body, if there is no other hint', { headers: { Accept: null, 'Content-Type': XML_TYPE } }],
  ])('is given who asks for it %s (spec 01 §7)', async (_how, changes) => {
    expectXml(await running.consumer.call(METADATA, changes), 200, 'CapabilityStatement');
  });

  it('is not given whose parameter asks for JSON, whatever the header says', async () => {
    const changes = { query: '_format=application/fhir+json', headers: { Accept: XML_TYPE } };
    expect((await running.consumer.call(METADATA, changes)).headers.get('content-type')).toMatch(JSON_TYPE);
  });

  it.each([
    ['A99001', [JSON_TYPE, XML_TYPE]],
    ['B99002', [JSON_TYPE, XML_TYPE]],
    ['C99003', [JSON_TYPE]],
    ['D99004', [JSON_TYPE, XML_TYPE]],
  ])('is offered by the statement of %s, if at all', async (practice, formats) => {
    expect((await running.consumer.call({ ...METADATA, practice })).body['format']).toEqual(formats);
  });

  it('is a refusal too, whichever check refuses', async () => {
    const refused = await Promise.all([
      running.consumer.call(METADATA, { direct: true, headers: { Accept: XML_TYPE, 'Ssp-To': '200000000000' } }),
      running.consumer.call(METADATA, { headers: { Accept: XML_TYPE }, authorization: 'Bearer none' }),
    ]);
    for (const reply of refused) expectXml(reply, 400, 'OperationOutcome');
    const headers = { Accept: XML_TYPE };
    expectXml(await running.consumer.record('B99002', '9990000131', [], { headers }), 403, 'OperationOutcome');
  });
});

describe('a body in XML', () => {
  it.each<[string, readonly Json[]]>([
    [
      'with a boolean and a number',
      [
        {
          name: 'includeMedication',
          part: [{ name: 'includePrescriptionIssues', valueBoolean: false }],
        },
        { name: 'includeConsultations', part: [{ name: 'includeNumberOfMostRecent', valuePositiveInt: 2 }] },
      ],
    ],
    [
      'with a period',
      [{ name: 'includeReferrals', part: [{ name: 'referralSearchPeriod', valuePeriod: { start: '2020-01-01' } }] }],
    ],
  ])('asks for a record %s as one in JSON does', async (_what, parameters) => {
    const traceId = '2f6f2e3c-6a0b-4f0a-9a35-0f9d9a3a0c11';
    const asked = await running.consumer.record('A99001', '9990000018', parameters, { traceId });
    expect([asked.status, refusalOf(asked).diagnostics]).toEqual([200, undefined]);
    const identifier = { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' };
    const body = {
      resourceType: 'Parameters',
      parameter: [{ name: 'patientNHSNumber', valueIdentifier: identifier }, ...parameters],
    };
    const reply = await running.consumer.call(RECORD, { ...inXml(body), traceId });
    expect(reply.status).toBe(200);
    expect(leavesOfXml(parseXml(reply.text))).toEqual(leavesOfJson(asked.body));
  });

  it('books, amends and cancels as one in JSON does', async () => {
    const patient = await patientIdAt(running.consumer, 'A99001', '9990000018');
    const next = handingOut(await findSlots(running.consumer, 'A99001', slotQuery('2026-06-16')));
    const slotsOf = (slots: readonly FoundSlot[]): Json =>
      bookingBody(patient, slots, { minutesDuration: 10, priority: 3 });

    const booked = await book(running.consumer, 'A99001', {}, inXml(slotsOf(next())));
    expectXml(booked, 201, 'Appointment');
    const id = /<id value="(\w+)"\/>/.exec(booked.text)?.[1];
    const { body: appointment, headers } = await readAppointment(running.consumer, 'A99001', id);
    expect(leavesOfXml(parseXml(booked.text))).toEqual(leavesOfJson(appointment));
    expect(appointment).toMatchObject({ minutesDuration: 10, priority: 3 });

    const amendment = { ...appointment, description: 'Seen & heard, "quoted" <twice>' };
    const { rawBody = '', headers: types } = inXml(amendment);
    const withVersion = { rawBody, headers: { ...types, 'If-Match': headers.get('etag') } };
    expectXml(await change(running.consumer, 'A99001', 'amend', amendment, withVersion), 200, 'Appointment');
    const { body: amended } = await readAppointment(running.consumer, 'A99001', id);
    expect(amended['description']).toBe('Seen & heard, "quoted" <twice>');

    const cancellation = cancelling(amended);
    const cancelled = await change(running.consumer, 'A99001', 'cancel', cancellation, inXml(cancellation));
    expectXml(cancelled, 200, 'Appointment');
    expect(cancelled.text).toContain('<status value="cancelled"/>');
    expect(await appointmentsOf(running.consumer, 'A99001', '9990000018')).not.toContainEqual(appointment);
  });

  it('books without an answer, where none is wanted', async () => {
    const patient = await patientIdAt(running.consumer, 'B99002', '9990000042');
    const [slot] = handingOut(await findSlots(running.consumer, 'B99002', slotQuery('2026-06-16')))();
    const { rawBody = '', headers } = inXml(bookingBody(patient, [slot]));
    const changes = { rawBody, headers: { ...headers, Prefer: 'return=minimal' } };
    const { status, text } = await book(running.consumer, 'B99002', {}, changes);
    expect([status, text]).toEqual([201, '']);
  });

  it('registers', async () => {
    const body = registrationBody(await patientFromPds(running.simulator.pdsUrl, '9990000018'));
    const reply = await sendRegistration(running.consumer, 'D99004', {}, inXml(body));
    expectXml(reply, 200, 'Bundle');
    expect((await running.consumer.findPatient('D99004', '9990000018')).body['entry']).toHaveLength(1);
  });

  it.each([
    ['not well-formed', '<Parameters><parameter></Parameters>', 400, 'BAD_REQUEST'],
    ['another resource', '<Patient xmlns="http://hl7.org/fhir"/>', 422, 'INVALID_RESOURCE'],
    ['without end', '<a>'.repeat(100_000), 422, 'INVALID_RESOURCE'],
  ])('that is %s is refused', async (_what, rawBody, status, code) => {
    const headers = { 'Content-Type': XML_TYPE };
    expect(refusalOf(await running.consumer.call(RECORD, { rawBody, headers }))).toMatchObject({ status, code });
  });
});

describe('a system that speaks JSON alone', () => {
  it.each<[string, CallChanges]>([
    ['an answer by header', { headers: { Accept: XML_TYPE } }],
    ['an answer by parameter', { query: '_format=application%2Ffhir%2Bxml' }],
  ])('refuses %s in XML, in JSON', async (_what, changes) => {
    const reply = await running.consumer.call({ ...METADATA, practice: 'C99003' }, changes);
    expect(refusalOf(reply)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(reply.headers.get('content-type')).toMatch(JSON_TYPE);
  });

  it('refuses a body in XML, also under the name of JSON', async () => {
    const rawBody = '<Parameters xmlns="http://hl7.org/fhir"/>';
    const ask = { ...RECORD, practice: 'C99003' };
    const named = await running.consumer.call(ask, { rawBody, headers: { 'Content-Type': XML_TYPE } });
    expect(refusalOf(named)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    const unnamed = await running.consumer.call(ask, { rawBody });
    expect(refusalOf(unnamed)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(member(unnamed.body, 'resourceType')).toBe('OperationOutcome');
  });
});
