import type { InteractionName } from '../practice/interactions.js';

/** How an answer, or what stands behind it, is spoilt. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: Exclude<FaultKind, 'status' | 'clock'> };

interface FaultRow {
  /** As it stands in a rule. */
  readonly written: string;
  readonly what: string;
  /** National services can have it too. */
  readonly nationally: boolean;
  /** Not drawn for each call: it holds as long as the rule is in the list. */
  readonly lasting: boolean;
  /** The one interaction whose answers can have it; any, if it is not said. */
  readonly only?: InteractionName;
}

const anywhere = { nationally: true, lasting: false } as const;
const ofPractices = { nationally: false, lasting: false } as const;
const inSpine = { nationally: false, lasting: true } as const;

/** Every fault there is, by kind. */
export const FAULT_KINDS = {
  status: {
    written: 'status:NNN',
    what: 'This status (200 to 599), with the body and headers that go with it; the call is not carried out.',
    ...anywhere,
  },
  reset: { written: 'reset', what: 'The connection is torn down; the call is not carried out.', ...anywhere },
  hang: { written: 'hang', what: 'No answer until the caller gives up; the call is not carried out.', ...anywhere },
  truncate: { written: 'truncate', what: 'The call is carried out; half of the body is missing.', ...anywhere },
  html: { written: 'html', what: "The call is carried out; a gateway's page stands in for FHIR.", ...anywhere },
  'content-type': {
    written: 'content-type',
    what: 'The call is carried out; the right body says that it is text/plain.',
    ...anywhere,
  },
  xhtml: {
    written: 'xhtml',
    what: 'The HTML view alone: the call is carried out; the markup of the section is not well-formed, and in XML nor is the answer.',
    ...ofPractices,
    only: 'readHtmlSection',
  },
  clock: {
    written: 'clock:SECONDS',
    what: "The practice's clock is so many seconds fast, or slow if negative: it judges tokens and dates its answers by it.",
    ...ofPractices,
  },
  'switched-off': {
    written: 'switched-off',
    what: 'The practice has it switched off, and refuses with ACCESS DENIED. SDS still names the endpoint.',
    ...ofPractices,
  },
  unregistered: {
    written: 'unregistered',
    what: 'SDS no longer names an endpoint for it, and the proxy refuses it.',
    ...inSpine,
  },
  'asid-change': {
    written: 'asid-change',
    what: 'The system that offers it has another ASID in SDS; the proxy and the practice no longer take the one before.',
    ...inSpine,
  },
} as const satisfies Readonly<Record<string, FaultRow>>;

export type FaultKind = keyof typeof FAULT_KINDS;

/** Faults that hold as long as their rule is in the list. */
export type LastingFault = 'unregistered' | 'asid-change';

/** Whether a fault is one that lasts. */
export function isLasting(kind: FaultKind): kind is LastingFault {
  return FAULT_KINDS[kind].lasting;
}

/** The one interaction that a fault is for; null if it is for any. */
export function onlyOf(kind: FaultKind): InteractionName | null {
  const row: FaultRow = FAULT_KINDS[kind];
  return row.only ?? null;
}

function isKind(name: string): name is FaultKind {
  return Object.hasOwn(FAULT_KINDS, name);
}

/** Reads a fault as it stands in a rule; null if nobody knows it. */
export function parseFault(text: string): Fault | null {
  const status = /^status:([2-5]\d\d)$/.exec(text)?.[1];
  if (status !== undefined) return { kind: 'status', status: Number(status) };
  const seconds = /^clock:([+-]?\d{1,8})$/.exec(text)?.[1];
  if (seconds !== undefined) return { kind: 'clock', seconds: Number(seconds) };
  return isKind(text) && text !== 'status' && text !== 'clock' ? { kind: text } : null;
}
