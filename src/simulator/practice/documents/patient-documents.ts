import { stableHex } from '../../chance/stable-id.js';
import type { Document, GpRecord } from '../../estate/clinical/gp-record.js';
import { hasQuirk } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { DAYS_AFTER_DEATH } from '../record-access.js';
import { recordIds } from '../structured/record-ids.js';
import { type DocumentContext, encountersOfDocuments } from './document-reference.js';

/** Days after a death for which a practice still gives documents: a setting of providers (spec 06 §3.3). */
export function daysAfterDeath({ row }: Practice): number {
  return hasQuirk(row.personality, 'documentsAfterDeath') ? DAYS_AFTER_DEATH : -1;
}

/** Digits that tell one document of a patient from another. */
const DIGITS = 12;

function mark(nhsNumber: string, key: string): string {
  return stableHex('document', nhsNumber, key).slice(0, DIGITS);
}

/** Id of a document's bytes. It says whose it is, so that it can be found without looking through everybody's documents. */
export function binaryId({ id, person }: Registration, { key }: Document): string {
  return `${id}-${mark(person.nhsNumber, key)}`;
}

/** Id of the patient to whom an id of bytes belongs. */
export function patientIdOf(pathId: string): string {
  return pathId.slice(0, -(DIGITS + 1));
}

/** The document of this patient whose bytes have the id. */
export function documentOfBinary(record: GpRecord, registration: Registration, id: string): Document | undefined {
  return record.documents.find((document) => binaryId(registration, document) === id);
}

/** How documents are told of on the practice's documents server, which is asked under `root`. */
export function documentContext(
  practice: Practice,
  registration: Registration,
  record: GpRecord,
  root: string,
): DocumentContext {
  const { ids } = practice;
  const { nhsNumber } = registration.person;
  const encounters = encountersOfDocuments(record);
  const global = new Set(['Patient', 'Organization', 'Practitioner']);
  const of = (type: string, key: string): string => ids.of(type, global.has(type) ? key : `${nhsNumber} ${key}`);
  const reference = (type: string, key: string): { reference: string } => ({ reference: `${type}/${of(type, key)}` });
  const inRecords = recordIds(practice, nhsNumber);
  return {
    practice,
    registration,
    ids: { of, reference, identifier: (type, key) => inRecords.identifier(type, key) },
    staff: (key) => reference('Practitioner', key),
    organisation: (_name, odsCode) => reference('Organization', odsCode),
    encounterOf: ({ key }) => encounters.get(key) ?? null,
    urlOf: (document) => `${root}/Binary/${binaryId(registration, document)}`,
  };
}
