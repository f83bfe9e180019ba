import { randomUUID } from 'node:crypto';
import type { Simulator } from '../../src/simulator/index.js';

/** An answer, its body read and, where it is JSON, parsed. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

/** JSON of which nothing is known yet. */
export type Json = Record<string, unknown>;

/** What may be changed of an otherwise correct call to a practice. */
export interface CallChanges {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Instead of the whole token. */
  readonly authorization?: string;
  readonly body?: Json;
  /** Body as text, not made into JSON. */
  readonly rawBody?: string;
  readonly direct?: boolean;
  readonly traceId?: string;
  readonly signal?: AbortSignal;
}

/** What is asked, as spec 01 §2 has it. */
export interface Ask {
  readonly practice: string;
  readonly interaction: string;
  readonly scope: string;
  readonly path: string;
  readonly query?: string;
  readonly method?: string;
  readonly body?: Json;
}

const FHIR = 'urn:nhs:names:services:gpconnect:fhir:';
export const FHIR_JSON = 'application/fhir+json;charset=utf-8';

export const INTERACTION = {
  metadata: `${FHIR}rest:read:metadata-1`,
  findPatient: `${FHIR}rest:search:patient-1`,
  readPatient: `${FHIR}rest:read:patient-1`,
  findPractitioner: `${FHIR}rest:search:practitioner-1`,
  readPractitioner: `${FHIR}rest:read:practitioner-1`,
  findOrganisation: `${FHIR}rest:search:organization-1`,
  readOrganisation: `${FHIR}rest:read:organization-1`,
  readLocation: `${FHIR}rest:read:location-1`,
  findService: `${FHIR}rest:search:healthcareservice-1`,
  readService: `${FHIR}rest:read:healthcareservice-1`,
  findSlots: `${FHIR}rest:search:slot-1`,
  bookAppointment: `${FHIR}rest:create:appointment-1`,
  readAppointment: `${FHIR}rest:read:appointment-1`,
  amendAppointment: `${FHIR}rest:update:appointment-1`,
  cancelAppointment: `${FHIR}rest:cancel:appointment-1`,
  listAppointments: `${FHIR}rest:search:patient_appointments-1`,
  registerPatient: `${FHIR}operation:gpc.registerpatient-1`,
  readRecord: `${FHIR}operation:gpc.getstructuredrecord-1`,
  structuredMetadata: 'urn:nhs:names:services:gpconnect:structured:fhir:rest:read:metadata-1',
} as const;

/** The simplest question that a practice answers. */
export const metadataOf = (practice: string): Ask => ({
  practice,
  interaction: INTERACTION.metadata,
  scope: 'organization/*.read',
  path: '/metadata',
});

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of an object, or undefined. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at) && typeof key === 'number') return (at as unknown[])[key];
    return isObject(at) ? at[key] : undefined;
  }, value);
}

/** A text, or an empty one. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export async function fetchJson(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  let body: unknown = {};
  try {
    body = JSON.parse(text);
  } catch {
    // No JSON: the test looks at the text.
  }
  return { status: response.status, headers: response.headers, text, body: isObject(body) ? body : { list: body } };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An unsigned token as spec 01 §6 wants it, for these claims. */
export function unsignedToken(claims: Json, header: Json = { alg: 'none', typ: 'JWT' }): string {
  return `${part(header)}.${part(claims)}.`;
}

/** Claims of a correct token (spec 01 §6.1). */
export function correctClaims(audience: string, scope: string, now: Date): Json {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return {
    iss: 'https://consumer.example/',
    sub: 'user-1',
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + 300,
    reason_for_request: 'directcare',
    requested_scope: scope,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: 'https://consumer.example/Id/device', value: 'TEST-1' }],
      model: 'Test',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99000' }],
      name: 'Demonstration Care Alliance',
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: 'user-1',
      name: [{ family: 'Tester', given: ['Tess'] }],
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
        { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: 'UNK' },
        { system: 'https://consumer.example/Id/user', value: 'user-1' },
      ],
    },
  };
}

interface Target {
  readonly root: string;
  readonly asid: string;
}

/** What a consumer has to know of a simulator. */
export type CalledSimulator = Pick<Simulator, 'origin' | 'pdsUrl' | 'sdsUrl' | 'sspUrl'> & {
  readonly consumer: Pick<Simulator['consumer'], 'asid'>;
};

/** What a consumer does besides making calls. */
export interface ConsumerHabits {
  readonly traceId: () => string;
  /** Told of every answer of a practice. */
  readonly seen: (url: string, reply: Reply) => void;
}

/** A consumer that does everything right unless told otherwise. */
export class TestConsumer {
  readonly #simulator: CalledSimulator;
  readonly #targets = new Map<string, Target>();
  readonly #now: () => Date;
  readonly #habits: ConsumerHabits;

