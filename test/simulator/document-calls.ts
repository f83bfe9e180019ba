import { type CallChanges, member, type Reply, type TestConsumer, textOf } from './consumer.js';

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
