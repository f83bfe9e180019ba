import { type Booking, heldIn } from './booking.js';
import type { Slot } from './session.js';

/** What a booking adds to the slots that it takes. */
export type NewBooking = Pick<Booking, 'nhsNumber' | 'created' | 'description' | 'comment' | 'bookedBy' | 'asBooked'>;

/** What has been done with appointments at one practice since the start: all that is kept beside the seed. */
export interface Ledger {
  /** An appointment made or changed since. */
  appointment(id: string): Booking | undefined;
  /** Those made for a patient since, in the order in which they were. */
  madeFor(nhsNumber: string): readonly Booking[];
  /** The appointment made since that has a slot. */
  holderOf(slotId: string): Booking | undefined;
  /** Version of a slot: it rises whenever the slot is taken or given back. */
  versionOf(slotId: string): number;
  /** Makes an appointment of these slots, which nobody has. */
  add(slots: readonly [Slot, ...Slot[]], booking: NewBooking): Booking;
  /** Puts an appointment in the place of its earlier version; one that is now cancelled gives its slots back. */
  replace(booking: Booking): void;
}

/** A ledger in which nothing has been written. Ids of appointments count up from `firstId`. */
export function emptyLedger(firstId: number): Ledger {
  const written = new Map<string, Booking>();
  const madeFor = new Map<string, string[]>();
  const holders = new Map<string, string>();
  const changes = new Map<string, number>();

  const read = (id: string | undefined): Booking | undefined => (id === undefined ? undefined : written.get(id));
  const change = (slotId: string): void => {
    changes.set(slotId, (changes.get(slotId) ?? 0) + 1);
  };
  let nextId = firstId;

  return {
    appointment: read,
    madeFor: (nhsNumber) => (madeFor.get(nhsNumber) ?? []).flatMap((id) => read(id) ?? []),
    holderOf: (slotId) => read(holders.get(slotId)),
    versionOf: (slotId) => 1 + (changes.get(slotId) ?? 0),
    add: (slots, booking) => {
      const made: Booking = {
        ...heldIn(slots[0]),
        ...booking,
        id: String(nextId),
        versionId: '1',
        status: 'booked',
        end: (slots.at(-1) ?? slots[0]).end,
        slotIds: slots.map(({ id }) => id),
        cancellationReason: null,
      };
      nextId += 1;
      written.set(made.id, made);
      const others = madeFor.get(made.nhsNumber);
      if (others === undefined) madeFor.set(made.nhsNumber, [made.id]);
      else others.push(made.id);
      for (const { id } of slots) {
        holders.set(id, made.id);
        change(id);
      }
      return made;
    },
    replace: (booking) => {
      written.set(booking.id, booking);
      if (booking.status !== 'cancelled') return;
      for (const id of booking.slotIds) {
        if (holders.get(id) === booking.id) holders.delete(id);
        change(id);
      }
    },
  };
}
