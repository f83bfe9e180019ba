import type { PersonalityName } from '../estate/personalities.js';

/** A product of a supplier. */
export interface Software {
  readonly name: string;
  readonly version: string;
}

/** Product names of the invented suppliers. */
const SOFTWARE: Readonly<Record<PersonalityName, Software>> = {
  plain: { name: 'Practice Simulator', version: '1.0.0' },
  'emis-like': { name: 'Ashbridge Web', version: '9.14.2' },
  'tpp-like': { name: 'Systemate', version: '6.5.7.21' },
  'vision-like': { name: 'Clearview 3', version: '3.22.10' },
};

/** The clinical system of practices of this personality. */
export function softwareOf(personality: PersonalityName): Software {
  return SOFTWARE[personality];
}
