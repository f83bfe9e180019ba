import type { DocumentReference, Reference } from 'fhir/r3.js';
import type { Document } from '../../estate/clinical/gp-record.js';
import { documentReference } from '../documents/document-reference.js';
import { binaryId } from '../documents/patient-documents.js';
import { serviceRoot } from '../interactions.js';
import type { RenderContext } from './render-context.js';

/** What is known of a document; its bytes come from the documents capability (spec 06 §4). `related` are reports that it is the text of. */
export function documentResource(
  item: Document,
  related: readonly Reference[],
  context: RenderContext,
): DocumentReference {
  const { row } = context.practice;
  const url = row.documents
    ? `${serviceRoot(row.odsCode, 'documents')}/Binary/${binaryId(context.registration, item)}`
    : null;
  return documentReference(item, context, { url, related });
}
