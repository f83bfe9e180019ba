import { isJsonObject, type JsonObject } from '../../json-object.js';
import { EXTENSION } from '../fhir-names.js';
import { DATA_TYPES, OTHER_DATA_TYPES } from './data-types.js';
import { PRIMITIVES } from './primitives.js';
import { SENT } from './sent-resources.js';
import { type ElementRule, type Row, ruleOf, type Table } from './tables.js';

type Faults = Generator<string, void, undefined>;

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = PRIMITIVES;

/** What every element may have that is no resource. */
const IN_ELEMENTS: Table = { id: '0..1 string', extension: '0..* Extension' };

/** A table with what every element may have, and the names of what has to be there. */
interface Prepared {
  readonly rows: Table;
  readonly wanted: readonly string[];
}

function prepared(table: Table): Prepared {
  const rows: Table = Object.hasOwn(table, 'resourceType') ? table : { ...IN_ELEMENTS, ...table };
  const wanted = Object.entries(rows).filter(([, row]) => ruleOf(row).isWanted);
  return { rows, wanted: wanted.map(([name]) => name) };
}

const TABLES: Readonly<Record<string, Prepared>> = Object.fromEntries(
  Object.entries<Table>({ ...DATA_TYPES, ...SENT }).map(([type, table]) => [type, prepared(table)]),
);
const TWIN = prepared(IN_ELEMENTS);

/** Extensions that diagnostics call by their name. */
const NAMES: ReadonlyMap<unknown, string> = new Map(
  Object.values(EXTENSION).flatMap((url) => {
    const name = /([A-Za-z]+)-\d$/.exec(url)?.[1];
    return name === undefined ? [] : [[url, name]];
  }),
);

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** `valueDateTime` is of the type dateTime, `valueCoding` of Coding; undefined if there is no such type. */
function typeOfValue(element: string): string | undefined {
  const [, name = ''] = /^value([A-Z][A-Za-z0-9]*)$/.exec(element) ?? [];
  const primitive = name.charAt(0).toLowerCase() + name.slice(1);
  if (primitive !== 'xhtml' && own(CHECKS, primitive) !== undefined) return primitive;
  return Object.hasOwn(DATA_TYPES, name) || OTHER_DATA_TYPES.has(name) ? name : undefined;
}

function rowFor(table: Table, element: string): Row | undefined {
  if (element === 'value[x]') return undefined;
  const row = own(table, element);
  if (row !== undefined || !Object.hasOwn(table, 'value[x]')) return row;
  const type = typeOfValue(element);
  return type === undefined ? undefined : `0..1 ${type}`;
}

/** What of a thing can only be one: a value or parts, a value or extensions. */
function* clashing(value: JsonObject, type: string, where: string): Faults {
  const held = Object.keys(value).filter(
    (name) => name.startsWith('value') || ['part', 'resource', 'extension'].includes(name),
  );
  if (type === 'Extension' && held.length !== 1) yield `${where} holds ${held.length === 0 ? 'nothing' : held.join()}`;
  const contents = held.filter((name) => name !== 'extension');
  if (type === 'Parameter' && contents.length > 1) yield `${where} holds ${contents.join(' and ')}`;
}

const counterpart = (name: string): string => (name.startsWith('_') ? name.slice(1) : `_${name}`);

/** What no table says anything of: nothing in it is empty, nor null but where the twin of a list has something to say. */
function* emptiness(value: unknown, where: string, beside?: unknown): Faults {
  if (value === null || value === '') yield `${where} is empty`;
  if (typeof value !== 'object' || value === null) return;
  if (Object.keys(value).length === 0) yield `${where} is empty`;
  if (Array.isArray(value)) {
    const twins: readonly unknown[] = Array.isArray(beside) ? beside : [];
    for (const [index, one] of value.entries()) {
      if (one !== null || twins[index] == null) yield* emptiness(one, `${where}[${index}]`);
    }
    return;
  }
  const members = value as JsonObject;
  for (const [name, one] of Object.entries(members)) {
    yield* emptiness(one, `${where}.${name}`, members[counterpart(name)]);
  }
}

