import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/simulator/calendar/days.js';
import { ukDateTime, ukDay } from '../../src/simulator/calendar/uk-time.js';
import { DOS_SERVICE_ID, findSlots, type FoundSlot, slotQuery } from './appointment-calls.js';
import { runningSimulator } from './running.js';

const clock = { now: new Date('2026-06-15T09:30:00Z') };
const running = runningSimulator({ now: () => clock.now });

/** What the demo estate promises has to hold whenever it is looked at. */
const moment = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});

/** Holds at a number of moments, and at the edges of days, weeks and clocks. */
const always = (holds: () => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(moment, async (now) => {
      clock.now = now;
      await holds();
    }),
    {
      numRuns: 20,
      seed: 5,
      examples: [
        '2026-06-14T22:59:59Z',
        '2026-06-14T23:00:00Z',
        '2026-12-25T23:59:59Z',
        '2027-01-01T00:00:00Z',
        '2027-03-28T00:59:59Z',
        '2026-10-25T00:30:00Z',
        '2026-10-25T01:30:00Z',
        '2028-02-29T12:00:00Z',
      ].map((instant) => [new Date(instant)]),
    },
  );

/** Free slots from so many days after today, to so many; of a service, if one is named. */
const free = (practice: string, from: number, to: number, service?: string): Promise<readonly FoundSlot[]> => {
  const today = ukDay(clock.now);
  const query = slotQuery(addDays(today, from), addDays(today, to));
  const asked =
    service === undefined ? query : [...query, ['service.identifier', `${DOS_SERVICE_ID}|${service}`] as const];
  return findSlots(running.consumer, practice, asked);
};

const isAhead = ({ start }: FoundSlot): boolean => new Date(start) > clock.now;

describe('whenever it is', () => {
  // G99007 has the plan of B99002, and takes its time.
  it.each(['A99001', 'B99002', 'C99003', 'D99004', 'E99005'])(
    '%s has slots in the next two weeks',
    (practice) =>
      always(async () => {
        expect((await free(practice, 0, 14)).filter(isAhead).length).toBeGreaterThan(10);
      }),
    30_000,
  );

  it(
    'A99001 has every channel, slots that can be joined, and a session without staff',
    () =>
      always(async () => {
        const slots = (await free('A99001', 0, 14)).filter(isAhead);
        expect(new Set(slots.map(({ channel }) => channel))).toEqual(new Set(['In-person', 'Telephone', 'Video']));
        const following = slots.filter((one) =>
          slots.some((other) => other.start === one.end && other.session === one.session && other.type === one.type),
        );
        expect(following.length).toBeGreaterThan(10);
        expect(slots.some(({ actors }) => actors.length === 1)).toBe(true);
      }),
    30_000,
  );

  it(
    'C99003 has none for the demo organisation in the first week, and some after it',
    () =>
      always(async () => {
        expect(await free('C99003', 0, 7)).toEqual([]);
        expect(await free('C99003', 8, 14)).not.toEqual([]);
      }),
    30_000,
  );

  it(
    'E99005 has begun all of today’s, and has some tomorrow or the day after',
    () =>
      always(async () => {
        const today = await free('E99005', 0, 0);
        // Calls of ten minutes from midnight on: there is one that lies in today and has begun.
        expect(today).not.toEqual([]);
        expect(today.filter(isAhead)).toEqual([]);
        expect(await free('E99005', 1, 2)).not.toEqual([]);
      }),
    30_000,
  );

  it(
    'D99004 has slots of both services, of neither, and one that goes over midnight',
    () =>
      always(async () => {
        const slots = await free('D99004', 0, 14);
        const [one, other] = [await free('D99004', 0, 14, '9999999998'), await free('D99004', 0, 14, '9999999999')];
        expect(Math.min(one.length, other.length)).toBeGreaterThan(10);
        expect(slots.length).toBeGreaterThan(one.length + other.length);
        expect(slots.some(({ start, end }) => start.slice(0, 10) !== end.slice(0, 10))).toBe(true);
      }),
    30_000,
  );

  it(
    'times are those of UK clocks',
    () =>
      always(async () => {
        for (const { start, end } of await free('D99004', 0, 7)) {
          for (const time of [start, end]) expect(ukDateTime(new Date(time))).toBe(time);
        }
      }),
    30_000,
  );
});
