import type { Day } from '../../calendar/days.js';
import { isNhsNumber } from '../../nhs-number.js';
import { isJsonObject } from '../../json-object.js';
import { IDENTIFIER } from '../fhir-names.js';
import { Refusal, refuseUnless } from '../outcome.js';
import { type AreaRule, AREAS, EXCLUDE_EACH_OTHER, REFUSED_BESIDE } from './parameter-rules.js';
import { readParametersBody, type SentParameter } from './parameters-body.js';
import { type PartValue, readPartValue } from './part-values.js';

/** What was asked for, in order and allowed. */
export interface RecordQuery {
  readonly nhsNumber: string;
  readonly allergies: { readonly resolved: boolean } | null;
  readonly medication: { readonly issues: boolean; readonly since: Day | null } | null;
  /** What was asked for and is not known here (spec 04 §5). */
  readonly unrecognised: readonly { readonly text: string; readonly diagnostics: string }[];
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

const unrecognised = (what: string): { text: string; diagnostics: string } => ({
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
  for (const area of areas) {
    const refused = REFUSED_BESIDE[area.name] ?? [];
    for (const other of areas) {
      const part = other.parts.find(({ name }) => refused.includes(name));
      const where = `${other.name}.${part?.name ?? ''}`;
      refuseUnless(part === undefined, 'INVALID_PARAMETER', `${where}: not allowed together with ${area.name}`);
    }
  }
}

/**
 * Reads the request of a structured record by the rules of this version: the NHS number, then every parameter, then their
 * combinations (spec 04 §2, §2.1, §4). What is unknown is no fault; it is told in the answer (spec 04 §5).
 */
export function readRecordQuery(body: string, version: '1.2' | '1.6', today: Day): RecordQuery {
  const parameters = readParametersBody(body);
  const nhsNumber = readNhsNumber(parameters);
  const names = parameters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  refuseUnless(twice === undefined, 'INVALID_PARAMETER', `${twice ?? ''} is given more than once`);

  const ruleOf = (name: string): AreaRule | undefined => {
    const rule = Object.hasOwn(AREAS, name) ? AREAS[name] : undefined;
    return rule !== undefined && rule.since <= version ? rule : undefined;
  };
  const others = parameters.filter(({ name }) => name !== NHS_NUMBER);
  const warnings: { text: string; diagnostics: string }[] = [];
  const read = new Map<string, ReadonlyMap<string, PartValue>>();
  for (const parameter of others) {
    const rule = ruleOf(parameter.name);
    const parts = rule === undefined ? null : readParts(parameter, rule, today);
    if (rule?.answered !== true || parts === null) {
      // Reported at the least granular level: the parameter alone when it is the parameter that is unknown.
      warnings.push(unrecognised(parameter.name));
      continue;
    }
    warnings.push(...parts.unknown.map(unrecognised));
    read.set(parameter.name, parts.values);
  }
  refuseForbiddenCombinations(others.filter(({ name }) => ruleOf(name) !== undefined));

  const allergies = read.get('includeAllergies');
  const medication = read.get('includeMedication');
  const since = medication?.get('medicationSearchFromDate');
  return {
    nhsNumber,
    allergies: allergies === undefined ? null : { resolved: allergies.get('includeResolvedAllergies') === true },
    medication:
      medication === undefined
        ? null
        : {
            issues: medication.get('includePrescriptionIssues') !== false,
            since: typeof since === 'string' ? since : null,
          },
    unrecognised: warnings,
  };
}
