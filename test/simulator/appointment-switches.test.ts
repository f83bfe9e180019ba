import { describe, expect, it } from 'vitest';
import { buildEstate } from '../../src/simulator/estate/estate.js';
import { generatedEstate } from '../../src/simulator/estate/generated/generated-estate.js';
import type { Practice } from '../../src/simulator/estate/practice.js';
import type { SimulatorOptions } from '../../src/simulator/index.js';
import { DEMO_CONSUMER } from '../../src/simulator/national/consumer.js';
import { appointmentBook } from '../../src/simulator/practice/appointments/appointment-book.js';
import {
  appointmentsOf,
  book,
  bookingBody,
  findSlots,
  outcomeOf,
  patientIdAt,
  readAppointment,
  searchSlots,
  slotQuery,
} from './appointment-calls.js';
import { type CallChanges, INTERACTION, member, type Reply, type TestConsumer } from './consumer.js';
import { NOW, runningSimulator, TODAY } from './running.js';

const MANY: SimulatorOptions = { practices: 2000, patients: 1, latency: '0' };
const running = runningSimulator(MANY);
const again = runningSimulator(MANY);

const numberAt = (practice: string): string => running.simulator.patientsAt(practice)[0]?.nhsNumber ?? '';

/** Appointment Management, and what shares its root (spec 01 §2). */
const APPOINTMENTS = [
  'findSlots',
  'bookAppointment',
  'readAppointment',
  'amendAppointment',
  'cancelAppointment',
  'listAppointments',
] as const;
const FOUNDATIONS = ['metadata', 'findPatient', 'readPatient', 'findOrganisation'] as const;

const METHOD: Readonly<Record<string, string>> = {
  bookAppointment: 'POST',
  amendAppointment: 'PUT',
  cancelAppointment: 'PUT',
};
const PATH = {
  findSlots: '/Slot',
  bookAppointment: '/Appointment',
  readAppointment: '/Appointment/1',
  amendAppointment: '/Appointment/1',
  cancelAppointment: '/Appointment/1',
  listAppointments: '/Patient/1/Appointment',
  metadata: '/metadata',
  findPatient: '/Patient',
  readPatient: '/Patient/1',
  findOrganisation: '/Organization',
} as const;

const ask = (practice: string, name: keyof typeof PATH, changes: CallChanges = {}): Promise<Reply> => {
  const isAboutPatients = /Patient|Appointment/.test(name);
  const method = METHOD[name] ?? 'GET';
  const verb = method === 'GET' ? 'read' : 'write';
  return running.consumer.call(
    {
      practice,
      interaction: INTERACTION[name],
      scope: isAboutPatients ? `patient/*.${verb}` : 'organization/*.read',
      path: PATH[name],
      method,
      ...(method === 'GET' ? {} : { body: {} }),
    },
    changes,
  );
};

describe('a practice that has appointments switched off (spec 03 §2.6, §11.4)', () => {
  it.each(APPOINTMENTS)('denies %s', async (name) => {
    expect(outcomeOf(await ask('P00001', name))).toBe('403 ACCESS DENIED');
  });

  it.each(FOUNDATIONS)('goes on with %s', async (name) => {
    const reply = await ask('P00001', name);
    expect([200, 400, 404]).toContain(reply.status);
  });

  it('is found in the directory all the same', async () => {
    expect((await running.consumer.target('P00001', INTERACTION.findSlots)).root).toContain('P00001');
  });
});

describe('a practice that has its records switched off', () => {
  it('takes bookings all the same', async () => {
    const number = '9990000212';
    expect(outcomeOf(await running.consumer.record('E99005', number, []))).toBe('403 ACCESS DENIED');
    const id = await patientIdAt(running.consumer, 'E99005', number);
    const [slot] = (await findSlots(running.consumer, 'E99005')).filter(({ start }) => new Date(start) > NOW);
    const booked = await book(running.consumer, 'E99005', bookingBody(id, slot === undefined ? [] : [slot]));
    expect(booked.status).toBe(201);
    expect(await appointmentsOf(running.consumer, 'E99005', number)).toEqual([booked.body]);
  });
});

describe('an interaction that is not the one of the call (spec 03 §1)', () => {
  // Amending and cancelling are the same call: there, the body decides.
  const others = {
    findSlots: 'readAppointment',
    bookAppointment: 'amendAppointment',
    readAppointment: 'cancelAppointment',
    amendAppointment: 'bookAppointment',
    cancelAppointment: 'readAppointment',
    listAppointments: 'findPatient',
  } as const;

  it.each(APPOINTMENTS)('refuses %s', async (name) => {
    const reply = await ask('A99001', name, { headers: { 'Ssp-InteractionID': INTERACTION[others[name]] } });
    expect(outcomeOf(reply)).toBe('400 BAD_REQUEST');
  });
});

describe('a practice without an agreement', () => {
  it.each([...APPOINTMENTS, ...FOUNDATIONS])('is not asked for %s: the proxy says so', async (name) => {
    const reply = await ask('P00002', name);
    expect([reply.status, member(reply.body, 'issue', 0, 'details', 'coding', 0, 'code')]).toEqual([403, '403']);
  });
});

describe('many practices', () => {
  it('each have slots of their own, the same whichever is asked first', async () => {
    const query = slotQuery('2026-06-22', '2026-06-24');
    const ask = async (consumer: TestConsumer, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const texts = new Map<string, string>();
      for (const code of codes) texts.set(code, (await searchSlots(consumer, code, query)).text);
      return texts;
    };
    const codes = ['P00003', 'P00500', 'P01500', 'P02000'];
    const texts = await ask(running.consumer, codes);
    expect(await ask(again.consumer, [...codes].reverse())).toEqual(texts);
    expect(new Set(texts.values()).size).toBe(codes.length);
  });

  it('make nothing of their sessions until somebody asks, and then not more than was asked for', () => {
    const estate = buildEstate(
      { seed: 'lazy', asOf: NOW },
      [],
      generatedEstate({ practices: 3, patients: 1, ownPace: false }, 'lazy'),
    );
    const practice = estate.practice('P00003');
    const looks: string[] = [];
    const watched: Practice = {
      ...practice,
      get staff() {
        looks.push('staff');
        return practice.staff;
      },
    };
    const page = appointmentBook('lazy', DEMO_CONSUMER).at(watched, NOW);
    page.appointmentsOf('9990000018');
    page.appointment('1');
    expect(looks).toEqual([]);
    expect(page.slots(TODAY, TODAY)).not.toEqual([]);
    const once = looks.length;
    page.slots(TODAY, TODAY);
    expect([once > 0, looks.length]).toEqual([true, once]);
  });

  it('forget slots that have not been asked for lately, but no booking', async () => {
    const practice = 'P00003';
    const id = await patientIdAt(running.consumer, practice, numberAt(practice));
    const before = await findSlots(running.consumer, practice);
    const [slot] = before.filter(({ start }) => new Date(start) > NOW);
    if (slot === undefined) throw new Error('There is no slot.');
    const booked = await book(running.consumer, practice, bookingBody(id, [slot]));
    // Two weeks of a hundred practices are more days than are kept.
    for (let number = 10; number < 110; number += 1) {
      await searchSlots(running.consumer, `P${String(number).padStart(5, '0')}`);
    }
    expect(await findSlots(running.consumer, practice)).toEqual(before.filter((one) => one.id !== slot.id));
    expect((await readAppointment(running.consumer, practice, booked.body['id'])).body).toEqual(booked.body);
    expect(outcomeOf(await book(running.consumer, practice, bookingBody(id, [slot])))).toBe('409 DUPLICATE_REJECTED');
  }, 30_000);
});
