import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelected, type SelectableCourse } from '../../src/simulator/practice/structured/medication-selection.js';
import { list, member } from './consumer.js';
import { runningSimulator } from './running.js';

const course = (kind: SelectableCourse['kind'], start: string, end: string | null): SelectableCourse => ({
  kind,
  start,
  end,
  prescribedElsewhere: null,
});

/** The worked check of spec 04 §2.3: which items four search dates select, "today" being the last of them. */
const DATES = ['2018-01-15', '2018-03-01', '2018-07-08', '2018-10-08'] as const;

describe('medicationSearchFromDate (spec 04 §2.3)', () => {
  it.each<[string, SelectableCourse, string]>([
    ['acute 24 Jan to 23 Feb', course('acute', '2018-01-24', '2018-02-23'), '✔---'],
    ['acute 15 Feb, no end', course('acute', '2018-02-15', null), '✔---'],
    ['acute mid March to mid April', course('acute', '2018-03-15', '2018-04-15'), '✔✔--'],
    ['repeat January to 1 July, completed', course('repeat', '2018-01-10', '2018-07-01'), '✔✔--'],
    ['repeat 24 Jan to 24 July', course('repeat', '2018-01-24', '2018-07-24'), '✔✔✔-'],
    ['acute 1 June to 1 October', course('acute', '2018-06-01', '2018-10-01'), '✔✔✔-'],
    ['acute 1 August, no end', course('acute', '2018-08-01', null), '✔✔✔-'],
    ['delayed 1 August, no end', course('delayed-prescribing', '2018-08-01', null), '✔✔✔-'],
    ['acute mid September to mid October', course('acute', '2018-09-15', '2018-10-15'), '✔✔✔✔'],
    ['repeat mid June to mid December', course('repeat', '2018-06-15', '2018-12-15'), '✔✔✔✔'],
    ['repeat dispensing mid February to mid December', course('repeat-dispensing', '2018-02-15', '2018-12-15'), '✔✔✔✔'],
    ['re-authorised repeat 1 July to 31 December', course('repeat', '2018-07-01', '2018-12-31'), '✔✔✔✔'],
    ['open repeat from February', course('repeat', '2018-02-01', null), '✔✔✔✔'],
    ['open repeat from August', course('repeat', '2018-08-01', null), '✔✔✔✔'],
    ['no type, open', course(null, '2018-02-01', null), '✔✔✔✔'],
    ['acute of next month', course('acute', '2018-11-08', null), '✔✔✔✔'],
    ['ended on the very day', course('acute', '2018-03-01', '2018-10-08'), '✔✔✔✔'],
    [
      'prescribed elsewhere, long over',
      { ...course('repeat', '2010-01-01', '2010-02-01'), prescribedElsewhere: 'Hospital' },
      '✔✔✔✔',
    ],
  ])('%s: %s', (_what, item, expected) => {
    expect(DATES.map((date) => (isSelected(item, date) ? '✔' : '-')).join('')).toBe(expected);
    expect(isSelected(item, null)).toBe(true);
  });

  it('selects no more as the date moves on', () => {
    const days = fc
      .integer({ min: 0, max: 3000 })
      .map((day) => new Date(86_400_000 * (17_000 + day)).toISOString().slice(0, 10));
    const kinds = fc.constantFrom('acute', 'repeat', 'repeat-dispensing', 'delayed-prescribing', null);
    fc.assert(
      fc.property(kinds, days, fc.option(days), days, days, (kind, start, end, one, other) => {
        const item = course(kind, start, end);
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(isSelected(item, late) && !isSelected(item, early)).toBe(false);
      }),
    );
  });
});

const running = runningSimulator();

describe('medication that was selected', () => {
  async function answered(part: readonly unknown[]): Promise<readonly unknown[]> {
    const parts = part.length === 0 ? {} : { part };
    const reply = await running.consumer.record('A99001', '9990000018', [{ name: 'includeMedication', ...parts }]);
    return list(reply.body['entry']).map((entry) => member(entry, 'resource'));
  }
  const of = (resources: readonly unknown[], type: string, intent?: string): readonly unknown[] =>
    resources.filter(
      (one) => member(one, 'resourceType') === type && (intent === undefined || member(one, 'intent') === intent),
    );
  const since = { name: 'medicationSearchFromDate', valueDate: '2026-06-01' };

  it('brings all its issues, older ones too, and no other', async () => {
    const some = await answered([since]);
    const all = await answered([]);
    expect(of(some, 'MedicationStatement').length).toBeGreaterThan(5);
    expect(of(some, 'MedicationStatement').length).toBeLessThan(of(all, 'MedicationStatement').length);
    const plans = new Set(
      of(some, 'MedicationRequest', 'plan').map((plan) => String(member(plan, 'identifier', 0, 'value'))),
    );
    const planOf = new Map(
      of(all, 'MedicationRequest', 'plan').map((plan) => [
        `MedicationRequest/${String(member(plan, 'id'))}`,
        String(member(plan, 'identifier', 0, 'value')),
      ]),
    );
    const ordersOfPlans = of(all, 'MedicationRequest', 'order').filter((order) =>
      plans.has(planOf.get(String(member(order, 'basedOn', 0, 'reference'))) ?? ''),
    );
    expect(of(some, 'MedicationRequest', 'order')).toHaveLength(ordersOfPlans.length);
    expect(
      of(some, 'MedicationRequest', 'order').some((order) => String(member(order, 'authoredOn')) < '2026-06-01'),
    ).toBe(true);
  });

  it('leaves issues out when they are not wanted, and gives them when nothing is said', async () => {
    const without = await answered([{ name: 'includePrescriptionIssues', valueBoolean: false }]);
    expect(of(without, 'MedicationRequest', 'order')).toEqual([]);
    expect(of(without, 'MedicationRequest', 'plan').length).toBe(of(without, 'MedicationStatement').length);
    expect(of(await answered([]), 'MedicationRequest', 'order').length).toBeGreaterThan(50);
  });
});
