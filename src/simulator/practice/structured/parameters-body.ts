import { isJsonObject, type JsonObject } from '../../json-object.js';
import { firstRepeated, readResource } from '../checks/sent-resource.js';
import { refuseUnless } from '../outcome.js';

/** A parameter as sent: its name, its value with the element that holds it, and its parts. */
export interface SentParameter {
  readonly name: string;
  readonly values: readonly (readonly [element: string, value: unknown])[];
  readonly parts: readonly SentParameter[];
}

const BODY_ELEMENTS = new Set(['resourceType', 'id', 'meta', 'implicitRules', 'language', 'parameter']);
const PARAMETER_ELEMENTS = /^(?:name|part|resource|extension|id|value[A-Z][A-Za-z]*)$/;

function readParameter(sent: unknown, where: string): SentParameter {
  refuseUnless(isJsonObject(sent), 'INVALID_RESOURCE', `${where} is not an object`);
  const { name, part = [] } = sent;
  refuseUnless(typeof name === 'string' && name !== '', 'INVALID_RESOURCE', `${where} has no name`);
  const unknown = Object.keys(sent).find((element) => !PARAMETER_ELEMENTS.test(element));
  refuseUnless(unknown === undefined, 'INVALID_RESOURCE', `${name} has an unknown element ${unknown ?? ''}`);
  refuseUnless(Array.isArray(part), 'INVALID_RESOURCE', `${name}.part is not a list`);
  const parts = part.map((one: unknown, index) => readParameter(one, `${name}.part[${index}]`));
  const twice = firstRepeated(parts.map((one) => one.name));
  refuseUnless(twice === undefined, 'INVALID_RESOURCE', `${name}.${twice ?? ''} is given more than once`);
  const values = Object.entries(sent).filter(([element]) => element.startsWith('value'));
  refuseUnless(values.length <= 1, 'INVALID_RESOURCE', `${name} has more than one value`);
  return { name, values, parts };
}

/** A request body taken apart, and as it was sent. */
export interface SentParameters {
  readonly resource: JsonObject;
  readonly parameters: readonly SentParameter[];
}

/** Reads a request body as `Parameters`: whether it is well-formed, then the resource type, then its shape (spec 04 §4 and §15). */
export function readParametersBody(body: string): SentParameters {
  const resource = readResource(body, 'Parameters', 'BAD_REQUEST');
  const { parameter } = resource;
  const unknown = Object.keys(resource).find((element) => !BODY_ELEMENTS.has(element));
  refuseUnless(unknown === undefined, 'INVALID_RESOURCE', `Parameters has an unknown element ${unknown ?? ''}`);
  refuseUnless(Array.isArray(parameter), 'INVALID_PARAMETER', 'patientNHSNumber is missing');
  return { resource, parameters: parameter.map((one: unknown, index) => readParameter(one, `parameter[${index}]`)) };
}
