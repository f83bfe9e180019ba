import { GROUPS, type GroupRow, PRACTICES, type PracticeRow, RECORDS_PRACTICE } from './practice-rows.js';
import { PATIENTS } from './patient-rows.js';
import { heldOtherwise, type Person, personOf } from './people/person.js';
import { type OnTheList, type Practice, practiceOf } from './practice.js';

/** Everybody and everything that the simulator knows of. */
export interface Estate {
  readonly seed: string;
  readonly rows: readonly PracticeRow[];
  readonly groups: readonly GroupRow[];
  /** A practice with its people, made when it is first asked for. Throws if there is none of this code. */
  practice(odsCode: string): Practice;
  /** A person as PDS knows them, by the number asked for, whatever its standing. */
  person(nhsNumber: string): Person | undefined;
}

/** Where people live who are registered nowhere. */
const ELSEWHERE = 'Leeds';

/** Builds the demo estate from its tables and the seed, with those whose records come from files. */
export function buildEstate(seed: string, fromFiles: readonly Person[]): Estate {
  const townOf = new Map(PRACTICES.map((row) => [row.odsCode, row.town]));
  const listed = PATIENTS.map((row) => ({
    row,
    person: personOf(row, townOf.get(row.practice ?? '') ?? ELSEWHERE, seed),
  }));
  const onTheListOf = (odsCode: string): readonly OnTheList[] =>
    listed.flatMap(({ row, person }): OnTheList[] => {
      const sharing = row.refusesSharing === true ? 'refused' : 'allowed';
      const held = heldOtherwise(person, row.heldAs);
      if (person.practice === odsCode) return [{ person: held, kind: 'regular', sharing }];
      if (row.formerlyAt?.includes(odsCode) === true) {
        return [{ person: held, kind: 'temporary', sharing, hasLeft: true }];
      }
      return row.temporaryAt?.includes(odsCode) === true ? [{ person: held, kind: 'temporary', sharing }] : [];
    });
  const inFiles = fromFiles.map((person): OnTheList => ({ person, kind: 'regular', sharing: 'allowed' }));
  const rows = fromFiles.length > 0 ? [...PRACTICES, RECORDS_PRACTICE] : PRACTICES;
  const rowOf = new Map(rows.map((row) => [row.odsCode, row]));
  const made = new Map<string, Practice>();
  const make = (odsCode: string): Practice => {
    const row = rowOf.get(odsCode);
    if (row === undefined) throw new Error(`There is no practice ${odsCode}.`);
    return practiceOf(row, row === RECORDS_PRACTICE ? inFiles : onTheListOf(odsCode), seed);
  };
  const byNumber = new Map([...listed.map(({ person }) => person), ...fromFiles].map((one) => [one.nhsNumber, one]));
  return {
    seed,
    rows,
    groups: GROUPS,
    practice(odsCode) {
      const practice = made.get(odsCode) ?? make(odsCode);
      made.set(odsCode, practice);
      return practice;
    },
    person: (nhsNumber) => byNumber.get(nhsNumber),
  };
}
