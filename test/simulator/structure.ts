import { isObject, member, textOf } from './consumer.js';
import { STU3 } from './structure/dialects.js';
import { type Dialect, type ElementRule, type ExtensionRule, type ResourceRule, shortName } from './structure/rules.js';

/** One thing that is not as the tables say. `rule` names the row: a practice whose ways break it declares it by this name. */
export interface Fault {
  readonly rule: string;
  readonly says: string;
}

const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/;
const LOCAL_REFERENCE = /^(#|[A-Z][A-Za-z]+\/)[^/]+$/;
/** Elements that every resource may have, each with a check of its own. */
const COMMON = new Set(['resourceType', 'id', 'meta', 'extension']);

/** All values at a dotted path, through lists. */
export function valuesAt(resource: unknown, path: string): readonly unknown[] {
  if (path === '') return [resource];
  return path.split('.').reduce<readonly unknown[]>(
    (found, key) =>
      found.flatMap((one) => {
        const value = member(one, key);
        if (value === undefined) return [];
        return Array.isArray(value) ? (value as unknown[]) : [value];
      }),
    Array.isArray(resource) ? (resource as unknown[]) : [resource],
  );
}

function isAllowed(
  value: unknown,
  { values, pattern, refersTo, systems, codes }: Omit<ElementRule, 'path' | 'at'>,
): boolean {
  if (values !== undefined && !values.includes(String(value))) return false;
  if (pattern !== undefined && !pattern.test(String(value))) return false;
  const isIn = (allowed: readonly string[] | undefined, path: string): boolean =>
    allowed === undefined || valuesAt(value, path).every((found) => allowed.includes(String(found)));
  if (!isIn(systems, 'coding.system') || !isIn(codes, 'coding.code')) return false;
  if (refersTo === undefined) return true;
  const reference = member(value, 'reference');
  if (reference === undefined) return textOf(member(value, 'display')) !== '';
  const [type = ''] = textOf(reference).split('/');
  return textOf(reference).startsWith('#') || refersTo.includes(type);
}

function elementFaults(resource: unknown, type: string, rule: ElementRule): readonly Fault[] {
  const name = `${type}.${rule.path}`;
  const segments = rule.path.split('.');
  const parents = valuesAt(resource, segments.slice(0, -1).join('.'));
  return parents.flatMap((parent) => {
    const found = valuesAt(parent, segments.at(-1) ?? '');
    const [least, most] = rule.at;
    const counted =
      found.length < least || found.length > most ? [{ rule: name, says: `stands ${found.length} times` }] : [];
    const wrong = found.filter((value) => !isAllowed(value, rule));
    return [...counted, ...wrong.map((value) => ({ rule: name, says: `is ${JSON.stringify(value)}` }))];
  });
}

/** The one value of an extension, if it stands where it should. */
function valueFaults(extension: unknown, name: string, rule: NonNullable<ExtensionRule['value']>): readonly Fault[] {
  const held = Object.keys(isObject(extension) ? extension : {}).filter((key) => key !== 'url');
  const [as] = held;
  if (as === undefined || held.length > 1 || !rule.as.includes(as)) {
    return [{ rule: name, says: `holds ${held.join(' and ') || 'nothing'} instead of ${rule.as.join(' or ')}` }];
  }
  const value = member(extension, as);
  return isAllowed(value, rule) ? [] : [{ rule: name, says: `is ${JSON.stringify(value)}` }];
}

function partFaults(extension: unknown, name: string, parts: NonNullable<ExtensionRule['parts']>): readonly Fault[] {
  const found = valuesAt(extension, 'extension');
  const unknown = found.filter((part) => !Object.hasOwn(parts, textOf(member(part, 'url'))));
  return [
    ...unknown.map((part) => ({ rule: name, says: `has a part ${textOf(member(part, 'url'))}` })),
    ...Object.entries(parts).flatMap(([url, rule]) => {
      const those = found.filter((part) => member(part, 'url') === url);
      const [least, most] = rule.at;
      const isFew = those.length < least || those.length > most;
      return [
        ...(isFew ? [{ rule: `${name}.${url}`, says: `stands ${those.length} times` }] : []),
        ...those.flatMap((part) => valueFaults(part, `${name}.${url}`, rule)),
      ];
    }),
  ];
}

function faultsOfOne(extension: unknown, rules: Dialect['extensions']): readonly Fault[] {
  const url = textOf(member(extension, 'url'));
  const name = shortName(url);
  const rule = rules.get(name);
  if (rule === undefined) return [{ rule: name, says: `is unknown: ${url}` }];
  return [
    ...(rule.url === url ? [] : [{ rule: `${name}.url`, says: `is ${url}` }]),
    ...(rule.parts === undefined ? [] : partFaults(extension, name, rule.parts)),
    ...(rule.value === undefined ? [] : valueFaults(extension, name, rule.value)),
  ];
}

/** Whatever is wrong with extensions anywhere in a value: each is known, at its own URL, and holds what it should. */
function extensionFaults(value: unknown, rules: Dialect['extensions'], isPart = false): readonly Fault[] {
  if (Array.isArray(value)) return value.flatMap((one) => extensionFaults(one, rules, isPart));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // Contained resources are looked at by themselves.
    if (key === 'contained') return [];
    const those = key === 'extension' ? valuesAt(inner, '').flat() : [];
    // What stands inside an extension is a part of it, and known by its bare name.
    return [
      ...(isPart ? [] : those.flatMap((one) => faultsOfOne(one, rules))),
      ...extensionFaults(inner, rules, key === 'extension'),
    ];
  });
}

