import { randomFor } from '../../chance/random.js';
import { addDays, type Day } from '../../calendar/days.js';
import type { PatientRow, PdsStanding } from '../patient-rows.js';
import type { RecordKind } from '../record-kinds.js';
import { addressIn, landline, mobile, type PostalAddress } from './addresses.js';
import { type Gender, type PersonName, personName } from './names.js';
import type { TownName } from './towns.js';

/** A language as the national registers code it. */
export interface Language {
  readonly code: string;
  readonly display: string;
  readonly interpreterRequired: boolean;
}

/** Someone to be contacted in the patient's place (spec 02 §2.3). */
export interface NextOfKin {
  readonly name: PersonName;
  readonly gender: Gender;
  readonly relationship: string;
  readonly phone: string;
}

/** A patient as everybody knows them: PDS and practices agree. */
export interface Person {
  readonly nhsNumber: string;
  readonly name: PersonName;
  readonly gender: Gender | 'other' | 'unknown' | null;
  readonly birthDate: string | null;
  readonly address: PostalAddress | null;
  readonly homePhone: string | null;
  readonly mobilePhone: string | null;
  readonly email: string | null;
  readonly language: Language | null;
  readonly nextOfKin: NextOfKin | null;
  readonly pds: PdsStanding;
  /** Days since they died; null for the living. */
  readonly diedDaysAgo: number | null;
  /** Registered practice. */
  readonly practice: string | null;
  readonly registeredDaysAgo: number;
  /** What their record is like; null if it is read from a file. */
  readonly record: RecordKind | null;
}

const LANGUAGES: readonly Language[] = [
  { code: 'bn', display: 'Bengali', interpreterRequired: true },
  { code: 'pl', display: 'Polish', interpreterRequired: false },
  { code: 'cy', display: 'Welsh', interpreterRequired: false },
  { code: 'q4', display: 'British Sign Language', interpreterRequired: true },
];

const RELATIONSHIPS: Readonly<Record<Gender, readonly string[]>> = {
  female: ['Daughter', 'Wife', 'Sister'],
  male: ['Son', 'Husband', 'Brother'],
};

function nextOfKin(seed: string, row: PatientRow): NextOfKin {
  const random = randomFor(seed, row.nhsNumber, 'next of kin');
  const gender: Gender = random.chance(0.5) ? 'female' : 'male';
  return {
    name: personName(random, gender),
    gender,
    relationship: random.pick(RELATIONSHIPS[gender]),
    phone: mobile(random),
  };
}

/** The person behind a row of the estate, living in the town of their practice. */
export function personOf(row: PatientRow, town: TownName, seed: string): Person {
  const random = randomFor(seed, row.nhsNumber, 'person');
  const name = personName(random, row.gender);
  const birthDate: Day = addDays(`${row.bornIn}-01-01`, random.int(0, 364));
  return {
    nhsNumber: row.nhsNumber,
    name,
    gender: row.gender,
    birthDate,
    address: addressIn(town, random),
    homePhone: landline(random),
    mobilePhone: random.chance(0.8) ? mobile(random) : null,
    email: random.chance(0.5) ? `${name.given[0] ?? ''}.${name.family}@mail.example`.toLowerCase() : null,
    language: random.chance(0.25) ? random.pick(LANGUAGES) : null,
    nextOfKin: random.chance(0.7) ? nextOfKin(seed, row) : null,
    pds: row.pds,
    diedDaysAgo: row.died?.daysAgo ?? null,
    practice: row.practice,
    registeredDaysAgo: row.registeredDaysAgo ?? random.int(900, 7000),
    record: row.record,
  };
}

/** The person as their practice has them down, where that is otherwise than PDS (spec 01 §12.1). */
export function heldOtherwise(person: Person, heldAs: PatientRow['heldAs']): Person {
  if (heldAs === undefined) return person;
  return { ...person, name: { ...person.name, family: heldAs.family }, birthDate: heldAs.birthDate };
}
