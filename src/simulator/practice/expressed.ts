import { type Answer, FHIR_JSON } from '../wire/answer.js';
import { type Call, queryParameters } from '../wire/call.js';
import { wantedFormat } from './checks/media-types.js';
import { fhirXml } from './fhir-xml.js';
import type { Format } from './formats.js';
import type { Manner } from './manners.js';

/** An answer in a format, under the name that this version of FHIR has for it; it may have no body. */
export function expressed(answer: Answer, format: Format, { mediaTypes }: Manner): Answer {
  const type = `${mediaTypes[format]};charset=utf-8`;
  if (answer.headers['Content-Type'] !== FHIR_JSON || type === FHIR_JSON) return answer;
  const body = format === 'xml' && answer.body !== '' ? fhirXml(answer.body) : answer.body;
  return { ...answer, headers: { ...answer.headers, 'Content-Type': type }, body };
}

/** An answer as a call wants it, of the formats that are spoken; JSON if it wants none of them. */
export function expressedFor(call: Call, answer: Answer, manner: Manner, formats: readonly Format[]): Answer {
  const wanted = wantedFormat(call, queryParameters(call.query), { names: manner.mediaTypes, formats });
  return expressed(answer, wanted ?? 'json', manner);
}
