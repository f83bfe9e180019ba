import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r3.js';
import { type Answer, fhir } from '../wire/answer.js';
import { CODE_SYSTEM, PROFILE } from './fhir-names.js';

interface SpineCode {
  readonly status: number;
  readonly issue: OperationOutcomeIssue['code'];
  readonly display: string;
  /** The code as it goes over the wire, where it is no name. */
  readonly code?: string;
}

/** What a practice can refuse with: status, issue type and wording of each code (spec 01 §8.2). */
const SPINE_CODES = {
  INVALID_IDENTIFIER_SYSTEM: { status: 400, issue: 'value', display: 'Invalid identifier system' },
  INVALID_IDENTIFIER_VALUE: { status: 400, issue: 'value', display: 'Invalid identifier value' },
  INVALID_NHS_NUMBER: { status: 400, issue: 'value', display: 'Invalid NHS number' },
  INVALID_PATIENT_DEMOGRAPHICS: { status: 400, issue: 'business-rule', display: 'Invalid patient demographics' },
  BAD_REQUEST: { status: 400, issue: 'invalid', display: 'Bad request' },
  NO_PATIENT_CONSENT: {
    status: 403,
    issue: 'forbidden',
    display: 'Patient has not provided consent to share data',
  },
  ACCESS_DENIED: {
    status: 403,
    issue: 'forbidden',
    display: 'Access has been denied to process this request',
    code: 'ACCESS DENIED',
  },
  PATIENT_NOT_FOUND: { status: 404, issue: 'not-found', display: 'Patient not found' },
  PRACTITIONER_NOT_FOUND: { status: 404, issue: 'not-found', display: 'Practitioner not found' },
  ORGANISATION_NOT_FOUND: { status: 404, issue: 'not-found', display: 'Organisation not found' },
  NO_RECORD_FOUND: { status: 404, issue: 'not-found', display: 'No record found' },
  DUPLICATE_REJECTED: { status: 409, issue: 'duplicate', display: 'Create would lead to a duplicate resource' },
  FHIR_CONSTRAINT_VIOLATION: { status: 409, issue: 'conflict', display: 'FHIR constraint violated' },
  PRECONDITION_FAILED: { status: 412, issue: 'conflict', display: 'Precondition failed' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, issue: 'not-supported', display: 'Unsupported media type' },
  INVALID_RESOURCE: { status: 422, issue: 'invalid', display: 'Invalid validation of resource' },
  INVALID_PARAMETER: { status: 422, issue: 'invalid', display: 'Submitted parameter is not valid' },
  INTERNAL_SERVER_ERROR: { status: 500, issue: 'processing', display: 'Unexpected internal server error' },
  NOT_IMPLEMENTED: { status: 501, issue: 'not-supported', display: 'Not implemented' },
} as const satisfies Readonly<Record<string, SpineCode>>;

export type SpineCodeName = keyof typeof SPINE_CODES;

/** What an OperationOutcome is called by in one version of FHIR. */
export interface OutcomeNames {
  readonly profile: string;
  /** System of the Spine codes. */
  readonly codeSystem: string;
}

export const STU3_OUTCOME: OutcomeNames = { profile: PROFILE.OperationOutcome, codeSystem: CODE_SYSTEM.spineErrors };

function issue(
  name: SpineCodeName,
  severity: OperationOutcomeIssue['severity'],
  diagnostics: string,
  { text, codeSystem }: { readonly text?: string; readonly codeSystem: string },
): OperationOutcomeIssue {
  const row: SpineCode = SPINE_CODES[name];
  const coding = [{ system: codeSystem, code: row.code ?? name, display: row.display }];
  return {
    severity,
    code: row.issue,
    details: text === undefined ? { coding } : { coding, text },
    diagnostics,
  };
}

function outcome(issues: readonly OperationOutcomeIssue[], profile: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', meta: { profile: [profile] }, issue: [...issues] };
}

/** A practice says no. Thrown by the check that finds the fault; the first one found is the one answered. */
export class Refusal extends Error {
  readonly code: SpineCodeName;

  constructor(code: SpineCodeName, diagnostics: string) {
    super(diagnostics);
    this.code = code;
  }
}

/** Refuses unless what is wanted holds. */
export function refuseUnless(holds: boolean, code: SpineCodeName, diagnostics: string): asserts holds {
  if (!holds) throw new Refusal(code, diagnostics);
}

/** The refusal as a practice answers it: GP Connect's OperationOutcome (spec 01 §8.1). */
export function refusalAnswer(refusal: Refusal, { profile, codeSystem } = STU3_OUTCOME): Answer {
  const body = outcome([issue(refusal.code, 'error', refusal.message, { codeSystem })], profile);
  return fhir(SPINE_CODES[refusal.code].status, body);
}

/** What could not be done of a request that is answered all the same (spec 04 §5). */
export function warningOutcome(
  warnings: readonly { readonly text: string; readonly diagnostics: string }[],
): OperationOutcome {
  const { profile, codeSystem } = STU3_OUTCOME;
  return outcome(
    warnings.map(({ text, diagnostics }) => issue('NOT_IMPLEMENTED', 'warning', diagnostics, { text, codeSystem })),
    profile,
  );
}
