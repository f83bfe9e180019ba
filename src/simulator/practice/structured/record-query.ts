import type { Day } from '../../calendar/days.js';
import { isJsonObject } from '../../json-object.js';
import { isNhsNumber } from '../../nhs-number.js';
import { checkElementsOf, firstRepeated } from '../checks/sent-resource.js';
import { IDENTIFIER } from '../fhir-names.js';
import { Refusal, refuseUnless } from '../outcome.js';
import { type AreaQueries, areaQueries } from './area-queries.js';
import {
  AREA_PARAMETERS,
  type AreaParameter,
  type AreaRule,
  EXCLUDE_EACH_OTHER,
  isKnownParameter,
  REFUSED_BESIDE,
} from './parameter-rules.js';
import { readParametersBody, type SentParameter } from './parameters-body.js';
import { type PartValue, readPartValue } from './part-values.js';

/** What is said of a parameter that is not answered as it was asked (spec 04 §5). */
export interface ParameterWarning {
  readonly text: string;
  readonly diagnostics: string;
}

/** What was asked for, in order and allowed. */
export interface RecordQuery {
  readonly nhsNumber: string;
  readonly areas: AreaQueries;
  readonly warnings: readonly ParameterWarning[];
}

const NHS_NUMBER = 'patientNHSNumber';

function readNhsNumber(parameters: readonly SentParameter[]): string {
  const parameter = parameters.find(({ name }) => name === NHS_NUMBER);
  const [element, identifier] = parameter?.values[0] ?? [];
  if (element !== 'valueIdentifier' || !isJsonObject(identifier)) {
    throw new Refusal('INVALID_PARAMETER', `${NHS_NUMBER} is missing`);
  }
  const { system, value } = identifier;
  refuseUnless(system === IDENTIFIER.nhsNumber, 'INVALID_IDENTIFIER_SYSTEM', `${NHS_NUMBER}: wrong system`);
  const isValid = typeof value === 'string' && isNhsNumber(value);
  refuseUnless(isValid, 'INVALID_NHS_NUMBER', `${NHS_NUMBER}: no valid NHS number`);
  return value;
}

const unrecognised = (what: string): ParameterWarning => ({
  text: `${what} is an unrecognised parameter`,
  diagnostics: what,
});

/** The parts of one area that this version knows, read; and those that it does not. */
function readParts(
  area: SentParameter,
  rule: AreaRule,
  today: Day,
): { readonly values: ReadonlyMap<string, PartValue>; readonly unknown: readonly string[] } {
  refuseUnless(area.values.length === 0, 'INVALID_PARAMETER', `${area.name}: takes no value`);
  const values = new Map<string, PartValue>();
  const unknown: string[] = [];
  for (const part of area.parts) {
    const where = `${area.name}.${part.name}`;
    const partRule = Object.hasOwn(rule.parts, part.name) ? rule.parts[part.name] : undefined;
    if (partRule === undefined) unknown.push(where);
    else values.set(part.name, readPartValue(part, partRule, where, today));
  }
  for (const [name, partRule] of Object.entries(rule.parts)) {
    const isMissing = partRule.type === 'boolean' && partRule.required === true && !values.has(name);
    refuseUnless(!isMissing, 'INVALID_PARAMETER', `${area.name}.${name} is missing`);
  }
  const [one, other] = EXCLUDE_EACH_OTHER[area.name] ?? ['', ''];
  const both = values.has(one) && values.has(other);
  refuseUnless(!both, 'INVALID_RESOURCE', `${area.name}: ${one} and ${other} exclude each other`);
  return { values, unknown };
}

function refuseForbiddenCombinations(areas: readonly SentParameter[]): void {
  // By name: one that may repeat can stand there any number of times.
  for (const area of new Set(areas.map(({ name }) => name))) {
    const refused = REFUSED_BESIDE[area] ?? [];
    for (const other of areas) {
      const part = other.parts.find(({ name }) => refused.includes(name));
      const where = `${other.name}.${part?.name ?? ''}`;
      refuseUnless(part === undefined, 'INVALID_PARAMETER', `${where}: not allowed together with ${area}`);
    }
  }
}

/** A parameter stands once, but for those that select more each time. What is unknown is not judged. */
function refuseRepeated(parameters: readonly SentParameter[], version: AreaRule['since']): void {
  const standsOnce = (name: string): boolean => {
    const rule: AreaRule | null = isKnownParameter(name, version) ? AREA_PARAMETERS[name] : null;
    return name === NHS_NUMBER || (rule !== null && rule.repeats !== true);
  };
  const twice = firstRepeated(parameters.map(({ name }) => name).filter(standsOnce));
  refuseUnless(twice === undefined, 'INVALID_PARAMETER', `${twice ?? ''} is given more than once`);
}

/**
 * Reads the request of a structured record by the rules of this version: the NHS number, then every parameter, then their
 * combinations (spec 04 §2, §2.1, §4). What is unknown is no fault; it is told in the answer (spec 04 §5).
 */
export function readRecordQuery(body: string, version: AreaRule['since'], today: Day): RecordQuery {
  const { resource, parameters } = readParametersBody(body);
  const nhsNumber = readNhsNumber(parameters);
  refuseRepeated(parameters, version);
  const others = parameters.filter(({ name }) => name !== NHS_NUMBER);
  const unknown = new Set<string>();
  const read = new Map<AreaParameter, ReadonlyMap<string, PartValue>[]>();
  for (const parameter of others) {
    const { name } = parameter;
    if (!isKnownParameter(name, version)) {
      // Reported at the least granular level: the parameter alone when it is the parameter that is unknown.
      unknown.add(name);
      continue;
    }
    const parts = readParts(parameter, AREA_PARAMETERS[name], today);
    for (const part of parts.unknown) unknown.add(part);
    const given = read.get(name);
    if (given === undefined) read.set(name, [parts.values]);
    else given.push(parts.values);
  }
  refuseForbiddenCombinations(others.filter(({ name }) => isKnownParameter(name, version)));
  // Last, because some of what it would find has a code of its own.
  checkElementsOf(resource, 'Parameters', 'Parameters');
  return { nhsNumber, areas: areaQueries(read), warnings: [...unknown].map(unrecognised) };
}
