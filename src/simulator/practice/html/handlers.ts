import type { FhirResource } from 'fhir/r2.js';
import { ukDateTime, ukDay } from '../../calendar/uk-time.js';
import { FHIR_JSON, jsonText } from '../../wire/answer.js';
import { requestedRecord } from '../checks/claims.js';
import { DSTU2_IDENTIFIER } from '../dstu2-names.js';
import { refuseUnless } from '../outcome.js';
import { DAYS_AFTER_DEATH, readablePatient, type RecordShelf, refuseWithoutConsent } from '../record-access.js';
import type { Handler, Handlers, PracticeRequest } from '../request.js';
import { recentlyUsed } from '../structured/recently-used.js';
import { readCareRecordQuery } from './care-record-query.js';
import { readHtmlConformance } from './conformance.js';
import { compositionOf, deviceOf, organisationOf, patientOf, practitionerOf } from './dstu2-resources.js';
import { recordView } from './record-view.js';
import { type AskedSection, sectionHtml } from './section-html.js';

/** Answers that are kept. A section is mostly some ten kilobytes, and seldom more than two hundred. */
const KEPT_ANSWERS = 200;

/** Stands in a kept answer for the moment of the answer: JSON leaves this character as it is, and no record has it. */
const TIME_MARK = '\u007F';

/** The token says whose record is asked for, and so does the body: they have to agree (spec 01 §6.4). */
function checkRequestedRecord({ claims }: PracticeRequest, nhsNumber: string): void {
  const record = requestedRecord(claims);
  const agrees = record?.system === DSTU2_IDENTIFIER.nhsNumber && record.value === nhsNumber;
  refuseUnless(agrees, 'BAD_REQUEST', 'JWT claim requested_record is not the patient that patientNHSNumber names');
}

/** Access Record HTML (spec 05). */
export function htmlHandlers(shelf: RecordShelf): Handlers {
  const answers = recentlyUsed<string>(KEPT_ANSWERS);

  const readHtmlSection: Handler = (request) => {
    const { practice, body, traceId, now } = request;
    const { nhsNumber, section: code, period } = readCareRecordQuery(body);
    checkRequestedRecord(request, nhsNumber);
    const { patients } = practice;
    const today = ukDay(now);
    const registration = readablePatient(
      { living: patients.byNumber(nhsNumber), late: patients.lateByNumber(nhsNumber) },
      DAYS_AFTER_DEATH,
      today,
    );
    refuseWithoutConsent(registration);
    const asked: AskedSection = { code, period };
    const entriesOf = (): readonly FhirResource[] => {
      const view = recordView(practice, registration, shelf.record(practice, registration), today);
      const div = sectionHtml(view, asked);
      return [
        compositionOf(practice, registration, { code, div, date: TIME_MARK }),
        patientOf(practice, registration),
        organisationOf(practice),
        practitionerOf(practice, registration.usualGp),
        deviceOf(practice),
      ];
    };
    const key = JSON.stringify([practice.row.odsCode, nhsNumber, today, code, period]);
    const entries = answers.get(key, () => JSON.stringify(entriesOf().map((resource) => ({ resource }))));
    const bundle = `{"resourceType":"Bundle","id":${JSON.stringify(traceId)},"type":"searchset","entry":${entries}}`;
    return jsonText(200, bundle.replace(TIME_MARK, ukDateTime(now)), { 'Content-Type': FHIR_JSON });
  };

  return { readHtmlConformance, readHtmlSection };
}
