import { ukDay } from '../calendar/uk-time.js';
import type { Estate } from '../estate/estate.js';
import type { Person } from '../estate/people/person.js';
import { isNhsNumber } from '../nhs-number.js';
import { type Answer, fhir } from '../wire/answer.js';
import { type Call, header } from '../wire/call.js';
import { pdsPatient } from './pds-patient.js';
import { nationalOutcome } from './r4-outcome.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function found(person: Person, estate: Estate): Answer {
  const patient = pdsPatient(person, ukDay(estate.asOf));
  return fhir(200, patient, { ETag: `W/"${patient.meta?.versionId ?? ''}"` });
}

/** The answer for a number, by what PDS has it down as. A superseded number is answered with the record that replaced it. */
function answerFor(person: Person | undefined, estate: Estate): Answer {
  const standing = person?.pds ?? 'unknown';
  if (person === undefined || standing === 'unknown') return nationalOutcome('RESOURCE_NOT_FOUND');
  if (standing === 'invalidated') return nationalOutcome('INVALIDATED_RESOURCE');
  if (typeof standing === 'string') return found(person, estate);
  const replacement = estate.person(standing.supersededBy);
  return replacement === undefined ? nationalOutcome('RESOURCE_NOT_FOUND') : found(replacement, estate);
}

/** PDS FHIR: reading one patient by NHS number (spec 01 §5). `rest` is the path below `/pds`. */
export function answerAsPds(call: Call, rest: string, estate: Estate): Answer {
  const requestId = header(call, 'X-Request-ID');
  if (requestId === undefined) {
    return nationalOutcome('MISSING_VALUE', 'Missing value - X-Request-ID header must be supplied');
  }
  if (!UUID.test(requestId)) {
    return nationalOutcome('INVALID_VALUE', `Invalid value - '${requestId}' in header 'X-Request-ID'`);
  }
  if (call.method !== 'GET') return nationalOutcome('NOT_IMPLEMENTED', 'HTTP operation not supported');
  const number = /^\/Patient\/([^/]*)$/.exec(rest)?.[1];
  if (number === undefined) return nationalOutcome('RESOURCE_NOT_FOUND');
  return isNhsNumber(number) ? answerFor(estate.person(number), estate) : nationalOutcome('INVALID_RESOURCE_ID');
}
