import { type CallChanges, INTERACTION, type Json, member, type Reply, type TestConsumer } from './consumer.js';

const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';

export const COMMUNICATION = `${STRUCTURE}Extension-CareConnect-GPC-NHSCommunication-1`;
export const PATIENT_PROFILE = `${STRUCTURE}CareConnect-GPC-Patient-1`;
export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** The patient as PDS has them, as a consumer would send them. */
export async function patientFromPds(pdsUrl: string, number: string, more: Json = {}): Promise<Json> {
  const response = await fetch(`${pdsUrl}/Patient/${number}`, { headers: { 'X-Request-ID': crypto.randomUUID() } });
  const national: unknown = await response.json();
  const name = member(national, 'name', 0);
  const [family, given, prefix] = ['family', 'given', 'prefix'].map((element) => member(name, element));
  return {
    resourceType: 'Patient',
    meta: { profile: [PATIENT_PROFILE] },
    identifier: [{ system: NHS_NUMBER, value: number }],
    name: [{ use: 'official', family, given, prefix }],
    gender: member(national, 'gender'),
    birthDate: member(national, 'birthDate'),
    ...more,
  };
}

/** The body of a registration; of one patient, if it is to be in order. */
export const registrationBody = (...patients: readonly unknown[]): Json => ({
  resourceType: 'Parameters',
  parameter: patients.map((resource) => ({ name: 'registerPatient', resource })),
});

/** Sends a registration. */
export function sendRegistration(
  consumer: TestConsumer,
  practice: string,
  body: Json,
  changes: CallChanges = {},
): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: INTERACTION.registerPatient,
      scope: 'patient/*.write',
      path: '/Patient/$gpc.registerpatient',
      method: 'POST',
      body,
    },
    changes,
  );
}
