import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r3.js';
import { stableUuid } from '../chance/stable-id.js';
import { type Answer, FHIR_JSON, fhir } from '../wire/answer.js';

/** Coding system by which a refusal of the proxy is told from one of the practice (spec 01 §4.4). */
const RESPONSE_CODES = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';

function refusal(status: number, issue: OperationOutcomeIssue['code'], text: string, traceId: string): Answer {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    id: stableUuid('ssp refusal', traceId),
    issue: [
      {
        code: issue,
        severity: 'error',
        details: { coding: [{ code: String(status), display: text, system: RESPONSE_CODES }] },
        diagnostics: text,
      },
    ],
  };
  return fhir(status, outcome);
}

/** An answer without a body, or with nothing that a program could read. */
function bare(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain;charset=utf-8', ...headers }, body };
}

/** How the proxy itself refuses, in its own shape (spec 01 §4.4). */
export const SSP_REFUSAL = {
  headerMissing: (name: string, traceId: string) => refusal(400, 'invalid', `MISSING_HEADER_${name}`, traceId),
  targetVaries: (root: string, cpaId: string, target: string, traceId: string) =>
    refusal(400, 'invalid', `ENDPOINT_${root}_CPAID_${cpaId}_VARIES_FROM_TARGETURL_${target}`, traceId),
  senderUnknown: (asid: string, traceId: string) =>
    refusal(403, 'forbidden', `ASID_CHECK_FAILED_MESSAGESENDER_${asid}`, traceId),
  noAgreement: (from: string, to: string, traceId: string) =>
    refusal(403, 'forbidden', `FOT_CHECK_FAILED_MESSAGESENDER_${from}_MESSAGERECEIVER_${to}`, traceId),
  receiverUnregistered: (asid: string, traceId: string) =>
    refusal(403, 'forbidden', `PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_${asid}`, traceId),
  tooLarge: (traceId: string) => refusal(413, 'too-long', 'Request_Entity_Too_Large', traceId),
  mediaType: (traceId: string) => refusal(415, 'not-supported', 'Unsupported_Media_Type', traceId),
  unreachable: (target: string, traceId: string) =>
    refusal(502, 'transient', `ERROR_COMMUNICATING_TO_ENDPOINT_URL_${target}`, traceId),
  tooSlow: () => bare(599, 'Network connect timeout error'),
  /** The one refusal that comes in yet another shape. */
  method: (): Answer => ({
    status: 405,
    headers: { 'Content-Type': FHIR_JSON },
    body: JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [
        {
          code: 'forbidden',
          severity: 'fatal',
          details: {
            coding: [
              {
                code: '405',
                system: 'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1',
                display: '405: Method Not Allowed',
              },
            ],
          },
        },
      ],
    } satisfies OperationOutcome),
  }),
  throttled: () =>
    bare(429, '', {
      'Retry-After': '2',
      'X-Rate-Limit-Limit': '100',
      'X-Rate-Limit-Remaining': '0',
      'X-Rate-Limit-Reset': '2',
    }),
  bare: (status: number, text?: string) => bare(status, text),
} as const;
