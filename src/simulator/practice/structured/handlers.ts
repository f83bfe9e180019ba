import { ukDay } from '../../calendar/uk-time.js';
import { FHIR_JSON, jsonText } from '../../wire/answer.js';
import { readablePatient, type RecordShelf, refuseWithoutConsent } from '../record-access.js';
import type { Handler, Handlers } from '../request.js';
import { assembleRecord } from './assemble.js';
import { recentlyUsed } from './recently-used.js';
import { readRecordQuery } from './record-query.js';
import { type RenderedRecord, renderedRecord } from './rendered-record.js';

/** Rendered records that are kept. One is up to two megabytes. */
const KEPT_RECORDS = 60;

/** Days after a death for which there are structured records: none (spec 04 §3). */
const NEVER = -1;

/** Whole records that stand in files, by NHS number. */
export type RecordFiles = ReadonlyMap<string, () => string>;

/** Access Record Structured (spec 04): records made from the seed, and those of files. */
export function structuredHandlers(shelf: RecordShelf, files: RecordFiles): Handlers {
  const rendered = recentlyUsed<RenderedRecord>(KEPT_RECORDS);

  const readRecord: Handler = ({ practice, body, root, traceId, now }) => {
    const today = ukDay(now);
    const query = readRecordQuery(body, practice.row.structured ?? '1.6', today);
    const { patients } = practice;
    const registration = readablePatient({ living: patients.byNumber(query.nhsNumber), late: undefined }, NEVER, today);
    refuseWithoutConsent(registration);
    const file = registration.person.record === null ? files.get(query.nhsNumber) : undefined;
    if (file !== undefined) return jsonText(200, file(), { 'Content-Type': FHIR_JSON });
    const record = rendered.get(`${practice.row.odsCode} ${query.nhsNumber} ${today}`, () =>
      renderedRecord(practice, registration, shelf.record(practice, registration), today),
    );
    return jsonText(200, assembleRecord(record, query, { traceId, now, root }), { 'Content-Type': FHIR_JSON });
  };

  return { readRecord };
}
