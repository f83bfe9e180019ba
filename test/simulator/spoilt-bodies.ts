import * as fc from 'fast-check';
import { isObject, type Json, member } from './consumer.js';

type Path = readonly (string | number)[];

/** Every place in a value, as the keys that lead there; the value itself first. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_one, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesIn(member(value, key), [...path, key]))];
}

/** The value with something else at a place. */
function withAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const changed = withAt(member(value, key), rest, other);
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === key ? changed : one));
  return { ...(value as Json), [key]: changed };
}

type Spoiling = (value: unknown) => unknown;

/** What makes something that is no FHIR out of any element; undefined where the element would be as good as before. */
const SPOILINGS: Readonly<Record<string, Spoiling>> = {
  'is null': () => null,
  'is an empty list': () => [],
  'is an empty object': () => ({}),
  'is a text instead': (value) => (typeof value === 'string' ? undefined : 'x'),
  'is a number instead': (value) => (typeof value === 'number' ? undefined : 7),
  'is a truth instead': (value) => (typeof value === 'boolean' ? undefined : true),
  'is an object instead': (value) => (isObject(value) ? undefined : { colour: 'red' }),
  'is a list instead': (value) => (Array.isArray(value) ? undefined : [value]),
  'has null in its list': (value) => (Array.isArray(value) ? [...(value as unknown[]), null] : undefined),
  'has an unknown element': (value) => (isObject(value) ? { ...value, colour: 'red' } : undefined),
  'has an element that is null': (value) => (isObject(value) ? { ...value, id: null } : undefined),
};

/** A body of which exactly one element is not what FHIR lets it be. */
export interface SpoiltBody {
  /** Where, and how: what a failing test shows. */
  readonly what: string;
  readonly body: unknown;
}

/** Elements that may stand in a body or not; the rest is always there. */
function someOf(body: Json, optional: readonly string[]): fc.Arbitrary<Json> {
  return fc
    .subarray([...optional])
    .map((kept) =>
      Object.fromEntries(Object.entries(body).filter(([name]) => !optional.includes(name) || kept.includes(name))),
    );
}

/** Spoils one element, at whatever depth, of a body that is in order with or without the optional ones. */
export function spoiltBody(body: Json, optional: readonly string[] = []): fc.Arbitrary<SpoiltBody> {
  return someOf(body, optional).chain((some) => {
    const all = placesIn(some).flatMap((place) => {
      const before = place.length === 0 ? some : member(some, ...place);
      return Object.entries(SPOILINGS).flatMap(([how, spoiling]) => {
        const after = spoiling(before);
        const what = `${place.join('.')} ${how}`;
        return after === undefined ? [] : [{ what, body: withAt(some, place, after) }];
      });
    });
    return fc.constantFrom(...all);
  });
}
