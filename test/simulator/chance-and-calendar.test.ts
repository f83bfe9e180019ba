import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  dayInWords,
  isDay,
  onWeekday,
  weekday,
} from '../../src/simulator/calendar/days.js';
import { ukDateTime, ukDay, ukInstant } from '../../src/simulator/calendar/uk-time.js';
import { randomFor } from '../../src/simulator/chance/random.js';
import { isNhsNumber, nhsNumberFrom } from '../../src/simulator/nhs-number.js';

const instants = fc.date({ min: new Date('1996-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('UK time', () => {
  it('is what clocks in London show, on every instant since 1996', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = LONDON.format(instant).replace(' ', 'T');
        expect(ukDateTime(instant).slice(0, 19)).toBe(shown);
        expect(ukDay(instant)).toBe(shown.slice(0, 10));
        expect(new Date(ukDateTime(instant)).getTime()).toBe(Math.floor(instant.getTime() / 1000) * 1000);
      }),
    );
  });

  it.each([
    ['2027-03-28', '00:59', '2027-03-28T00:59:00+00:00', 'the last minute of winter time'],
    ['2027-03-28', '01:30', '2027-03-28T02:30:00+01:00', 'a time that does not exist'],
    ['2027-03-28', '02:00', '2027-03-28T02:00:00+01:00', 'the first minute of summer time'],
    ['2026-10-25', '01:30', '2026-10-25T01:30:00+01:00', 'a time that comes twice: the first'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00+00:00', 'winter time again'],
  ])('puts %s %s at %s: %s', (day, time, expected) => {
    expect(ukDateTime(ukInstant(day, time))).toBe(expected);
  });
});

describe('days', () => {
  it('count forwards and back', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (instant, days) => {
        const day = ukDay(instant);
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect([1, 2, 3, 4, 5]).toContain(weekday(onWeekday(day)));
      }),
    );
  });

  it('know months of every length, and what is no day', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-15', -13)).toBe('2025-02-15');
    expect(dayInWords('2026-09-05')).toBe('05-Sep-2026');
    expect(['2026-02-29', '2026-2-1', '2026-02', '2026-02-01T00:00:00Z', ''].filter(isDay)).toEqual([]);
  });
});

describe('randomness', () => {
  it('is the same for the same labels and unrelated for others', () => {
    const draw = (...labels: string[]): number[] => Array.from({ length: 5 }, randomFor(...labels).next);
    expect(draw('a', 'b')).toEqual(draw('a', 'b'));
    expect(draw('a', 'b')).not.toEqual(draw('ab'));
    expect(draw('a', 'b')).not.toEqual(draw('b', 'a'));
  });

  it('spreads evenly, and log-normal draws have the median asked for', () => {
    const random = randomFor('spread');
    const counts = new Map<number, number>();
    for (let index = 0; index < 6000; index += 1) {
      const face = random.int(1, 6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    const draws = Array.from({ length: 4001 }, () => random.logNormal(50, 0.5)).sort((one, other) => one - other);
    expect(Math.abs((draws[2000] ?? 0) - 50)).toBeLessThan(4);
  });

  it('cannot pick from nothing', () => {
    expect(() => randomFor('nothing').pick([])).toThrow('Nothing to pick from');
  });
});

describe('NHS numbers', () => {
  it('are made with the digit that they are checked by', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{9}$/), (nine) => {
        const number = nhsNumberFrom(nine) ?? '';
        fc.pre(number !== '');
        expect(isNhsNumber(number)).toBe(true);
        const wrong = `${nine}${(Number(number[9]) + 1) % 10}`;
        expect(isNhsNumber(wrong)).toBe(false);
      }),
    );
    expect(['9990000018', '9990000441'].every(isNhsNumber)).toBe(true);
    expect(['999000001', '99900000180', '999 000 0018', 'abcdefghij', ''].some(isNhsNumber)).toBe(false);
  });
});
