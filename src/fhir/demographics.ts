import type { Difference } from '../domain/record.js';
import type { Gender, HumanName, PartialDate } from '../domain/values.js';

/** The details that are compared (spec 01 §12.1). */
export interface Demographics {
  readonly name: HumanName | null;
  readonly gender: Gender | null;
  readonly birthDate: PartialDate | null;
}

/** The same letters, however they were typed: Unicode form, case and white space do not count. */
const folded = (words: string) =>
  words.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').trim().replace(/\s+/g, ' ');

const isSame = (a: string, b: string) => folded(a) === folded(b);

/** Given names one by one: some systems send them in one string. */
const givenNames = (name: HumanName | null) =>
  (name?.given ?? []).flatMap((words) => words.split(/\s+/)).filter((word) => word !== '');

const shown = (words: readonly string[]) => (words.length === 0 ? null : words.join(' '));

/** First given names are compared; the others only if both sides give some. */
function isSameGiven(national: readonly string[], held: readonly string[]): boolean {
  if (!isSame(national[0] ?? '', held[0] ?? '')) return false;
  const [ofNation, ofPractice] = [national.slice(1), held.slice(1)];
  return ofNation.length === 0 || ofPractice.length === 0 || isSame(ofNation.join(' '), ofPractice.join(' '));
}

/** A birth date that the nation knows less exactly than the practice is the same as far as it is known. */
const isSameDate = (national: string, held: string) => held.slice(0, 10).startsWith(national.slice(0, 10));

/**
 * Compares the patient of a practice with the national record: family name, first given name, gender, birth date (spec 01 §12.1).
 * A detail that the national record does not have cannot differ. One that it has and the practice has not is a difference: practices
 * must hold all four (spec 02 §2.1), and a person has to see that this one could not be checked.
 */
export function compareDemographics(national: Demographics, held: Demographics): readonly Difference[] {
  const given = { national: givenNames(national.name), held: givenNames(held.name) };
  const details: readonly (Difference & { readonly isSame: (national: string, held: string) => boolean })[] = [
    { field: 'family', national: national.name?.family ?? null, practice: held.name?.family ?? null, isSame },
    {
      field: 'given',
      national: shown(given.national),
      practice: shown(given.held),
      isSame: () => isSameGiven(given.national, given.held),
    },
    { field: 'gender', national: national.gender, practice: held.gender, isSame },
    { field: 'birthDate', national: national.birthDate, practice: held.birthDate, isSame: isSameDate },
  ];
  return details.flatMap(({ field, national: ofNation, practice, isSame: fits }) => {
    if (ofNation === null || (practice !== null && fits(ofNation, practice))) return [];
    return { field, national: ofNation, practice };
  });
}
