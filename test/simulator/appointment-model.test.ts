import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appointmentsOf,
  book,
  bookingBody,
  CANCELLATION_REASON,
  cancelling,
  change,
  findSlots,
  type FoundSlot,
  outcomeOf,
  patientIdAt,
  readAppointment,
} from './appointment-calls.js';
import { type Json, list, member } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const RUNS = 40;

// Each run has a practice of its own, in which nothing has been done yet.
const running = runningSimulator({ practices: RUNS * 3, patients: 2, latency: '0' });
const practices = Array.from({ length: RUNS * 3 }, (_unused, index) => `P${String(index + 1).padStart(5, '0')}`)
  // One has appointments switched off, the other no agreement.
  .slice(2);

/** One thing that a consumer does. Numbers choose among whatever there is. */
type Step =
  | { readonly does: 'book'; readonly patient: number; readonly slot: number; readonly count: number }
  | { readonly does: 'amend'; readonly which: number; readonly text: string; readonly stale: boolean }
  | { readonly does: 'cancel'; readonly which: number; readonly text: string; readonly stale: boolean }
  | { readonly does: 'look' };

const any = fc.nat(1000);
const text = fc.string({ minLength: 1, maxLength: 60 }).filter((one) => one.trim() !== '');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('book'), patient: any, slot: any, count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('amend'), which: any, text, stale: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('cancel'), which: any, text, stale: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('look') }) },
);

/** An appointment as it has to be. */
interface Kept {
  readonly id: string;
  readonly patient: string;
  readonly slots: readonly string[];
  readonly versions: number;
  readonly description: string;
  readonly isCancelled: boolean;
  readonly reason: string | null;
}

/** A practice as it has to be: the appointments that were made, and the slots that were free before. */
interface Model {
  readonly practice: string;
  readonly patients: readonly { readonly number: string; readonly id: string }[];
  readonly slots: readonly FoundSlot[];
  readonly kept: Map<string, Kept>;
}

const holdersOf = ({ kept }: Model, slot: string): readonly Kept[] =>
  [...kept.values()].filter(({ isCancelled, slots }) => !isCancelled && slots.includes(slot));

/** What may be booked together: spec 03 §2.8, said once more. */
function mayBeJoined(slots: readonly FoundSlot[]): boolean {
  return slots.every((slot, index) => {
    const before = slots[index - 1] ?? { ...slot, end: slot.start };
    const key = ({ session, channel, type }: FoundSlot): string => [session, channel, type].join();
    return before.end === slot.start && key(before) === key(slot);
  });
}

const at = <T>(things: readonly T[], index: number): T | undefined => things[index % Math.max(things.length, 1)];

async function bookAs(model: Model, { patient, slot, count }: Step & { does: 'book' }): Promise<void> {
  const first = slot % model.slots.length;
  const wanted = model.slots.slice(first, first + count);
  const who = at(model.patients, patient);
  if (who === undefined) throw new Error('A practice without patients.');
  const reply = await book(running.consumer, model.practice, bookingBody(who.id, wanted));
  const isTaken = wanted.some(({ id }) => holdersOf(model, id).length > 0);
  const refusal = mayBeJoined(wanted) ? '201' : '422 INVALID_RESOURCE';
  expect(outcomeOf(reply)).toBe(isTaken ? '409 DUPLICATE_REJECTED' : refusal);
  if (reply.status !== 201) return;
  const { id, description } = reply.body;
  expect(member(reply.body, 'meta', 'versionId')).toBe('1');
  expect(model.kept.has(String(id))).toBe(false);
  model.kept.set(String(id), {
    id: String(id),
    patient: who.number,
    slots: wanted.map((one) => one.id),
    versions: 1,
    description: String(description),
    isCancelled: false,
    reason: null,
  });
}

async function changeAs(
  model: Model,
  { does, which, text, stale }: Step & { does: 'amend' | 'cancel' },
): Promise<void> {
  const kept = at([...model.kept.values()], which);
  if (kept === undefined) return;
  const { body } = await readAppointment(running.consumer, model.practice, kept.id);
  const sent = does === 'amend' ? { ...body, description: text } : cancelling(body, text);
  const tag = `W/"${kept.versions + (stale ? 1 : 0)}"`;
  const reply = await change(running.consumer, model.practice, does, sent, { headers: { 'If-Match': tag } });
  const outcome = stale ? '409 FHIR_CONSTRAINT_VIOLATION' : '200';
  expect(outcomeOf(reply)).toBe(kept.isCancelled ? '422 INVALID_RESOURCE' : outcome);
  if (reply.status !== 200) return;
  model.kept.set(kept.id, {
    ...kept,
    versions: kept.versions + 1,
    ...(does === 'amend' ? { description: text } : { isCancelled: true, reason: text }),
  });
}

/** What the model keeps, told of an appointment as the practice gives it. */
function told(appointment: Json, patient: string): Kept {
  const reason = list(appointment['extension']).find((one) => member(one, 'url') === CANCELLATION_REASON);
  return {
    id: String(appointment['id']),
    patient,
    slots: list(appointment['slot']).map((one) => String(member(one, 'reference')).slice(5)),
    versions: Number(member(appointment, 'meta', 'versionId')),
    description: String(appointment['description']),
    isCancelled: appointment['status'] === 'cancelled',
    reason: reason === undefined ? null : String(member(reason, 'valueString')),
  };
}

const byId = (one: Kept, other: Kept): number => Number(one.id) - Number(other.id);

/** A slot is free unless exactly one live appointment has it; what patients have is what was made, as it was left. */
async function expectAsModelled(model: Model): Promise<void> {
  const free = (await findSlots(running.consumer, model.practice)).map(({ id }) => id);
  for (const { id } of model.slots) {
    const holders = holdersOf(model, id).length;
    expect(holders).toBeLessThanOrEqual(1);
    expect(free.includes(id)).toBe(holders === 0);
  }
  const listed = await Promise.all(
    model.patients.map(async ({ number }) =>
      (await appointmentsOf(running.consumer, model.practice, number)).map((one) => told(one, number)),
    ),
  );
  expect(listed.flat().sort(byId)).toEqual([...model.kept.values()].sort(byId));
}

async function freshModel(): Promise<Model> {
  const practice = practices.pop() ?? '';
  const numbers = running.simulator.patientsAt(practice).map(({ nhsNumber }) => nhsNumber);
  const patients = await Promise.all(
    numbers.map(async (number) => ({ number, id: await patientIdAt(running.consumer, practice, number) })),
  );
  const slots = (await findSlots(running.consumer, practice)).filter(
    ({ start, session }) => new Date(start) > NOW && session !== 'Social prescribing',
  );
  const inSessions = [...slots].sort((one, other) =>
    `${one.start.slice(0, 10)}${one.session}${one.start}`.localeCompare(
      `${other.start.slice(0, 10)}${other.session}${other.start}`,
    ),
  );
  // Few, so that steps meet.
  return { practice, patients, slots: inSessions.slice(0, 12), kept: new Map() };
}

describe('whatever consumers do, one after the other (spec 03 §12)', () => {
  it('a practice has the appointments that were made, as they were left, and no slot twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const model = await freshModel();
        for (const one of steps) {
          if (one.does === 'book') await bookAs(model, one);
          else if (one.does === 'look') await expectAsModelled(model);
          else await changeAs(model, one);
        }
        await expectAsModelled(model);
      }),
      { numRuns: RUNS, seed: 7 },
    );
  }, 60_000);
});
