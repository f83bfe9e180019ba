import type { DocumentReference } from 'fhir/r3.js';
import { stableHex } from '../../chance/stable-id.js';
import type { Document, GpRecord } from '../../estate/clinical/gp-record.js';
import { hasQuirk } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { DAYS_AFTER_DEATH } from '../record-access.js';
import { recordIds } from '../structured/record-ids.js';
import { type DocumentContext, documentReference } from './document-reference.js';

/** Days after a death for which a practice still gives documents, as it has been set (spec 06 §3.3); none gives less than none. */
export function daysAfterDeath({ row }: Practice): number {
  return hasQuirk(row.personality, 'documentsAfterDeath') ? DAYS_AFTER_DEATH : -1;
}

/** Digits that tell one document of a patient from another. */
const DIGITS = 12;

/** Id of a document's bytes. It says whose it is, so that it can be found without looking through everybody's documents. */
export function binaryId({ id, person }: Registration, { key }: Document): string {
  return `${id}-${stableHex('document', person.nhsNumber, key).slice(0, DIGITS)}`;
}

/** Id of the patient to whom an id of bytes belongs. */
export function patientIdOf(pathId: string): string {
  return pathId.slice(0, -(DIGITS + 1));
}

/** The document of this patient whose bytes have the id. */
export function documentOfBinary(record: GpRecord, registration: Registration, id: string): Document | undefined {
  return record.documents.find((document) => binaryId(registration, document) === id);
}

/** For each document, the consultation whose headings name it. */
function consultationsOfDocuments({ consultations }: GpRecord): ReadonlyMap<string, string> {
  return new Map(
    consultations.flatMap(({ key, topics }) =>
      topics
        .flatMap(({ headings }) => headings.flatMap(({ items }) => items))
        .filter(({ area }) => area === 'documents')
        .map((item): [string, string] => [item.key, key]),
    ),
  );
}

/** Resources of a server whose keys are not a patient's own. */
const SHARED: ReadonlySet<string> = new Set(['Patient', 'Organization', 'Practitioner']);

/** These documents of a patient as the practice's documents server tells of them, which is asked under `root`. */
export function documentReferences(
  practice: Practice,
  registration: Registration,
  { record, hits, root }: { readonly record: GpRecord; readonly hits: readonly Document[]; readonly root: string },
): readonly DocumentReference[] {
  const { nhsNumber } = registration.person;
  const consultations = consultationsOfDocuments(record);
  const inRecords = recordIds(practice, nhsNumber);
  const of = (type: string, key: string): string =>
    practice.ids.of(type, SHARED.has(type) ? key : `${nhsNumber} ${key}`);
  const reference = (type: string, key: string): { reference: string } => ({ reference: `${type}/${of(type, key)}` });
  const context: Omit<DocumentContext, 'consultation'> = {
    practice,
    ids: { of, reference, identifier: (type, key) => inRecords.identifier(type, key) },
    patient: reference('Patient', nhsNumber),
    staff: (key) => reference('Practitioner', key),
    organisation: (_name, odsCode) => reference('Organization', odsCode),
  };
  return hits.map((document) => {
    const key = consultations.get(document.key);
    const consultation = key === undefined ? undefined : reference('Encounter', key);
    const url = `${root}/Binary/${binaryId(registration, document)}`;
    return documentReference(document, { ...context, consultation }, { url, related: [] });
  });
}