/** References of which the table says where they lead: to resources of the practice, and to none that is contained. */
function* leading({ reference }: JsonObject, { oneOf }: ElementRule, where: string): Faults {
  if (oneOf.length === 0 || typeof reference !== 'string') return;
  const [type = ''] = reference.split('/');
  if (!oneOf.includes(type)) yield `${where}.reference leads to a ${type}, not to a ${oneOf.join(' or a ')}`;
}

function* faultsOfOne(value: unknown, rule: ElementRule, where: string): Faults {
  const { type, oneOf } = rule;
  const holds = own(CHECKS, type);
  if (holds !== undefined) {
    if (!holds(value)) yield `${where} is no ${type}`;
    else if (oneOf.length > 0 && !oneOf.includes(String(value))) yield `${where} is none of ${oneOf.join(', ')}`;
    return;
  }
  if (!isJsonObject(value)) {
    yield `${where} is not an object`;
    return;
  }
  const table = own(TABLES, type);
  if (type === 'Resource' && typeof value['resourceType'] !== 'string') yield `${where} is not a resource`;
  yield* table === undefined ? emptiness(value, where) : faultsOf(value, type, table, where);
  if (type === 'Reference') yield* leading(value, rule, where);
}

/** `[0]`, or the name of an extension that has one. */
function placeOf(one: unknown, index: number, { type }: ElementRule): string {
  const name = type === 'Extension' && isJsonObject(one) ? NAMES.get(one['url']) : undefined;
  return name === undefined ? `[${index}]` : `(${name})`;
}

/** The items of a list. One that only its twin says something of is null. */
function* faultsOfList(value: unknown, rule: ElementRule, where: string, twin: unknown): Faults {
  if (!Array.isArray(value) || value.length === 0) {
    yield `${where} is ${Array.isArray(value) ? 'an empty list' : 'not a list'}`;
    return;
  }
  const twins: readonly unknown[] = Array.isArray(twin) ? twin : [];
  for (const [index, one] of value.entries()) {
    const isTold = one === null && own(CHECKS, rule.type) !== undefined && isJsonObject(twins[index]);
    if (!isTold) yield* faultsOfOne(one, rule, where + placeOf(one, index, rule));
  }
}

/** What stands under a primitive's name with an underscore, its id and extensions; for a list one each, or null. */
function* faultsOfTwin(value: unknown, { isList }: ElementRule, where: string, primitive: unknown): Faults {
  if (isList !== Array.isArray(value)) {
    yield `${where} is ${isList ? 'not a list' : 'a list'}`;
    return;
  }
  const twins: readonly unknown[] = Array.isArray(value) ? value : [value];
  const beside: readonly unknown[] = Array.isArray(primitive) ? primitive : [];
  if (twins.every((one) => one === null)) yield `${where} is empty`;
  for (const [index, one] of twins.entries()) {
    if (isJsonObject(one)) yield* faultsOf(one, 'Element', TWIN, where);
    else if (one !== null || beside[index] == null) yield `${where} is not an object`;
  }
}

/** What a table says of an object: what is missing, what is not known, and every element in its turn. */
function* faultsOf(value: JsonObject, type: string, { rows, wanted }: Prepared, where: string): Faults {
  for (const name of wanted) if (value[name] === undefined) yield `${where}.${name} is missing`;
  if (Object.keys(value).length === 0) yield `${where} is empty`;
  for (const [name, inner] of Object.entries(value)) {
    const [, underscore, element = ''] = /^(_?)(.*)$/s.exec(name) ?? [];
    const row = rowFor(rows, element);
    const rule = row === undefined ? null : ruleOf(row);
    const isTwin = underscore === '_';
    if (rule === null || (isTwin && own(CHECKS, rule.type) === undefined)) {
      yield `${where}.${name} is not an element that is known here`;
    } else if (isTwin) yield* faultsOfTwin(inner, rule, `${where}.${name}`, value[element]);
    else if (rule.isList) yield* faultsOfList(inner, rule, `${where}.${name}`, value[`_${name}`]);
    else yield* faultsOfOne(inner, rule, `${where}.${name}`);
  }
  yield* clashing(value, type, where);
}

/** What is first found wrong with something that a consumer sent, by the element table of its type; null if it is in order. */
export function malformed(value: unknown, type: keyof typeof SENT, where: string): string | null {
  const { value: fault } = faultsOfOne(value, ruleOf(`1..1 ${type}`), where).next();
  return fault ?? null;
}
