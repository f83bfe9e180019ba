import { isJsonObject, type JsonObject } from '../../json-object.js';
import { DSTU2_IDENTIFIER } from '../dstu2-names.js';
import { IDENTIFIER } from '../fhir-names.js';
import { refuseUnless, type SpineCodeName } from '../outcome.js';

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

type ResourceType = 'Device' | 'Organization' | 'Practitioner';

/** What one version of FHIR says of the resources inside a token. */
export interface NestedRules {
  /** Elements that the version knows, as far as a token has any use for them. */
  readonly elements: Readonly<Record<ResourceType, string>>;
  readonly content: Readonly<Record<ResourceType, readonly ResourceCheck[]>>;
  /** What is said of a resource of the wrong type, and of one that lacks something. */
  readonly incomplete: SpineCodeName;
}

const DEVICE: readonly ResourceCheck[] = [
  {
    holds: (device) => identifies(device) && isText(listOf(device['identifier'])[0]?.['system']),
    says: 'identifier with system and value',
  },
  { holds: (device) => isText(device['model']), says: 'model' },
  { holds: (device) => isText(device['version']), says: 'version' },
];

const organisation = (odsCode: string): readonly ResourceCheck[] => [
  { holds: (one) => identifies(one, odsCode), says: 'identifier with an ODS code' },
  { holds: (one) => isText(one['name']), says: 'name' },
];

/** Tokens without the role profile and the local id are tolerated (spec 01 §6.2). */
const practitioner = (sdsUserId: string, hasName: ResourceCheck['holds']): readonly ResourceCheck[] => [
  { holds: (one) => isText(one['id']), says: 'id' },
  { holds: hasName, says: 'name with family' },
  { holds: (one) => identifies(one, sdsUserId), says: 'identifier with an SDS user id' },
];

/** The resources of a token in STU3 (spec 01 §6.2). */
export const STU3_NESTED: NestedRules = {
  elements: {
    Device:
      'resourceType id meta identifier udi status type lotNumber manufacturer model version owner contact url note',
    Organization: 'resourceType id meta identifier active type name alias telecom address partOf contact',
    Practitioner:
      'resourceType id meta identifier active name telecom address gender birthDate photo qualification communication',
  },
  content: {
    Device: DEVICE,
    Organization: organisation(IDENTIFIER.odsCode),
    Practitioner: practitioner(IDENTIFIER.sdsUserId, (one) =>
      listOf(one['name']).some((name) => isText(name['family'])),
    ),
  },
  incomplete: 'INVALID_RESOURCE',
};

const hasOlderName = ({ name }: JsonObject): boolean =>
  isJsonObject(name) && Array.isArray(name['family']) && name['family'].some(isText);

/** The same in DSTU2: the name is one, its family a list, and a user's roles are their own (spec 01 §6.4). */
export const DSTU2_NESTED: NestedRules = {
  elements: {
    Device:
      'resourceType id meta identifier type note status manufacturer model version manufactureDate expiry udi lotNumber owner location patient contact url',
    Organization: 'resourceType id meta identifier active type name telecom address partOf contact',
    Practitioner:
      'resourceType id meta identifier active name telecom address gender birthDate photo practitionerRole qualification communication',
  },
  content: {
    Device: DEVICE,
    Organization: organisation(DSTU2_IDENTIFIER.odsCode),
    Practitioner: practitioner(DSTU2_IDENTIFIER.sdsUserIdInToken, hasOlderName),
  },
  incomplete: 'BAD_REQUEST',
};

/** Checks one resource of a token against the rules of a version: type, elements, content. */
export function checkNested(claim: string, type: ResourceType, value: unknown, rules: NestedRules): JsonObject {
  const where = `JWT claim ${claim}`;
  refuseUnless(isJsonObject(value), rules.incomplete, `${where} is not a resource`);
  refuseUnless(value['resourceType'] === type, rules.incomplete, `${where} is not a ${type}`);
  const known = new Set(rules.elements[type].split(' '));
  const unknown = Object.keys(value).find((element) => !known.has(element));
  refuseUnless(
    unknown === undefined,
    'INVALID_RESOURCE',
    `${where} has an element ${unknown ?? ''} that ${type} does not know`,
  );
  for (const { holds, says } of rules.content[type]) {
    refuseUnless(holds(value), rules.incomplete, `${where} lacks: ${says}`);
  }
  return value;
}
