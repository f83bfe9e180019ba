import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import {
  appointmentsOf,
  book,
  bookingBody,
  change,
  findSlots,
  outcomeOf,
  patientIdAt,
  readAppointment,
  slotQuery,
  tagOf,
} from './appointment-calls.js';
import { ALLERGIES, fetchJson, type Json, list, MEDICATION, member, type Reply, TestConsumer } from './consumer.js';
import { askSection } from './html-consumer.js';

const START = '2026-06-15T09:30:00Z';
const NEXT_DAY = '2026-06-16T09:30:00Z';
const NEXT_MONTH = '2026-07-20T09:30:00Z';
const EVERYDAY = '9990000018';

let simulator: Simulator;
let consumer: TestConsumer;
let now: Date;

const putClock = async (instant: string): Promise<void> => {
  now = new Date(instant);
  await fetchJson(`${simulator.origin}/control/clock`, { method: 'PUT', body: JSON.stringify({ now: instant }) });
};

beforeEach(async () => {
  now = new Date(START);
  simulator = await startSimulator({ stoppedAt: now });
  consumer = new TestConsumer(simulator, () => now);
});
afterEach(() => simulator.close());

const patientOfPds = (): Promise<Reply> =>
  fetchJson(`${simulator.pdsUrl}/Patient/${EVERYDAY}`, { headers: { 'X-Request-ID': randomUUID() } });

const listed = (from: string): Promise<readonly Json[]> =>
  appointmentsOf(consumer, 'A99001', EVERYDAY, [from, '2026-12-31']);

/** What identifies the entries of a record, and when they are from. */
async function entries(): Promise<readonly unknown[]> {
  const reply = await consumer.record('A99001', EVERYDAY, [
    ALLERGIES,
    MEDICATION,
    { name: 'includeConsultations' },
    { name: 'includeInvestigations' },
  ]);
  return list(reply.body['entry'])
    .map((entry) => member(entry, 'resource'))
    .filter((one) =>
      ['Encounter', 'MedicationRequest', 'AllergyIntolerance', 'Observation'].includes(
        String(member(one, 'resourceType')),
      ),
    )
    .map((one) => [
      member(one, 'identifier', 0, 'value'),
      member(one, 'period', 'start') ??
        member(one, 'authoredOn') ??
        member(one, 'assertedDate') ??
        member(one, 'issued'),
    ]);
}

describe('while time goes on', () => {
  it('what stands in the diary stays where it is, and so can be changed the next day by who has read it', async () => {
    const before = await listed('2026-06-15');
    await putClock(NEXT_DAY);
    const ahead = before.filter(({ start }) => String(start) >= '2026-06-16');
    expect(ahead.length).toBeGreaterThan(3);
    expect(await listed('2026-06-16')).toEqual(ahead);
    const free = ahead.find(({ status, start }) => status === 'booked' && String(start) > '2026-06-17');
    if (free === undefined) throw new Error('Nothing is booked.');
    const reply = await change(
      consumer,
      'A99001',
      'amend',
      { ...free, comment: 'By the side door' },
      { headers: { 'If-Match': tagOf(free) } },
    );
    expect(outcomeOf(reply)).toBe('200');
  });

  it('appointments come to lie in the past', async () => {
    const [first] = (await listed('2026-06-16')).filter(({ status }) => status === 'booked');
    await putClock(NEXT_MONTH);
    const ids = (await listed('2026-07-20')).map(({ id }) => id);
    expect(ids).not.toContain(first?.['id']);
    expect(outcomeOf(await readAppointment(consumer, 'A99001', first?.['id']))).toBe('422 INVALID_RESOURCE');
  });

  it('a record holds the same entries of the same days', async () => {
    const before = await entries();
    expect(before.length).toBeGreaterThan(20);
    await putClock(NEXT_MONTH);
    expect(await entries()).toEqual(before);
  });

  it('slots are what they were, and there are others eight weeks ahead', async () => {
    const days = slotQuery('2026-06-22', '2026-06-26');
    const whenAndWhat = async () => (await findSlots(consumer, 'A99001', days)).map(({ id, start }) => [id, start]);
    const before = await whenAndWhat();
    await putClock(NEXT_DAY);
    const after = await whenAndWhat();
    const starts = new Map(before.map(([id, start]) => [id, start]));
    expect(after.length).toBeGreaterThan(20);
    // An embargo may have ended since, so that others are shown.
    const again = after.filter(([id = '']) => starts.has(id));
    expect(again.length).toBeGreaterThan(20);
    for (const [id, start] of again) expect(starts.get(id ?? '')).toBe(start);
    await putClock(NEXT_MONTH);
    const later = await findSlots(consumer, 'A99001', slotQuery('2026-09-07', '2026-09-11'));
    expect(later.length).toBeGreaterThan(20);
  });

  it('when somebody joined a practice stays the same', async () => {
    const joined = async () => [
      member((await consumer.findPatient('A99001', EVERYDAY)).body, 'entry', 0, 'resource', 'extension'),
      member((await patientOfPds()).body, 'generalPractitioner'),
    ];
    const before = await joined();
    await putClock(NEXT_DAY);
    expect(await joined()).toEqual(before);
  });

  it('the record of somebody who has died can be had for a while, and then no more', async () => {
    const ask = async (): Promise<number> => (await askSection(consumer, 'A99001', '9990000166', 'SUM')).status;
    expect(await ask()).toBe(200);
    await putClock(NEXT_MONTH);
    expect(await ask()).toBe(404);
  });
});

describe('a clock that is set back', () => {
  const bookOne = async (): Promise<unknown> => {
    const [slot] = await findSlots(consumer, 'A99001', slotQuery('2026-07-21', '2026-07-24'));
    if (slot === undefined) throw new Error('No slots.');
    const patient = await patientIdAt(consumer, 'A99001', EVERYDAY);
    const reply = await book(consumer, 'A99001', bookingBody(patient, [slot]));
    expect(reply.status).toBe(201);
    return reply.body['id'];
  };

  it('keeps what was booked as long as it does not go back behind the start', async () => {
    await putClock(NEXT_MONTH);
    const id = await bookOne();
    await putClock(NEXT_DAY);
    expect(outcomeOf(await readAppointment(consumer, 'A99001', id))).toBe('200');
  });

  it('begins anew if it does: nothing is recorded in time to come', async () => {
    const [first] = await listed('2026-06-16');
    await putClock('2025-02-03T10:00:00Z');
    expect(outcomeOf(await readAppointment(consumer, 'A99001', first?.['id']))).toBe('200');
    const starts = (await appointmentsOf(consumer, 'A99001', EVERYDAY, ['2025-02-03', '2026-12-31'])).map(({ start }) =>
      String(start).slice(0, 4),
    );
    expect(new Set(starts)).toEqual(new Set(['2025']));
    const dates = (await entries()).map((entry) => String(member(entry, 1)));
    expect(dates.filter((date) => date.slice(0, 10) > '2025-02-03')).toEqual([]);
  });
});

describe('a new start', () => {
  it('is as of the time that the clock shows then', async () => {
    const before = await entries();
    await putClock(NEXT_MONTH);
    await fetchJson(`${simulator.origin}/control/state`, { method: 'DELETE' });
    const after = await entries();
    expect(after).not.toEqual(before);
    expect((await listed('2026-07-20')).length).toBeGreaterThan(3);
  });
});
