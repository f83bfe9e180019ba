/**
 * What may be kept, for whom, and how long: the one table of it. GP Connect forbids shared caching of anything about a patient
 * and the reuse of endpoint look-ups in another encounter (spec 01 §3.5, §11), so this follows the specification, not convenience.
 */
export const POLICY = {
  /** What a practice's system can do, by service root URL. */
  capabilities: { keep: { settingMs: 'capabilitiesMs' }, sharedBetween: 'everyone', memoryPerByte: 2 },
  /** Where to reach a practice: endpoint and ASID, for one patient. */
  target: { keep: 'encounter', sharedBetween: 'encounter', memoryPerByte: 2 },
  /** Who a patient is, nationally. An encounter ends long before the 24 hours that a trace may serve. */
  trace: { keep: 'encounter', sharedBetween: 'encounter', memoryPerByte: 2 },
  /** The patient as a practice holds them. */
  registration: { keep: 'encounter', sharedBetween: 'encounter', memoryPerByte: 4 },
  /** The coded record. */
  record: { keep: 'encounter', sharedBetween: 'encounter', memoryPerByte: 1 },
  /** Appointments: never kept, only shared while they are being fetched. */
  appointments: { keep: 'request', sharedBetween: 'encounter', memoryPerByte: 4 },
  /** Practitioners, organisations, locations, services: nothing about a patient. The sharing agreement is the organisation's. */
  staff: { keep: { settingMs: 'staffMs' }, sharedBetween: 'organisation', memoryPerByte: 4 },
} as const satisfies Record<string, Policy>;

interface Policy {
  /** `request`: until the request ends. `encounter`: until the encounter ends, else until the request ends. Or a setting. */
  readonly keep: 'request' | 'encounter' | { readonly settingMs: 'capabilitiesMs' | 'staffMs' };
  /** Who may be shown the same answer: `encounter` is one user of one organisation, in one role, in one encounter. */
  readonly sharedBetween: 'everyone' | 'organisation' | 'encounter';
  /** Memory that an answer really takes, for each byte that its maker counts. */
  readonly memoryPerByte: number;
}

/** Kinds of things that are kept. */
export type Kind = keyof typeof POLICY;

/** An encounter ends when nothing was asked for so long, and after so long in any case. */
export const ENCOUNTER = { idleMs: 15 * 60_000, longestMs: 60 * 60_000 } as const;
