import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/index.js';
import { findSlots, slotQuery } from './appointment-calls.js';
import { TestConsumer } from './consumer.js';

const UK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'medium' });

describe('slots about the night in which clocks change (spec 03 §13)', () => {
  it.each([
    ['2026-10-20T09:00:00Z', '2026-10-24T12:00:00+01:00', '2026-10-26', '+01:00', '+00:00'],
    ['2027-03-23T09:00:00Z', '2027-03-27T12:00:00+00:00', '2027-03-29', '+00:00', '+01:00'],
  ])('keep their clock time, each with the offset of its own instant: %s', async (instant, from, to, before, after) => {
    const now = (): Date => new Date(instant);
    const simulator = await startSimulator({ now });
    try {
      const slots = await findSlots(new TestConsumer(simulator, now), 'D99004', slotQuery(from, to));
      const nights = slots.filter(({ session }) => session === 'Night calls').map(({ start }) => start);
      const night = ['23:10', '23:30', '23:50', '00:10', '00:30'];
      expect(nights.map((start) => start.slice(11, 16))).toEqual([...night, ...night, ...night.slice(0, 2)]);
      // Clocks change at one in the morning, after the last of the night.
      expect(nights.map((start) => start.slice(19))).toEqual(
        nights.map((_start, index) => (index < 5 ? before : after)),
      );
      for (const time of slots.flatMap(({ start, end }) => [start, end])) {
        expect(UK.format(new Date(time)).replace(' ', 'T')).toBe(time.slice(0, 19));
      }
    } finally {
      await simulator.close();
    }
  });
});
