import type { DocumentReference, Reference } from 'fhir/r3.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import { documentReference } from '../documents/document-reference.js';
import { binaryId } from '../documents/patient-documents.js';
import type { RenderContext } from './render-context.js';

const NOT_SHARED = 'The files of documents are not shared by the provider system';

/** The file of a practice that does not offer documents cannot be had: the entry says so in place of an address (spec 06 §4). */
function withoutFile(document: DocumentReference): DocumentReference {
  const content = document.content.map(({ attachment }) => ({
    attachment: { ...attachment, url: undefined, title: attachment.title ?? NOT_SHARED },
  }));
  return { ...document, content };
}

/** What an answer says of a document beside the document itself. */
export interface DocumentSurroundings {
  /** Service root of the practice's documents: the bytes are there (spec 06 §5). */
  readonly root: string;
  readonly consultation: string | undefined;
  /** Reports in the answer that it is the text of. */
  readonly reports: readonly Reference[];
}

/** A document as it comes along with other areas: the same as the documents capability tells, but for its id (spec 06 §1). */
export function documentResource(
  item: Document,
  { root, consultation, reports }: DocumentSurroundings,
  context: RenderContext,
): DocumentReference {
  const { practice, registration, ids, staff, organisation } = context;
  const told = documentReference(item, {
    practice,
    registration,
    ids,
    staff,
    organisation,
    encounterOf: () => consultation ?? null,
    urlOf: (document) => `${root}/Binary/${binaryId(registration, document)}`,
  });
  const document = practice.row.documents ? told : withoutFile(told);
  if (reports.length === 0) return document;
  return { ...document, context: { ...document.context, related: reports.map((ref) => ({ ref })) } };
}
