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
  const held = (record as Bundle).entry?.find(({ resource }) => resource.resourceType === 'Patient')?.resource;
  const differs = differences(patient, held);
  return JSON.stringify({ nhsNumber, name: patient['name'], differs, ...recordOf(record as Bundle), appointments });
}

/** Which details of the patient the practice holds otherwise: no consumer may leave that out (spec 01 §12.1). */
function differences(national: Resource, held: Resource | undefined): readonly string[] {
  const of = (patient: Resource | undefined) => {
    const [name] = (patient?.['name'] ?? []) as readonly {
      readonly family?: string;
      readonly given?: readonly string[];
    }[];
    return {
      family: name?.family?.toLowerCase(),
      given: name?.given?.join(' ').toLowerCase(),
      gender: patient?.['gender'],
      birthDate: patient?.['birthDate'],
    };
  };
  const [theirs, ours] = [of(held), of(national)];
  return (Object.keys(ours) as (keyof typeof ours)[]).filter((detail) => theirs[detail] !== ours[detail]);
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
    minutes: (Date.parse(String(appointment['end'])) - Date.parse(String(appointment['start']))) / 60_000,
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

interface Concept {
  readonly text?: string;
  readonly coding?: readonly { readonly code?: string; readonly display?: string }[];
}
interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly [value: string]: unknown;
}

const textOf = (concept: unknown): string | null => {
  const { text, coding } = (concept ?? {}) as Concept;
  return text ?? coding?.[0]?.display ?? coding?.[0]?.code ?? null;
};
const extensionOf = (resource: Resource | undefined, name: string): Extension | undefined =>
  (resource?.['extension'] as readonly Extension[] | undefined)?.find(({ url }) => url.includes(name));
const inner = (extension: Extension | undefined, name: string): Extension | undefined =>
  extension?.extension?.find(({ url }) => url === name);
const dosageOf = (resource: Resource, element: string) =>
  (resource[element] as readonly { readonly text?: string }[] | undefined)?.[0]?.text ?? null;
const periodOf = (value: unknown) => (value ?? {}) as { readonly start?: string; readonly end?: string };

const LISTS = { medications: '933361000000108', allergies: '886921000000105', ended: '1103671000000101' } as const;

function listOf(entry: NonNullable<Bundle['entry']>, code: string): Resource | undefined {
  return entry
    .map(({ resource }) => resource)
    .find(
      (resource) =>
        resource.resourceType === 'List' && (resource['code'] as Concept | undefined)?.coding?.[0]?.code === code,
    );
}
const membersOf = (list: Resource | undefined) =>
  ((list?.['entry'] ?? []) as readonly { readonly item: Reference }[]).flatMap(({ item }) => item.reference ?? []);
const warningsOf = (list: Resource | undefined) =>
  ((list?.['extension'] ?? []) as readonly Extension[])
    .filter(({ url }) => url.includes('ListWarningCode'))
    .map((warning) => ({
      code: warning['valueCode'],
      text: (list?.['note'] as readonly { readonly text: string }[] | undefined)?.[0]?.text,
    }));

function groupOf(type: unknown, status: unknown, end: string | undefined, isElsewhere: boolean, today: string): string {
  if (isElsewhere) return 'PRESCRIBED_ELSEWHERE';
  if (status === 'stopped') return 'STOPPED';
  if (type === 'acute' || type === 'delayed-prescribing') return status === 'active' ? 'ACTIVE_ACUTE' : 'PAST_ACUTE';
  return end === undefined || end >= today ? 'CURRENT_REPEAT' : 'RUN_OUT_NOT_ENDED';
}

/** What the README's query asks of the record: medicines with their issues, allergies, and what the lists say of themselves. */
export function recordOf({ entry = [] }: Bundle) {
  const today = new Date().toISOString().slice(0, 10);
  const all = new Map(entry.map(({ resource }) => [`${resource.resourceType}/${resource.id ?? ''}`, resource]));
  const issues = new Map<string, Resource[]>();
  for (const { resource } of entry) {
    if (resource.resourceType !== 'MedicationRequest' || resource['intent'] !== 'order') continue;
    const plan = (resource['basedOn'] as readonly Reference[] | undefined)?.[0]?.reference ?? '';
    const known = issues.get(plan);
    if (known === undefined) issues.set(plan, [resource]);
    else known.push(resource);
  }
  const lists = {
    medications: listOf(entry, LISTS.medications),
    allergies: listOf(entry, LISTS.allergies),
    ended: listOf(entry, LISTS.ended),
  };
  const medications = membersOf(lists.medications).flatMap((reference) => {
    const statement = all.get(reference);
    if (statement === undefined) return [];
    const planAt = (statement['basedOn'] as readonly Reference[] | undefined)?.[0]?.reference ?? '';
    const plan = all.get(planAt);
    const product = all.get((statement['medicationReference'] as Reference | undefined)?.reference ?? '');
    const type = (extensionOf(plan, 'PrescriptionType')?.['valueCodeableConcept'] as Concept | undefined)?.coding?.[0]
      ?.code;
    const agency = (extensionOf(statement, 'PrescribingAgency')?.['valueCodeableConcept'] as Concept | undefined)
      ?.coding?.[0]?.code;
    const { end } = periodOf(statement['effectivePeriod']);
    const isElsewhere = agency === 'prescribed-by-another-organisation';
    return [
      {
        name: textOf(product?.['code']),
        group: groupOf(type, statement['status'], end, isElsewhere, today),
        dosage: dosageOf(statement, 'dosage'),
        lastIssued: extensionOf(statement, 'LastIssueDate')?.['valueDateTime'] ?? null,
        reviewDate: inner(extensionOf(plan, 'RepeatInformation'), 'authorisationExpiryDate')?.['valueDateTime'] ?? null,
        issues: (issues.get(planAt) ?? [])
          .map((issue) => ({ date: String(issue['authoredOn']), dosage: dosageOf(issue, 'dosageInstruction') }))
          .sort((a, b) => Date.parse(b.date) - Date.parse(a.date)),
      },
    ];
  });
  medications.sort((a, b) => a.group.localeCompare(b.group) || (a.name ?? '').localeCompare(b.name ?? ''));
  const allergyOf = (allergy: Resource) => ({
    name: textOf(allergy['code']),
    criticality: allergy['criticality'] ?? null,
    reactions: ((allergy['reaction'] ?? []) as readonly Resource[]).map((reaction) => ({
      manifestations: ((reaction['manifestation'] ?? []) as readonly Concept[]).map(textOf),
      severity: reaction['severity'] ?? null,
    })),
    endReason: inner(extensionOf(allergy, 'AllergyIntoleranceEnd'), 'reasonEnded')?.['valueString'] ?? null,
  });
  return {
    medications,
    notices: [lists.medications, lists.allergies, lists.ended].flatMap(warningsOf),
    allergies: {
      active: membersOf(lists.allergies).flatMap((reference) => {
        const allergy = all.get(reference);
        return allergy === undefined ? [] : [allergyOf(allergy)];
      }),
      ended: ((lists.ended?.['contained'] ?? []) as readonly Resource[]).map(allergyOf),
    },
  };
}
