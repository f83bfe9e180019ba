import { beforeAll, describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  book,
  BOOKING_ORGANISATION,
  bookingBody,
  bookingOrganisation,
  DELIVERY_CHANNEL,
  findSlots,
  type FoundSlot,
  handingOut,
  ODS_CODE,
  ORGANISATION_TYPE,
  patientIdAt,
  PRACTITIONER_ROLE,
  readAppointment,
} from './appointment-calls.js';
import { type CallChanges, type Json, list, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const EVERYDAY = '9990000018';

let patient: string;
let other: string;
let open: (count?: number) => readonly [FoundSlot, ...FoundSlot[]];

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, EVERYDAY);
  other = await patientIdAt(running.consumer, PRACTICE, '9990000026');
  const slots = await findSlots(running.consumer, PRACTICE);
  open = handingOut(
    slots.filter(
      ({ session, channel, start }) => session === 'Open surgery' && channel === 'In-person' && new Date(start) > NOW,
    ),
  );
});

const booking = (body: Json, changes?: CallChanges): Promise<Reply> => book(running.consumer, PRACTICE, body, changes);
const read = (id: unknown): Promise<Reply> => readAppointment(running.consumer, PRACTICE, id);
const isFree = async ({ id }: FoundSlot): Promise<boolean> =>
  (await findSlots(running.consumer, PRACTICE)).some((slot) => slot.id === id);

const extensions = (appointment: unknown): ReadonlyMap<unknown, unknown> =>
  new Map(list(member(appointment, 'extension')).map((one) => [member(one, 'url'), one]));

