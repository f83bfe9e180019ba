import { type CallChanges, type Json, list, member, type Reply, type TestConsumer, textOf } from './consumer.js';

export const DOCUMENTS = 'urn:nhs:names:services:gpconnect:documents:fhir:rest:';

/** Includes that every search for documents asks for (spec 06 §3.1). */
export const INCLUDES: readonly string[] = [
  '_include=DocumentReference:subject:Patient',
  '_include=DocumentReference:custodian:Organization',
  '_include=DocumentReference:author:Organization',
  '_include=DocumentReference:author:Practitioner',
  '_revinclude:recurse=PractitionerRole:practitioner',
];

/** A query for an identifier, by default an NHS number. */
export const identifierQuery = (value: string, system = 'https://fhir.nhs.uk/Id/nhs-number'): string =>
  `identifier=${encodeURIComponent(`${system}|${value}`)}`;

/** Looks for the patient whose documents are wanted. */
export function findForDocuments(
  consumer: TestConsumer,
  practice: string,
  nhsNumber: string,
  changes: CallChanges = {},
): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: `${DOCUMENTS}search:patient-1`,
      scope: 'patient/*.read',
      path: '/Patient',
      query: identifierQuery(nhsNumber),
    },
    changes,
  );
}

/** The patient's id at the practice's documents server. */
export async function documentsPatientId(consumer: TestConsumer, practice: string, nhsNumber: string): Promise<string> {
  const { body } = await findForDocuments(consumer, practice, nhsNumber);
  return textOf(member(body, 'entry', 0, 'resource', 'id'));
}

/** Searches for documents of a patient with this query. */
export function searchDocuments(
  consumer: TestConsumer,
  practice: string,
  patientId: string,
  query: string,
  changes: CallChanges = {},
): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: `${DOCUMENTS}search:documentreference-1`,
      scope: 'patient/*.read',
      path: `/Patient/${patientId}/DocumentReference`,
      query,
    },
    changes,
  );
}

/** Searches for documents of whoever has this NHS number, with these filters. */
export async function searchByNumber(
  consumer: TestConsumer,
  practice: string,
  nhsNumber: string,
  filters: readonly string[] = [],
): Promise<Reply> {
  const id = await documentsPatientId(consumer, practice, nhsNumber);
  return searchDocuments(consumer, practice, id, [...INCLUDES, ...filters].join('&'));
}

/** Resources of an answered search, in their order. */
export const resourcesOf = ({ body }: Reply): readonly Json[] =>
  list(body['entry']).map((entry) => member(entry, 'resource') as Json);

/** Documents among them. */
export const documentsOf = (reply: Reply): readonly Json[] =>
  resourcesOf(reply).filter(({ resourceType }) => resourceType === 'DocumentReference');

/** Where a document's bytes are, and what they are. */
export const attachmentOf = (document: unknown): unknown => member(document, 'content', 0, 'attachment');

/** Reads a file by its id. */
export function readFile(consumer: TestConsumer, practice: string, id: string): Promise<Reply> {
  return consumer.call({
    practice,
    interaction: `${DOCUMENTS}read:binary-1`,
    scope: 'patient/*.read',
    path: `/Binary/${id}`,
  });
}

/** Id of the file that a document names. */
export function fileIdOf(document: unknown): string {
  const url = textOf(member(attachmentOf(document), 'url'));
  return url.slice(url.lastIndexOf('/') + 1);
}
