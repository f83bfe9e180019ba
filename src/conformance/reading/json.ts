/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as the list it stands for: nothing is an empty one, one thing a list of one. XML does not tell the last two apart. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

const SEGMENT = /^([^[\]]+)(?:\[(\d+)\])?$/;

/**
 * Everything that a path leads to, through every item of every list on the way: `name.given` gives all given names of all names.
 * `coding[0].code` goes through one item only.
 */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  return path.split('.').reduce<readonly unknown[]>((reached, segment) => {
    const [, name = segment, index] = SEGMENT.exec(segment) ?? [];
    const next = reached.map((one) => asList(isObject(one) ? one[name] : undefined));
    return index === undefined ? next.flat() : next.flatMap((list) => asList(list[Number(index)]));
  }, asList(value));
}

/** The objects that a path leads to. */
export function objectsAt(value: unknown, path: string): readonly JsonObject[] {
  return valuesAt(value, path).filter(isObject);
}

/** A primitive as text: XML has nothing but text, so nothing is compared by type. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** The primitives that a path leads to, as text; empty ones are left out, as FHIR has none. */
export function textsAt(value: unknown, path: string): readonly string[] {
  return valuesAt(value, path)
    .map(textOf)
    .filter((text): text is string => text !== null && text !== '');
}

/** The first primitive that a path leads to, or null. */
export function textAt(value: unknown, path: string): string | null {
  return textsAt(value, path)[0] ?? null;
}

/** Whether a path leads to anything. */
export function has(value: unknown, path: string): boolean {
  return valuesAt(value, path).length > 0;
}

/** The extensions of an element that have this URL, or end with this name. */
export function extensionsOf(element: unknown, name: string): readonly JsonObject[] {
  return objectsAt(element, 'extension').filter((extension) => {
    const url = textAt(extension, 'url') ?? '';
    return url === name || url.endsWith(`/${name}`);
  });
}
