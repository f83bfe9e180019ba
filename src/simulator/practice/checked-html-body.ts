import { checkElementsOf, readResource } from './checks/sent-resource.js';
import { readCareRecordQuery } from './html/care-record-query.js';
import type { Handlers } from './request.js';

/** The HTML view, with every element of a request looked at once the rules of its parameters hold: these have codes of their own. */
export function withHtmlBodyChecked({ readHtmlSection, ...others }: Handlers): Handlers {
  if (readHtmlSection === undefined) return others;
  return {
    ...others,
    readHtmlSection: (request) => {
      const { body } = request;
      readCareRecordQuery(body);
      checkElementsOf(readResource(body, 'Parameters', 'BAD_REQUEST'), 'Parameters', 'Parameters');
      return readHtmlSection(request);
    },
  };
}
