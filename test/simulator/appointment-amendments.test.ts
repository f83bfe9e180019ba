import { describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  BOOKING_ORGANISATION,
  CANCELLATION_REASON,
  expectRefused,
  tagOf,
  withoutVersion,
} from './appointment-calls.js';
import { changingAtTheHub } from './appointment-changing.js';
import { type Json, list, member } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();
const { booked, freeIds, read, sent } = changingAtTheHub(running);

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
    [
      'the participants to absolute ones',
      (before) => ({
        participant: list(before['participant']).map((one) => ({
          ...(one as Json),
          actor: { reference: `https://x.example/${String(member(one, 'actor', 'reference'))}` },
        })),
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