describe('booking (spec 03 §3)', () => {
  it('takes the slot, and gives the appointment back with what the practice knows', async () => {
    const [slot] = open();
    const body = bookingBody(patient, [slot]);
    const reply = await booking(body);
    expect(reply.status).toBe(201);
    const { id, meta } = reply.body;
    const version = String(member(meta, 'versionId'));
    expect(reply.headers.get('etag')).toBe(`W/"${version}"`);
    expect(reply.headers.get('location')).toBe(
      `https://a99001.practices.example/A99001/STU3/1/gpconnect/Appointment/${String(id)}/_history/${version}`,
    );
    expect(reply.headers.get('last-modified')).toBe(NOW.toUTCString());
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.body).toMatchObject({
      resourceType: 'Appointment',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Appointment-1'] },
      contained: [bookingOrganisation()],
      status: 'booked',
      description: body['description'],
      comment: body['comment'],
      start: slot.start,
      end: slot.end,
      created: body['created'],
      slot: body['slot'],
      serviceCategory: { text: 'Open surgery' },
      serviceType: [{ text: 'Routine GP' }],
    });
    const told = extensions(reply.body);
    expect(member(told.get(BOOKING_ORGANISATION), 'valueReference', 'reference')).toBe('#1');
    expect(member(told.get(DELIVERY_CHANNEL), 'valueCode')).toBe('In-person');
    expect(member(told.get(PRACTITIONER_ROLE), 'valueCodeableConcept', 'coding', 0, 'code')).toBe('R0270');
    const actors = list(reply.body['participant']).map((one) => member(one, 'actor', 'reference'));
    expect(actors.slice(0, 2)).toEqual(list(body['participant']).map((one) => member(one, 'actor', 'reference')));
    expect(new Set(actors)).toEqual(new Set([`Patient/${patient}`, ...slot.actors]));
    expect((await read(id)).body).toEqual(reply.body);
    expect(await appointmentsOf(running.consumer, PRACTICE, EVERYDAY)).toContainEqual(reply.body);
    expect(await isFree(slot)).toBe(false);
  });

  it('keeps what the booker wrote: other identifiers, types of participants, priority, length', async () => {
    const chosen = open();
    const body = bookingBody(patient, chosen);
    const type = [{ coding: [{ system: 'http://hl7.org/fhir/encounter-participant-type', code: 'PART' }] }];
    const contained = [
      bookingOrganisation({ id: 'us', telecom: [{ system: 'phone', value: '0113 496 0001', use: 'work' }] }),
    ];
    const reply = await booking({
      ...body,
      contained,
      extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: '#us' } }],
      identifier: [{ system: 'https://consumer.example/Id/booking', value: '12' }],
      participant: list(body['participant']).map((one) => ({ ...(one as Json), type })),
      priority: 3,
      minutesDuration: 10,
    });
    expect(reply.body).toMatchObject({ contained, priority: 3, minutesDuration: 10 });
    expect(list(reply.body['identifier'])).toContainEqual({
      system: 'https://consumer.example/Id/booking',
      value: '12',
    });
    expect(
      list(reply.body['participant'])
        .slice(0, 2)
        .map((one) => member(one, 'type')),
    ).toEqual([type, type]);
    expect(member(extensions(reply.body).get(BOOKING_ORGANISATION), 'valueReference', 'reference')).toBe('#us');
  });

  it.each<[string, (slot: FoundSlot) => Json]>([
    ['without comment', () => ({ comment: undefined })],
    [
      'with the staff member',
      (slot) => ({
        participant: [`Patient/${patient}`, ...slot.actors].map((reference) => ({
          actor: { reference },
          status: 'accepted',
        })),
      }),
    ],
    ['without organisation type', () => ({ contained: [bookingOrganisation({ type: undefined })] })],
    [
      'with a type that no slot is kept for',
      () => ({
        contained: [bookingOrganisation({ type: [{ coding: [{ system: ORGANISATION_TYPE, code: 'oncology' }] }] })],
      }),
    ],
    [
      'for another organisation than the one of the token',
      () => ({ contained: [bookingOrganisation({ identifier: [{ system: ODS_CODE, value: 'Z99001' }] })] }),
    ],
    [
      'with other codes of its type beside',
      () => ({
        contained: [
          bookingOrganisation({
            type: [
              {
                coding: [
                  { system: ORGANISATION_TYPE, code: 'urgent-care' },
                  { system: 'https://x.example/types', code: 'hub' },
                ],
              },
            ],
          }),
        ],
      }),
    ],
    ['created some time ago', () => ({ created: '2026-06' })],
    [
      'with other words for session and slot',
      () => ({ serviceCategory: { text: 'Mine' }, serviceType: [{ text: 'Mine' }] }),
    ],
    ['at the limits of the texts', () => ({ description: 'é'.repeat(100), comment: '🩺'.repeat(500) })],
    [
      'with channel and role as the slot has them',
      (slot) => ({
        extension: [
          { url: BOOKING_ORGANISATION, valueReference: { reference: '#1' } },
          { url: DELIVERY_CHANNEL, valueCode: 'In-person' },
          {
            url: PRACTITIONER_ROLE,
            valueCodeableConcept: member(slot.schedule, 'extension', 0, 'valueCodeableConcept'),
          },
        ],
      }),
    ],
  ])('is done %s', async (_what, more) => {
    const chosen = open();
    const changed = more(chosen[0]);
    const reply = await booking(bookingBody(patient, chosen, changed));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      serviceCategory: { text: 'Open surgery' },
      serviceType: [{ text: 'Routine GP' }],
    });
    if ('description' in changed) expect(reply.body).toMatchObject(changed);
    if ('comment' in changed && changed['comment'] === undefined) expect(reply.body).not.toHaveProperty('comment');
  });

  it('answers without a body where none is wanted', async () => {
    const minimal = await booking(bookingBody(patient, open()), { headers: { Prefer: 'return=minimal' } });
    expect([minimal.status, minimal.text]).toEqual([201, '']);
    const id = /Appointment\/(\w+)\/_history/.exec(minimal.headers.get('location') ?? '')?.[1];
    expect((await read(id)).status).toBe(200);
    const whole = await booking(bookingBody(patient, open()), { headers: { Prefer: 'return=representation' } });
    expect([whole.status, whole.body['resourceType']]).toEqual([201, 'Appointment']);
  });

  it('names the direct service root to who calls directly', async () => {
    const reply = await booking(bookingBody(patient, open()), { direct: true });
    const root = `${running.simulator.origin}/practices/A99001/STU3/1/gpconnect`;
    expect(reply.headers.get('location')).toMatch(new RegExp(`^${root}/Appointment/`));
  });

  it('takes slots that follow each other, all at once', async () => {
    const chosen = open(3);
    const reply = await booking(bookingBody(patient, chosen));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ start: chosen[0].start, end: chosen.at(-1)?.end });
    for (const slot of chosen) expect(await isFree(slot)).toBe(false);
  });

  it('takes nothing where one of several is gone', async () => {
    const chosen = open(3);
    const [first, ...others] = chosen;
    await booking(bookingBody(other, others.slice(-1)));
    expect(refusalOf(await booking(bookingBody(patient, chosen)))).toMatchObject({
      status: 409,
      code: 'DUPLICATE_REJECTED',
    });
    expect(await isFree(first)).toBe(true);
  });

  it('refuses a slot that somebody has, also the same patient', async () => {
    const chosen = open();
    await booking(bookingBody(patient, chosen));
    for (const again of [other, patient]) {
      expect(refusalOf(await booking(bookingBody(again, chosen)))).toMatchObject({
        status: 409,
        code: 'DUPLICATE_REJECTED',
        issue: 'duplicate',
      });
    }
  });

  it('brings the service along where the session is linked to one', async () => {
    const [slot] = (await findSlots(running.consumer, 'D99004')).filter(
      ({ session, start }) => session === 'Evening calls' && new Date(start) > NOW,
    );
    const known = await patientIdAt(running.consumer, 'D99004', '9990000042');
    const reply = await book(running.consumer, 'D99004', bookingBody(known, slot === undefined ? [] : [slot]));
    expect(reply.status).toBe(201);
    const actors = list(reply.body['participant']).map((one) => String(member(one, 'actor', 'reference')));
    expect(actors.filter((one) => one.startsWith('HealthcareService/'))).toHaveLength(1);
  });
});
