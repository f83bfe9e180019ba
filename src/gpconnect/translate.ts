import type { FailureCode } from '../domain/failure.js';
import type { CutOff } from '../domain/request-scope.js';
import { readOperationOutcome } from '../fhir/index.js';
import type { Verdict } from './circuit.js';
import type { HttpAnswer } from './transport.js';

/**
 * What may be done about it without asking the user: repeat the call as it is, or look up anew where the practice is reached and ask
 * there. Each only as often as the specification allows (spec 01 §4.4, §4.5).
 */
export type Remedy = 'repeat' | 'look up anew' | null;

/** What it means that there was no answer that can be used. */
export interface Meaning {
  readonly code: FailureCode;
  /** What it shows of whoever was asked. */
  readonly says: Verdict;
  readonly remedy: Remedy;
}

/** What an answer that is no success means. */
export interface Refusal extends Meaning {
  /** The code in the practice's or Spine's own error, unchanged. Never its words: they hold ASIDs and addresses. */
  readonly spineCode: string | null;
  readonly retryAfterSeconds: number | null;
}

/** Who speaks: told apart by the system of the code (spec 01 §4.4). */
type Speaker = 'proxy' | 'anyone';

interface Row extends Meaning {
  readonly status: readonly number[];
  readonly by: Speaker;
  /** Codes it holds for; any if left out. The proxy repeats the HTTP status as its code and says what it means in `display`. */
  readonly codes?: readonly string[];
}

/** The proxy refuses before it asks the practice, so its refusal shows nothing of the practice. */
const PROXY = { by: 'proxy', says: 'nothing', remedy: null } as const;
/** A refusal is an answer: whoever gives it is well. */
const ANSWER = { by: 'anyone', says: 'well', remedy: null } as const;
const DOWN = { by: 'anyone', says: 'ill', remedy: 'repeat' } as const;
/** Who waited once waits no more: not repeated. */
const LATE = { code: 'TIMEOUT', says: 'ill', remedy: null } as const satisfies Meaning;

/**
 * An answer that could not be understood or used. It does not count against the practice: a practice fails the whole request if the
 * record of the one patient is corrupt (spec 01 §7), and that must not close it to everybody else.
 */
export const UNUSABLE = { code: 'UPSTREAM_INVALID', says: 'nothing', remedy: null } as const satisfies Meaning;

/**
 * The one table of what refusals mean (spec 01 §4.4, §8.2), of whether they count against the practice, and of what may be done. The
 * first row that fits counts: HTTP status first, then code, never the words. Whatever no row fits could not be understood.
 */
const TABLE: readonly Row[] = [
  { ...PROXY, status: [400], codes: ['ENDPOINT'], code: 'UNAVAILABLE', remedy: 'look up anew' },
  { ...PROXY, status: [403], codes: ['ASID_CHECK_FAILED', 'FOT_CHECK_FAILED'], code: 'NO_SHARING_AGREEMENT' },
  {
    ...PROXY,
    status: [403],
    codes: ['PARTYKEY_INTERACTION_CHECK_FAILED'],
    code: 'CAPABILITY_NOT_OFFERED',
    remedy: 'look up anew',
  },
  { ...ANSWER, status: [403], codes: ['NO_PATIENT_CONSENT'], code: 'NO_CONSENT' },
  {
    ...ANSWER,
    status: [403],
    codes: ['NO_ORGANISATION_CONSENT', 'NO_ORGANISATIONAL_CONSENT', 'ASID_CHECK_FAILED'],
    code: 'NO_SHARING_AGREEMENT',
  },
  { ...ANSWER, status: [403], codes: ['ACCESS DENIED', 'ACCESS_DENIED'], code: 'CAPABILITY_DISABLED' },
  { ...ANSWER, status: [404], codes: ['PATIENT_NOT_FOUND'], code: 'PATIENT_NOT_FOUND' },
  {
    ...ANSWER,
    status: [404, 410],
    codes: ['NO_RECORD_FOUND', 'PRACTITIONER_NOT_FOUND', 'ORGANISATION_NOT_FOUND', 'REFERENCE_NOT_FOUND'],
    code: 'NOT_FOUND',
  },
  { ...ANSWER, status: [501], code: 'CAPABILITY_NOT_OFFERED' },
  { ...DOWN, status: [429], code: 'THROTTLED' },
  { ...DOWN, status: [502, 503], code: 'UNAVAILABLE' },
  { ...LATE, by: 'anyone', status: [408, 504, 599] },
];

const PROXY_SYSTEMS = [
  'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0',
  'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1',
];

const parsed = (answer: HttpAnswer): unknown => {
  try {
    return answer.body.json();
  } catch {
    return null;
  }
};

/** Reads what a practice or the proxy refused. The body may be FHIR, a gateway's page, or nothing. */
export function translateRefusal(answer: HttpAnswer): Refusal {
  const outcome = readOperationOutcome(parsed(answer));
  const isProxy = outcome?.system != null && PROXY_SYSTEMS.includes(outcome.system);
  const codes = isProxy ? [outcome.display ?? '', outcome.diagnostics ?? ''] : [outcome?.code ?? ''];
  const fits = ({ status, by, codes: wanted }: Row) =>
    status.includes(answer.status) &&
    (by === 'anyone' || isProxy) &&
    (wanted === undefined ||
      codes.some((code) => wanted.some((want) => (isProxy ? code.startsWith(want) : code === want))));
  const { code, says, remedy } = TABLE.find(fits) ?? UNUSABLE;
  return { code, says, remedy, spineCode: outcome?.code ?? null, retryAfterSeconds: retryAfter(answer) };
}

/** Seconds, as a schema's `Int` can hold them. A date is not understood: only the other side's clock could tell how far off it is. */
const SECONDS = /^\d{1,9}(\.\d+)?$/;

/** Seconds to wait, from `Retry-After` or from the proxy's own header (spec 01 §4.4). Null if neither says. */
export function retryAfter(answer: HttpAnswer): number | null {
  const said = [answer.header('retry-after'), answer.header('x-rate-limit-reset')];
  const seconds = said.find((text) => text !== undefined && SECONDS.test(text));
  return seconds === undefined ? null : Math.ceil(Number(seconds));
}

/** What a call that got no answer at all means, by the error code of undici or the network. */
const NO_ANSWER: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['UND_ERR_HEADERS_TIMEOUT', LATE],
  ['UND_ERR_BODY_TIMEOUT', LATE],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', UNUSABLE],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', UNUSABLE],
]);

/** Reads why there was no answer: refused, reset, not resolved, too slow. */
export function translateFault(fault: unknown): Meaning {
  // What came was no HTTP. Its error has a name, but mostly no code.
  if (fault instanceof Error && fault.name === 'HTTPParserError') return UNUSABLE;
  const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  return NO_ANSWER.get(code) ?? { code: 'UNAVAILABLE', says: DOWN.says, remedy: DOWN.remedy };
}

/** Being cut off sooner than this shows nothing of a practice: it is allowed three seconds (spec 01 §10). */
const FAIR_MS = 3_000;

/** What it means that the call was cut off after so many milliseconds. A client that leaves shows nothing, whenever it leaves. */
export function translateCutOff(reason: CutOff, ms: number): Meaning {
  return reason === 'client-left' || ms < FAIR_MS ? { ...LATE, says: 'nothing' } : LATE;
}
