import { isJsonObject, type JsonObject } from '../json-object.js';
import { checkElementsOf, readResource } from './checks/sent-resource.js';
import { readCareRecordQuery } from './html/care-record-query.js';
import type { Handlers } from './request.js';

/** Ends of a period that are texts have been judged before, by rules of their own: an empty one is open (spec 05 §2.2). */
function withJudgedEnds(parameter: unknown): unknown {
  if (!isJsonObject(parameter) || !isJsonObject(parameter['valuePeriod'])) return parameter;
  const ends = Object.entries(parameter['valuePeriod']).map(([name, value]) => [
    name,
    typeof value === 'string' ? '2000' : value,
  ]);
  return { ...parameter, valuePeriod: Object.fromEntries(ends) as unknown };
}

function withJudged(parameters: JsonObject): JsonObject {
  const { parameter } = parameters;
  return Array.isArray(parameter) ? { ...parameters, parameter: parameter.map(withJudgedEnds) } : parameters;
}

/** The HTML view, with every element of a request looked at once the rules of its parameters hold: these have codes of their own. */
export function withHtmlBodyChecked({ readHtmlSection, ...others }: Handlers): Handlers {
  if (readHtmlSection === undefined) return others;
  return {
    ...others,
    readHtmlSection: (request) => {
      const { body } = request;
      readCareRecordQuery(body);
      const sent = readResource(body, 'Parameters', 'BAD_REQUEST');
      checkElementsOf(withJudged(sent), 'Parameters', 'Parameters');
      return readHtmlSection(request);
    },
  };
}
