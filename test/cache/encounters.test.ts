import { expect, test } from 'vitest';
import { circleOf, createEncounters } from '../../src/cache/encounters.js';
import { callerOf, OTHER_TRUST } from '../callers.js';
import { FakeClock } from '../fake-clock.js';
import { ANOTHER_ENCOUNTER, ENCOUNTER, requestAt } from '../requests.js';

function bench() {
  const clock = new FakeClock();
  const forgotten: string[] = [];
  const encounters = createEncounters(clock, (keys) => forgotten.push(...keys));
  const request = (encounterId = ENCOUNTER) => requestAt(clock, { encounterId });
  return { clock, forgotten, encounters, request };
}

test('a circle is one user of one organisation in one role in one encounter', () => {
  const clock = new FakeClock();
  const circles = [
    requestAt(clock, { encounterId: ENCOUNTER }),
    requestAt(clock, { encounterId: ANOTHER_ENCOUNTER }),
    requestAt(clock),
    requestAt(clock, { encounterId: ENCOUNTER, caller: callerOf({ userId: 'user-2' }) }),
    requestAt(clock, { encounterId: ENCOUNTER, caller: callerOf({ role: 'booking' }) }),
    requestAt(clock, { encounterId: ENCOUNTER, caller: callerOf({ organisation: OTHER_TRUST }) }),
  ].map((request) => circleOf(request));
  expect(new Set(circles).size).toBe(circles.length);
  expect(circleOf(requestAt(clock, { encounterId: ENCOUNTER }))).toBe(circles[0]);
});

test('no name of a user or a role can pass for another circle', () => {
  const clock = new FakeClock();
  const [one, other] = [
    { userId: 'a","b', role: 'c' },
    { userId: 'a', role: 'b","c' },
  ].map((who) => circleOf(requestAt(clock, { caller: callerOf(who) })));
  expect(one).not.toBe(other);
});

test('a sweep ends those whose time is up, with all their keys, and no others', () => {
  const { clock, encounters, forgotten, request } = bench();
  const old = request();
  encounters.touch(old);
  encounters.own(old, 'old key');
  clock.advance(10 * 60_000);
  const young = request(ANOTHER_ENCOUNTER);
  encounters.touch(young);
  encounters.own(young, 'young key');
  encounters.sweep();
  expect(forgotten).toEqual([]);
  clock.advance(5 * 60_000);
  encounters.sweep();
  expect(forgotten).toEqual(['old key']);
  expect(encounters.isAlive(young)).toBe(true);
});

test('being prolonged forgets nothing', () => {
  const { encounters, forgotten, request } = bench();
  const first = request();
  encounters.touch(first);
  encounters.own(first, 'key');
  encounters.touch(request());
  expect(forgotten).toEqual([]);
  encounters.end(first, ENCOUNTER);
  expect(forgotten).toEqual(['key']);
});

test('a request that has not begun owns nothing', () => {
  const { encounters, request } = bench();
  expect(encounters.own(request(), 'key')).toBe(false);
});
