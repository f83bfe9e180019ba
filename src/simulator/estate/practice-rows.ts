import type { PersonalityName } from './personalities.js';
import type { TownName } from './people/towns.js';

/** A service that the Directory of Services knows, offered at a practice (spec 02 §8). */
export interface ServiceRow {
  readonly dosId: string;
  readonly name: string;
}

/** One practice of the estate. */
export interface PracticeRow {
  readonly odsCode: string;
  readonly name: string;
  readonly town: TownName;
  readonly personality: PersonalityName;
  /** Version of Access Record Structured; null where it is not offered. */
  readonly structured: '1.6' | '1.2' | null;
  /** Services by which slots can be filtered; empty where the practice's system does not know service filtering. */
  readonly services: readonly ServiceRow[];
  /** Whether the proxy can reach it at all. */
  readonly reach: 'answers' | 'unreachable';
  readonly pace: 'prompt' | 'slow';
  /** Appointments are on. */
  readonly appointments: boolean;
}

const USUAL = { services: [], reach: 'answers', pace: 'prompt', appointments: true } as const;

/** The practices of the demo estate, in its order. One more practice is one more row. */
export const PRACTICES: readonly PracticeRow[] = [
  { ...USUAL, odsCode: 'A99001', name: 'Ashdown Surgery', town: 'Leeds', personality: 'emis-like', structured: '1.6' },
  {
    ...USUAL,
    odsCode: 'B99002',
    name: 'Beechwood Medical Centre',
    town: 'York',
    personality: 'tpp-like',
    structured: '1.6',
  },
  {
    ...USUAL,
    odsCode: 'C99003',
    name: 'Cedar House Practice',
    town: 'Lewes',
    personality: 'vision-like',
    structured: '1.2',
  },
  {
    ...USUAL,
    odsCode: 'D99004',
    name: 'Dovecote Extended Access Hub',
    town: 'Leeds',
    personality: 'plain',
    structured: null,
    services: [
      { dosId: '9999999998', name: 'Dovecote Hub: minor illness' },
      { dosId: '9999999999', name: 'Dovecote Hub: out-of-hours general practice' },
    ],
  },
  {
    ...USUAL,
    odsCode: 'F99006',
    name: 'Fernhill Practice',
    town: 'Kendal',
    personality: 'plain',
    structured: '1.6',
    reach: 'unreachable',
  },
  {
    ...USUAL,
    odsCode: 'G99007',
    name: 'Greenway Surgery',
    town: 'Truro',
    personality: 'plain',
    structured: '1.6',
    pace: 'slow',
  },
];

/** The practice that serves the record files of a folder. Without a folder it does not exist. */
export const RECORDS_PRACTICE: PracticeRow = {
  ...USUAL,
  odsCode: 'R99100',
  name: 'Records Practice',
  town: 'Leeds',
  personality: 'plain',
  structured: '1.6',
};

/** A group of practices, as a federation or network has them. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly practices: readonly string[];
}

/** The groups of the demo estate: the consumer's configuration, not Spine's, knows them. */
export const GROUPS: readonly GroupRow[] = [
  { id: 'north', name: 'North Primary Care Network', practices: ['A99001', 'B99002', 'D99004'] },
  { id: 'south', name: 'South Primary Care Network', practices: ['C99003', 'E99005'] },
  { id: 'all', name: 'All practices', practices: PRACTICES.map((practice) => practice.odsCode) },
];
