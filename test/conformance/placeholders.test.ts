import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, later, localTime, midnight, relativeDay, today } from '../../src/conformance/asking/dates.js';
import { filled, filledAll, namesIn, NoValue } from '../../src/conformance/asking/placeholders.js';
import { neededValues } from '../../src/conformance/needed-values.js';
import { parseScenarios } from '../../src/conformance/scenario.js';
import { scenario } from './a-scenario.js';

const NOW = new Date('2026-06-15T23:30:00Z');
const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const days = instants.map(today);
const plain = fc.string().filter((text) => !/[{}]/.test(text));
const values = new Map([['patient2', '9990000018']]);

describe('placeholders', () => {
  it('leave everything else as it is', () => {
    fc.assert(fc.property(plain, (text) => filled(text, new Map(), NOW) === text));
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        fc.pre(!JSON.stringify(json).includes('{}') && !/"[^"]*[{}][^"]*"/.test(JSON.stringify(json)));
        expect(filledAll(json, new Map(), NOW)).toEqual(json);
      }),
    );
  });

  it('are filled wherever they stand, however often', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const text = `${before}{patient2}${after}{patient2}`;
        expect(filled(text, values, NOW)).toBe(`${before}9990000018${after}9990000018`);
        expect(filledAll({ deep: [{ text }] }, values, NOW)).toEqual({ deep: [{ text: filled(text, values, NOW) }] });
      }),
    );
  });

  it('are days of the UK, not of Greenwich', () => {
    expect(filled('{today}', values, NOW)).toBe('2026-06-16');
    expect(filled('{today+3d}', values, NOW)).toBe('2026-06-19');
    expect(filled('{today-2y}', values, NOW)).toBe('2024-06-16');
    expect(filled('{today+1d with local offset}', values, NOW)).toBe('2026-06-17T00:00:00+01:00');
    expect(filled('{today+7m with local offset}', values, NOW)).toBe('2027-01-16T00:00:00+00:00');
    expect(filled('{now+14d as yyyy-MM-dd}', values, NOW)).toBe('2026-06-30');
    expect(filled('{now as yyyy-MM-ddTHH:mm:sszzz}', values, NOW)).toBe('2026-06-16T00:30:00+01:00');
  });

  it('of which nothing is known are refused by name; those that a scenario builds wait', () => {
    expect(() => filled('{patient9}', values, NOW)).toThrow(NoValue);
    expect(() => filled('{patient9}', values, NOW)).toThrow('{patient9}');
    expect(filled('{id} {patient}', values, NOW)).toBe('{id} {patient}');
    expect(namesIn(['{id}', { at: '{today}', of: '{patient9} {patient9}' }])).toEqual(['patient9']);
  });
});

describe('what a scenario needs of a map', () => {
  it('is what its steps, its mutations and its token name, and nothing that it finds by itself', () => {
    const [one] = parseScenarios(
      'file',
      JSON.stringify([
        scenario({
          setup: [
            { do: 'bookAppointment', patient: 'patient1', org: 'ORG1' },
            { do: 'useMappedId', type: 'Location', code: 'SIT2' },
            { do: 'useMappedId', type: 'Healthcare Service', code: 'HEALTHCARE2' },
          ],
          mutations: [
            { op: 'header.set', name: 'If-Match', value: 'W/"{versionId}"' },
            { op: 'query.add', name: 'service.identifier', value: '{dosId}' },
            { op: 'body.nhsNumber', value: '{patient2}' },
            { op: 'jwt.setClaim', claim: 'requested_record', value: 'Patient patient15' },
            { op: 'query.add', name: 'start', value: 'ge{today}' },
          ],
        }),
      ]),
    );
    expect(one === undefined ? [] : [...neededValues(one)].sort()).toEqual([
      'HEALTHCARE2',
      'ORG1',
      'patient1',
      'patient15',
      'patient2',
    ]);
  });
});

describe('days', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
        const there = later(day, count, 'd');
        expect(isDay(there)).toBe(true);
        expect(later(there, -count, 'd')).toBe(day);
        expect(there > day).toBe(count > 0);
      }),
    );
  });

  it('of another month stay in that month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), (day, months) => {
        const there = later(day, months, 'm');
        const count = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(isDay(there)).toBe(true);
        expect(count(there)).toBe(count(day) + months);
        expect(Number(there.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      }),
    );
    expect(later('2024-02-29', 1, 'y')).toBe('2025-02-28');
  });

  it('begin at the midnight that UK clocks show', () => {
    fc.assert(
      fc.property(days, (day) => {
        const begins = midnight(day);
        const shown = localTime(new Date(begins));
        expect([today(new Date(begins)), shown.HH, shown.mm]).toEqual([day, '00', '00']);
        expect(begins.endsWith(shown.zzz)).toBe(true);
      }),
    );
  });

  it('are read only from text that says one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.startsWith('today'));
        expect(relativeDay(text, NOW)).toBeNull();
      }),
    );
    expect(['2026-02-30', '2026-2-03', '2026-02-28T00:00:00Z', ''].filter(isDay)).toEqual([]);
  });
});
