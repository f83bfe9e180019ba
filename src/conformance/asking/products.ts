/** What a practice publishes service roots for, and where each stands by convention (spec 01 §1). */
export const PRODUCTS = {
  gpconnect: { path: '/STU3/1/gpconnect', fhir: 'STU3' },
  structured: { path: '/STU3/1/gpconnect/structured', fhir: 'STU3' },
  documents: { path: '/STU3/1/gpconnect/documents', fhir: 'STU3' },
  html: { path: '/DSTU2/0/gpconnect', fhir: 'DSTU2' },
} as const;

export type Product = keyof typeof PRODUCTS;
export type FhirVersion = (typeof PRODUCTS)[Product]['fhir'];

/** Media types of each FHIR version (spec 01 §4.6). */
export const MEDIA_TYPES = {
  STU3: { json: 'application/fhir+json', xml: 'application/fhir+xml' },
  DSTU2: { json: 'application/json+fhir', xml: 'application/xml+fhir' },
} as const satisfies Readonly<Record<FhirVersion, { readonly json: string; readonly xml: string }>>;

/** Identifier systems of each FHIR version (spec 02 §13). */
export const IDENTIFIER = {
  STU3: {
    nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
    odsCode: 'https://fhir.nhs.uk/Id/ods-organization-code',
    sdsUserId: 'https://fhir.nhs.uk/Id/sds-user-id',
    roleProfileId: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
    dosServiceId: 'https://fhir.nhs.uk/Id/uec-dos-service-id',
    siteCode: 'https://fhir.nhs.uk/Id/ods-site-code',
  },
  DSTU2: {
    nhsNumber: 'http://fhir.nhs.net/Id/nhs-number',
    odsCode: 'http://fhir.nhs.net/Id/ods-organization-code',
    sdsUserId: 'http://fhir.nhs.net/sds-user-id',
    roleProfileId: 'http://fhir.nhs.net/Id/sds-role-profile-id',
  },
} as const;

const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';

/** The URL of a profile or extension of the programme. */
export const structureUrl = (name: string): string => `${STRUCTURE}${name}`;

/** A call of GP Connect: which product it is asked of, and how (spec 01 §2). */
export interface Interaction {
  readonly product: Product;
  readonly method: string;
  /** Below the service root. `{id}` stands for the logical id that earlier calls have found. */
  readonly path: string;
  readonly id: string;
  readonly scope: string;
}

const FHIR = 'urn:nhs:names:services:gpconnect:fhir:';
const [READ, WRITE, STAFF] = ['patient/*.read', 'patient/*.write', 'organization/*.read'];

const call =
  (product: Product, prefix: string) =>
  (method: string, path: string, idEnd: string, scope: string): Interaction => ({
    product,
    method,
    path,
    id: `${prefix}${idEnd}`,
    scope,
  });

const base = call('gpconnect', FHIR);
const structured = call('structured', 'urn:nhs:names:services:gpconnect:structured:fhir:');
const documents = call('documents', 'urn:nhs:names:services:gpconnect:documents:fhir:');
const record = call('structured', FHIR);
const html = call('html', FHIR);

/** The interactions, by the names that scenarios use. */
export const INTERACTIONS = {
  MetadataRead: base('GET', 'metadata', 'rest:read:metadata-1', STAFF),
  PatientSearch: base('GET', 'Patient', 'rest:search:patient-1', READ),
  PatientRead: base('GET', 'Patient/{id}', 'rest:read:patient-1', READ),
  RegisterPatient: base('POST', 'Patient/$gpc.registerpatient', 'operation:gpc.registerpatient-1', WRITE),
  PractitionerSearch: base('GET', 'Practitioner', 'rest:search:practitioner-1', STAFF),
  PractitionerRead: base('GET', 'Practitioner/{id}', 'rest:read:practitioner-1', STAFF),
  OrganizationSearch: base('GET', 'Organization', 'rest:search:organization-1', STAFF),
  OrganizationRead: base('GET', 'Organization/{id}', 'rest:read:organization-1', STAFF),
  LocationRead: base('GET', 'Location/{id}', 'rest:read:location-1', STAFF),
  HealthcareFind: base('GET', 'HealthcareService', 'rest:search:healthcareservice-1', STAFF),
  HealthcareRead: base('GET', 'HealthcareService/{id}', 'rest:read:healthcareservice-1', STAFF),
  SearchForFreeSlots: base('GET', 'Slot', 'rest:search:slot-1', STAFF),
  AppointmentCreate: base('POST', 'Appointment', 'rest:create:appointment-1', WRITE),
  AppointmentRead: base('GET', 'Appointment/{id}', 'rest:read:appointment-1', READ),
  AppointmentAmend: base('PUT', 'Appointment/{id}', 'rest:update:appointment-1', WRITE),
  AppointmentCancel: base('PUT', 'Appointment/{id}', 'rest:cancel:appointment-1', WRITE),
  AppointmentSearch: base('GET', 'Patient/{id}/Appointment', 'rest:search:patient_appointments-1', READ),
  StructuredMetaDataRead: structured('GET', 'metadata', 'rest:read:metadata-1', STAFF),
  GpcGetStructuredRecord: record(
    'POST',
    'Patient/$gpc.getstructuredrecord',
    'operation:gpc.getstructuredrecord-1',
    READ,
  ),
  MigrateStructuredRecordWithoutSensitive: record(
    'POST',
    'Patient/$gpc.migratestructuredrecord',
    'operation:gpc.migratestructuredrecord-1',
    `${READ} conf/N`,
  ),
  MigrateStructuredRecordWithSensitive: record(
    'POST',
    'Patient/$gpc.migratestructuredrecord',
    'operation:gpc.migratestructuredrecord-1',
    `${READ} conf/R`,
  ),
  DocumentsMetaDataRead: documents('GET', 'metadata', 'rest:read:metadata-1', STAFF),
  DocumentsPatientSearch: documents('GET', 'Patient', 'rest:search:patient-1', READ),
  DocumentsSearch: documents('GET', 'Patient/{id}/DocumentReference', 'rest:search:documentreference-1', READ),
  DocumentsRead: documents('GET', 'Binary/{id}', 'rest:read:binary-1', READ),
  'Conformance(0.7)': html('GET', 'metadata', 'rest:read:metadata', STAFF),
  'GetCareRecord(0.7)': html('POST', 'Patient/$gpc.getcarerecord', 'operation:gpc.getcarerecord', READ),
} as const satisfies Readonly<Record<string, Interaction>>;

export type InteractionName = keyof typeof INTERACTIONS;

/** Whether a scenario's name for an interaction is one of ours. */
export function isInteractionName(name: string): name is InteractionName {
  return Object.hasOwn(INTERACTIONS, name);
}
