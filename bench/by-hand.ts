import {
  appointmentsPath,
  ID,
  patientPath,
  practiceOf,
  structuredBody,
  type Bundle,
  type Resource,
  type RestClient,
  type Target,
} from './rest.js';

interface Reference {
  readonly reference?: string;
}

/** The README's answer, composed by hand: every call as early as it can be made, all at once where they can be. */
export async function summaryByHand(rest: RestClient, nhsNumber: string): Promise<string> {
  const patient = await rest.trace(nhsNumber);
  const practice = practiceOf(patient);
  const [record, appointments] = await Promise.all([
    rest
      .target(practice, ID.structured)
      .then((target) =>
        rest.practice(target, ID.structured, '/Patient/$gpc.getstructuredrecord', structuredBody(nhsNumber)),
      ),
    appointmentsOf(rest, practice, nhsNumber),
  ]);
  return JSON.stringify({ nhsNumber, name: patient['name'], ...recordOf(record as Bundle), appointments });
}

async function appointmentsOf(rest: RestClient, practice: string, nhsNumber: string) {
  const target = await rest.target(practice, ID.patient);
  const found = (await rest.practice(target, ID.patient, patientPath(nhsNumber))) as Bundle;
  const id = found.entry?.[0]?.resource.id ?? '';
  const list = (await rest.practice(target, ID.appointments, appointmentsPath(id))) as Bundle;
  const appointments = (list.entry ?? []).map(({ resource }) => resource);
  const references = new Set(appointments.flatMap(staffOf));
  const read = new Map(
    await Promise.all(
      [...references].map(async (reference) => [reference, await readStaff(rest, target, reference)] as const),
    ),
  );
  return appointments.map((appointment) => ({
    start: appointment['start'],
    end: appointment['end'],
    status: appointment['status'],
    description: appointment['description'],
    with: staffOf(appointment).map((reference) => read.get(reference)?.['name']),
  }));
}

function readStaff(rest: RestClient, target: Target, reference: string): Promise<Resource> {
  const interaction = reference.startsWith('Practitioner') ? ID.practitioner : ID.location;
  return rest.practice(target, interaction, `/${reference}`) as Promise<Resource>;
}

/** Practitioners and locations of an appointment. */
export function staffOf(appointment: Resource): readonly string[] {
  const participants = (appointment['participant'] ?? []) as readonly { readonly actor?: Reference }[];
  return participants.flatMap(({ actor }) => {
    const reference = actor?.reference ?? '';
    return /^(Practitioner|Location)\//.test(reference) ? [reference] : [];
  });
}

/** Medication with its issues, and allergies, straight from the Bundle. */
export function recordOf({ entry = [] }: Bundle) {
  const all = new Map(entry.map(({ resource }) => [`${resource.resourceType}/${resource.id ?? ''}`, resource]));
  const of = (type: string) => entry.flatMap(({ resource }) => (resource.resourceType === type ? [resource] : []));
  const issues = new Map<string, Resource[]>();
  for (const request of of('MedicationRequest')) {
    const plan = (request['basedOn'] as readonly Reference[] | undefined)?.[0]?.reference;
    if (plan !== undefined) issues.set(plan, [...(issues.get(plan) ?? []), request]);
  }
  const textOf = (resource: Resource | undefined) => {
    const code = resource?.['code'] as { text?: string; coding?: readonly { display?: string }[] } | undefined;
    return code?.text ?? code?.coding?.[0]?.display ?? null;
  };
  const dosageOf = (resource: Resource, element: string) =>
    (resource[element] as readonly { text?: string }[] | undefined)?.[0]?.text ?? null;
  return {
    medications: of('MedicationStatement').map((statement) => {
      const plan = (statement['basedOn'] as readonly Reference[] | undefined)?.[0]?.reference ?? '';
      const product = all.get((statement['medicationReference'] as Reference | undefined)?.reference ?? '');
      return {
        name: textOf(product),
        status: statement['status'],
        dosage: dosageOf(statement, 'dosage'),
        effective: statement['effectivePeriod'],
        issues: (issues.get(plan) ?? []).map((issue) => ({
          date: issue['authoredOn'],
          dosage: dosageOf(issue, 'dosageInstruction'),
        })),
      };
    }),
    allergies: of('AllergyIntolerance').map((allergy) => ({
      name: textOf(allergy),
      status: allergy['clinicalStatus'],
      criticality: allergy['criticality'],
      reaction: allergy['reaction'],
    })),
  };
}
