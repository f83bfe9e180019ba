import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMULARY } from '../../../src/simulator/estate/clinical/formulary.js';
import { MEDICATION } from '../consumer.js';
import { recordAnswer } from '../record-requests.js';
import { runningSimulator } from '../running.js';
import { exemption, unitsNeeded } from './daily-dose.js';
import { unevenSupplies, unreadDosages } from './supply-rules.js';
import { toldMedicines } from './told-medicines.js';

describe('how much a dosage comes to', () => {
  it.each([
    ['One to be taken each day', 28, 28],
    ['One daily', 28, 28],
    ['One to be taken at night', 56, 56],
    ['Two to be taken at night', 28, 56],
    ['One to be taken twice a day', 28, 56],
    ['1 tablet three times a day', 7, 21],
    ['Half to be taken each morning', 28, 14],
    ['Half a tablet each morning', 28, 14],
    ['Two to be taken each morning and one in the evening', 28, 84],
    ['Six to be taken each morning for five days', 5, 30],
    ['One to be taken three times a day before meals', 28, 84],
    ['Two puffs twice a day', 50, 200],
    ['Two on the first day, then one each day', 7, 8],
    ['One to be taken each day for 21 days; start again after seven days without', 84, 63],
    ['One to be taken each day. Drink plenty of water', 28, 28],
    ['Two to be taken at night WARNING – Dosage has changed during the effective period.', 28, 56],
  ])('%s, for %i days: %i', (dosage, days, needed) => {
    expect(unitsNeeded({ dosage, days, quantity: null, unit: 'tablet' })).toBe(needed);
  });

  it.each(['Apply as often as needed', 'Not recorded', 'As directed by the anticoagulant clinic', 'Take some'])(
    '%s: nobody can say',
    (dosage) => {
      expect(unitsNeeded({ dosage, days: 28, quantity: null, unit: 'tablet' })).toBeNull();
    },
  );
});

describe('the formulary', () => {
  it.each([...FORMULARY.values()].map((drug) => [drug.name, drug] as const))(
    '%s lasts as long as it says',
    (_, drug) => {
      if (exemption({ ...drug, isElsewhere: false }) !== null) return;
      const needed = unitsNeeded(drug) ?? Number.NaN;
      expect(Math.abs(needed - drug.quantity)).toBeLessThanOrEqual(drug.unit === 'dose' ? needed * 0.05 : 0);
    },
  );
});

const running = runningSimulator({ seed: 'supply', practices: 60, patients: 50, latency: '0' });

describe('medication of generated patients', () => {
  it('is supplied for as long as the dosage says', async () => {
    const practice = fc.integer({ min: 3, max: 60 }).map((number) => `P${String(number).padStart(5, '0')}`);
    const anybody = fc.record({ practice, place: fc.integer({ min: 0, max: 49 }) });
    await fc.assert(
      fc.asyncProperty(anybody, async ({ practice: code, place }) => {
        const number = running.simulator.patientsAt(code)[place]?.nhsNumber ?? '';
        const reply = await running.consumer.record(code, number, [MEDICATION]);
        expect(reply.status).toBe(200);
        const medicines = toldMedicines(recordAnswer(reply));
        expect(unevenSupplies({ medicines })).toEqual([]);
        expect(unreadDosages({ medicines })).toEqual([]);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});
