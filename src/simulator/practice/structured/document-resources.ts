import type { DocumentReference, Reference } from 'fhir/r3.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import { documentReference } from '../documents/document-reference.js';
import { binaryId } from '../documents/patient-documents.js';
import type { RenderContext } from './render-context.js';

/** What an answer says of a document beside the document itself. */
export interface DocumentSurroundings {
  /** Service root of the practice's documents: the bytes are there (spec 06 §5). */
  readonly root: string;
  /** Reports in the answer that it is the text of. */
  readonly reports: readonly Reference[];
}

/** A document as it comes along with other areas: the same as the documents capability tells, but for its id (spec 06 §1). */
export function documentResource(
  item: Document,
  { root, reports }: DocumentSurroundings,
  context: RenderContext,
): DocumentReference {
  const { practice, registration } = context;
  const url = practice.row.documents ? `${root}/Binary/${binaryId(registration, item)}` : null;
  return documentReference(item, context, { url, related: reports });
}
