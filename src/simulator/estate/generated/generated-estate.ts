import { randomFor } from '../../chance/random.js';
import { drawLatency, type LatencyOptions } from '../../wire/latency.js';
import type { PatientRow } from '../patient-rows.js';
import type { PersonalityName } from '../personalities.js';
import type { GroupRow, PracticeRow } from '../practice-rows.js';
import type { RecordKind } from '../record-kinds.js';
import { TOWNS, type TownName } from '../people/towns.js';
import { MOST_NUMBERS, numberAt, placeOf } from './numbers.js';
import { practiceName } from './practice-names.js';

/** How many practices are to be generated, and how. */
export interface GeneratedOptions {
  readonly practices: number;
  /** Patients of each. */
  readonly patients: number;
  /** Whether each takes its own time over an answer; else all answer at once. */
  readonly ownPace: boolean;
}

/** Practices and patients that follow from their place in a row. Nothing is held of a patient. */
export interface GeneratedEstate {
  readonly rows: readonly PracticeRow[];
  /** All of them, as one group; none if there are no practices. */
  readonly groups: readonly GroupRow[];
  /** The patient with this number, if it is one of the generated. */
  patient(nhsNumber: string): PatientRow | undefined;
  /** Numbers of a generated practice's patients; empty for any other practice. */
  numbersAt(odsCode: string): readonly string[];
}

/** No generated practices. */
export const NOTHING_GENERATED: GeneratedEstate = {
  rows: [],
  groups: [],
  patient: () => undefined,
  numbersAt: () => [],
};

/** How many patients a practice has unless it is said. */
export const PATIENTS_BY_DEFAULT = 20;
/** Codes of generated practices have five digits. */
export const MOST_PRACTICES = 99_999;

/** Each name as many times as its share. */
function inShares<T extends string>(shares: Readonly<Partial<Record<T, number>>>): readonly T[] {
  return (Object.entries(shares) as [T, number][]).flatMap(([name, share]) => Array<T>(share).fill(name));
}

/** What systems practices have, in about the shares that they have in the country. */
const PERSONALITIES = inShares<PersonalityName>({ 'emis-like': 10, 'tpp-like': 7, plain: 2, 'vision-like': 1 });

/** What records are like: most are ordinary, of everything else there is some. */
const RECORDS = inShares<RecordKind>({
  everyday: 30,
  brief: 10,
  'no-known-allergies': 3,
  ended: 3,
  nothing: 2,
  degraded: 1,
  long: 1,
});

/** How long a practice usually takes: half of all practices less than 60 ms, one in a hundred more than a quarter of a second. */
const USUAL_TIME: LatencyOptions = { medianMs: 60, sigma: 0.6, capMs: 600 };
/** How much one answer differs from another of the same practice. */
const OWN_SPREAD = { sigma: 0.5, capMs: 5000 } as const;

/** What is not as it should be at the first ones. */
const EXCEPTIONS: Readonly<Record<string, Partial<PracticeRow>>> = {
  P00001: { switchedOff: ['appointments'] },
  P00002: { agreement: false },
};

const codeAt = (index: number): string => `P${String(index + 1).padStart(5, '0')}`;

function practiceRow(index: number, seed: string, ownPace: boolean): PracticeRow {
  const odsCode = codeAt(index);
  const random = randomFor(seed, odsCode, 'generated practice');
  const personality = random.pick(PERSONALITIES);
  const medianMs = Math.round(drawLatency(USUAL_TIME, random.logNormal));
  return {
    odsCode,
    name: practiceName(random),
    town: random.pick(Object.keys(TOWNS) as TownName[]),
    personality,
    // Such systems are the older ones wherever they stand.
    structured: personality === 'vision-like' ? '1.2' : '1.6',
    html: personality === 'emis-like' ? 'without-admin' : 'all',
    documents: true,
    switchedOff: [],
    agreement: true,
    services: [],
    reach: 'answers',
    pace: ownPace ? { medianMs, ...OWN_SPREAD } : 'prompt',
    sessions: random.chance(0.2) ? 'everything' : 'surgery',
    ...EXCEPTIONS[odsCode],
  };
}

/** Birth years of patients: all are grown up. */
const BORN: readonly [from: number, to: number] = [1932, 2003];
/** Records of those kinds have conditions of later life in them. */
const BORN_OLDER: Readonly<Partial<Record<RecordKind, readonly [from: number, to: number]>>> = {
  degraded: [1932, 1968],
  ended: [1932, 1968],
};

function patientRow(place: number, practice: string, seed: string): PatientRow {
  const nhsNumber = numberAt(place);
  const random = randomFor(seed, nhsNumber, 'generated patient');
  const record = random.pick(RECORDS);
  return {
    nhsNumber,
    practice,
    pds: 'listed',
    record,
    gender: random.chance(0.5) ? 'female' : 'male',
    bornIn: random.int(...(BORN_OLDER[record] ?? BORN)),
    whatFor: `generated, record: ${record}`,
  };
}

/**
 * Generates practices `P00001`… with their patients: the patients of the first have the first numbers, and so on. Throws a RangeError
 * if there are not enough codes or numbers.
 */
export function generatedEstate({ practices, patients, ownPace }: GeneratedOptions, seed: string): GeneratedEstate {
  for (const [name, count] of Object.entries({ practices, patients })) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${name}: ${count} is no number of them.`);
  }
  if (practices > MOST_PRACTICES) throw new RangeError(`practices: at most ${MOST_PRACTICES} can be generated.`);
  if (practices * patients > MOST_NUMBERS) {
    throw new RangeError(`patients: at most ${MOST_NUMBERS} can be generated, at all practices together.`);
  }
  if (practices === 0) return NOTHING_GENERATED;
  const rows = Array.from({ length: practices }, (_unused, index) => practiceRow(index, seed, ownPace));
  const indexOf = new Map(rows.map(({ odsCode }, index) => [odsCode, index]));
  return {
    rows,
    groups: [{ id: 'generated', name: 'Generated practices', practices: rows.map(({ odsCode }) => odsCode) }],
    patient: (nhsNumber) => {
      const place = placeOf(nhsNumber);
      const practice = place === null ? undefined : rows[Math.floor(place / patients)];
      return place === null || practice === undefined ? undefined : patientRow(place, practice.odsCode, seed);
    },
    numbersAt: (odsCode) => {
      const index = indexOf.get(odsCode);
      if (index === undefined) return [];
      return Array.from({ length: patients }, (_unused, patient) => numberAt(index * patients + patient));
    },
  };
}
