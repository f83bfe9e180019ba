import type { Binary, Bundle, FhirResource } from 'fhir/r3.js';
import { ukDay } from '../../calendar/uk-time.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import type { Registration } from '../../estate/practice.js';
import { isNhsNumber } from '../../nhs-number.js';
import { type Answer, fhir } from '../../wire/answer.js';
import { IDENTIFIER, PROFILE } from '../fhir-names.js';
import { oneResource, searchedValue } from '../foundations/identifier-search.js';
import { patientResource } from '../foundations/patient-resource.js';
import {
  organisationResource,
  practitionerResource,
  practitionerRoleResource,
} from '../foundations/staff-and-places.js';
import { refuseUnless } from '../outcome.js';
import { findReadable, readablePatient, type RecordShelf, refuseWithoutConsent } from '../record-access.js';
import type { Handler, Handlers, PracticeRequest } from '../request.js';
import { correspondentResource, correspondentsOf } from './correspondents.js';
import { whyNotAvailable } from './document-reference.js';
import { isSelected, readDocumentQuery } from './document-query.js';
import { documentFile } from './files/document-file.js';
import { readDocumentsMetadata } from './metadata.js';
import { daysAfterDeath, documentOfBinary, documentReferences, patientIdOf } from './patient-documents.js';

const NHS_NUMBER = {
  system: IDENTIFIER.nhsNumber,
  wrongSystem: 'INVALID_PARAMETER',
  check: (value: string) => refuseUnless(isNhsNumber(value), 'INVALID_NHS_NUMBER', 'identifier: no valid NHS number'),
} as const;

/** What a search found: every entry with the URL that references inside the answer are resolved by (spec 06 §3.4). */
function searchset({ root, traceId }: PracticeRequest, resources: readonly FhirResource[]): Answer {
  const bundle: Bundle = {
    resourceType: 'Bundle',
    id: traceId,
    meta: { profile: [PROFILE.Searchset] },
    type: 'searchset',
    entry: resources.map((resource) => ({
      fullUrl: `${root}/${resource.resourceType}/${resource.id ?? ''}`,
      resource,
    })),
  };
  return fhir(200, bundle);
}

/** Refused sharing is no hindrance here: it is said when documents are asked for (spec 06 §2). */
const findDocumentsPatient: Handler = (request) => {
  const { practice, now } = request;
  const { patients } = practice;
  const nhsNumber = searchedValue(request, NHS_NUMBER);
  const known = { living: patients.byNumber(nhsNumber), late: patients.lateByNumber(nhsNumber) };
  const patient = findReadable(known, daysAfterDeath(practice), ukDay(now));
  return searchset(request, patient === undefined ? [] : [patientResource(practice, patient, practice.ids)]);
};

/** Access Document (spec 06). */
export function documentHandlers(shelf: RecordShelf): Handlers {
  const patientOf = ({ practice, now }: PracticeRequest, id: string): Registration => {
    const { patients } = practice;
    const known = { living: patients.byId(id), late: patients.lateById(id) };
    const patient = readablePatient(known, daysAfterDeath(practice), ukDay(now));
    refuseWithoutConsent(patient);
    return patient;
  };

  const findDocuments: Handler = (request) => {
    const { practice, pathId, query, root, now } = request;
    const { ids, staff, row } = practice;
    const today = ukDay(now);
    const wanted = readDocumentQuery(query, today);
    const patient = patientOf(request, pathId);
    const record = shelf.record(practice, patient);
    const hits = record.documents.filter((document) => isSelected(document, wanted));
    const authors = new Set([patient.usualGp.key, ...hits.flatMap(staffAuthor)]);
    return searchset(request, [
      patientResource(practice, patient, ids),
      organisationResource(practice, ids),
      ...documentReferences(practice, patient, { record, hits, root }),
      ...correspondentsOf(hits, row.odsCode).map((one) => correspondentResource(one, ids)),
      ...staff
        .filter(({ key }) => authors.has(key))
        .flatMap((member) => [
          practitionerResource(practice, member, ids),
          practitionerRoleResource(practice, member, ids),
        ]),
    ]);
  };

  const readDocument: Handler = (request) => {
    const { practice, pathId } = request;
    const { patients } = practice;
    const patientId = patientIdOf(pathId);
    const isSomebodys = patients.byId(patientId) !== undefined || patients.lateById(patientId) !== undefined;
    refuseUnless(isSomebodys, 'NO_RECORD_FOUND', `Nothing here has the id "${pathId}"`);
    const patient = patientOf(request, patientId);
    const record = shelf.record(practice, patient);
    const document = documentOfBinary(record, patient, pathId);
    const isThere = document !== undefined && whyNotAvailable(document) === null;
    refuseUnless(isThere, 'NO_RECORD_FOUND', `Nothing here has the id "${pathId}"`);
    const binary: Binary = {
      resourceType: 'Binary',
      id: pathId,
      meta: { versionId: stableDigits(13, 'binary version', pathId) },
      contentType: document.contentType,
      content: documentFile(document, practice, patient).toString('base64'),
    };
    return oneResource(binary);
  };

  return { readDocumentsMetadata, findDocumentsPatient, findDocuments, readDocument };
}

function staffAuthor({ author }: Document): string[] {
  return author.kind === 'staff' ? [author.key] : [];
}
