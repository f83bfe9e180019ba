import type { LatencyOptions } from '../wire/latency.js';
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
  /** Access Record HTML: with or without administrative items; null where it is not offered. */
  readonly html: 'all' | 'without-admin' | null;
  /** Access Document is offered. */
  readonly documents: boolean;
  /** What the practice has switched off although its system offers it: asked for it, it refuses with ACCESS DENIED. */
  readonly switchedOff: readonly SwitchableCapability[];
  /** Whether the demo organisation has a data-sharing agreement with it: without one the proxy refuses. */
  readonly agreement: boolean;
  /** Services by which slots can be filtered; empty where the practice's system does not know service filtering. */
  readonly services: readonly ServiceRow[];
  /** Who has switched service filtering off although the system knows it: then there are no services to anybody who asks. */
  readonly filteringOff?: 'organization-disabled' | 'supplier-disabled';
  /** Whether the proxy can reach it at all. */
  readonly reach: 'answers' | 'unreachable';
  /** How long it takes over its answers: no time, as G99007 does, or by a distribution of its own. */
  readonly pace: 'prompt' | 'slow' | LatencyOptions;
  /** Which sessions are held, and when slots are to be had. */
  readonly sessions: SessionPlan;
}

/** Capabilities that a practice switches on and off (spec 01 §13). */
export type SwitchableCapability = 'foundations' | 'appointments' | 'structured' | 'documents' | 'html';

/**
 * What a practice's diary is like: every kind of session, those of an access hub, or ordinary surgeries; of the last, some keep the
 * first week from the demo organisation, and at some all of today's slots have begun.
 */
export type SessionPlan = 'everything' | 'hub' | 'surgery' | 'first-week-reserved' | 'today-begun' | 'none';

const USUAL = {
  services: [],
  reach: 'answers',
  pace: 'prompt',
  html: 'all',
  documents: false,
  switchedOff: [],
  agreement: true,
  sessions: 'surgery',
} as const;

/** The practices of the demo estate, in its order. One more practice is one more row. */
export const PRACTICES: readonly PracticeRow[] = [
  {
    ...USUAL,
    odsCode: 'A99001',
    name: 'Ashdown Surgery',
    town: 'Leeds',
    personality: 'emis-like',
    structured: '1.6',
    html: 'without-admin',
    documents: true,
    sessions: 'everything',
  },
  {
    ...USUAL,
    odsCode: 'B99002',
    name: 'Beechwood Medical Centre',
    town: 'York',
    personality: 'tpp-like',
    structured: '1.6',
    documents: true,
  },
  {
    ...USUAL,
    odsCode: 'C99003',
    name: 'Cedar House Practice',
    town: 'Lewes',
    personality: 'vision-like',
    structured: '1.2',
    sessions: 'first-week-reserved',
  },
  {
    ...USUAL,
    odsCode: 'D99004',
    name: 'Dovecote Extended Access Hub',
    town: 'Leeds',
    personality: 'plain',
    structured: null,
    html: null,
    sessions: 'hub',
    services: [
      { dosId: '9999999998', name: 'Dovecote Hub: minor illness' },
      { dosId: '9999999999', name: 'Dovecote Hub: out-of-hours general practice' },
    ],
  },
  {
    ...USUAL,
    odsCode: 'E99005',
    name: 'Elm Tree Surgery',
    town: 'Kendal',
    personality: 'plain',
    structured: '1.6',
    switchedOff: ['structured'],
    sessions: 'today-begun',
    services: [{ dosId: '9999999997', name: 'Elm Tree Surgery: extended hours' }],
    filteringOff: 'organization-disabled',
  },
  {
    ...USUAL,
    odsCode: 'F99006',
    name: 'Fernhill Practice',
    town: 'Kendal',
    personality: 'plain',
    structured: '1.6',
    documents: true,
    reach: 'unreachable',
  },
  {
    ...USUAL,
    odsCode: 'G99007',
    name: 'Greenway Surgery',
    town: 'Truro',
    personality: 'plain',
    structured: '1.6',
    documents: true,
    pace: 'slow',
    services: [{ dosId: '9999999996', name: 'Greenway Surgery: urgent appointments' }],
    filteringOff: 'supplier-disabled',
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
  html: null,
  sessions: 'none',
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
