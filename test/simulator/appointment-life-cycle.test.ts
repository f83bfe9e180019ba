import { describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  book,
  bookingBody,
  bookingOrganisation,
  cancelling,
  change,
  findSlots,
  type FoundSlot,
  ODS_CODE,
  outcomeOf,
  patientIdAt,
  readAppointment,
  slotQuery,
} from './appointment-calls.js';
import { type Json, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const clock = { now: new Date('2026-06-15T09:30:00Z') };
const running = runningSimulator({ now: () => clock.now });

const PRACTICE = 'A99001';
const PATIENT = '9990000069';

const at = (instant: string): void => {
  clock.now = new Date(instant);
};

const booking = async (slot: FoundSlot, more: Json = {}): Promise<Reply> => {
  const patient = await patientIdAt(running.consumer, PRACTICE, PATIENT);
  return book(running.consumer, PRACTICE, bookingBody(patient, [slot], more));
};

/** What comes of everything that can be done with an appointment and its slot, amended and cancelled last. */
async function whatHappens(appointment: Json, slot: FoundSlot): Promise<Readonly<Record<string, unknown>>> {
  const day = clock.now.toISOString().slice(0, 10);
  const free = await findSlots(running.consumer, PRACTICE, slotQuery('2026-06-15', '2026-06-18'));
  const listed = await appointmentsOf(running.consumer, PRACTICE, PATIENT, [day, '2026-12-31']);
  return {
    search: free.some(({ id }) => id === slot.id) ? 'shown' : 'hidden',
    book: outcomeOf(await booking(slot)),
    read: outcomeOf(await readAppointment(running.consumer, PRACTICE, appointment['id'])),
    retrieve: listed.some(({ id }) => id === appointment['id']) ? 'listed' : 'absent',
    amend: outcomeOf(await change(running.consumer, PRACTICE, 'amend', { ...appointment, comment: 'Changed' })),
    cancel: outcomeOf(
      await change(running.consumer, PRACTICE, 'cancel', cancelling({ ...appointment, comment: 'Changed' })),
    ),
  };
}

describe('the life of an appointment (spec 03 §12)', () => {
  const openSlots = async (): Promise<readonly FoundSlot[]> =>
    (await findSlots(running.consumer, PRACTICE, slotQuery('2026-06-16', '2026-06-16'))).filter(
      ({ session, channel }) => session === 'Open surgery' && channel === 'In-person',
    );

  it('is one thing ahead, another once it has begun, and over the day after', async () => {
    at('2026-06-15T09:30:00Z');
    const [slot, other] = await openSlots();
    if (slot === undefined || other === undefined) throw new Error('Too few slots.');
    const [ahead, begun] = [(await booking(slot)).body, (await booking(other)).body];

    expect(await whatHappens(ahead, slot)).toEqual({
      search: 'hidden',
      book: '409 DUPLICATE_REJECTED',
      read: '200',
      retrieve: 'listed',
      amend: '200',
      cancel: '200',
    });
    const past = { amend: '422 INVALID_RESOURCE', cancel: '422 INVALID_RESOURCE', read: '422 INVALID_RESOURCE' };
    // The very second at which it begins.
    at(new Date(other.start).toISOString());
    expect(await whatHappens(begun, other)).toEqual({
      search: 'hidden',
      book: '409 DUPLICATE_REJECTED',
      retrieve: 'listed',
      ...past,
    });
    // The slot that was given back is shown, and too late to be had.
    expect(await whatHappens(ahead, slot)).toMatchObject({ search: 'shown', book: '422 INVALID_RESOURCE' });
    at('2026-06-17T08:00:00Z');
    expect(await whatHappens(begun, other)).toEqual({
      search: 'hidden',
      book: '409 DUPLICATE_REJECTED',
      retrieve: 'absent',
      ...past,
    });
  });

  it('goes on after its slot has been given back and taken again: both are listed, neither disturbs the other', async () => {
    at('2026-06-15T09:30:00Z');
    const [slot] = (await openSlots()).slice(-1);
    if (slot === undefined) throw new Error('Too few slots.');
    const first = (await booking(slot)).body;
    const { body: cancelled } = await change(running.consumer, PRACTICE, 'cancel', cancelling(first));
    const second = (await booking(slot)).body;
    expect(second['id']).not.toBe(first['id']);
    expect(await whatHappens(cancelled, slot)).toEqual({
      search: 'hidden',
      book: '409 DUPLICATE_REJECTED',
      read: '200',
      retrieve: 'listed',
      amend: '422 INVALID_RESOURCE',
      cancel: '422 INVALID_RESOURCE',
    });
    expect((await readAppointment(running.consumer, PRACTICE, second['id'])).body).toEqual(second);
    expect(await appointmentsOf(running.consumer, PRACTICE, PATIENT)).toEqual(
      expect.arrayContaining([cancelled, second]),
    );
  });

  it('is under embargo until the evening before', async () => {
    at('2026-06-15T16:59:59Z');
    const tomorrow = async (): Promise<readonly FoundSlot[]> =>
      (await findSlots(running.consumer, PRACTICE, slotQuery('2026-06-16', '2026-06-16'))).filter(
        ({ session }) => session === 'On-the-day surgery',
      );
    expect(await tomorrow()).toEqual([]);
    at('2026-06-15T17:00:00Z');
    const [slot] = await tomorrow();
    if (slot === undefined) throw new Error('There is no slot.');
    at('2026-06-15T16:59:59Z');
    expect(outcomeOf(await booking(slot))).toBe('422 INVALID_RESOURCE');
    at('2026-06-15T17:00:00Z');
    expect(outcomeOf(await booking(slot))).toBe('201');
  });

  it('keeps the organisation that booked, whoever reads, amends or cancels it', async () => {
    at('2026-06-15T09:30:00Z');
    const [slot] = await openSlots();
    if (slot === undefined) throw new Error('There is no slot.');
    const others = bookingOrganisation({ identifier: [{ system: ODS_CODE, value: 'B99002' }], name: 'Beechwood' });
    const { body: booked } = await booking(slot, { contained: [others] });
    expect((await readAppointment(running.consumer, PRACTICE, booked['id'])).body['contained']).toEqual([others]);
    const { body: amended } = await change(running.consumer, PRACTICE, 'amend', { ...booked, comment: 'Changed' });
    const { body: cancelled } = await change(running.consumer, PRACTICE, 'cancel', cancelling(amended));
    expect([amended['contained'], cancelled['contained']]).toEqual([[others], [others]]);
  });
});
