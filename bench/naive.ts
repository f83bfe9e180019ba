import { buildSchema, execute, parse, type DocumentNode } from 'graphql';
import { recordOf, staffOf } from './by-hand.js';
import {
  appointmentsPath,
  ID,
  patientPath,
  practiceOf,
  structuredBody,
  type Bundle,
  type Resource,
  type RestClient,
} from './rest.js';

/** Resolvers that each ask for what they need: correct, and what one writes first. */
const SCHEMA = buildSchema(`
  type Query { patient(nhsNumber: String!): Patient }
  type Patient { nhsNumber: String name: String medications: [Medication] allergies: [Allergy] appointments: [Appointment] }
  type Medication { name: String group: String dosage: String lastIssued: String reviewDate: String issues: [Issue] }
  type Issue { date: String dosage: String }
  type Allergy { name: String criticality: String endReason: String }
  type Appointment { start: String end: String status: String description: String practitioners: [Staff] location: Staff }
  type Staff { name: String }
`);
const QUERY: DocumentNode = parse(`query ($n: String!) { patient(nhsNumber: $n) {
  nhsNumber name medications { name group dosage lastIssued reviewDate issues { date dosage } } allergies { name criticality }
  appointments { start end status description practitioners { name } location { name } } } }`);

/** The same answer through such resolvers. */
export async function summaryNaively(rest: RestClient, nhsNumber: string): Promise<string> {
  const record = async (practice: string) => {
    const target = await rest.target(practice, ID.structured);
    const path = '/Patient/$gpc.getstructuredrecord';
    return recordOf((await rest.practice(target, ID.structured, path, structuredBody(nhsNumber))) as Bundle);
  };
  const staff = async (practice: string, reference: string) => {
    const interaction = reference.startsWith('Practitioner') ? ID.practitioner : ID.location;
    const resource = (await rest.practice(
      await rest.target(practice, interaction),
      interaction,
      `/${reference}`,
    )) as Resource;
    return { name: JSON.stringify(resource['name']) };
  };
  const appointments = async (practice: string) => {
    const target = await rest.target(practice, ID.patient);
    const found = (await rest.practice(target, ID.patient, patientPath(nhsNumber))) as Bundle;
    const id = found.entry?.[0]?.resource.id ?? '';
    const list = (await rest.practice(
      await rest.target(practice, ID.appointments),
      ID.appointments,
      appointmentsPath(id),
    )) as Bundle;
    return (list.entry ?? []).map(({ resource }) => ({
      ...resource,
      practitioners: () =>
        staffOf(resource)
          .filter((reference) => reference.startsWith('Practitioner'))
          .map((reference) => staff(practice, reference)),
      location: () => {
        const reference = staffOf(resource).find((found) => found.startsWith('Location'));
        return reference === undefined ? null : staff(practice, reference);
      },
    }));
  };
  const rootValue = {
    patient: async () => {
      const traced = await rest.trace(nhsNumber);
      const practice = practiceOf(traced);
      return {
        nhsNumber,
        name: JSON.stringify(traced['name']),
        medications: async () => (await record(practice)).medications,
        allergies: async () => (await record(practice)).allergies.active,
        appointments: () => appointments(practice),
      };
    },
  };
  const result = await execute({ schema: SCHEMA, document: QUERY, rootValue, variableValues: { n: nhsNumber } });
  const [fault] = result.errors ?? [];
  if (fault !== undefined) throw new Error(fault.message);
  return JSON.stringify(result);
}
