import type { AuditAction } from '../domain/audit-event.js';
import type { Capability } from '../domain/capability.js';
import type { NHSNumber } from '../domain/nhs-number.js';

/** One thing that a practice can be asked: a row of spec 01 §2. `P` is what has to be known to ask it. */
export interface Interaction<P> {
  /** `Ssp-InteractionID`. It cannot be derived from method and path: it is carried. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Path and query below the service root, percent-encoded. */
  readonly path: (params: P) => string;
  /** Resource to send. */
  readonly body?: (params: P) => object;
  /** `requested_scope` of the token. */
  readonly scope: 'patient/*.read' | 'organization/*.read';
  /** Whose endpoint it is asked of. */
  readonly capability: Capability;
  readonly fhirVersion: 'STU3';
  /** Whether asking twice does no harm. A property of the interaction, not of the verb: reading the record is a POST. */
  readonly isRepeatable: boolean;
  readonly action: AuditAction;
}

const FHIR = 'urn:nhs:names:services:gpconnect:fhir';
const identifier = (system: string, value: string) => encodeURIComponent(`https://fhir.nhs.uk/Id/${system}|${value}`);
const row = <P>(interaction: Interaction<P>): Interaction<P> => interaction;

/** What every row so far shares: it reads, it may be repeated, it speaks STU3. */
const READ = { method: 'GET', fhirVersion: 'STU3', isRepeatable: true } as const;
const STAFF = { ...READ, scope: 'organization/*.read', capability: 'FOUNDATIONS', action: 'READ_DIRECTORY' } as const;
const PATIENT = { ...READ, scope: 'patient/*.read' } as const;

interface ById {
  readonly id: string;
}

/** The interactions this server uses, one row each (spec 01 §2). */
export const INTERACTIONS = {
  readCapabilities: row<object>({ ...STAFF, id: `${FHIR}:rest:read:metadata-1`, path: () => '/metadata' }),
  findPatient: row<{ readonly nhsNumber: NHSNumber }>({
    ...PATIENT,
    id: `${FHIR}:rest:search:patient-1`,
    path: ({ nhsNumber }) => `/Patient?identifier=${identifier('nhs-number', nhsNumber)}`,
    capability: 'FOUNDATIONS',
    action: 'READ_REGISTRATION',
  }),
  findPractitioner: row<{ readonly sdsUserId: string }>({
    ...STAFF,
    id: `${FHIR}:rest:search:practitioner-1`,
    path: ({ sdsUserId }) => `/Practitioner?identifier=${identifier('sds-user-id', sdsUserId)}`,
  }),
  readPractitioner: row<ById>({
    ...STAFF,
    id: `${FHIR}:rest:read:practitioner-1`,
    path: ({ id }) => `/Practitioner/${encodeURIComponent(id)}`,
  }),
  findOrganisation: row<{ readonly odsCode: string }>({
    ...STAFF,
    id: `${FHIR}:rest:search:organization-1`,
    path: ({ odsCode }) => `/Organization?identifier=${identifier('ods-organization-code', odsCode)}`,
  }),
  readLocation: row<ById>({
    ...STAFF,
    id: `${FHIR}:rest:read:location-1`,
    path: ({ id }) => `/Location/${encodeURIComponent(id)}`,
  }),
  findServices: row<object>({
    ...STAFF,
    id: `${FHIR}:rest:search:healthcareservice-1`,
    path: () => '/HealthcareService',
  }),
  readService: row<ById>({
    ...STAFF,
    id: `${FHIR}:rest:read:healthcareservice-1`,
    path: ({ id }) => `/HealthcareService/${encodeURIComponent(id)}`,
  }),
  readAppointment: row<ById>({
    ...PATIENT,
    id: `${FHIR}:rest:read:appointment-1`,
    path: ({ id }) => `/Appointment/${encodeURIComponent(id)}`,
    capability: 'APPOINTMENTS',
    action: 'READ_APPOINTMENTS',
  }),
  patientAppointments: row<{ readonly patientId: string; readonly from: string; readonly to: string }>({
    ...PATIENT,
    id: `${FHIR}:rest:search:patient_appointments-1`,
    path: ({ patientId, from, to }) =>
      `/Patient/${encodeURIComponent(patientId)}/Appointment?start=ge${from}&start=le${to}`,
    capability: 'APPOINTMENTS',
    action: 'READ_APPOINTMENTS',
  }),
  structuredRecord: row<{ readonly parameters: object }>({
    ...PATIENT,
    method: 'POST',
    id: `${FHIR}:operation:gpc.getstructuredrecord-1`,
    path: () => '/Patient/$gpc.getstructuredrecord',
    body: ({ parameters }) => parameters,
    capability: 'STRUCTURED',
    action: 'READ_RECORD',
  }),
} as const;

/**
 * The interaction that stands for a capability when its endpoint is looked up (spec 01 §3.4). Foundations and Appointments share
 * one endpoint (spec 01 §1), so they share one look-up.
 */
export const LOOKED_UP_BY: Readonly<Record<Capability, string>> = {
  FOUNDATIONS: `${FHIR}:rest:search:patient-1`,
  APPOINTMENTS: `${FHIR}:rest:search:patient-1`,
  STRUCTURED: `${FHIR}:operation:gpc.getstructuredrecord-1`,
  HTML: `${FHIR}:operation:gpc.getcarerecord`,
  DOCUMENTS: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
};
