import { isJsonObject, type JsonObject } from '../../json-object.js';
import { IDENTIFIER } from '../fhir-names.js';
import { refuseUnless } from '../outcome.js';

interface ResourceCheck {
  readonly holds: (resource: JsonObject) => boolean;
  readonly says: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** An identifier has a value, and the system given or, without one, any. */
function identifies(resource: JsonObject, system?: string): boolean {
  return listOf(resource['identifier']).some(
    (identifier) => isText(identifier['value']) && (system ?? identifier['system']) === identifier['system'],
  );
}

/** Elements that base STU3 knows of these resources, as far as a token has any use for them. */
const ELEMENTS = {
  Device: 'resourceType id meta identifier udi status type lotNumber manufacturer model version owner contact url note',
  Organization: 'resourceType id meta identifier active type name alias telecom address partOf contact',
  Practitioner:
    'resourceType id meta identifier active name telecom address gender birthDate photo qualification communication',
} as const;

type ResourceType = keyof typeof ELEMENTS;

const CONTENT: Readonly<Record<ResourceType, readonly ResourceCheck[]>> = {
  Device: [
    {
      holds: (device) => identifies(device) && isText(listOf(device['identifier'])[0]?.['system']),
      says: 'identifier with system and value',
    },
    { holds: (device) => isText(device['model']), says: 'model' },
    { holds: (device) => isText(device['version']), says: 'version' },
  ],
  Organization: [
    { holds: (organisation) => identifies(organisation, IDENTIFIER.odsCode), says: 'identifier with an ODS code' },
    { holds: (organisation) => isText(organisation['name']), says: 'name' },
  ],
  Practitioner: [
    { holds: (practitioner) => isText(practitioner['id']), says: 'id' },
    {
      holds: (practitioner) => listOf(practitioner['name']).some((name) => isText(name['family'])),
      says: 'name with family',
    },
    // Tokens without the role profile and the local id are tolerated (spec 01 §6.2).
    { holds: (practitioner) => identifies(practitioner, IDENTIFIER.sdsUserId), says: 'identifier with an SDS user id' },
  ],
};

function checkResource(claim: string, type: ResourceType, value: unknown): JsonObject {
  const where = `JWT claim ${claim}`;
  refuseUnless(isJsonObject(value), 'INVALID_RESOURCE', `${where} is not a resource`);
  refuseUnless(value['resourceType'] === type, 'INVALID_RESOURCE', `${where} is not a ${type}`);
  const known = new Set(ELEMENTS[type].split(' '));
  const unknown = Object.keys(value).find((element) => !known.has(element));
  refuseUnless(
    unknown === undefined,
    'INVALID_RESOURCE',
    `${where} has an element ${unknown ?? ''} that ${type} does not know`,
  );
  for (const { holds, says } of CONTENT[type]) {
    refuseUnless(holds(value), 'INVALID_RESOURCE', `${where} lacks: ${says}`);
  }
  return value;
}

/** The consumer's system: minimal Device (spec 01 §6.2). */
export function checkDevice(value: unknown): void {
  checkResource('requesting_device', 'Device', value);
}

/** The user's organisation: minimal Organization. */
export function checkOrganisation(value: unknown): void {
  checkResource('requesting_organization', 'Organization', value);
}

/** The user: minimal Practitioner. */
export function checkPractitioner(value: unknown): { readonly id: unknown } {
  return { id: checkResource('requesting_practitioner', 'Practitioner', value)['id'] };
}
