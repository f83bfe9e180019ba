import { beforeAll, describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  book,
  BOOKING_ORGANISATION,
  bookingBody,
  CANCELLATION_REASON,
  cancelling,
  change,
  findSlots,
  type FoundSlot,
  handingOut,
  patientIdAt,
  readAppointment,
} from './appointment-calls.js';
import { type CallChanges, type Json, list, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

const PRACTICE = 'D99004';
const PATIENT = '9990000042';

let patient: string;
let take: (count?: number) => readonly [FoundSlot, ...FoundSlot[]];

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, PATIENT);
  const slots = await findSlots(running.consumer, PRACTICE);
  take = handingOut(slots.filter(({ session, start }) => session === 'Evening calls' && new Date(start) > NOW));
});

const booked = async (slots = take()): Promise<Json> =>
  (await book(running.consumer, PRACTICE, bookingBody(patient, slots))).body;

const tagOf = (appointment: unknown): string => `W/"${String(member(appointment, 'meta', 'versionId'))}"`;

const sent = (how: 'amend' | 'cancel', body: Json, changes?: CallChanges, practice = PRACTICE): Promise<Reply> =>
  change(running.consumer, practice, how, body, changes);

const read = async (id: unknown): Promise<Json> => (await readAppointment(running.consumer, PRACTICE, id)).body;

const freeIds = async (practice = PRACTICE): Promise<readonly string[]> =>
  (await findSlots(running.consumer, practice)).map(({ id }) => id);

/** Refused, for the reason that its diagnostics name. */
function expectRefused(reply: Reply, says: string, code = 'INVALID_RESOURCE'): void {
  const refusal = refusalOf(reply);
  expect(refusal).toMatchObject({ status: 422, code });
  expect(String(refusal.diagnostics)).toContain(says);
}

const withoutVersion = (appointment: Json): Json => ({
  ...appointment,
  meta: { profile: member(appointment, 'meta', 'profile') },
});

describe('amending (spec 03 §4)', () => {
  it.each<[string, Json]>([
    ['the description', { description: 'Something else' }],
    ['the comment', { comment: 'Something else' }],
    ['both', { description: 'One thing', comment: 'and another' }],
    ['the comment, taken away', { comment: undefined }],
  ])('changes %s, and the version', async (_what, changed) => {
    const before = await booked();
    const reply = await sent('amend', { ...before, ...changed }, { headers: { 'If-Match': tagOf(before) } });
    expect(reply.status).toBe(200);
    const wanted = JSON.parse(JSON.stringify({ ...before, ...changed })) as Json;
    expect(withoutVersion(reply.body)).toEqual(withoutVersion(wanted));
    expect(reply.headers.get('etag')).toBe(tagOf(reply.body));
    expect(Number(member(reply.body, 'meta', 'versionId'))).toBeGreaterThan(
      Number(member(before, 'meta', 'versionId')),
    );
    expect(await read(before['id'])).toEqual(reply.body);
    expect(await freeIds()).not.toContain(String(member(before, 'slot', 0, 'reference')).slice(5));
  });

  it.each<[string, (before: Json) => Json]>([
    ['session and slot named as they are', () => ({})],
    ['session and slot left out', () => ({ serviceCategory: undefined, serviceType: undefined })],
    ['staff and service left out', (before) => ({ participant: list(before['participant']).slice(0, 2) })],
    [
      'participants and extensions in another order',
      (before) => ({
        participant: [...list(before['participant'])].reverse(),
        extension: [...list(before['extension'])].reverse(),
      }),
    ],
  ])('takes the appointment back with %s', async (_what, more) => {
    const before = await booked();
    const reply = await sent('amend', { ...before, ...more(before), description: 'Changed' });
    expect(reply.status).toBe(200);
    expect(withoutVersion(reply.body)).toEqual(withoutVersion({ ...before, description: 'Changed' }));
  });

  it('answers without a body where none is wanted', async () => {
    const before = await booked();
    const reply = await sent('amend', { ...before, description: 'x' }, { headers: { Prefer: 'return=minimal' } });
    expect([reply.status, reply.text]).toEqual([200, '']);
    expect(reply.headers.get('etag')).toBe(tagOf(await read(before['id'])));
  });

  it('works on what the practice itself has made, to which nobody else is named', async () => {
    const own = (await appointmentsOf(running.consumer, 'A99001', '9990000018')).find(
      (one) => one['contained'] === undefined && String(one['start']) > '2026-06-16',
    );
    const reply = await sent('amend', { ...own, description: 'Changed' }, {}, 'A99001');
    expect(reply.status).toBe(200);
    expect(withoutVersion(reply.body)).toEqual(withoutVersion({ ...own, description: 'Changed' }));
  });

  it.each<[string, (before: Json) => Json, string]>([
    ['the priority', () => ({ priority: 1 }), 'Appointment.priority'],
    ['the status', () => ({ status: 'noshow' }), 'Appointment.status'],
    ['the status to cancelled', () => ({ status: 'cancelled' }), 'Appointment.status'],
    ['the start', () => ({ start: '2026-06-16T09:00:00+01:00' }), 'Appointment.start'],
    ['the slot', () => ({ slot: [{ reference: 'Slot/1' }] }), 'Appointment.slot'],
    ['the participants', () => ({ participant: [] }), 'Appointment.participant'],
    [
      'the patient',
      (before) => ({
        participant: [
          { actor: { reference: 'Patient/1' }, status: 'accepted' },
          ...list(before['participant']).slice(1),
        ],
      }),
      'Appointment.participant',
    ],
    ['the session', () => ({ serviceCategory: { text: 'Mine' } }), 'Appointment.serviceCategory'],
    ['when it was made', () => ({ created: '2026-06-14T10:00:00+01:00' }), 'Appointment.created'],
    ['the booking organisation', () => ({ contained: [] }), 'Appointment.contained'],
    [
      'the booking organisation to an absolute one',
      () => ({
        extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: 'https://x.example/Organization/1' } }],
      }),
      'Appointment.extension',
    ],
    [
      'the extensions, with a cancellation reason',
      (before) => ({ extension: [...list(before['extension']), { url: CANCELLATION_REASON, valueString: 'x' }] }),
      'Appointment.extension',
    ],
    ['an element that there is not', () => ({ colour: 'red' }), 'Appointment.colour'],
    ['the description away', () => ({ description: undefined }), 'Appointment.description'],
    ['the description to 101 characters', () => ({ description: 'x'.repeat(101) }), 'Appointment.description'],
    ['the comment to 501 characters', () => ({ comment: 'x'.repeat(501) }), 'Appointment.comment'],
    ['the resource type', () => ({ resourceType: 'InvalidResourceType' }), 'type Appointment'],
    ['the profile', () => ({ meta: {} }), 'meta.profile'],
  ])('does not change %s', async (_what, more, says) => {
    const before = await booked();
    expectRefused(await sent('amend', { ...before, ...more(before) }), says);
    expect(await read(before['id'])).toEqual(before);
  });

  it('does not take another appointment than the path names', async () => {
    const [one, other] = [await booked(), await booked()];
    expectRefused(await sent('amend', one, { path: `/Appointment/${String(other['id'])}` }), 'Appointment.id');
  });
});

