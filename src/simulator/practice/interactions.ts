/**
 * What practices publish endpoints for: where each stands below the practice's code (FHIR version, major version, routing segment; spec
 * 01 §1), and which FHIR it speaks. Foundations and Appointments share one root; every other capability has its own.
 */
export const PRODUCTS = {
  gpconnect: { path: '/STU3/1/gpconnect', fhir: 'STU3' },
  structured: { path: '/STU3/1/gpconnect/structured', fhir: 'STU3' },
  documents: { path: '/STU3/1/gpconnect/documents', fhir: 'STU3' },
  html: { path: '/DSTU2/0/gpconnect', fhir: 'DSTU2' },
} as const satisfies Readonly<Record<string, { readonly path: string; readonly fhir: 'STU3' | 'DSTU2' }>>;

export type Product = keyof typeof PRODUCTS;

/** Service root URL that a practice publishes for a product. It exists only behind the proxy. */
export function serviceRoot(odsCode: string, product: Product): string {
  return `https://${odsCode.toLowerCase()}.practices.example/${odsCode}${PRODUCTS[product].path}`;
}

/** Values of the token's `requested_scope`. */
export type Scope = 'patient/*.read' | 'patient/*.write' | 'organization/*.read';

/** One interaction: which call it is, at which product, and under which scope. */
export interface Interaction {
  readonly id: string;
  readonly product: Product;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path below the service root. `{id}` stands for one segment, which may be empty: then the handler says what is wrong. */
  readonly path: string;
  readonly scope: Scope;
}

const row =
  (product: Product, idPrefix: string) =>
  (method: Interaction['method'], path: string, idEnd: string, scope: Scope): Interaction => ({
    id: `${idPrefix}:${idEnd}`,
    product,
    method,
    path,
    scope,
  });

const base = row('gpconnect', 'urn:nhs:names:services:gpconnect:fhir');
// The operation is older than the naming by product, its metadata is not (spec 01 §2, traps).
const record = row('structured', 'urn:nhs:names:services:gpconnect:fhir');
const structured = row('structured', 'urn:nhs:names:services:gpconnect:structured:fhir');
const documents = row('documents', 'urn:nhs:names:services:gpconnect:documents:fhir');
// Version 0.7.4 has no version at the end of its ids.
const html = row('html', 'urn:nhs:names:services:gpconnect:fhir');

/** Every interaction that practices may offer (spec 01 §2). Which are offered where follows from the handlers there are. */
export const INTERACTIONS = {
  readMetadata: base('GET', '/metadata', 'rest:read:metadata-1', 'organization/*.read'),
  findPatient: base('GET', '/Patient', 'rest:search:patient-1', 'patient/*.read'),
  readPatient: base('GET', '/Patient/{id}', 'rest:read:patient-1', 'patient/*.read'),
  registerPatient: base('POST', '/Patient/$gpc.registerpatient', 'operation:gpc.registerpatient-1', 'patient/*.write'),
  findPractitioner: base('GET', '/Practitioner', 'rest:search:practitioner-1', 'organization/*.read'),
  readPractitioner: base('GET', '/Practitioner/{id}', 'rest:read:practitioner-1', 'organization/*.read'),
  findOrganisation: base('GET', '/Organization', 'rest:search:organization-1', 'organization/*.read'),
  readOrganisation: base('GET', '/Organization/{id}', 'rest:read:organization-1', 'organization/*.read'),
  readLocation: base('GET', '/Location/{id}', 'rest:read:location-1', 'organization/*.read'),
  findService: base('GET', '/HealthcareService', 'rest:search:healthcareservice-1', 'organization/*.read'),
  readService: base('GET', '/HealthcareService/{id}', 'rest:read:healthcareservice-1', 'organization/*.read'),
  findSlots: base('GET', '/Slot', 'rest:search:slot-1', 'organization/*.read'),
  bookAppointment: base('POST', '/Appointment', 'rest:create:appointment-1', 'patient/*.write'),
  readAppointment: base('GET', '/Appointment/{id}', 'rest:read:appointment-1', 'patient/*.read'),
  amendAppointment: base('PUT', '/Appointment/{id}', 'rest:update:appointment-1', 'patient/*.write'),
  cancelAppointment: base('PUT', '/Appointment/{id}', 'rest:cancel:appointment-1', 'patient/*.write'),
  listAppointments: base('GET', '/Patient/{id}/Appointment', 'rest:search:patient_appointments-1', 'patient/*.read'),
  readRecord: record(
    'POST',
    '/Patient/$gpc.getstructuredrecord',
    'operation:gpc.getstructuredrecord-1',
    'patient/*.read',
  ),
  readStructuredMetadata: structured('GET', '/metadata', 'rest:read:metadata-1', 'organization/*.read'),
  readDocumentsMetadata: documents('GET', '/metadata', 'rest:read:metadata-1', 'organization/*.read'),
  findDocumentsPatient: documents('GET', '/Patient', 'rest:search:patient-1', 'patient/*.read'),
  findDocuments: documents(
    'GET',
    '/Patient/{id}/DocumentReference',
    'rest:search:documentreference-1',
    'patient/*.read',
  ),
  readDocument: documents('GET', '/Binary/{id}', 'rest:read:binary-1', 'patient/*.read'),
  readHtmlConformance: html('GET', '/metadata', 'rest:read:metadata', 'organization/*.read'),
  readHtmlSection: html('POST', '/Patient/$gpc.getcarerecord', 'operation:gpc.getcarerecord', 'patient/*.read'),
} as const satisfies Readonly<Record<string, Interaction>>;

export type InteractionName = keyof typeof INTERACTIONS;

const ENTRIES = Object.entries(INTERACTIONS) as readonly (readonly [InteractionName, Interaction])[];

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[$.]/g, String.raw`\$&`).replace('{id}', '([^/]*)')}$`);
}

const PATTERNS = new Map<InteractionName, RegExp>(ENTRIES.map(([name, { path }]) => [name, patternOf(path)]));
const BY_ID = new Map<string, InteractionName>(ENTRIES.map(([name, { id }]) => [id, name]));

/** The interaction that this id names at this product, and the path's id, if verb and path are what it says (spec 01 §6.5). */
export function fittingInteraction(
  id: string,
  asked: { readonly product: Product; readonly method: string; readonly path: string },
): { readonly name: InteractionName; readonly pathId: string } | null {
  const name = BY_ID.get(id);
  if (name === undefined) return null;
  const { product, method } = INTERACTIONS[name];
  if (product !== asked.product || method !== asked.method) return null;
  const match = PATTERNS.get(name)?.exec(asked.path) ?? null;
  return match === null ? null : { name, pathId: match[1] ?? '' };
}
