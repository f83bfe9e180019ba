import { describe, expect, test } from 'vitest';
import { POLICY, type Kind } from '../../src/cache/policy.js';
import type { Caller } from '../../src/domain/caller.js';
import { failure } from '../../src/domain/failure.js';
import { failed } from '../../src/domain/outcome.js';
import { callerOf, OTHER_TRUST } from '../callers.js';
import { ANOTHER_ENCOUNTER, ENCOUNTER } from '../requests.js';
import { keeperBench } from './keeper-bench.js';

/** Who asks next, after a clinician in an encounter has been given an answer. */
const NEXT: Readonly<Record<string, { readonly caller?: Caller; readonly encounterId?: string | null }>> = {
  'the same user in the same encounter': {},
  'the same user outside any encounter': { encounterId: null },
  'the same user in another encounter': { encounterId: ANOTHER_ENCOUNTER },
  'another user with the same Encounter-Id': { caller: callerOf({ userId: 'user-2' }) },
  'another role with the same Encounter-Id': { caller: callerOf({ role: 'booking' }) },
  'another organisation with the same Encounter-Id': { caller: callerOf({ organisation: OTHER_TRUST }) },
};
const EVERYBODY = Object.keys(NEXT);
const SAME_ENCOUNTER = ['the same user in the same encounter'];
const SAME_ORGANISATION = EVERYBODY.filter((who) => !who.startsWith('another organisation'));

/** Who is shown what was kept: docs/architecture.md, decision 6. */
const SHARED: Readonly<Record<Kind, readonly string[]>> = {
  capabilities: EVERYBODY,
  target: SAME_ENCOUNTER,
  trace: SAME_ENCOUNTER,
  registration: SAME_ENCOUNTER,
  record: SAME_ENCOUNTER,
  appointments: [],
  staff: SAME_ORGANISATION,
};
const KINDS = Object.keys(POLICY) as Kind[];

async function shownTo(kind: Kind, first: { readonly encounterId?: string | null }, staffMs = 600_000) {
  const shown: string[] = [];
  for (const [who, differs] of Object.entries(NEXT)) {
    const { keeper, begin, ask, clock } = keeperBench({ staffMs });
    const request = begin(first);
    await ask(request, { kind });
    keeper.end(request);
    clock.advance(1);
    if ((await ask(begin(differs), { kind })).how === 'kept') shown.push(who);
    keeper.close();
  }
  return shown;
}

describe('who is shown what was kept', () => {
  test.each(KINDS)('%s', async (kind) => {
    expect(await shownTo(kind, { encounterId: ENCOUNTER })).toEqual(SHARED[kind]);
  });

  test.each(KINDS.filter((kind) => typeof POLICY[kind].keep === 'string'))(
    '%s, first asked outside any encounter: nobody',
    async (kind) => {
      expect(await shownTo(kind, { encounterId: null })).toEqual([]);
    },
  );

  test('staff, if they are not to be kept for a time: the same encounter only', async () => {
    expect(await shownTo('staff', { encounterId: ENCOUNTER }, 0)).toEqual(SAME_ENCOUNTER);
  });

  test('of one kind is no answer of another, whatever its key', async () => {
    const { begin, ask } = keeperBench();
    const request = begin();
    await ask(request, { kind: 'record', key: 'same' });
    expect((await ask(request, { kind: 'registration', key: 'same' })).how).toBe('made');
  });
});

describe('how long it is kept', () => {
  test.each([
    ['capabilities', 3_600_000],
    ['staff', 600_000],
  ] as const)('%s: as long as its setting says', async (kind, ms) => {
    const { begin, ask, clock } = keeperBench();
    await ask(begin(), { kind });
    clock.advance(ms);
    expect((await ask(begin(), { kind })).how).toBe('kept');
    clock.advance(1);
    expect((await ask(begin(), { kind })).how).toBe('made');
  });

  test.each(KINDS.filter((kind) => POLICY[kind].keep === 'encounter'))(
    '%s: until nothing was asked for 15 minutes',
    async (kind) => {
      const { begin, ask, clock } = keeperBench();
      await ask(begin(), { kind });
      clock.advance(15 * 60_000 - 1);
      expect((await ask(begin(), { kind })).how).toBe('kept');
      clock.advance(15 * 60_000);
      expect((await ask(begin(), { kind })).how).toBe('made');
    },
  );

  test('60 minutes in any case, however much is asked', async () => {
    const { begin, ask, clock } = keeperBench();
    await ask(begin());
    for (let minute = 10; minute < 60; minute += 10) {
      clock.advance(10 * 60_000);
      expect((await ask(begin())).how).toBe('kept');
    }
    clock.advance(10 * 60_000);
    expect((await ask(begin())).how).toBe('made');
  });

  test('appointments stay in hand for the requests that were under way when they were asked for', async () => {
    const { begin, ask, clock, keeper } = keeperBench();
    const [first, contemporary] = [begin(), begin()];
    await ask(first, { kind: 'appointments' });
    keeper.end(first);
    expect((await ask(contemporary, { kind: 'appointments' })).how).toBe('joined');
    clock.advance(1);
    expect((await ask(begin(), { kind: 'appointments' })).how).toBe('made');
  });

  test('a failure to get appointments is in hand for nobody', async () => {
    const { begin, ask, made } = keeperBench();
    const [first, contemporary] = [begin(), begin()];
    await ask(first, { kind: 'appointments', make: () => Promise.resolve(failed(failure('UNAVAILABLE'))) });
    expect(await ask(contemporary, { kind: 'appointments' })).toEqual({
      outcome: { ok: true, value: made() },
      how: 'made',
    });
  });
});
