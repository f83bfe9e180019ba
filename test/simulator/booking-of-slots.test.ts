import { beforeAll, describe, expect, it } from 'vitest';
import { ukDateTime } from '../../src/simulator/calendar/uk-time.js';
import { logicalIds } from '../../src/simulator/estate/logical-ids.js';
import { SESSION_ROWS } from '../../src/simulator/estate/appointments/session-rows.js';
import { sessionId, slotId } from '../../src/simulator/estate/appointments/slot-ids.js';
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
  patientIdAt,
  slotQuery,
} from './appointment-calls.js';
import { type Json, list, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';

let patient: string;
let slots: readonly FoundSlot[];

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, '9990000018');
  slots = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => new Date(start) > NOW);
});

const clockTime = ({ start }: FoundSlot): string => start.slice(11, 16);

const booking = (body: Json): Promise<Reply> => book(running.consumer, PRACTICE, body);

describe('slots that cannot be booked together (spec 03 §2.8)', () => {
  const at = (time: string): FoundSlot => {
    const found = slots.find((one) => one.session === 'Open surgery' && clockTime(one) === time);
    if (found === undefined) throw new Error(`No slot at ${time}.`);
    return found;
  };

  it.each<[string, () => readonly FoundSlot[], string]>([
    ['a gap between them', () => [at('10:50'), at('11:10')], 'does not begin'],
    ['another channel', () => [at('09:50'), at('10:00')], 'delivery channel'],
    ['another type', () => [at('10:20'), at('10:30')], 'service type'],
    ['the wrong order', () => [at('09:10'), at('09:00')], 'does not begin'],
    ['the same twice', () => [at('09:00'), at('09:00')], 'does not begin'],
    [
      'another schedule',
      () => {
        const second = slots.find(
          (one) => one.session === 'Morning surgery' && clockTime(one) > '09:00' && clockTime(one) < '09:50',
        );
        const first = slots.find((one) => one.session === 'Open surgery' && one.end === second?.start);
        return first === undefined || second === undefined ? [] : [first, second];
      },
      'another schedule',
    ],
  ])('%s', async (_what, chosen, says) => {
    const refusal = refusalOf(await booking(bookingBody(patient, chosen())));
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID_RESOURCE' });
    expect(String(refusal.diagnostics)).toContain(says);
  });
});

describe('slots that cannot be had (spec 03 §3.4)', () => {
  const sorted = (query = slotQuery()): Promise<readonly FoundSlot[]> => findSlots(running.consumer, PRACTICE, query);

  /** The first slot of a session on a day, as the practice's plan has it: no search gives it away. */
  const planned = (name: string, day: string, place = 'main'): readonly FoundSlot[] => {
    const row = SESSION_ROWS.everything.findIndex((one) => one.name === name);
    const block = SESSION_ROWS.everything[row]?.blocks[0];
    if (block === undefined) throw new Error(`There is no session ${name}.`);
    const { at, minutes, channel, type } = block;
    const id = slotId(sessionId(day, row), 0);
    const start = new Date(`${day}T${at}:00+01:00`);
    const ending = new Date(start.getTime() + minutes * 60_000);
    const actors = [`Location/${logicalIds(PRACTICE, 'emis-like').of('Location', place)}`];
    return [
      { id, start: ukDateTime(start), end: ukDateTime(ending), channel, type, session: name, schedule: {}, actors },
    ];
  };

  it.each<[string, () => Promise<readonly FoundSlot[]> | readonly FoundSlot[], string]>([
    ['has begun', async () => (await sorted()).filter(({ start }) => new Date(start) <= NOW).slice(0, 1), 'past'],
    ['is kept for practices', () => planned('Shared clinic', '2026-06-16'), 'kept for other organisations'],
    ['is under embargo', () => planned('On-the-day surgery', '2026-06-17'), 'cannot be booked yet'],
    ['is not offered', () => planned('Partners’ own list', '2026-06-16'), 'not offered'],
    ['is for a visit', () => planned('Visits', '2026-06-16', 'visit'), 'visit'],
    ['is farther ahead than there are sessions', () => planned('Open surgery', '2026-08-11'), 'not known'],
    ['is on a day without that session', () => planned('Shared clinic', '2026-06-20'), 'not known'],
  ])('refuses one that %s', async (_what, chosen, says) => {
    const [slot] = await chosen();
    expect(slot).toBeDefined();
    const refusal = refusalOf(await booking(bookingBody(patient, slot === undefined ? [] : [slot])));
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID_RESOURCE' });
    expect(String(refusal.diagnostics)).toContain(says);
  });

  it('refuses more of a session than one organisation may take, until one is given back', async () => {
    const day = '2026-06-22';
    const chosen = (await sorted()).filter(
      ({ session, start }) => session === 'Social prescribing' && start.startsWith(day),
    );
    const [first, second, third] = chosen.map((slot) => bookingBody(patient, [slot]));
    if (first === undefined || second === undefined || third === undefined) throw new Error('Too few slots.');
    const made = await booking(first);
    expect([made.status, (await booking(second)).status]).toEqual([201, 201]);
    const refusal = refusalOf(await booking(third));
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID_RESOURCE' });
    expect(String(refusal.diagnostics)).toContain('an organisation may take 2');
    const others = bookingOrganisation({ identifier: [{ system: ODS_CODE, value: 'B99002' }] });
    expect((await booking({ ...third, contained: [others] })).status).toBe(201);
    await change(running.consumer, PRACTICE, 'cancel', cancelling(made.body));
    expect((await booking(first)).status).toBe(201);
  });
});

describe('slots over midnight (spec 03 §2.8)', () => {
  it('can be joined to those before and after, and are of the day on which they start', async () => {
    const hub = 'D99004';
    const number = '9990000042';
    const night = (await findSlots(running.consumer, hub)).filter(
      ({ session, start }) => session === 'Night calls' && start >= '2026-06-16T23:30' && start < '2026-06-17T00:20',
    );
    expect(night.map(clockTime)).toEqual(['23:30', '23:50', '00:10']);
    const id = await patientIdAt(running.consumer, hub, number);
    const reply = await book(running.consumer, hub, bookingBody(id, night));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ start: '2026-06-16T23:30:00+01:00', end: '2026-06-17T00:30:00+01:00' });
    const on = async (day: string): Promise<readonly unknown[]> =>
      (await appointmentsOf(running.consumer, hub, number, [day, day])).map((one) => one['id']);
    expect(await on('2026-06-16')).toContain(reply.body['id']);
    expect(await on('2026-06-17')).not.toContain(reply.body['id']);
    const free = (await findSlots(running.consumer, hub)).map((slot) => slot.id);
    expect(free.filter((one) => night.some((slot) => slot.id === one))).toEqual([]);
    expect(list(reply.body['slot']).map((one) => member(one, 'reference'))).toEqual(
      night.map((slot) => `Slot/${slot.id}`),
    );
  });
});
