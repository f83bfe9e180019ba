import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFlights } from '../../src/cache/flights.js';
import type { CutOff } from '../../src/domain/request-scope.js';
import { deferred, settled, type Deferred } from '../deferred.js';

/** What can happen to a handful of riders and their calls, in any order. */
type Step =
  | { readonly does: 'begin' | 'board' | 'leave' | 'end'; readonly rider: number }
  | { readonly does: 'land' | 'fail' | 'break'; readonly call: number }
  | { readonly does: 'wait' };

const RIDERS = 4;
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constantFrom('begin', 'board', 'board', 'leave', 'end'),
      rider: fc.nat(RIDERS - 1),
    }),
    fc.record({ does: fc.constantFrom('land', 'land', 'fail', 'break'), call: fc.nat(3) }),
    fc.constant({ does: 'wait' } as const),
  ),
  { maxLength: 40 },
);

interface Call extends Deferred<string> {
  readonly signal: AbortSignal;
  readonly sentAt: number;
  /** Riders that wait for it, as the model knows. */
  readonly waiting: Set<number>;
  state: 'flying' | 'landed' | 'failed' | 'aborted';
  /** Its answer may still be given to those who were under way when it was sent. */
  isInHand: boolean;
}

interface Seat {
  readonly controller: AbortController;
  readonly rider: { readonly circle: string; readonly startedAt: number; readonly signal: AbortSignal };
  state: 'waiting to begin' | 'under way' | 'left' | 'over';
}

/** Runs the steps against the real thing and against what it promises. */
async function play(plays: readonly Step[], staysInHand: boolean): Promise<void> {
  let now = 1;
  const flights = createFlights(() => now);
  const calls: Call[] = [];
  const seats: Seat[] = [];
  const beginAt = (index: number): Seat => {
    const controller = new AbortController();
    const seat: Seat = {
      controller,
      rider: { circle: 'us', startedAt: now, signal: controller.signal },
      state: 'under way',
    };
    flights.begin(seat.rider);
    seats[index] = seat;
    return seat;
  };

  const isWanted = ({ sentAt }: Call) => seats.some((each) => each.state !== 'over' && each.rider.startedAt <= sentAt);

  const board = (index: number) => {
    const seat = seats[index];
    if (seat === undefined || seat.state === 'over') return;
    const before = calls.length;
    const { joined, answer } = flights.board<string>({
      key: 'k',
      rider: seat.rider,
      staysInHand: (text) => staysInHand && text !== 'failed',
      make(signal) {
        const call: Call = {
          ...deferred<string>(),
          signal,
          sentAt: now,
          waiting: new Set(),
          state: 'flying',
          isInHand: false,
        };
        calls.push(call);
        return call.promise;
      },
      cutOff: (reason) => reason,
    });
    answer.catch(() => undefined);
    const newest = calls.at(-1);
    const wasMade = calls.length > before;
    if (seat.state === 'left') {
      expect(wasMade || joined, 'whose time is up makes no call and joins none').toBe(false);
      return;
    }
    expect(joined).toBe(!wasMade);
    if (newest === undefined) throw new Error('An answer came from no call.');
    if (wasMade) {
      const others = calls.slice(0, -1);
      expect(
        others.some(({ state }) => state === 'flying'),
        'never two calls under way for one key',
      ).toBe(false);
      const inHand = others.at(-1);
      const couldJoin = inHand?.isInHand === true && seat.rider.startedAt <= inHand.sentAt;
      expect(couldJoin, 'what is in hand is not asked again').toBe(false);
    } else if (newest.state === 'landed') {
      expect(newest.isInHand && seat.rider.startedAt <= newest.sentAt, 'in hand for contemporaries only').toBe(true);
    } else {
      expect(newest.state, 'nobody joins what was aborted or has failed').toBe('flying');
    }
    if (newest.state === 'flying') newest.waiting.add(index);
  };

  const land = (place: number, text: string, state: 'landed' | 'failed') => {
    const flying = calls.filter((call) => call.state === 'flying');
    const call = flying[place % Math.max(1, flying.length)];
    if (call === undefined) return;
    if (state === 'failed' && text === 'broken') call.reject(new Error(text));
    else call.resolve(text);
    call.state = state;
    call.waiting.clear();
    call.isInHand = staysInHand && state === 'landed' && isWanted(call);
  };

  for (const step of plays) {
    switch (step.does) {
      case 'begin':
        if (seats[step.rider] === undefined || seats[step.rider]?.state === 'over') beginAt(step.rider);
        break;
      case 'board':
        board(step.rider);
        break;
      case 'leave': {
        const seat = seats[step.rider];
        if (seat?.state !== 'under way') break;
        seat.state = 'left';
        seat.controller.abort('client-left' satisfies CutOff);
        for (const call of calls) {
          const wasWaiting = call.waiting.delete(step.rider);
          if (call.state === 'flying' && wasWaiting && call.waiting.size === 0) call.state = 'aborted';
        }
        break;
      }
      case 'end': {
        const seat = seats[step.rider];
        if (seat === undefined || seat.state === 'over') break;
        flights.end(seat.rider);
        seat.state = 'over';
        for (const call of calls) call.isInHand &&= isWanted(call);
        break;
      }
      case 'land':
        land(step.call, 'answer', 'landed');
        break;
      case 'fail':
        land(step.call, 'failed', 'failed');
        break;
      case 'break':
        land(step.call, 'broken', 'failed');
        break;
      case 'wait':
        now += 1;
    }
    await settled();
    for (const call of calls) {
      expect(call.signal.aborted, 'aborted if, and only if, the last who waited has left').toBe(
        call.state === 'aborted',
      );
    }
  }
}

test.each([true, false])('promises hold in any order of events (answers stay in hand: %s)', async (staysInHand) => {
  await fc.assert(fc.asyncProperty(steps, (plays) => play(plays, staysInHand)));
});

test('every rider gets the answer of a call that was made for them, or is told that they were cut off', async () => {
  const riders = fc.array(fc.record({ leaves: fc.boolean(), before: fc.boolean() }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(riders, async (all) => {
      const flights = createFlights(() => 1);
      const call = deferred<string>();
      const boarded = all.map((plan) => {
        const controller = new AbortController();
        const rider = { circle: 'us', startedAt: 1, signal: controller.signal };
        flights.begin(rider);
        const { answer } = flights.board<string>({
          key: 'k',
          rider,
          staysInHand: () => false,
          make: () => call.promise,
          cutOff: () => 'cut off',
        });
        return { plan, controller, answer };
      });
      for (const { plan, controller } of boarded) if (plan.leaves && plan.before) controller.abort('client-left');
      call.resolve('answer');
      await settled();
      for (const { plan, controller } of boarded) if (plan.leaves && !plan.before) controller.abort('client-left');
      const expected = all.map(({ leaves, before }) => (leaves && before ? 'cut off' : 'answer'));
      expect(await Promise.all(boarded.map(({ answer }) => answer))).toEqual(expected);
    }),
  );
});
