import { type Call, header } from '../../wire/call.js';
import { refuseUnless } from '../outcome.js';

/** What a practice learns from the Spine headers. */
export interface SspHeaders {
  readonly traceId: string;
  readonly interactionId: string;
}

/** The Spine headers that every request carries (spec 01 §4.2). */
const SSP_HEADERS = ['Ssp-TraceID', 'Ssp-From', 'Ssp-To', 'Ssp-InteractionID'] as const;

/** A trace id becomes the id of a Bundle, so it has to be one that FHIR allows. */
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;

/** All Spine headers are there, and `Ssp-To` is this practice's own ASID for what is asked of it (spec 01 §6.5). */
export function checkSspHeaders(call: Call, ownAsid: string): SspHeaders {
  for (const name of SSP_HEADERS) {
    refuseUnless(Boolean(header(call, name)?.trim()), 'BAD_REQUEST', `${name} header is missing`);
  }
  const traceId = header(call, 'Ssp-TraceID') ?? '';
  refuseUnless(FHIR_ID.test(traceId), 'BAD_REQUEST', 'Ssp-TraceID header is not a UUID');
  refuseUnless(header(call, 'Ssp-To') === ownAsid, 'BAD_REQUEST', 'Ssp-To header is not the ASID of this system');
  return { traceId, interactionId: header(call, 'Ssp-InteractionID') ?? '' };
}
