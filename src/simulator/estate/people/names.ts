import type { Random } from '../../chance/random.js';

export type Gender = 'female' | 'male';

/** A person's name as it stands in a register. */
export interface PersonName {
  readonly prefix: string;
  readonly given: readonly string[];
  readonly family: string;
}

const words = (text: string): readonly string[] => text.split(' ');

const GIVEN: Readonly<Record<Gender, readonly string[]>> = {
  female: [
    ...words('Margaret Amina Bronwen Catherine Dorothy Eleanor Fatima Grace Harriet Imogen'),
    ...words('Joanna Kavita Lorna Mei Niamh Olivia Priya Rosalind Sandra Zofia'),
  ],
  male: [
    ...words('Alasdair Bilal Clive Dafydd Edward Francis Gareth Hassan Ivan Jerome'),
    ...words('Kwame Leonard Malcolm Nikhil Owen Patrick Rhodri Stanley Tomasz Winston'),
  ],
};

/** Surnames put together from parts of place names: none is meant to be anybody's. */
const FAMILY_STARTS = words(
  'Ald Bramble Cald Dun Ever Farn Gar Hazel Ingle Kirk Lang Marl Nether Oak Pen Quarn Ravens Stan Thorn Wester',
);
const FAMILY_ENDS = words('beck by combe dale field garth holme ley shaw thwaite wick worth');

const PREFIXES: Readonly<Record<Gender, readonly string[]>> = {
  female: ['Mrs', 'Ms', 'Miss'],
  male: ['Mr'],
};

/** A surname. */
export function familyName(random: Random): string {
  return random.pick(FAMILY_STARTS) + random.pick(FAMILY_ENDS);
}

/** A full name; one in three has a middle name. */
export function personName(random: Random, gender: Gender): PersonName {
  const [first = '', second = ''] = random.shuffled(GIVEN[gender]);
  return {
    prefix: random.pick(PREFIXES[gender]),
    given: random.chance(0.33) ? [first, second] : [first],
    family: familyName(random),
  };
}
