import type { Attachment, CodeableConcept, DocumentReference, Reference } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import { CODE_SYSTEM, concept, PROFILE } from '../fhir-names.js';
import { PRODUCTS } from '../interactions.js';
import { termConcept } from './codings.js';
import { itemMeta, type RenderContext } from './render-context.js';

function typeOf({ type }: Document, { practice }: RenderContext): CodeableConcept {
  return 'snomed' in type ? termConcept(type, practice.row.personality) : { text: type.text };
}

function authorOf({ author }: Document, context: RenderContext): Reference {
  switch (author.kind) {
    case 'staff':
      return context.staff(author.key);
    case 'organisation':
      return context.organisation(author.name, author.odsCode);
    case 'words':
      return { display: author.text };
  }
}

/** Where the bytes are: at the documents server of the practice, which gives a document an id of its own (spec 06 §5). */
function binaryUrl(key: string, { practice, registration }: RenderContext): string {
  const { odsCode } = practice.row;
  const id = practice.ids.of('Binary', `${registration.person.nhsNumber} ${key}`);
  return `https://${odsCode.toLowerCase()}.practices.example/${odsCode}${PRODUCTS.documents.path}/Binary/${id}`;
}

/** The file: what is not held has no address, and says why (spec 06 §4). */
function attachmentOf({ key, content, contentType }: Document, context: RenderContext): Attachment {
  const { sizeBytes: size } = content;
  if (content.kind === 'placeholder') return { contentType, size, title: content.why };
  return context.practice.row.documents
    ? { contentType, url: binaryUrl(key, context), size }
    : { contentType, size, title: 'The provider system does not share the files of documents' };
}

/** What is known of a document; its bytes come from the documents capability (spec 06 §4). `related` are reports that it is the text of. */
export function documentResource(
  item: Document,
  related: readonly Reference[],
  context: RenderContext,
): DocumentReference {
  const { ids, practice, consultation } = context;
  const { key, created, indexed, description, specialty, contentNotForPatient } = item;
  const about: NonNullable<DocumentReference['context']> = {
    encounter: consultation,
    practiceSetting: specialty === null ? undefined : termConcept(specialty, practice.row.personality),
    related: related.length === 0 ? undefined : related.map((ref) => ({ ref })),
  };
  return {
    resourceType: 'DocumentReference',
    id: ids.of('DocumentReference', key),
    meta: itemMeta(PROFILE.DocumentReference, item, context),
    masterIdentifier: ids.identifier('DocumentVersion', key),
    identifier: [ids.identifier('DocumentReference', key)],
    status: 'current',
    type: typeOf(item, context),
    subject: context.patient,
    created: created === null ? undefined : ukDateTime(created),
    indexed: ukDateTime(indexed),
    author: [authorOf(item, context)],
    custodian: ids.reference('Organization', practice.row.odsCode),
    description,
    securityLabel: contentNotForPatient ? [concept(CODE_SYSTEM.actCode, 'NOPAT')] : undefined,
    content: [{ attachment: attachmentOf(item, context) }],
    context: Object.values(about).every((value) => value === undefined) ? undefined : about,
  };
}
