import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ukDateTime } from '../../src/simulator/calendar/uk-time.js';
import { readSlotWindow } from '../../src/simulator/practice/appointments/slot-window.js';
import { type FoundSlot, findSlots, having, type Query, searchSlots, slotQuery, slotsIn } from './appointment-calls.js';
import { refusalOf, type Reply } from './consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const search = (practice: string, query?: Query): Promise<Reply> => searchSlots(running.consumer, practice, query);
const find = (practice: string, query?: Query): Promise<readonly FoundSlot[]> =>
  findSlots(running.consumer, practice, query);

const ordinary = slotQuery();
const idsOf = (slots: readonly FoundSlot[]): readonly string[] => slots.map(({ id }) => id).sort();

describe('the window of a search (spec 03 §2.2)', () => {
  const bounds = (start: string, end: string): Query => having(having(ordinary, 'start', start), 'end', end);

  it.each<[string, string]>([
    ['ge2026-06-15', 'le2026-06-15'],
    ['ge2026-06-15', 'le2026-06-29'],
    ['ge2026-06-15T00:00:00+01:00', 'le2026-06-29T00:00:00+01:00'],
    ['ge2026-06-15T09:00:00+01:00', 'le2026-06-20'],
    ['ge2026-06-15', 'le2026-06-20T12:00:00+01:00'],
    ['ge2026-06-15T09:00:00+01:00', 'le2026-06-15T09:00:00+01:00'],
    ['ge2026-06-15T09:00:00+01:00', 'le2026-06-15'],
    // Two weeks by the clock, with the night in which it goes back.
    ['ge2026-10-20T00:00:00+01:00', 'le2026-11-03T00:00:00+00:00'],
  ])('may be %s to %s', async (start, end) => {
    expect((await search('A99001', bounds(start, end))).status).toBe(200);
  });

  it.each([
    ['ge9999-12-20', 'le9999-12-31'],
    ['ge9999-12-31', 'le9999-12-31'],
    ['ge9999-12-31T09:00:00+00:00', 'le9999-12-31'],
    ['ge9999-12-31T09:00:00+00:00', 'le9999-12-31T23:59:59+00:00'],
    ['ge2100-01-01', 'le2100-01-14'],
    ['ge0000-01-01', 'le0000-01-02'],
  ])('may lie where there are no slots, %s to %s', async (start, end) => {
    const reply = await search('A99001', bounds(start, end));
    expect([reply.status, slotsIn(reply).length]).toEqual([200, 0]);
  });

  it('finds slots of the last week and of the eight to come', async () => {
    const days = async (start: string, end: string): Promise<readonly string[]> => {
      const found = await find('A99001', bounds(start, end));
      return [...new Set(found.map((slot) => slot.start.slice(0, 10)))].sort();
    };
    expect((await days('ge2026-05-31', 'le2026-06-14')).at(0)).toBe('2026-06-08');
    expect((await days('ge2026-08-07', 'le2026-08-20')).at(-1)).toBe('2026-08-10');
  });

  it.each<[string, string, string]>([
    ['15 days', 'ge2026-06-15', 'le2026-06-30'],
    ['15 days to the second', 'ge2026-06-15T00:00:00+01:00', 'le2026-06-29T00:00:01+01:00'],
    ['31 days', 'ge2026-06-15', 'le2026-07-16'],
    ['the wrong order', 'ge2026-06-15', 'le2026-06-14'],
    ['the wrong order, with times', 'ge2026-06-15T10:00:00+01:00', 'le2026-06-15T09:59:59+01:00'],
    ['the wrong order, mixed', 'ge2026-06-15T10:00:00+01:00', 'le2026-06-14'],
    ['lt and gt', 'lt2026-06-15', 'gt2026-06-18'],
    ['gt twice', 'gt2026-06-15', 'gt2026-06-18'],
    ['le and ge', 'le2026-06-15', 'ge2026-06-18'],
    ['eq', 'eq2026-06-15', 'eq2026-06-18'],
    ['ne', 'ge2026-06-15', 'ne2026-06-18'],
    ['no prefix', '2026-06-15', '2026-06-18'],
    ['nothing', '', 'le2026-06-18'],
    ['junk', 'ge2026-06-15', 'lejunk'],
    ['a prefix alone', 'ge2026-06-15', 'le'],
    ['a year', 'ge2026', 'le2026-06-18'],
    ['a month', 'ge2026-06-15', 'le2026-06'],
    ['a day that does not exist', 'ge2026-06-15', 'le2026-06-31'],
    ['a time that does not exist', 'ge2026-06-15T24:00:00+01:00', 'le2026-06-18'],
    ['no offset', 'ge2026-06-15T09:00:00', 'le2026-06-18'],
    ['Z', 'ge2026-06-15T09:00:00Z', 'le2026-06-18'],
    ['another offset', 'ge2026-06-15T09:00:00+02:00', 'le2026-06-18'],
    ['the offset of winter', 'ge2026-06-15T09:00:00+00:00', 'le2026-06-18'],
    ['no seconds', 'ge2026-06-15T09:00+01:00', 'le2026-06-18'],
    ['a raw plus, which is a space', 'ge2026-06-15T09:00:00 01:00', 'le2026-06-18'],
  ])('may not be %s', async (_what, start, end) => {
    const refusal = refusalOf(await search('A99001', bounds(start, end)));
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID_PARAMETER', issue: 'invalid' });
    expect(refusal.diagnostics).toMatch(/^(start|end): /);
  });

  it.each<[string, Query, number, string, string]>([
    ['start', having(ordinary, 'start'), 400, 'BAD_REQUEST', 'start'],
    ['end', having(ordinary, 'end'), 400, 'BAD_REQUEST', 'end'],
    ['start and end', having(having(ordinary, 'start'), 'end'), 400, 'BAD_REQUEST', 'start'],
    ['status', having(ordinary, 'status'), 400, 'BAD_REQUEST', 'status'],
    ['_include', having(ordinary, '_include'), 400, 'BAD_REQUEST', '_include'],
    ['_include of the schedule', having(ordinary, '_include', 'Slot:other'), 400, 'BAD_REQUEST', '_include'],
    ['one start only', [...ordinary, ['start', 'ge2026-06-15']], 400, 'BAD_REQUEST', 'start'],
    ['one end only', [...ordinary, ['end', 'le2026-06-15']], 400, 'BAD_REQUEST', 'end'],
    ['status free', having(ordinary, 'status', 'busy'), 422, 'INVALID_PARAMETER', 'status'],
    ['free and nothing else', having(ordinary, 'status', 'free', 'busy'), 422, 'INVALID_PARAMETER', 'status'],
  ])('cannot do without %s', async (_what, query, status, code, says) => {
    const refusal = refusalOf(await search('A99001', query));
    expect(refusal).toMatchObject({ status, code });
    expect(String(refusal.diagnostics)).toContain(says);
  });

  it('holds slots that lie wholly in it: to the end of the last day, and none that go beyond', async () => {
    const all = await find('D99004', slotQuery('2026-06-16', '2026-06-18'));
    const midnight = all.filter(({ start }) => start === '2026-06-17T23:50:00+01:00').map(({ id }) => id);
    expect(midnight).toHaveLength(1);
    const day = async (from: string, to: string): Promise<readonly string[]> =>
      idsOf(await find('D99004', bounds(from, to)));
    expect(await day('ge2026-06-17', 'le2026-06-17')).not.toContain(midnight[0]);
    expect(await day('ge2026-06-18', 'le2026-06-18')).not.toContain(midnight[0]);
    expect(await day('ge2026-06-17T23:50:00+01:00', 'le2026-06-18T00:10:00+01:00')).toEqual(midnight);
    expect(await day('ge2026-06-17T23:50:01+01:00', 'le2026-06-18T00:10:00+01:00')).toEqual([]);
    expect(await day('ge2026-06-17T23:50:00+01:00', 'le2026-06-18T00:09:59+01:00')).toEqual([]);
    const last = all.filter(({ end }) => end.startsWith('2026-06-17T23:50')).map(({ id }) => id);
    expect(await day('ge2026-06-17', 'le2026-06-17')).toEqual(expect.arrayContaining(last));
  });

  it('may lie in the past: what has begun is shown, but not by every system', async () => {
    const past = slotQuery('2026-06-09', '2026-06-12');
    expect(await find('A99001', past)).not.toEqual([]);
    expect(await find('B99002', past)).toEqual([]);
    expect(await find('A99001', slotQuery('2026-05-01', '2026-05-14'))).toEqual([]);
  });

  it('reaches eight weeks ahead', async () => {
    expect(await find('B99002', slotQuery('2026-08-03', '2026-08-10'))).not.toEqual([]);
    expect(await find('B99002', slotQuery('2026-08-11', '2026-08-24'))).toEqual([]);
    expect(await find('A99001', slotQuery('9999-12-20', '9999-12-31'))).toEqual([]);
  });
});

