import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../src/simulator/chance/random.js';
import {
  appointmentsOf,
  bookingBody,
  findSlots,
  type FoundSlot,
  patientIdAt,
  readAppointment,
  slotQuery,
} from './appointment-calls.js';
import { correctClaims, FHIR_JSON, INTERACTION, list, member, unsignedToken } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const PATIENTS = ['9990000018', '9990000026', '9990000069', '9990000085'];
const BOOKINGS = 10_000;
const SLOTS = 100;
const CONNECTIONS = 128;

interface Outcome {
  readonly status: number;
  readonly code: unknown;
  readonly id: string;
}

let pool: Pool;
let send: (body: string) => Promise<Outcome>;

beforeAll(async () => {
  const { root, asid } = await running.consumer.target(PRACTICE, INTERACTION.bookAppointment);
  pool = new Pool(running.simulator.origin, { connections: CONNECTIONS });
  const headers = {
    'Ssp-TraceID': crypto.randomUUID(),
    'Ssp-From': running.simulator.consumer.asid,
    'Ssp-To': asid,
    'Ssp-InteractionID': INTERACTION.bookAppointment,
    Authorization: `Bearer ${unsignedToken(correctClaims(root, 'patient/*.write', NOW))}`,
    Accept: FHIR_JSON,
    'Content-Type': FHIR_JSON,
  };
  send = async (body) => {
    const reply = await pool.request({ method: 'POST', path: `/ssp/${root}/Appointment`, headers, body });
    const answer: unknown = await reply.body.json();
    return {
      status: reply.statusCode,
      code: member(answer, 'issue', 0, 'details', 'coding', 0, 'code'),
      id: String(member(answer, 'id')),
    };
  };
});
afterAll(() => pool.close());

/** Slots that a patient's appointments have: all of each, in their order. */
async function slotsOf(number: string): Promise<readonly (readonly string[])[]> {
  const appointments = await appointmentsOf(running.consumer, PRACTICE, number);
  return appointments.map((one) => list(one['slot']).map((slot) => String(member(slot, 'reference')).slice(5)));
}

const held = async (): Promise<readonly (readonly string[])[]> => (await Promise.all(PATIENTS.map(slotsOf))).flat();
const patientIds = (): Promise<readonly string[]> =>
  Promise.all(PATIENTS.map((number) => patientIdAt(running.consumer, PRACTICE, number)));

const ahead = async (from: string, to: string): Promise<readonly FoundSlot[]> =>
  (await findSlots(running.consumer, PRACTICE, slotQuery(from, to))).filter(
    ({ session, start }) => session !== 'Social prescribing' && new Date(start) > NOW,
  );

describe('many bookings at the same moment (spec 03 §12)', () => {
  it('give each slot to one of those who want it, and refuse all others', async () => {
    const wanted = randomFor('race', 'slots')
      .shuffled(await ahead('2026-06-15', '2026-06-29'))
      .slice(0, SLOTS);
    const patients = await patientIds();
    const before = (await held()).flat();
    const bodyOf = (slot: FoundSlot, turn: number): string =>
      JSON.stringify(bookingBody(patients[turn % patients.length] ?? '', [slot]));

    const turns = Array.from({ length: BOOKINGS / SLOTS }, (_unused, turn) => turn);
    const attempts = turns.flatMap((turn) => wanted.map((slot) => ({ slot, body: bodyOf(slot, turn) })));
    const outcomes = await Promise.all(
      randomFor('race', 'attempts')
        .shuffled(attempts)
        .map(async ({ slot, body }) => ({ slot, ...(await send(body)) })),
    );

    const won = outcomes.filter(({ status }) => status === 201);
    expect([won.length, new Set(won.map(({ slot }) => slot.id)).size]).toEqual([SLOTS, SLOTS]);
    const lost = outcomes.filter(({ status }) => status !== 201);
    expect(lost).toHaveLength(BOOKINGS - SLOTS);
    expect(new Set(lost.map(({ status, code }) => `${status} ${String(code)}`))).toEqual(
      new Set(['409 DUPLICATE_REJECTED']),
    );
    for (const { id, slot } of won) {
      const { body } = await readAppointment(running.consumer, PRACTICE, id);
      expect(body).toMatchObject({ id, status: 'booked', slot: [{ reference: `Slot/${slot.id}` }] });
    }
    const made = (await held()).flat().filter((slot) => !before.includes(slot));
    expect([...made].sort()).toEqual(wanted.map(({ id }) => id).sort());
    const left = (await ahead('2026-06-15', '2026-06-29')).map(({ id }) => id);
    expect(left.filter((id) => wanted.some((slot) => slot.id === id))).toEqual([]);
  }, 60_000);

  it('of slots that overlap are all or nothing: nobody has a part of what they wanted', async () => {
    const row = (await ahead('2026-07-01', '2026-07-10')).filter(
      ({ session, channel }) => session === 'Open surgery' && channel === 'In-person',
    );
    const [patient = ''] = await patientIds();
    const runs = row.flatMap((first, index) => {
      const follows = row.slice(index, index + 3);
      return follows.length === 3 && follows[2]?.start.slice(0, 10) === first.start.slice(0, 10) ? [follows] : [];
    });
    const before = await held();
    const outcomes = await Promise.all(
      randomFor('race', 'runs')
        .shuffled([...runs, ...runs, ...runs])
        .map(async (slots) => ({ slots, ...(await send(JSON.stringify(bookingBody(patient, slots)))) })),
    );
    const won = outcomes.filter(({ status }) => status === 201).map(({ slots }) => slots.map(({ id }) => id));
    expect(won.length).toBeGreaterThan(5);
    expect(new Set(won.flat()).size).toBe(3 * won.length);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([201, 409]));
    const known = new Set(before.map((slots) => slots.join()));
    const made = (await held()).filter((slots) => !known.has(slots.join()));
    expect(made.map((slots) => slots.join()).sort()).toEqual(won.map((slots) => slots.join()).sort());
  });
});
