import { describe, expect, test } from 'vitest';
import { createFlights, type Rider, type Ticket } from '../../src/cache/flights.js';
import type { CutOff } from '../../src/domain/request-scope.js';
import { deferred, settled, type Deferred } from '../deferred.js';

interface TestRider extends Rider {
  leave(reason: CutOff): void;
}

/** Flights over a clock that the test moves, and every call that was made. */
function airport() {
  let now = 1_000;
  const calls: (Deferred<string> & { readonly signal: AbortSignal })[] = [];
  const flights = createFlights(() => now);
  return {
    flights,
    calls,
    wait: (ms: number) => void (now += ms),
    rider: (circle = 'us'): TestRider => {
      const controller = new AbortController();
      const leave = (reason: CutOff) => controller.abort(reason);
      const rider = { circle, startedAt: now, signal: controller.signal, leave };
      flights.begin(rider);
      return rider;
    },
    ticket: (rider: Rider, differs: Partial<Ticket<string>> = {}): Ticket<string> => ({
      key: 'record',
      rider,
      staysInHand: () => false,
      make(signal) {
        const call = { ...deferred<string>(), signal };
        calls.push(call);
        return call.promise;
      },
      cutOff: (reason) => `cut off: ${reason}`,
      ...differs,
    }),
  };
}

describe('one call per key', () => {
  test('whoever asks in the meantime waits for the same call', async () => {
    const { flights, calls, ticket, rider } = airport();
    const first = flights.board(ticket(rider()));
    const second = flights.board(ticket(rider()));
    expect([first.joined, second.joined, calls.length]).toEqual([false, true, 1]);
    calls[0]?.resolve('answer');
    expect(await Promise.all([first.answer, second.answer])).toEqual(['answer', 'answer']);
  });

  test('another key, or another circle, is another call', () => {
    const { flights, calls, ticket, rider } = airport();
    flights.board(ticket(rider('us')));
    flights.board(ticket(rider('us'), { key: 'appointments' }));
    flights.board(ticket(rider('them')));
    expect(calls).toHaveLength(3);
  });

  test('once it has come, the next who asks makes a call of their own', async () => {
    const { flights, calls, ticket, rider } = airport();
    const first = flights.board(ticket(rider()));
    calls[0]?.resolve('old');
    await first.answer;
    const later = flights.board(ticket(rider()));
    calls[1]?.resolve('new');
    expect([later.joined, await later.answer]).toEqual([false, 'new']);
  });

  test('a fault reaches everybody who waits, and nobody after them', async () => {
    const { flights, calls, ticket, rider } = airport();
    const waiting = [rider(), rider()].map((each) => flights.board(ticket(each)).answer);
    calls[0]?.reject(new Error('broken'));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const later = flights.board(ticket(rider()));
    calls[1]?.resolve('well again');
    expect(await later.answer).toBe('well again');
  });
});

describe('leaving', () => {
  test('one who leaves is told so at once, and disturbs nobody', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [leaver, stayer] = [rider(), rider()];
    const left = flights.board(ticket(leaver));
    const stayed = flights.board(ticket(stayer));
    leaver.leave('client-left');
    expect(await left.answer).toBe('cut off: client-left');
    expect(calls[0]?.signal.aborted).toBe(false);
    calls[0]?.resolve('answer');
    expect(await stayed.answer).toBe('answer');
  });

  test('the call is aborted when the last one leaves, with their reason', () => {
    const { flights, calls, ticket, rider } = airport();
    const [one, other] = [rider(), rider()];
    flights.board(ticket(one));
    flights.board(ticket(other));
    one.leave('client-left');
    other.leave('deadline');
    expect(calls[0]?.signal.reason).toBe('deadline');
  });

  test('a call that was aborted is joined by nobody, even while it still ends', async () => {
    const { flights, calls, ticket, rider } = airport();
    const leaver = rider();
    flights.board(ticket(leaver));
    leaver.leave('client-left');
    const next = flights.board(ticket(rider()));
    calls[0]?.resolve('too late');
    calls[1]?.resolve('fresh');
    expect([next.joined, await next.answer]).toEqual([false, 'fresh']);
  });

  test('leaving after the answer has come aborts nothing', async () => {
    const { flights, calls, ticket, rider } = airport();
    const one = rider();
    const { answer } = flights.board(ticket(one));
    calls[0]?.resolve('answer');
    await answer;
    one.leave('client-left');
    expect(calls[0]?.signal.aborted).toBe(false);
  });

  test('whose time is already up makes no call and joins none', async () => {
    const { flights, calls, ticket, rider } = airport();
    const late = rider();
    late.leave('deadline');
    const { joined, answer } = flights.board(ticket(late));
    expect([joined, await answer, calls.length]).toEqual([false, 'cut off: deadline', 0]);
    flights.board(ticket(rider()));
    expect(flights.board(ticket(late)).joined).toBe(false);
  });
});

