import { GROUPS, type GroupRow, PRACTICES, type PracticeRow, RECORDS_PRACTICE } from './practice-rows.js';
import { PATIENTS } from './patient-rows.js';
import { type GeneratedEstate, NOTHING_GENERATED } from './generated/generated-estate.js';
import { heldOtherwise, type Person, personOf } from './people/person.js';
import type { TownName } from './people/towns.js';
import { type OnTheList, type PatientList, type Practice, practiceOf } from './practice.js';

/** Everybody and everything that the simulator knows of. */
export interface Estate {
  readonly seed: string;
  /** When it was made: everything dated that it holds counts from here, and stays where it is while time goes on. */
  readonly asOf: Date;
  readonly rows: readonly PracticeRow[];
  readonly groups: readonly GroupRow[];
  /** A practice with its people, made when it is first asked for. Throws if there is none of this code. */
  practice(odsCode: string): Practice;
  /** A person as PDS knows them, by the number asked for, whatever its standing. */
  person(nhsNumber: string): Person | undefined;
  /** Whom one can ask a practice about, and what for. */
  patientsAt(odsCode: string): readonly KnownPatient[];
}

/** Somebody to try things out with. */
export interface KnownPatient {
  readonly nhsNumber: string;
  /** Registered practice as PDS says. */
  readonly practice: string | null;
  readonly whatFor: string;
}

/** Where people live who are registered nowhere. */
const ELSEWHERE = 'Leeds';

const regularly = (person: Person): OnTheList => ({ person, kind: 'regular', sharing: 'allowed' });

/** Builds the demo estate from its tables and the seed, with those whose records come from files and those who are generated. */
export function buildEstate(
  { seed, asOf }: Pick<Estate, 'seed' | 'asOf'>,
  fromFiles: readonly Person[] = [],
  generated: GeneratedEstate = NOTHING_GENERATED,
): Estate {
  const rows = [...PRACTICES, ...(fromFiles.length > 0 ? [RECORDS_PRACTICE] : []), ...generated.rows];
  const rowOf = new Map(rows.map((row) => [row.odsCode, row]));
  const townOf = (practice: string | null): TownName => rowOf.get(practice ?? '')?.town ?? ELSEWHERE;
  const listed = PATIENTS.map((row) => ({ row, person: personOf(row, townOf(row.practice), seed) }));
  const byNumber = new Map([...listed.map(({ person }) => person), ...fromFiles].map((one) => [one.nhsNumber, one]));
  const generatedPerson = (nhsNumber: string): Person | undefined => {
    const row = generated.patient(nhsNumber);
    return row === undefined ? undefined : personOf(row, townOf(row.practice), seed);
  };

  const listedAt = (odsCode: string): readonly OnTheList[] =>
    listed.flatMap(({ row, person }): OnTheList[] => {
      const sharing = row.refusesSharing === true ? 'refused' : 'allowed';
      const held = heldOtherwise(person, row.heldAs);
      const isTheirs = person.practice === odsCode || row.died?.onTheListOf === odsCode;
      if (isTheirs) return [{ person: held, kind: 'regular', sharing }];
      if (row.formerlyAt?.includes(odsCode) === true) {
        return [{ person: held, kind: 'temporary', sharing, hasLeft: true }];
      }
      return row.temporaryAt?.includes(odsCode) === true ? [{ person: held, kind: 'temporary', sharing }] : [];
    });
  const listAt = (odsCode: string): PatientList => {
    const inFiles = fromFiles.filter(({ practice }) => practice === odsCode).map(regularly);
    const written = new Map([...listedAt(odsCode), ...inFiles].map((one) => [one.person.nhsNumber, one]));
    // A file may carry the number of somebody generated: then the file has it.
    const isFree = (nhsNumber: string): boolean => !byNumber.has(nhsNumber);
    return {
      find: (nhsNumber) => {
        const person = isFree(nhsNumber) ? generatedPerson(nhsNumber) : undefined;
        return person?.practice === odsCode ? regularly(person) : written.get(nhsNumber);
      },
      numbers: () => [...written.keys(), ...generated.numbersAt(odsCode).filter(isFree)],
    };
  };

  const made = new Map<string, Practice>();
  const make = (odsCode: string): Practice => {
    const row = rowOf.get(odsCode);
    if (row === undefined) throw new Error(`There is no practice ${odsCode}.`);
    return practiceOf(row, listAt(odsCode), { seed, asOf });
  };
  return {
    seed,
    asOf,
    rows,
    groups: [...GROUPS, ...generated.groups],
    practice(odsCode) {
      const practice = made.get(odsCode) ?? make(odsCode);
      made.set(odsCode, practice);
      return practice;
    },
    person: (nhsNumber) => byNumber.get(nhsNumber) ?? generatedPerson(nhsNumber),
    patientsAt: (odsCode) => [
      ...PATIENTS.filter((row) => row.practice === odsCode || row.temporaryAt?.includes(odsCode) === true),
      ...fromFiles
        .filter(({ practice }) => practice === odsCode)
        .map((person) => ({ ...person, whatFor: 'a record from a file' })),
      ...generated.numbersAt(odsCode).flatMap((nhsNumber) => generated.patient(nhsNumber) ?? []),
    ],
  };
}
