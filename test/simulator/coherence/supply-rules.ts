import { exemption, unitsNeeded } from './daily-dose.js';
import type { ToldMedicine, ToldSupply } from './told-medicines.js';
import type { ToldRecord } from './told-record.js';

const describe = (medicine: ToldMedicine, { days, dosage, quantity }: ToldSupply): string =>
  `${medicine.name}: ${dosage}: ${String(quantity)} for ${String(days)} days`;

/** Plan and issues of every medication, each with what is supplied under it. */
function supplies({ medicines }: Pick<ToldRecord, 'medicines'>): readonly (readonly [ToldMedicine, ToldSupply])[] {
  return medicines.flatMap((medicine) => [
    [medicine, medicine] as const,
    ...medicine.issues.map((issue) => [medicine, issue] as const),
  ]);
}

/** Inhalers are counted in puffs: what is left over is less than one would notice, as a whole one has to be given. */
const tolerance = ({ unit }: ToldSupply, needed: number): number => (unit === 'dose' ? needed * 0.05 : 0);

/** Supplies that last longer or shorter than their dosage says. */
export function unevenSupplies(record: Pick<ToldRecord, 'medicines'>): readonly string[] {
  return supplies(record)
    .filter(([medicine, supply]) => exemption({ ...medicine, ...supply }) === null)
    .filter(([, supply]) => {
      const needed = unitsNeeded(supply);
      if (needed === null || supply.quantity === null) return false;
      return Math.abs(needed - supply.quantity) > tolerance(supply, needed);
    })
    .map(([medicine, supply]) => describe(medicine, supply));
}

/** Dosages that are neither readable nor exempt: they would be passed over without anybody knowing. */
export function unreadDosages(record: Pick<ToldRecord, 'medicines'>): readonly string[] {
  return supplies(record)
    .filter(([medicine, supply]) => exemption({ ...medicine, ...supply }) === null && unitsNeeded(supply) === null)
    .map(([medicine, supply]) => describe(medicine, supply));
}