describe('versions (spec 03 §4, §5, §16)', () => {
  it.each(['amend', 'cancel'] as const)('a stale one is refused, and nothing done: %s', async (how) => {
    const first = await booked();
    const second = (await sent('amend', { ...first, comment: 'Second' })).body;
    for (const stale of [tagOf(first), 'W/"invalidEtag"', '*', String(member(second, 'meta', 'versionId'))]) {
      const body = how === 'amend' ? { ...second, comment: 'Third' } : cancelling(second);
      expect(refusalOf(await sent(how, body, { headers: { 'If-Match': stale } }))).toMatchObject({
        status: 409,
        code: 'FHIR_CONSTRAINT_VIOLATION',
        issue: 'conflict',
      });
    }
    expect(await read(first['id'])).toEqual(second);
  });

  it('have to be named where the system is strict, and need not elsewhere', async () => {
    const [strict] = await appointmentsOf(running.consumer, 'C99003', '9990000050');
    const body = { ...strict, comment: 'Changed' };
    expect(refusalOf(await sent('amend', body, {}, 'C99003'))).toMatchObject({
      status: 412,
      code: 'PRECONDITION_FAILED',
    });
    expect((await sent('amend', body, { headers: { 'If-Match': tagOf(strict) } }, 'C99003')).status).toBe(200);
    expect((await sent('amend', await booked())).status).toBe(200);
  });
});

