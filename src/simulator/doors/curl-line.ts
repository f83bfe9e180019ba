import { stableUuid } from '../chance/stable-id.js';
import { DEMO_USERS } from '../oidc/users.js';
import { IDENTIFIER } from '../practice/fhir-names.js';
import { INTERACTIONS, type InteractionName } from '../practice/interactions.js';
import { FHIR_JSON } from '../wire/answer.js';
import type { World } from './world.js';

/** A call to show to somebody. */
export interface ExampleCall {
  readonly what: 'record' | 'patient' | 'metadata';
  readonly practice: string;
  readonly nhsNumber: string;
}

const SHOWN: Readonly<Record<ExampleCall['what'], InteractionName>> = {
  record: 'readRecord',
  patient: 'findPatient',
  metadata: 'readMetadata',
};

/** Over TLS the caller needs files that only they have. */
const OWN_CERTIFICATE = ' --cacert ca.pem --cert client.pem --key client.key';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The audit token of the demo's clinician for one call (spec 01 §6). */
function auditToken(world: World, audience: string, scope: string): string {
  const [consumer] = world.consumers;
  const [user] = DEMO_USERS;
  const issuedAt = Math.floor(world.clock.now().getTime() / 1000);
  const claims = {
    iss: consumer?.url,
    sub: user?.id,
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + 300,
    reason_for_request: 'directcare',
    requested_scope: scope,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: `${consumer?.url ?? ''}Id/device`, value: 'curl' }],
      model: 'curl',
      version: '1',
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [{ system: IDENTIFIER.odsCode, value: consumer?.odsCode }],
      name: consumer?.name,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: user?.id,
      name: [{ family: user?.familyName, given: [user?.givenName] }],
      identifier: [
        { system: IDENTIFIER.sdsUserId, value: user?.sdsUserId ?? 'UNK' },
        { system: IDENTIFIER.roleProfileId, value: 'UNK' },
      ],
    },
  };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

function recordParameters(nhsNumber: string): string {
  return JSON.stringify({
    resourceType: 'Parameters',
    parameter: [
      { name: 'patientNHSNumber', valueIdentifier: { system: IDENTIFIER.nhsNumber, value: nhsNumber } },
      { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
      { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
    ],
  });
}

/**
 * A line for the shell that makes a correct call through the proxy, token and all; null if the practice does not offer it. The
 * token holds for five minutes: ask for a new line, do not keep it.
 */
export function curlLine(world: World, origin: string, { what, practice, nhsNumber }: ExampleCall): string | null {
  const { id, product, path, scope, method } = INTERACTIONS[SHOWN[what]];
  const registration = world.registrations
    .byOdsCode(practice)
    .find((one) => one.product === product && one.offered.has(id));
  const sender = world.consumers[0]?.asid;
  if (registration === undefined || sender === undefined) return null;
  const { root } = registration;
  const query = what === 'patient' ? `?identifier=${encodeURIComponent(`${IDENTIFIER.nhsNumber}|${nhsNumber}`)}` : '';
  const headers = {
    'Ssp-TraceID': stableUuid('curl', what, practice, nhsNumber, world.clock.now().getTime()),
    'Ssp-From': sender,
    'Ssp-To': world.registrations.asidOf(registration),
    'Ssp-InteractionID': id,
    Authorization: `Bearer ${auditToken(world, root, scope)}`,
    Accept: FHIR_JSON,
    ...(method === 'GET' ? {} : { 'Content-Type': FHIR_JSON }),
  };
  return [
    `curl -sS --compressed${origin.startsWith('https:') ? OWN_CERTIFICATE : ''} '${origin}/ssp/${root}${path}${query}'`,
    ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`),
    ...(what === 'record' ? [`-d '${recordParameters(nhsNumber)}'`] : []),
  ].join(' ');
}
