import type { FailureCode } from '../domain/failure.js';
import { readOperationOutcome } from '../fhir/index.js';
import type { HttpAnswer } from './transport.js';

/** What an answer that is no success means. */
export interface Refusal {
  readonly code: FailureCode;
  /** The code in the practice's or Spine's own error, unchanged. Never its words: they hold ASIDs and addresses. */
  readonly spineCode: string | null;
  readonly retryAfterSeconds: number | null;
}

/** Who speaks: told apart by the system of the code (spec 01 §4.4). */
type Speaker = 'proxy' | 'anyone';

interface Row {
  readonly status: readonly number[];
  readonly by: Speaker;
  /** Codes it holds for; any if left out. The proxy repeats the HTTP status as its code and says what it means in `display`. */
  readonly codes?: readonly string[];
  readonly means: FailureCode;
}

/**
 * The one table of what refusals mean (spec 01 §4.4, §8.2). The first row that fits counts: HTTP status first, then code, never the
 * words. Whatever no row fits could not be understood.
 */
const TABLE: readonly Row[] = [
  { status: [400], by: 'proxy', codes: ['ENDPOINT'], means: 'UNAVAILABLE' },
  { status: [403], by: 'proxy', codes: ['ASID_CHECK_FAILED', 'FOT_CHECK_FAILED'], means: 'NO_SHARING_AGREEMENT' },
  { status: [403], by: 'proxy', codes: ['PARTYKEY_INTERACTION_CHECK_FAILED'], means: 'CAPABILITY_NOT_OFFERED' },
  { status: [403], by: 'anyone', codes: ['NO_PATIENT_CONSENT'], means: 'NO_CONSENT' },
  {
    status: [403],
    by: 'anyone',
    codes: ['NO_ORGANISATION_CONSENT', 'NO_ORGANISATIONAL_CONSENT', 'ASID_CHECK_FAILED'],
    means: 'NO_SHARING_AGREEMENT',
  },
  { status: [403], by: 'anyone', codes: ['ACCESS DENIED', 'ACCESS_DENIED'], means: 'CAPABILITY_DISABLED' },
  { status: [404], by: 'anyone', codes: ['PATIENT_NOT_FOUND'], means: 'PATIENT_NOT_FOUND' },
  {
    status: [404, 410],
    by: 'anyone',
    codes: ['NO_RECORD_FOUND', 'PRACTITIONER_NOT_FOUND', 'ORGANISATION_NOT_FOUND', 'REFERENCE_NOT_FOUND'],
    means: 'NOT_FOUND',
  },
  { status: [501], by: 'anyone', means: 'CAPABILITY_NOT_OFFERED' },
  { status: [429], by: 'anyone', means: 'THROTTLED' },
  { status: [502, 503], by: 'anyone', means: 'UNAVAILABLE' },
  { status: [408, 504, 599], by: 'anyone', means: 'TIMEOUT' },
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
  return {
    code: TABLE.find(fits)?.means ?? 'UPSTREAM_INVALID',
    spineCode: outcome?.code ?? null,
    retryAfterSeconds: retryAfter(answer),
  };
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
const NO_ANSWER: ReadonlyMap<string, FailureCode> = new Map([
  ['UND_ERR_HEADERS_TIMEOUT', 'TIMEOUT'],
  ['UND_ERR_BODY_TIMEOUT', 'TIMEOUT'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UPSTREAM_INVALID'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UPSTREAM_INVALID'],
]);

/** Reads why there was no answer: refused, reset, not resolved, too slow. */
export function translateFault(fault: unknown): FailureCode {
  // What came was no HTTP. Its error has a name, but mostly no code.
  if (fault instanceof Error && fault.name === 'HTTPParserError') return 'UPSTREAM_INVALID';
  const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  return NO_ANSWER.get(code) ?? 'UNAVAILABLE';
}