describe('cancelling (spec 03 §5)', () => {
  it('adds a reason, gives every slot back at once, and changes nothing else', async () => {
    const slots = take(3);
    const before = await booked(slots);
    const reply = await sent('cancel', cancelling(before, 'No longer needed'), {
      headers: { 'If-Match': tagOf(before) },
    });
    expect(reply.status).toBe(200);
    const same = (one: Json): Json => ({
      ...withoutVersion(one),
      status: '',
      extension: list(one['extension']).slice(0, 3),
    });
    expect(same(reply.body)).toEqual(same(before));
    expect(reply.body['status']).toBe('cancelled');
    expect(list(reply.body['extension']).slice(3)).toEqual([
      { url: CANCELLATION_REASON, valueString: 'No longer needed' },
    ]);
    expect(tagOf(reply.body)).not.toBe(tagOf(before));
    expect(await freeIds()).toEqual(expect.arrayContaining(slots.map(({ id }) => id)));
    expect(await read(before['id'])).toEqual(reply.body);
    expect(await appointmentsOf(running.consumer, PRACTICE, PATIENT)).toContainEqual(reply.body);
    expect((await book(running.consumer, PRACTICE, bookingBody(patient, slots))).status).toBe(201);
  });

  it('is done once: what is cancelled is neither cancelled nor amended, and takes nobody’s slot', async () => {
    const slots = take();
    const before = await booked(slots);
    const after = (await sent('cancel', cancelling(before))).body;
    const next = await booked(slots);
    for (const [how, body] of [
      ['cancel', cancelling(before)],
      ['cancel', after],
      ['amend', { ...before, comment: 'Changed' }],
      ['amend', { ...after, comment: 'Changed' }],
    ] as const) {
      expectRefused(await sent(how, body), 'cancelled already');
    }
    expect(await freeIds()).not.toContain(slots[0].id);
    expect((await read(next['id']))['status']).toBe('booked');
  });

  it('gives back the slot of what stood in the diary from the beginning', async () => {
    const [appointment] = (await appointmentsOf(running.consumer, PRACTICE, PATIENT)).filter(
      (one) => String(one['start']) < '2026-06-29' && String(one['id']).length === 7,
    );
    const slot = String(member(appointment, 'slot', 0, 'reference')).slice(5);
    expect(await freeIds()).not.toContain(slot);
    expect((await sent('cancel', cancelling(appointment ?? {}))).status).toBe(200);
    const [free] = (await findSlots(running.consumer, PRACTICE)).filter(({ id }) => id === slot);
    expect(free).toMatchObject({ start: appointment?.['start'], end: appointment?.['end'] });
    expect((await booked(free === undefined ? undefined : [free]))['status']).toBe('booked');
  });

  it.each<[string, (before: Json) => Json, string, string]>([
    ['a changed description', () => ({ description: 'x' }), 'INVALID_RESOURCE', 'Appointment.description'],
    ['a changed comment', () => ({ comment: 'x' }), 'INVALID_RESOURCE', 'Appointment.comment'],
    [
      'an appointment type',
      () => ({ appointmentType: { text: 'x' } }),
      'INVALID_RESOURCE',
      'Appointment.appointmentType',
    ],
    [
      'fewer participants',
      (before) => ({ participant: list(before['participant']).slice(0, 2) }),
      'INVALID_RESOURCE',
      'Appointment.participant',
    ],
    ['the status as it was', () => ({ status: 'booked' }), 'INVALID_RESOURCE', 'Appointment.status'],
    [
      'no reason',
      (before) => ({ extension: before['extension'] }),
      'INVALID_RESOURCE',
      'AppointmentCancellationReason',
    ],
    [
      'an empty reason',
      (before) => ({ extension: cancelling(before, '')['extension'] }),
      'INVALID_PARAMETER',
      'AppointmentCancellationReason',
    ],
    [
      'a reason that is none',
      (before) => ({ extension: [...list(before['extension']), { url: CANCELLATION_REASON }] }),
      'INVALID_RESOURCE',
      'valueString',
    ],
    [
      'two reasons',
      (before) => ({ extension: cancelling(cancelling(before))['extension'] }),
      'INVALID_RESOURCE',
      'more than once',
    ],
    [
      'an extension without url',
      (before) => ({ extension: [...list(before['extension']), { url: '', valueString: 'x' }] }),
      'INVALID_RESOURCE',
      'AppointmentCancellationReason',
    ],
    [
      'a wrong url beside the right one',
      (before) => ({
        extension: [...list(cancelling(before)['extension']), { url: 'https://x.example', valueString: 'x' }],
      }),
      'INVALID_RESOURCE',
      'Appointment.extension',
    ],
  ])('is refused with %s', async (_what, more, code, says) => {
    const before = await booked();
    expectRefused(await sent('cancel', { ...cancelling(before), ...more(before) }), says, code);
    expect(await read(before['id'])).toEqual(before);
  });
});

describe('what cannot be changed (spec 03 §12)', () => {
  it.each(['amend', 'cancel'] as const)('an appointment that nobody knows: %s', async (how) => {
    const before = await booked();
    const unknown = { ...cancelling(before), id: '45555g55555' };
    expect(refusalOf(await sent(how, unknown))).toMatchObject({ status: 404, code: 'NO_RECORD_FOUND' });
  });

  it('one that has begun, one that has been, and a visit', async () => {
    const [begun = {}] = await appointmentsOf(running.consumer, 'A99001', '9990000018', [TODAY, TODAY]);
    const others = await appointmentsOf(running.consumer, 'B99002', PATIENT);
    const [visit = {}] = others.filter((one) => JSON.stringify(one).includes('"valueCode":"Visit"'));
    for (const [practice, appointment, says] of [
      ['A99001', begun, 'past'],
      ['B99002', visit, 'visit'],
    ] as const) {
      expectRefused(await sent('amend', { ...appointment, comment: 'Changed' }, {}, practice), says);
      expectRefused(await sent('cancel', cancelling(appointment), {}, practice), says);
    }
  });
});
