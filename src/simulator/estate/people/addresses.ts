import type { Random } from '../../chance/random.js';
import { TOWNS, type TownName } from './towns.js';

/** A postal address in England. */
export interface PostalAddress {
  readonly line: readonly string[];
  readonly city: string;
  readonly district: string;
  readonly postalCode: string;
}

const UNIT_LETTERS = Array.from('ABDEFGHJLNPQRSTUWXYZ');

/** An address in the town. Its post code is well formed and nobody's. */
export function addressIn(town: TownName, random: Random): PostalAddress {
  const { county, postcodeSector, streets } = TOWNS[town];
  const letters = random.pick(UNIT_LETTERS) + random.pick(UNIT_LETTERS);
  return {
    line: [`${random.int(1, 180)} ${random.pick(streets)}`],
    city: town,
    district: county,
    postalCode: `${postcodeSector}${letters}`,
  };
}

/** A landline number of the range that is set aside for drama. */
export function landline(random: Random): string {
  return `01632960${String(random.int(0, 999)).padStart(3, '0')}`;
}

/** A mobile number of the range that is set aside for drama. */
export function mobile(random: Random): string {
  return `07700900${String(random.int(0, 999)).padStart(3, '0')}`;
}

/** A practice's switchboard, of the Leeds range that is set aside for drama. */
export function switchboard(random: Random): string {
  return `01134960${String(random.int(1, 999)).padStart(3, '0')}`;
}
