import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';
import { type Answer, fhir } from '../wire/answer.js';

interface NationalCode {
  readonly status: number;
  readonly severity: OperationOutcomeIssue['severity'];
  readonly issue: OperationOutcomeIssue['code'];
  readonly display: string;
}

/** What the national services refuse with. */
const NATIONAL_CODES = {
  INVALID_RESOURCE_ID: { status: 400, severity: 'error', issue: 'value', display: 'Resource Id is invalid' },
  MISSING_VALUE: { status: 400, severity: 'error', issue: 'required', display: 'Required value is missing' },
  INVALID_VALUE: { status: 400, severity: 'error', issue: 'value', display: 'Provided value is invalid' },
  BAD_REQUEST: { status: 400, severity: 'error', issue: 'required', display: 'Bad request' },
  RESOURCE_NOT_FOUND: { status: 404, severity: 'information', issue: 'not-found', display: 'Resource not found' },
  INVALIDATED_RESOURCE: {
    status: 404,
    severity: 'error',
    issue: 'not-found',
    display: 'Resource that has been marked as invalid was requested - invalidated resources cannot be retrieved',
  },
  NOT_IMPLEMENTED: { status: 405, severity: 'error', issue: 'not-supported', display: 'Not implemented' },
  MISSING_OR_INVALID_HEADER: {
    status: 406,
    severity: 'error',
    issue: 'not-supported',
    display: 'There is a required header missing or invalid',
  },
  UNKNOWN_ERROR: {
    status: 500,
    severity: 'error',
    issue: 'unknown',
    display: 'An unknown error occurred processing this request',
  },
} as const satisfies Readonly<Record<string, NationalCode>>;

export type NationalCodeName = keyof typeof NATIONAL_CODES;

/** A refusal of PDS or SDS (spec 01 §3.3). `status` overrides the code's own, for faults on demand. */
export function nationalOutcome(name: NationalCodeName, diagnostics?: string, status?: number): Answer {
  const row: NationalCode = NATIONAL_CODES[name];
  const issue: OperationOutcomeIssue = {
    severity: row.severity,
    code: row.issue,
    details: {
      coding: [
        {
          system: 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode',
          version: '1',
          code: name,
          display: row.display,
        },
      ],
    },
    ...(diagnostics === undefined ? {} : { diagnostics }),
  };
  const outcome: OperationOutcome = { resourceType: 'OperationOutcome', issue: [issue] };
  return fhir(status ?? row.status, outcome);
}