describe('an answer that stays in hand for those who were already there', () => {
  const forAll = { staysInHand: () => true };

  test('is for a request that was under way when the call was sent', async () => {
    const { flights, calls, ticket, rider, wait } = airport();
    const [first, contemporary] = [rider(), rider()];
    wait(10);
    const one = flights.board(ticket(first, forAll));
    calls[0]?.resolve('answer');
    await one.answer;
    const other = flights.board(ticket(contemporary, forAll));
    expect([other.joined, await other.answer, calls.length]).toEqual([true, 'answer', 1]);
  });

  test('is not for a request that began later', async () => {
    const { flights, calls, ticket, rider, wait } = airport();
    const [first] = [rider(), rider()];
    const one = flights.board(ticket(first, forAll));
    calls[0]?.resolve('answer');
    await one.answer;
    wait(1);
    expect(flights.board(ticket(rider(), forAll)).joined).toBe(false);
  });

  test('is forgotten when the last of them ends', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [first, contemporary] = [rider(), rider()];
    const one = flights.board(ticket(first, forAll));
    calls[0]?.resolve('answer');
    await one.answer;
    flights.end(first);
    flights.end(contemporary);
    expect(flights.board(ticket(contemporary, forAll)).joined).toBe(false);
  });

  test('stays while one of them is left', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [first, contemporary, another] = [rider(), rider(), rider()];
    const one = flights.board(ticket(first, forAll));
    calls[0]?.resolve('answer');
    await one.answer;
    flights.end(first);
    flights.end(another);
    expect(flights.board(ticket(contemporary, forAll)).joined).toBe(true);
  });

  test('is not there at all if whoever waited for it had ended before it came', async () => {
    const { flights, calls, ticket, rider } = airport();
    const first = rider();
    flights.board(ticket(first, forAll));
    flights.end(first);
    calls[0]?.resolve('answer');
    await settled();
    expect(flights.board(ticket(first, forAll)).joined).toBe(false);
  });

  test('is for the same circle only', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [us, them] = [rider('us'), rider('them')];
    const one = flights.board(ticket(us, forAll));
    calls[0]?.resolve('answer');
    await one.answer;
    expect(flights.board(ticket(them, forAll)).joined).toBe(false);
  });

  test('is no failure: a contemporary asks again', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [first, contemporary] = [rider(), rider()];
    const unlessFailed = { staysInHand: (answer: string) => answer !== 'failed' };
    const one = flights.board(ticket(first, unlessFailed));
    calls[0]?.resolve('failed');
    await one.answer;
    const other = flights.board(ticket(contemporary, unlessFailed));
    calls[1]?.resolve('answer');
    expect([other.joined, await other.answer]).toEqual([false, 'answer']);
  });

  test('is no fault either', async () => {
    const { flights, calls, ticket, rider } = airport();
    const [first, contemporary] = [rider(), rider()];
    const one = flights.board(ticket(first, forAll));
    calls[0]?.reject(new Error('broken'));
    await expect(one.answer).rejects.toThrow('broken');
    expect(flights.board(ticket(contemporary, forAll)).joined).toBe(false);
  });
});
