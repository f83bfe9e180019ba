import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';

/** Where the simulator's doors are, for whom calls are made, and where they are written down. */
export interface Doors {
  readonly origin: string;
  readonly asid: string;
  /** Null: nowhere. */
  readonly auditFile: string | null;
}

/** Where a practice's capability is reached. */
export interface Target {
  readonly root: string;
  readonly asid: string;
}

/** FHIR, as somebody reads it who writes calls by hand. */
export interface Resource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}
export interface Bundle {
  readonly entry?: readonly { readonly resource: Resource }[];
}

const FHIR = 'urn:nhs:names:services:gpconnect:fhir';
export const ID = {
  structured: `${FHIR}:operation:gpc.getstructuredrecord-1`,
  patient: `${FHIR}:rest:search:patient-1`,
  appointments: `${FHIR}:rest:search:patient_appointments-1`,
  practitioner: `${FHIR}:rest:read:practitioner-1`,
  location: `${FHIR}:rest:read:location-1`,
} as const;

/** GP Connect calls without anything around them: what a team writes that does without this product. */
export function restClient({ origin, asid, auditFile }: Doors) {
  const pool = new Pool(origin, { connections: 256 });
  const audit = auditFile === null ? null : openSync(auditFile, 'a');
  /** What no consumer may leave out: who asked whom for what, before the call and after it (spec 01 §12). In the way that costs least. */
  const writeDown = (event: object): void => {
    if (audit === null) return;
    const who = {
      at: new Date().toISOString(),
      user: 'bench',
      name: 'B Bench',
      role: 'clinician',
      organisation: 'Z99000',
    };
    writeSync(audit, `${JSON.stringify({ ...who, ...event })}\n`);
  };

  async function get(path: string, headers: Record<string, string>, body?: string): Promise<unknown> {
    const method = body === undefined ? 'GET' : 'POST';
    const about = { path, interaction: headers['Ssp-InteractionID'] ?? null, trace: headers['Ssp-TraceID'] ?? null };
    writeDown({ phase: 'ATTEMPT', ...about });
    const answer = await pool.request({ path, method, headers, ...(body !== undefined && { body }) });
    writeDown({ phase: 'OUTCOME', ...about, status: answer.statusCode });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const text = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`);
    return JSON.parse(text.toString('utf8'));
  }
  const national = (path: string) =>
    get(path, { 'X-Request-ID': randomUUID(), Accept: 'application/fhir+json', 'Accept-Encoding': 'gzip' });

  return {
    trace: (nhsNumber: string) => national(`/pds/Patient/${nhsNumber}`) as Promise<Resource>,
    async target(practice: string, interaction: string): Promise<Target> {
      const by = `organization=${encodeURIComponent(`https://fhir.nhs.uk/Id/ods-organization-code|${practice}`)}&identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhsServiceInteractionId|${interaction}`)}`;
      const endpoint = ((await national(`/sds/Endpoint?${by}`)) as Bundle).entry?.[0]?.resource;
      const party = identifierOf(endpoint, 'nhsMhsPartyKey');
      const device = (
        (await national(
          `/sds/Device?${by}&identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhsMhsPartyKey|${party}`)}`,
        )) as Bundle
      ).entry?.[0]?.resource;
      return { root: String(endpoint?.['address']), asid: identifierOf(device, 'nhsSpineASID') };
    },
    practice(target: Target, interaction: string, path: string, body?: string): Promise<unknown> {
      const scope = path.includes('Patient') ? 'patient/*.read' : 'organization/*.read';
      return get(
        `/ssp/${target.root}${path}`,
        {
          'Ssp-TraceID': randomUUID(),
          'Ssp-From': asid,
          'Ssp-To': target.asid,
          'Ssp-InteractionID': interaction,
          Authorization: `Bearer ${token(target.root, scope)}`,
          Accept: 'application/fhir+json',
          'Accept-Encoding': 'gzip',
          ...(body !== undefined && { 'Content-Type': 'application/fhir+json;charset=utf-8' }),
        },
        body,
      );
    },
  };
}
export type RestClient = ReturnType<typeof restClient>;

function identifierOf(resource: Resource | undefined, system: string): string {
  const all = (resource?.['identifier'] ?? []) as readonly { readonly system: string; readonly value: string }[];
  return all.find((identifier) => identifier.system.endsWith(system))?.value ?? '';
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = encode({ alg: 'none', typ: 'JWT' });

function token(root: string, scope: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const url = 'https://consumer.example/';
  return `${HEADER}.${encode({
    iss: url,
    sub: 'bench',
    aud: root,
    iat: now,
    exp: now + 300,
    reason_for_request: 'directcare',
    requested_scope: scope,
    requesting_device: { resourceType: 'Device', identifier: [{ system: url, value: 'b' }], model: 'b', version: '1' },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99000' }],
      name: 'Bench',
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: 'bench',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
        { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: 'UNK' },
        { system: url, value: 'bench' },
      ],
      name: [{ family: 'Bench', given: ['B'] }],
    },
  })}.`;
}

/** The body that asks for medication with issues, and allergies with ended ones. */
export const structuredBody = (nhsNumber: string): string =>
  JSON.stringify({
    resourceType: 'Parameters',
    parameter: [
      { name: 'patientNHSNumber', valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber } },
      { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
      { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
    ],
  });

/** From today, a year ahead. */
export function appointmentsPath(patientId: string): string {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return `/Patient/${patientId}/Appointment?start=ge${day(0)}&start=le${day(365)}`;
}
export const patientPath = (nhsNumber: string): string =>
  `/Patient?identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`)}`;
export const practiceOf = (patient: Resource): string =>
  (patient['generalPractitioner'] as readonly { readonly identifier: { readonly value: string } }[])[0]?.identifier
    .value ?? '';