/** Extensions of the resource itself: those of its table, as often as it says. */
function countFaults(resource: unknown, type: string, table: ResourceRule): readonly Fault[] {
  const names = valuesAt(resource, 'extension.url').map((url) => shortName(textOf(url)));
  const allowed = table.extensions ?? {};
  return [
    ...names
      .filter((name) => !Object.hasOwn(allowed, name))
      .map((name) => ({ rule: `${type}.extension.${name}`, says: 'has no place here' })),
    ...Object.entries(allowed).flatMap(([name, [least, most]]) => {
      const count = names.filter((one) => one === name).length;
      const isFew = count < least || count > most;
      return isFew ? [{ rule: `${type}.extension.${name}`, says: `stands ${count} times` }] : [];
    }),
  ];
}

/** What is wrong with a resource's own id, profile and labels. */
function headFaults(
  resource: unknown,
  type: string,
  { profile, id }: ResourceRule,
  dialect: Dialect,
): readonly Fault[] {
  const profiles = valuesAt(resource, 'meta.profile').map(String);
  const expected = profile === null ? [] : [dialect.structure + profile];
  const own = member(resource, 'id');
  const hasId = own === undefined ? id === 'maybe' : FHIR_ID.test(textOf(own));
  const { system, codes } = dialect.labels;
  const strange = valuesAt(resource, 'meta.security').filter(
    (label) => member(label, 'system') !== system || !codes.includes(textOf(member(label, 'code'))),
  );
  return [
    ...(profiles.join() === expected.join()
      ? []
      : [{ rule: `${type}.meta.profile`, says: `is ${JSON.stringify(profiles)}` }]),
    ...(hasId ? [] : [{ rule: '*.id', says: `is ${textOf(own)}` }]),
    ...strange.map((label) => ({ rule: `${type}.meta.security`, says: `is ${JSON.stringify(label)}` })),
  ];
}

/** Everything that is wrong with a resource by the element tables; nothing if it is in order. */
export function structuralFaults(resource: unknown, dialect = STU3): readonly Fault[] {
  const type = textOf(member(resource, 'resourceType'));
  const table = dialect.tables[type];
  if (table === undefined) return [{ rule: type, says: 'is not a resource of any table' }];
  const { elements, never = [] } = table;
  const known = new Set(elements.map(({ path }) => path.split('.')[0]));
  return [
    ...headFaults(resource, type, table, dialect),
    ...Object.keys(isObject(resource) ? resource : {})
      .filter((key) => !COMMON.has(key) && !known.has(key))
      .map((key) => ({ rule: `${type}.${key}`, says: 'is sent' })),
    ...never
      .filter((path) => valuesAt(resource, path).length > 0)
      .map((path) => ({ rule: `${type}.${path}`, says: 'is sent' })),
    ...elements.flatMap((element) => elementFaults(resource, type, element)),
    ...countFaults(resource, type, table),
    ...extensionFaults(resource, dialect.extensions),
  ];
}

/** Every reference anywhere in a value. */
export function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

/** References of a record that lead nowhere inside it: `#id` within its own resource, all others to an entry. */
export function danglingReferences(resources: readonly unknown[]): readonly string[] {
  const known = new Set(resources.map((one) => `${textOf(member(one, 'resourceType'))}/${textOf(member(one, 'id'))}`));
  return resources.flatMap((resource) => {
    const contained = new Set(valuesAt(resource, 'contained.id').map((id) => `#${textOf(id)}`));
    return referencesIn(resource).filter((reference) =>
      reference.startsWith('#') ? !contained.has(reference) : !LOCAL_REFERENCE.test(reference) || !known.has(reference),
    );
  });
}
