import { asList, isObject, type JsonObject } from '../reading/json.js';
import { relativeDay } from './dates.js';

/** One part of a parameter as scenarios write it: its value is a plain one, and FHIR's type of it follows from the part's name. */
export interface Part {
  readonly name: string;
  readonly value?: unknown;
}

const dateOr = (text: string, now: Date): string => relativeDay(text, now) ?? text;

function period(value: JsonObject, now: Date): JsonObject {
  const inner = isObject(value['period']) ? value['period'] : value;
  return Object.fromEntries(
    Object.entries(inner).map(([name, text]) => [name, typeof text === 'string' ? dateOr(text, now) : text]),
  );
}

function typed({ name, value }: Part, now: Date): JsonObject {
  if (value === undefined || value === null) return {};
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (isObject(value)) return { valuePeriod: period(value, now) };
  if (name.startsWith('includeNumberOf')) return { valuePositiveInt: Number(value) };
  if (typeof value !== 'string') return { valueInteger: value };
  if (name.endsWith('Date')) return { valueDate: dateOr(value, now) };
  return name.startsWith('filter') ? { valueCode: value } : { valueString: value };
}

/** A part of a parameter, its value under the member that FHIR has for it (spec 04 §2). A null value is none. */
export function partParameter(part: Part, now: Date): JsonObject {
  return { name: part.name, ...typed(part, now) };
}

/** The parameters of a body. */
export function parametersOf(body: JsonObject): readonly JsonObject[] {
  return asList(body['parameter']).filter(isObject);
}

/** A body with one more parameter. */
export function withParameter(body: JsonObject, parameter: JsonObject): JsonObject {
  return { ...body, parameter: [...parametersOf(body), parameter] };
}

/** The years that 0.7.4 scenarios name: `year-2`, `this year`; other text as it is. */
export function yearOr(text: string, now: Date): string {
  const match = /^(?:this year|year([+-]\d+))$/.exec(text);
  return match === null ? text : String(now.getUTCFullYear() + Number(match[1] ?? 0));
}
