import { describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  CANCELLATION_REASON,
  cancelling,
  expectRefused,
  findSlots,
  ofType,
  searchSlots,
  tagOf,
  withoutVersion,
} from './appointment-calls.js';
import { changingAtTheHub, HUB, HUB_PATIENT } from './appointment-changing.js';
import { type Json, list, member, refusalOf } from './consumer.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();
const { book, booked, freeIds, read, sent, take } = changingAtTheHub(running);

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
    expect(await appointmentsOf(running.consumer, HUB, HUB_PATIENT)).toContainEqual(reply.body);
    expect((await book(slots)).status).toBe(201);
  });

  it('keeps a reason of any length, and gives the slot back as another version of it', async () => {
    const slots = take();
    const reason = 'Cannot come. '.repeat(200);
    const { body } = await sent('cancel', cancelling(await booked(slots), reason));
    expect(list(body['extension']).at(-1)).toEqual({ url: CANCELLATION_REASON, valueString: reason });
    const [free] = ofType(await searchSlots(running.consumer, HUB), 'Slot').filter(
      (one) => member(one, 'id') === slots[0].id,
    );
    expect(member(free, 'meta', 'versionId')).toBe('3');
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
    const [appointment] = (await appointmentsOf(running.consumer, HUB, HUB_PATIENT)).filter(
      (one) => String(one['start']) < '2026-06-29' && String(one['id']).length === 7,
    );
    const slot = String(member(appointment, 'slot', 0, 'reference')).slice(5);
    expect(await freeIds()).not.toContain(slot);
    expect((await sent('cancel', cancelling(appointment ?? {}))).status).toBe(200);
    const [free] = (await findSlots(running.consumer, HUB)).filter(({ id }) => id === slot);
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
    [
      'an absolute participant',
      (before) => ({
        participant: list(before['participant']).map((one) => ({
          ...(one as Json),
          actor: { reference: `https://x.example/${String(member(one, 'actor', 'reference'))}` },
        })),
      }),
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
    const others = await appointmentsOf(running.consumer, 'B99002', HUB_PATIENT);
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
