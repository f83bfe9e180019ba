import type { RawPointer } from '../domain/record.js';
import { code, element, list, text, type Element } from './element.js';
import { addTo } from './multimap.js';

/** A resource and where it stands in its Bundle. */
export interface Located {
  readonly resource: Element;
  readonly type: string;
  readonly id: string | null;
  readonly at: RawPointer;
  /** The resource it is contained in, if it is. */
  readonly host: Located | null;
}

/** An entry that goes by the type and id of one before it. */
export interface Duplicate {
  readonly located: Located;
  /** False if the two say different things: then one of them is lost. */
  readonly isSame: boolean;
}

/** Everything in a Bundle, found once. */
export interface BundleIndex {
  /** The resources of the entries, in their order, duplicates left out. */
  readonly entries: readonly Located[];
  readonly duplicates: readonly Duplicate[];
  /** Entries without a resource of any type. */
  readonly empty: readonly number[];
  /** All resources of a type: entries, then contained ones. */
  ofType(type: string): readonly Located[];
  /** What is contained in a resource. */
  containedIn(host: Located): readonly Located[];
  /**
   * What a reference points to: an entry by `ResourceType/id`, or `#id` inside the resource that refers. `expected` are the types to
   * try where a supplier leaves the type out. Null if the Bundle does not hold it. Whole URLs are not followed: they name another
   * server, whose ids may mean something else here (spec 04 §6).
   */
  find(reference: unknown, expected: readonly string[], from: Located): Located | null;
}

/** What a FHIR Reference says: where it points, and in which words. */
export interface Pointing {
  readonly target: string | null;
  readonly words: string | null;
  /** A logical reference names what it means by identifier alone. */
  readonly identifier: unknown;
}

/**
 * Reads a Reference. One published record writes "Referral items are not supported by the provider system" where the target belongs:
 * a target with blanks in it is words (spec 04 §5).
 */
export function pointing(reference: unknown): Pointing {
  // There is one; a supplier that sends a list of one means the same.
  const sent = list(reference)[0];
  const of = element(sent);
  const target = code(of === null ? sent : of.reference);
  const display = text(of?.display);
  const identifier = of?.identifier;
  if (target?.includes(' ') === true) return { target: null, words: display ?? target, identifier };
  return { target, words: display, identifier };
}

/** The logical id behind `Type/id`, if the reference is to a resource of that type; a version behind it is left out. */
export function referencedId(reference: unknown, type: string): string | null {
  const parts = pointing(reference).target?.split('/') ?? [];
  const at = parts.lastIndexOf(type);
  return at < 0 ? null : (parts[at + 1] ?? null);
}

/** The resource at a place that {@link Located.at} named: the one way to find raw FHIR again in a parsed Bundle. */
export function resourceAt(bundle: unknown, at: RawPointer): unknown {
  const resource = resourceOf(list(element(bundle)?.entry)[at.entry]);
  return at.contained === null ? (resource ?? undefined) : list(resource?.contained)[at.contained];
}

/** The resource of an entry. Some published Bundles leave out the wrapper, so that the entry is the resource. */
function resourceOf(entry: unknown): Element | null {
  const of = element(entry);
  return element(of?.resource) ?? (of?.resourceType === undefined ? null : of);
}

/** `MedicationRequest/MedicationRequest/x` as `MedicationRequest/x`: one published record doubles the type, in ids and references. */
const undoubled = (path: string) => path.replace(/^([A-Za-z]+)\/(?:\1\/)+/, '$1/').replace(/\/_history\/.*$/, '');

function locate(resource: Element, at: RawPointer, host: Located | null): Located | null {
  const type = code(resource.resourceType);
  return type === null ? null : { resource, type, id: code(resource.id), at, host };
}

function locateContained(host: Located): readonly Located[] {
  return list(host.resource.contained).flatMap((value, contained) => {
    const resource = element(value);
    return (resource === null ? null : locate(resource, { entry: host.at.entry, contained }, host)) ?? [];
  });
}

/** Whether two resources are the same to the letter. What is nested deeper than can be followed counts as different. */
function saysTheSame(a: Element, b: Element): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}

/**
 * Types that are read for what they say, not because something refers to them. Where ids are given twice, every one of these counts:
 * a warning must not be lost to a careless id, nor a second patient go unseen.
 */
const ALWAYS_READ = ['List', 'OperationOutcome', 'Patient'];

/** Indexes a Bundle in one pass. Anything that is no resource is left out and reported. */
export function indexBundle(bundle: Element): BundleIndex {
  const entries: Located[] = [];
  const duplicates: Duplicate[] = [];
  const empty: number[] = [];
  const byPath = new Map<string, Located>();
  const byUndoubledPath = new Map<string, Located>();
  const byType = new Map<string, Located[]>();
  const contained = new Map<Located, readonly Located[]>();
  const containedById = new Map<Located, ReadonlyMap<string, Located>>();

  for (const [index, entry] of list(bundle.entry).entries()) {
    const resource = resourceOf(entry);
    const located = resource === null ? null : locate(resource, { entry: index, contained: null }, null);
    if (located === null) {
      empty.push(index);
      continue;
    }
    // Primary and secondary lists have no id: nothing refers to them.
    if (located.id !== null) {
      const path = `${located.type}/${located.id}`;
      const first = byPath.get(path);
      const isSame = first !== undefined && saysTheSame(first.resource, located.resource);
      if (first !== undefined && (isSame || !ALWAYS_READ.includes(located.type))) {
        duplicates.push({ located, isSame });
        continue;
      }
      if (first === undefined) byPath.set(path, located);
      if (located.id.includes('/')) byUndoubledPath.set(undoubled(path), located);
    }
    addTo(byType, located.type, located);
    entries.push(located);
  }

  for (const host of entries) {
    if (host.resource.contained === undefined) continue;
    const inside = locateContained(host);
    contained.set(host, inside);
    containedById.set(host, new Map(inside.toReversed().map((each) => [(each.id ?? '').replace(/^#/, ''), each])));
    for (const each of inside) addTo(byType, each.type, each);
  }

  const insideOf = (from: Located, id: string) => containedById.get(from.host ?? from)?.get(id);

  function find(reference: unknown, expected: readonly string[], from: Located): Located | null {
    const { target } = pointing(reference);
    if (target === null) return null;
    const exact = byPath.get(target);
    if (exact !== undefined) return exact;
    const path = undoubled(target);
    const bareId = path.replace(/^#/, '');
    if (bareId.includes('/')) {
      const inside = insideOf(from, path.slice(path.indexOf('/') + 1));
      return (
        byPath.get(path) ??
        byUndoubledPath.get(path) ??
        (inside !== undefined && path.startsWith(`${inside.type}/`) ? inside : null)
      );
    }
    const inside = path.startsWith('#') ? insideOf(from, bareId) : undefined;
    if (inside !== undefined) return inside;
    return expected.map((type) => byPath.get(`${type}/${bareId}`)).find((entry) => entry !== undefined) ?? null;
  }

  return {
    entries,
    duplicates,
    empty,
    ofType: (type) => byType.get(type) ?? [],
    containedIn: (host) => contained.get(host) ?? [],
    find,
  };
}
