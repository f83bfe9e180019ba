import { GROUPS, type GroupRow, PRACTICES, RECORDS_PRACTICE } from './practice-rows.js';
import { PATIENTS } from './patient-rows.js';
import { type Person, personOf } from './people/person.js';
import { type OnTheList, type Practice, practiceOf } from './practice.js';

/** Everybody and everything that the simulator knows of. */
export interface Estate {
  readonly seed: string;
  readonly practices: readonly Practice[];
  readonly groups: readonly GroupRow[];
  practice(odsCode: string): Practice | undefined;
  /** A person by the number asked for, whatever its standing. */
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
      if (person.practice === odsCode) return [{ person, kind: 'regular' }];
      return row.temporaryAt?.includes(odsCode) === true ? [{ person, kind: 'temporary' }] : [];
    });
  const practices = PRACTICES.map((row) => practiceOf(row, onTheListOf(row.odsCode), seed));
  if (fromFiles.length > 0) {
    const people = fromFiles.map((person): OnTheList => ({ person, kind: 'regular' }));
    practices.push(practiceOf(RECORDS_PRACTICE, people, seed));
  }
  const byCode = new Map(practices.map((practice) => [practice.row.odsCode, practice]));
  const byNumber = new Map([...listed.map(({ person }) => person), ...fromFiles].map((one) => [one.nhsNumber, one]));
  return {
    seed,
    practices,
    groups: GROUPS.map((group) => ({ ...group, practices: group.practices.filter((code) => byCode.has(code)) })),
    practice: (odsCode) => byCode.get(odsCode),
    person: (nhsNumber) => byNumber.get(nhsNumber),
  };
}
