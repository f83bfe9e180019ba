import pLimit from 'p-limit';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFor } from '../../src/simulator/chance/random.js';
import { appointmentsOf, bookingBody, findSlots, type FoundSlot, patientIdAt } from './appointment-calls.js';
import { correctClaims, FHIR_JSON, INTERACTION, member, unsignedToken } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const PATIENTS = ['9990000018', '9990000026', '9990000069', '9990000085'];
const BOOKINGS = 10_000;
const SLOTS = 100;
const IN_FLIGHT = 64;

let pool: Pool;
let send: (body: string) => Promise<{ readonly status: number; readonly code: unknown }>;

beforeAll(async () => {
  const { root, asid } = await running.consumer.target(PRACTICE, INTERACTION.bookAppointment);
  pool = new Pool(running.simulator.origin, { connections: 16 });
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
    return { status: reply.statusCode, code: member(answer, 'issue', 0, 'details', 'coding', 0, 'code') };
  };
});
afterAll(() => pool.close());

/** Of each patient's appointments, the slots. */
async function slotsOf(number: string): Promise<readonly string[]> {
  const appointments = await appointmentsOf(running.consumer, PRACTICE, number);
  return appointments.map((one) => String(member(one, 'slot', 0, 'reference')));
}

describe('many bookings at the same moment (spec 03 §12)', () => {
  it('give each slot to one of those who want it, and refuse all others', async () => {
    const free = (await findSlots(running.consumer, PRACTICE)).filter(
      ({ session, start }) => session !== 'Social prescribing' && new Date(start) > NOW,
    );
    const wanted = randomFor('race', 'slots').shuffled(free).slice(0, SLOTS);
    const patients = await Promise.all(PATIENTS.map((number) => patientIdAt(running.consumer, PRACTICE, number)));
    const before = (await Promise.all(PATIENTS.map(slotsOf))).flat();
    const bodyOf = (slot: FoundSlot, turn: number): string =>
      JSON.stringify(bookingBody(patients[turn % patients.length] ?? '', [slot]));

    const turns = Array.from({ length: BOOKINGS / SLOTS }, (_unused, turn) => turn);
    const attempts = turns.flatMap((turn) => wanted.map((slot) => ({ slot, body: bodyOf(slot, turn) })));
    const limit = pLimit(IN_FLIGHT);
    const outcomes = await Promise.all(
      randomFor('race', 'attempts')
        .shuffled(attempts)
        .map(({ slot, body }) => limit(async () => ({ slot, ...(await send(body)) }))),
    );

    const won = outcomes.filter(({ status }) => status === 201).map(({ slot }) => slot.id);
    expect([won.length, new Set(won).size]).toEqual([SLOTS, SLOTS]);
    const lost = outcomes.filter(({ status }) => status !== 201);
    expect(lost).toHaveLength(BOOKINGS - SLOTS);
    expect(new Set(lost.map(({ status, code }) => `${status} ${String(code)}`))).toEqual(
      new Set(['409 DUPLICATE_REJECTED']),
    );
    const after = (await Promise.all(PATIENTS.map(slotsOf))).flat();
    const made = after.filter((reference) => !before.includes(reference));
    expect([...made].sort()).toEqual(wanted.map(({ id }) => `Slot/${id}`).sort());
    const left = (await findSlots(running.consumer, PRACTICE)).map(({ id }) => id);
    expect(left.filter((id) => won.includes(id))).toEqual([]);
  }, 60_000);
});
