import type { Attachment, CodeableConcept, DocumentReference, Identifier, Meta, Reference } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import type { Practice } from '../../estate/practice.js';
import { NOT_FOR_PATIENT, PROFILE } from '../fhir-names.js';
import { termConcept } from '../structured/codings.js';

/** What is told of a document with, whichever capability it goes out by: what resources are called there, and who they are. */
export interface DocumentContext {
  readonly practice: Practice;
  readonly ids: {
    of(type: string, key: string): string;
    reference(type: string, key: string): Reference;
    /** Stable between calls and capabilities: it is what links the same document seen twice (spec 06 §8). */
    identifier(type: string, key: string): Identifier;
  };
  readonly patient: Reference;
  /** The consultation in which it was filed, if that is told. */
  readonly consultation: Reference | undefined;
  readonly staff: (key: string) => Reference;
  readonly organisation: (name: string, odsCode: string) => Reference;
}

/** Where the bytes are, and what else the document has to do with. */
export interface DocumentLinks {
  /** Absolute URL of the bytes; null where the practice does not share them. */
  readonly url: string | null;
  /** Reports that it is the text of. */
  readonly related: readonly Reference[];
}

/** Bytes that may be had of one document (spec 06 §5.1). */
const LARGEST_BYTES = 5 * 1024 * 1024;

/** Why a document's bytes cannot be had; null if they can (spec 06 §4 and §6). */
export function whyNotAvailable({ content }: Document): string | null {
  if (content.kind === 'placeholder') return content.why;
  const { sizeBytes } = content;
  return sizeBytes > LARGEST_BYTES ? `File size ${sizeBytes} bytes greater than maximum allowable (5MB)` : null;
}

function typeOf({ type }: Document, { practice }: DocumentContext): CodeableConcept {
  return 'snomed' in type ? termConcept(type, practice.row.personality) : { text: type.text };
}

/** Who wrote it: somebody of the practice, an organisation, or words alone. */
function authorOf({ author }: Document, { staff, organisation }: DocumentContext): Reference {
  switch (author.kind) {
    case 'staff':
      return staff(author.key);
    case 'organisation':
      return organisation(author.name, author.odsCode);
    case 'words':
      return { display: author.text };
  }
}

/** The file; for a placeholder why there is none, its true size all the same. */
function attachmentOf(document: Document, { url }: DocumentLinks): Attachment {
  const { contentType } = document;
  const size = document.content.sizeBytes;
  const why = whyNotAvailable(document);
  if (why !== null) return { contentType, size, title: why };
  return url === null
    ? { contentType, size, title: 'The provider system does not share the files of documents' }
    : { contentType, url, size };
}

/** The label of the entry, which is another than that of the document itself (spec 06 §4). */
function metaOf({ notForPatient }: Document): Meta {
  const profile = [PROFILE.DocumentReference];
  return notForPatient === true ? { profile, security: [NOT_FOR_PATIENT] } : { profile };
}

/** A document of the patient's: what is known of it, and where its bytes are (spec 06 §4). */
export function documentReference(
  document: Document,
  context: DocumentContext,
  links: DocumentLinks,
): DocumentReference {
  const { practice, ids, patient, consultation } = context;
  const { key, created, indexed, description, specialty, contentNotForPatient } = document;
  const about: NonNullable<DocumentReference['context']> = {
    encounter: consultation,
    practiceSetting: specialty === null ? undefined : termConcept(specialty, practice.row.personality),
    related: links.related.length === 0 ? undefined : links.related.map((ref) => ({ ref })),
  };
  return {
    resourceType: 'DocumentReference',
    id: ids.of('DocumentReference', key),
    meta: metaOf(document),
    masterIdentifier: ids.identifier('DocumentVersion', key),
    identifier: [ids.identifier('DocumentReference', key)],
    status: 'current',
    type: typeOf(document, context),
    subject: patient,
    created: created === null ? undefined : ukDateTime(created),
    indexed: ukDateTime(indexed),
    author: [authorOf(document, context)],
    custodian: ids.reference('Organization', practice.row.odsCode),
    description,
    securityLabel: contentNotForPatient ? [{ coding: [NOT_FOR_PATIENT] }] : undefined,
    content: [{ attachment: attachmentOf(document, links) }],
    context: Object.values(about).every((value) => value === undefined) ? undefined : about,
  };
}
