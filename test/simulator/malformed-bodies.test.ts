import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fhirXml } from '../../src/simulator/practice/fhir-xml.js';
import {
  appointmentsOf,
  book,
  cancelling,
  change,
  findSlots,
  type FoundSlot,
  outcomeOf,
  patientIdAt,
  readAppointment,
  resourcesOf,
} from './appointment-calls.js';
import { type CallChanges, type Json, list, member, type Reply } from './consumer.js';
import { askCareRecord, XML_FHIR } from './html-consumer.js';
import { patientFromPds, registrationBody, sendRegistration } from './registration-calls.js';
import { NOW, runningSimulator } from './running.js';
import { type SpoiltBody, spoiltBody } from './spoilt-bodies.js';
import {
  OPTIONAL_IN_BOOKING,
  wholeBooking,
  wholeChange,
  wholeRecordRequest,
  wholeRegistration,
  wholeSectionRequest,
} from './whole-bodies.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const PATIENT = '9990000018';
const HUB = 'D99004';
const NEWCOMER = '9990000093';

const isAhead = (start: unknown): boolean => new Date(String(start)) > NOW;

let slots: readonly FoundSlot[];
let stored: Json;
let registration: Json;
let patient: string;

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, PATIENT);
  slots = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => isAhead(start));
  const appointments = await appointmentsOf(running.consumer, PRACTICE, PATIENT);
  const isOurs = (one: Json): boolean => one['status'] === 'booked' && one['contained'] !== undefined;
  stored = appointments.find((one) => isOurs(one) && isAhead(one['start'])) ?? {};
  registration = wholeRegistration(await patientFromPds(running.simulator.pdsUrl, NEWCOMER));
});

const slotAt = (index: number): FoundSlot => {
  const slot = slots[index];
  if (slot === undefined) throw new Error('There is no slot.');
  return slot;
};

type Send = (changes: CallChanges) => Promise<Reply>;

const booking: Send = (changes) => book(running.consumer, PRACTICE, {}, changes);
const changing =
  (how: 'amend' | 'cancel'): Send =>
  (changes) =>
    change(running.consumer, PRACTICE, how, {}, { path: `/Appointment/${String(stored['id'])}`, ...changes });
const registering: Send = (changes) => sendRegistration(running.consumer, HUB, {}, changes);
const askingRecord: Send = (changes) => running.consumer.record(PRACTICE, PATIENT, [], changes);
const askingSection: Send = (changes) => askCareRecord(running.consumer, PRACTICE, PATIENT, {}, changes);

/** Sends bodies of which one element is malformed: each is refused with an OperationOutcome that says what is wrong. */
async function expectRefused(bodies: fc.Arbitrary<SpoiltBody>, send: Send): Promise<void> {
  await fc.assert(
    fc.asyncProperty(bodies, async ({ what, body }) => {
      const reply = await send({ rawBody: JSON.stringify(body) });
      const says = member(reply.body, 'issue', 0, 'diagnostics');
      expect([what, reply.status, reply.body['resourceType'], typeof says]).toEqual([
        what,
        reply.status >= 400 && reply.status < 500 ? reply.status : 'refused',
        'OperationOutcome',
        'string',
      ]);
    }),
    { numRuns: 300 },
  );
}

describe('of a body with one malformed element, wherever it stands,', () => {
  it('nothing is booked', async () => {
    const slot = slotAt(0);
    const body = wholeBooking(patient, slot);
    await expectRefused(spoiltBody(body, OPTIONAL_IN_BOOKING), booking);
    expect((await findSlots(running.consumer, PRACTICE)).map(({ id }) => id)).toContain(slot.id);
    expect(outcomeOf(await booking({ body }))).toBe('201');
  }, 60_000);

  it.each<['amend' | 'cancel', (appointment: Json) => Json]>([
    ['amend', (appointment) => ({ ...appointment, description: 'Changed', comment: 'Changed' })],
    ['cancel', cancelling],
  ])(
    'nothing is changed: to %s',
    async (how, changed) => {
      const { body: before } = await readAppointment(running.consumer, PRACTICE, stored['id']);
      const body = wholeChange(changed(before));
      await expectRefused(spoiltBody(body, ['serviceCategory', 'serviceType']), changing(how));
      expect((await readAppointment(running.consumer, PRACTICE, stored['id'])).body).toEqual(before);
      expect(outcomeOf(await changing(how)({ body }))).toBe('200');
    },
    60_000,
  );

  it('nobody is registered', async () => {
    await expectRefused(spoiltBody(registration, ['id']), registering);
    expect(resourcesOf(await running.consumer.findPatient(HUB, NEWCOMER))).toEqual([]);
    expect(outcomeOf(await registering({ body: registration }))).toBe('200');
  }, 60_000);

  it.each<[string, Json, Send]>([
    ['no record', wholeRecordRequest(PATIENT), askingRecord],
    ['no section of the HTML view', wholeSectionRequest(PATIENT), askingSection],
  ])(
    '%s is given',
    async (_what, body, send) => {
      await expectRefused(spoiltBody(body, ['id', 'meta']), send);
      expect(outcomeOf(await send({ body }))).toBe('200');
    },
    60_000,
  );
});