  constructor(
    simulator: CalledSimulator,
    now: () => Date = () => new Date(),
    habits: ConsumerHabits = { traceId: randomUUID, seen: () => undefined },
  ) {
    this.#simulator = simulator;
    this.#now = now;
    this.#habits = habits;
  }

  /** Endpoint and ASID for an interaction at a practice, as spec 01 §3.4 finds them. */
  async target(practice: string, interaction: string): Promise<Target> {
    const key = `${practice} ${interaction}`;
    const known = this.#targets.get(key);
    if (known !== undefined) return known;
    const organisation = `organization=${encodeURIComponent(`https://fhir.nhs.uk/Id/ods-organization-code|${practice}`)}`;
    const identifier = `identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhsServiceInteractionId|${interaction}`)}`;
    const endpoints = await fetchJson(`${this.#simulator.sdsUrl}/Endpoint?${organisation}&${identifier}`);
    const devices = await fetchJson(`${this.#simulator.sdsUrl}/Device?${organisation}&${identifier}`);
    const root = member(endpoints.body, 'entry', 0, 'resource', 'address');
    const asid = member(devices.body, 'entry', 0, 'resource', 'identifier', 0, 'value');
    const target = { root: typeof root === 'string' ? root : '', asid: typeof asid === 'string' ? asid : '' };
    if (target.root !== '') this.#targets.set(key, target);
    return target;
  }

  /** Makes a call to a practice: correct, but for the changes. */
  async call(ask: Ask, changes: CallChanges = {}): Promise<Reply> {
    const { root, asid } = await this.target(ask.practice, ask.interaction);
    const method = changes.method ?? ask.method ?? 'GET';
    const direct = `${this.#simulator.origin}/practices${root.replace(/^https:\/\/[^/]+/, '')}`;
    const audience = changes.direct === true ? direct : root;
    const claims = { ...correctClaims(audience, ask.scope, this.#now()), ...changes.claims };
    const content = changes.body ?? ask.body;
    const body = changes.rawBody ?? (content === undefined ? undefined : JSON.stringify(content));
    const headers = new Headers({
      'Ssp-TraceID': changes.traceId ?? this.#habits.traceId(),
      'Ssp-From': this.#simulator.consumer.asid,
      'Ssp-To': asid,
      'Ssp-InteractionID': ask.interaction,
      Authorization: changes.authorization ?? `Bearer ${unsignedToken(claims)}`,
      Accept: FHIR_JSON,
    });
    if (body !== undefined) headers.set('Content-Type', FHIR_JSON);
    for (const [name, value] of Object.entries(changes.headers ?? {})) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    const query = changes.query ?? ask.query ?? '';
    const base = changes.direct === true ? direct : `${this.#simulator.sspUrl}/${root}`;
    const url = `${base}${changes.path ?? ask.path}${query === '' ? '' : `?${query}`}`;
    const reply = await fetchJson(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(changes.signal === undefined ? {} : { signal: changes.signal }),
    });
    this.#habits.seen(url, reply);
    return reply;
  }

  /** Finds a patient at a practice. */
  findPatient(practice: string, nhsNumber: string, changes: CallChanges = {}): Promise<Reply> {
    return this.call(
      {
        practice,
        interaction: INTERACTION.findPatient,
        scope: 'patient/*.read',
        path: '/Patient',
        query: `identifier=${encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`)}`,
      },
      changes,
    );
  }

  /** Asks for a structured record with these parameters beside the NHS number. */
  record(
    practice: string,
    nhsNumber: string,
    parameters: readonly unknown[],
    changes: CallChanges = {},
  ): Promise<Reply> {
    return this.call(
      {
        practice,
        interaction: INTERACTION.readRecord,
        scope: 'patient/*.read',
        path: '/Patient/$gpc.getstructuredrecord',
        method: 'POST',
        body: parametersBody(nhsNumber, parameters),
      },
      changes,
    );
  }
}

/** A body for the structured record. */
export function parametersBody(nhsNumber: string, parameters: readonly unknown[]): Json {
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: nhsNumber },
      },
      ...parameters,
    ],
  };
}

export const ALLERGIES = { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] };
export const MEDICATION = {
  name: 'includeMedication',
  part: [{ name: 'includePrescriptionIssues', valueBoolean: true }],
};

/** Status, Spine code and issue type of a refusal. */
export function refusalOf(reply: Reply): { status: number; code: unknown; issue: unknown; diagnostics: unknown } {
  const issue = member(reply.body, 'issue', 0);
  return {
    status: reply.status,
    code: member(issue, 'details', 'coding', 0, 'code'),
    issue: member(issue, 'code'),
    diagnostics: member(issue, 'diagnostics'),
  };
}
