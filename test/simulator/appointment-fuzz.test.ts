import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  book,
  bookingBody,
  cancelling,
  change,
  findSlots,
  type FoundSlot,
  having,
  patientIdAt,
  type Query,
  readAppointment,
  searchSlots,
  slotQuery,
} from './appointment-calls.js';
import { type Json, list, member, type Reply } from './consumer.js';
import { patientFromPds, registrationBody, sendRegistration } from './registration-calls.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const PATIENT = '9990000018';

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_one, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesIn(member(value, key), [...path, key]))];
}

/** The value with something else at a place; undefined takes it away. */
function withAt(value: unknown, [key, ...rest]: readonly (string | number)[], other: unknown): unknown {
  if (key === undefined) return other;
  const changed = withAt(member(value, key), rest, other);
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => (index === key ? [changed] : [one]));
  return { ...(value as Json), [key]: changed };
}

const anything = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.constantFrom('', ' ', '#1', '../1', 'Slot/', 'Patient/null', '2026-02-30', '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A body of which one or two places have been changed into anything at all. */
const spoiled = (body: Json): fc.Arbitrary<Json> => {
  const change = fc.record({ place: fc.constantFrom(...placesIn(body).slice(1)), other: anything });
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => changes.reduce<unknown>((so, { place, other }) => withAt(so, place, other), body) as Json);
};

/** NHS numbers of the estate. */
const NUMBER = /9990000\d{3}/;

/** An answer that says what is wrong, unless nothing was; no number of a patient is in it. */
function expectAnswered(reply: Reply, done: number): void {
  if (reply.status === done) return;
  expect([400, 409, 422]).toContain(reply.status);
  expect(reply.body['resourceType']).toBe('OperationOutcome');
  expect(String(member(reply.body, 'issue', 0, 'diagnostics'))).not.toBe('');
  expect(reply.text).not.toMatch(NUMBER);
}

let patient: string;
let slot: FoundSlot;

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, PATIENT);
  const [first] = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => new Date(start) > NOW);
  if (first === undefined) throw new Error('There is no slot.');
  slot = first;
});

describe('no query makes a practice fail', () => {
  const value = fc.oneof(
    fc.constantFrom(
      ...slotQuery().map(([, one]) => one),
      'ge2026-06-15T09:00:00+00:00',
      'le9999-12-31',
      'ge0000-01-01',
    ),
    fc.string({ maxLength: 12 }),
  );
  const name = fc.constantFrom(...slotQuery().map(([one]) => one), 'service.identifier', '_count', '__proto__', '');
  const changed = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 2 });

  it.each(['A99001', 'D99004', 'E99005'])(
    'that searches for slots at %s',
    async (practice) => {
      await fc.assert(
        fc.asyncProperty(changed, async (others) => {
          const query = others.reduce<Query>((so, [one, other]) => having(so, one, other), slotQuery());
          const reply = await searchSlots(running.consumer, practice, query);
          if (reply.status !== 404) expectAnswered(reply, 200);
        }),
        { numRuns: 100, seed: 3 },
      );
    },
    30_000,
  );
});

describe('no body makes a practice fail', () => {
  it('that is sent to book', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled(bookingBody(patient, [slot])), async (body) => {
        expectAnswered(await book(running.consumer, PRACTICE, body), 201);
      }),
      { numRuns: 300, seed: 3 },
    );
  }, 30_000);

  it.each(['amend', 'cancel'] as const)(
    'that is sent to %s, and a refusal leaves everything as it was',
    async (how) => {
      const appointments = await appointmentsOf(running.consumer, PRACTICE, PATIENT);
      const [stored = {}] = appointments.filter(
        (one) => one['status'] === 'booked' && new Date(String(one['start'])) > NOW && one['contained'] !== undefined,
      );
      const body = how === 'amend' ? { ...stored, description: 'Changed' } : cancelling(stored);
      const path = `/Appointment/${String(stored['id'])}`;
      await fc.assert(
        fc.asyncProperty(spoiled(body), async (sent) => {
          const { body: before } = await readAppointment(running.consumer, PRACTICE, stored['id']);
          const reply = await change(running.consumer, PRACTICE, how, sent, { path });
          expectAnswered(reply, 200);
          const { body: after } = await readAppointment(running.consumer, PRACTICE, stored['id']);
          if (reply.status === 200) expect(after).toEqual(reply.body);
          else expect(after).toEqual(before);
        }),
        { numRuns: 150, seed: 3 },
      );
    },
    30_000,
  );

  it('that is sent to register somebody', async () => {
    const somebody = await patientFromPds(running.simulator.pdsUrl, '9990000093', {
      telecom: [{ system: 'phone', use: 'home', value: '0113 496 0001' }],
      address: [{ use: 'home', line: ['1 High St'], city: 'Leeds', postalCode: 'LS1 4AP' }],
    });
    await fc.assert(
      fc.asyncProperty(spoiled(registrationBody(somebody)), async (body) => {
        expectAnswered(await sendRegistration(running.consumer, 'D99004', body), 200);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(list((await running.consumer.findPatient('D99004', '9990000042')).body['entry'])).toHaveLength(1);
  }, 30_000);
});