describe('a list of which a twin says more', () => {
  const named = (given: unknown, twin: unknown): Json => ({
    name: [...list(member(registration, 'parameter', 0, 'resource', 'name')), { use: 'nickname', given, _given: twin }],
  });
  const sent = (more: Json): Promise<Reply> => {
    const patient = { ...(member(registration, 'parameter', 0, 'resource') as Json), ...more };
    return registering({ body: registrationBody(patient) });
  };

  it.each<[string, unknown, unknown]>([
    ['a gap that the twin does not fill', ['Bee', null], [{ id: 'bee' }]],
    ['a gap of both', ['Bee', null], [{ id: 'bee' }, null]],
    ['a twin that is longer', ['Bee'], [{ id: 'bee' }, null]],
    ['a twin that is no list', ['Bee'], { id: 'bee' }],
    ['a twin of nothing', ['Bee'], [null]],
    ['an empty twin', ['Bee'], [{}]],
    ['a twin that is a text', ['Bee'], ['bee']],
  ])('is refused with %s', async (_what, given, twin) => {
    expect(outcomeOf(await sent(named(given, twin)))).toBe('422 INVALID_RESOURCE');
  });

  it('may have a gap that the twin fills', async () => {
    // Known here already: so far the body is in order.
    expect(outcomeOf(await sent(named(['Bee', null], [null, { id: 'unknown' }])))).toBe('409 DUPLICATE_REJECTED');
  });
});

describe('a body whose elements stand in each other without end', () => {
  const deep = (type: string): string =>
    `{"resourceType":"${type}","extension":${'[{"extension":'.repeat(20_000)}[]${'}]'.repeat(20_000)}}`;

  it.each<[string, string, Send]>([
    ['to book', 'Appointment', booking],
    ['to amend', 'Appointment', changing('amend')],
    ['to cancel', 'Appointment', changing('cancel')],
    ['to register', 'Parameters', registering],
    ['to read a record', 'Parameters', askingRecord],
    ['to read a section', 'Parameters', askingSection],
  ])('is refused: %s', async (_what, type, send) => {
    expect(outcomeOf(await send({ rawBody: deep(type) }))).toBe('422 INVALID_RESOURCE');
  });
});

describe('the same bodies in XML', () => {
  const inXml = (body: Json, type = 'application/fhir+xml'): CallChanges => ({
    rawBody: fhirXml(JSON.stringify(body)),
    headers: { 'Content-Type': type },
  });

  it('are as good: every list is one, also of a single element', async () => {
    const booked = await booking(inXml(wholeBooking(patient, slotAt(1))));
    expect(outcomeOf(booked)).toBe('201');
    const path = `/Appointment/${String(booked.body['id'])}`;
    const amended = await changing('amend')({ ...inXml(wholeChange({ ...booked.body, comment: 'Other' })), path });
    expect(outcomeOf(amended)).toBe('200');
    expect(outcomeOf(await changing('cancel')({ ...inXml(wholeChange(cancelling(amended.body))), path }))).toBe('200');
    expect(outcomeOf(await askingRecord(inXml(wholeRecordRequest(PATIENT))))).toBe('200');
    expect(outcomeOf(await askingSection(inXml(wholeSectionRequest(PATIENT), XML_FHIR)))).toBe('200');
    const other = wholeRegistration(await patientFromPds(running.simulator.pdsUrl, '9990000077'));
    expect(outcomeOf(await registering(inXml(other)))).toBe('200');
  });
});