describe('windows of any day of any year', () => {
  const HOUR = 3_600_000;
  const second = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2034, 0, 1) / 1000 });
  const parameters = (start: string, end: string): Query => [
    ['start', `ge${start}`],
    ['end', `le${end}`],
  ];

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(second, fc.integer({ min: 0, max: 13 * 24 * 3600 }), (start, length) => {
        const [from, to] = [new Date(start * 1000), new Date((start + length) * 1000)];
        expect(readSlotWindow(parameters(ukDateTime(from), ukDateTime(to)))).toEqual({ from, to });
      }),
    );
  });

  it('are whole days between days, 23 to 25 hours each', () => {
    fc.assert(
      fc.property(second, fc.integer({ min: 0, max: 14 }), (start, days) => {
        const day = (offset: number): string => new Date((start + offset * 86_400) * 1000).toISOString().slice(0, 10);
        const { from, to } = readSlotWindow(parameters(day(0), day(days)));
        const hours = (to.getTime() - from.getTime()) / HOUR;
        expect(Math.abs(hours - 24 * (days + 1))).toBeLessThanOrEqual(1);
        for (const bound of [from, to]) expect(ukDateTime(bound)).toContain('T00:00:00');
      }),
    );
  });

  it('are never longer than two weeks by the clock, nor backwards', () => {
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 60 * 86_400 }), fc.boolean(), (start, length, isTooLong) => {
        const seconds = isTooLong ? 14 * 86_400 + 3601 + length : -length;
        const query = parameters(ukDateTime(new Date(start * 1000)), ukDateTime(new Date((start + seconds) * 1000)));
        expect(() => readSlotWindow(query)).toThrow(/^end: lies/);
      }),
    );
  });
});
