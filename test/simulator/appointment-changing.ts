import { beforeAll } from 'vitest';
import {
  book,
  bookingBody,
  change,
  findSlots,
  type FoundSlot,
  handingOut,
  patientIdAt,
  readAppointment,
} from './appointment-calls.js';
import type { CallChanges, Json, Reply, TestConsumer } from './consumer.js';
import { NOW } from './running.js';

type Slots = readonly [FoundSlot, ...FoundSlot[]];

/** What tests of changes need: appointments of a patient at the hub, of slots that nobody else is given. */
export interface Changing {
  readonly take: (count?: number) => Slots;
  readonly book: (slots: readonly FoundSlot[]) => Promise<Reply>;
  /** The appointment as booked. */
  readonly booked: (slots?: readonly FoundSlot[]) => Promise<Json>;
  /** Sends an appointment back; to the hub, unless it is of elsewhere. */
  readonly sent: (how: 'amend' | 'cancel', body: Json, changes?: CallChanges, practice?: string) => Promise<Reply>;
  readonly read: (id: unknown) => Promise<Json>;
  readonly freeIds: () => Promise<readonly string[]>;
}

export const HUB = 'D99004';
export const HUB_PATIENT = '9990000042';

/** Made anew for the tests of one file, when its simulator runs. */
export function changingAtTheHub(running: { readonly consumer: TestConsumer }): Changing {
  const there: { patient: string; take: (count?: number) => Slots } = {
    patient: '',
    take: () => {
      throw new Error('The simulator has not started yet.');
    },
  };
  beforeAll(async () => {
    there.patient = await patientIdAt(running.consumer, HUB, HUB_PATIENT);
    const slots = await findSlots(running.consumer, HUB);
    there.take = handingOut(slots.filter(({ session, start }) => session === 'Evening calls' && new Date(start) > NOW));
  });
  const bookAtTheHub = (slots: readonly FoundSlot[]): Promise<Reply> =>
    book(running.consumer, HUB, bookingBody(there.patient, slots));
  return {
    take: (count) => there.take(count),
    book: bookAtTheHub,
    booked: async (slots = there.take()) => (await bookAtTheHub(slots)).body,
    sent: (how, body, changes, practice = HUB) => change(running.consumer, practice, how, body, changes),
    read: async (id) => (await readAppointment(running.consumer, HUB, id)).body,
    freeIds: async () => (await findSlots(running.consumer, HUB)).map(({ id }) => id),
  };
}
