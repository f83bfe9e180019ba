import type { CodeableConcept, DocumentReference, DocumentReferenceContent, Identifier, Reference } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Document, GpRecord } from '../../estate/clinical/gp-record.js';
import type { PersonalityName } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { CODE_SYSTEM, concept, NOT_FOR_PATIENT, PROFILE } from '../fhir-names.js';
import { termConcept } from '../structured/codings.js';

/** What resources are called where a DocumentReference goes. */
export interface DocumentContext {
  readonly practice: Practice;
  readonly registration: Registration;
  readonly ids: {
    readonly of: (type: string, key: string) => string;
    readonly reference: (type: string, key: string) => Reference;
    /** Stable between calls and capabilities: it is what links the same document seen twice (spec 06 §8). */
    readonly identifier: (type: string, key: string) => Identifier;
  };
  /** Reference to a member of staff. */
  readonly staff: (key: string) => Reference;
  /** Reference to another organisation, or to the practice itself by its code. */
  readonly organisation: (name: string, odsCode: string) => Reference;
  /** Key of the consultation that a document was filed in; null for none. */
  readonly encounterOf: (document: Document) => string | null;
  /** Absolute URL of the bytes. */
  readonly urlOf: (document: Document) => string;
}

/** Bytes that may be had of one document (spec 06 §5.1). */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** Why a document's bytes cannot be had; null if they can (spec 06 §4 and §6). */
export function whyNotAvailable({ content }: Document): string | null {
  if (content.kind === 'placeholder') return content.why;
  const { sizeBytes } = content;
  return sizeBytes > LARGEST_BYTES ? `File size ${sizeBytes} bytes greater than maximum allowable (5MB)` : null;
}

/** For each document, the consultation whose headings name it. */
export function encountersOfDocuments({ consultations }: GpRecord): ReadonlyMap<string, string> {
  return new Map(
    consultations.flatMap(({ key, topics }) =>
      topics.flatMap(({ headings }) =>
        headings.flatMap(({ items }) =>
          items.flatMap((item): [string, string][] => (item.area === 'documents' ? [[item.key, key]] : [])),
        ),
      ),
    ),
  );
}

function typeConcept({ type }: Document, personality: PersonalityName): CodeableConcept {
  return 'snomed' in type ? termConcept(type, personality) : { text: type.text };
}

/** Who wrote it: somebody of the practice, an organisation, or words alone. */
function author({ author: by }: Document, { organisation, staff }: DocumentContext): Reference {
  switch (by.kind) {
    case 'staff':
      return staff(by.key);
    case 'organisation':
      return organisation(by.name, by.odsCode);
    case 'words':
      return { display: by.text };
  }
}

/** Where the bytes are; for a placeholder why they are not, its true size all the same. */
function content(document: Document, { urlOf }: DocumentContext): DocumentReferenceContent {
  const why = whyNotAvailable(document);
  const { contentType } = document;
  const size = document.content.sizeBytes;
  const attachment = why === null ? { contentType, url: urlOf(document), size } : { contentType, size, title: why };
  return { attachment };
}

/** A document of the patient's: what is known of it, and where its bytes are (spec 06 §4). */
export function documentReference(document: Document, context: DocumentContext): DocumentReference {
  const { practice, registration, ids, encounterOf } = context;
  const { key, created, indexed, specialty } = document;
  const { odsCode, personality } = practice.row;
  const encounter = encounterOf(document);
  return {
    resourceType: 'DocumentReference',
    id: ids.of('DocumentReference', key),
    meta: {
      profile: [PROFILE.DocumentReference],
      ...(document.notForPatient === true ? { security: [NOT_FOR_PATIENT] } : {}),
    },
    masterIdentifier: ids.identifier('DocumentVersion', key),
    identifier: [ids.identifier('DocumentReference', key)],
    status: 'current',
    type: typeConcept(document, personality),
    subject: ids.reference('Patient', registration.person.nhsNumber),
    created: created === null ? undefined : ukDateTime(created),
    indexed: ukDateTime(indexed),
    author: [author(document, context)],
    custodian: ids.reference('Organization', odsCode),
    description: document.description,
    securityLabel: document.contentNotForPatient ? [{ coding: [NOT_FOR_PATIENT] }] : undefined,
    content: [content(document, context)],
    context:
      encounter === null && specialty === null
        ? undefined
        : {
            encounter: encounter === null ? undefined : ids.reference('Encounter', encounter),
            practiceSetting:
              specialty === null ? undefined : concept(CODE_SYSTEM.snomed, specialty.snomed, specialty.display),
          },
  };
}
