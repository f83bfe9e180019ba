import type { ItemKey } from '../domain/record.js';
import type { Identifier } from '../domain/values.js';
import { contentHash } from './content-hash.js';
import { addTo } from './multimap.js';

interface Keyed {
  key: ItemKey;
  readonly identifiers: readonly Identifier[];
}

/** What a key is until all items are known. */
export const NO_KEY_YET: ItemKey = { by: 'content', hash: '' };

/** Identifiers in the order in which they serve as a key: one with a system says whose it is (spec 04 §3). */
const inOrder = (identifiers: readonly Identifier[]): readonly Identifier[] =>
  identifiers.some(({ system }) => system === null)
    ? identifiers.toSorted((a, b) => Number(a.system === null) - Number(b.system === null))
    : identifiers;

const sameness = ({ system, value }: Identifier) => `${system ?? ''}\n${value}`;
const isSame = (a: Identifier, b: Identifier) => a.value === b.value && a.system === b.system;

/** How many items have an identifier. By system, then by value: records hold thousands of identifiers under a few systems. */
type Owners = Map<string | null, Map<string, number>>;

function countOwners(items: readonly Keyed[]): Owners {
  const owners: Owners = new Map();
  for (const { identifiers } of items) {
    identifiers.forEach((each, index) => {
      // An item that says one twice has it once.
      if (index > 0 && identifiers.findIndex((other) => isSame(other, each)) < index) return;
      const ofSystem = owners.get(each.system) ?? new Map<string, number>();
      if (ofSystem.size === 0) owners.set(each.system, ofSystem);
      ofSystem.set(each.value, (ofSystem.get(each.value) ?? 0) + 1);
    });
  }
  return owners;
}

/** A key as text: equal keys, and only they, give equal text. */
export function keyText(key: ItemKey): string {
  return key.by === 'identifier' ? sameness(key) : key.hash;
}

/**
 * Gives every item of a kind its key: its first identifier that no other item has, else a hash of what it says. A published record
 * gives two different medicines one identifier; a key must still tell them apart, and neither may be dropped.
 */
export function assignKeys<T extends Keyed>(items: readonly T[], says: (item: T) => readonly unknown[]): void {
  const owners = countOwners(items);
  const twins = new Map<string, number>();
  for (const item of items) {
    const own = inOrder(item.identifiers).find(({ system, value }) => owners.get(system)?.get(value) === 1);
    if (own !== undefined) {
      item.key = { by: 'identifier', system: own.system, value: own.value };
      continue;
    }
    const hash = contentHash(says(item));
    const before = twins.get(hash) ?? 0;
    twins.set(hash, before + 1);
    item.key = { by: 'content', hash: before === 0 ? hash : `${hash}.${before}` };
  }
}

/**
 * Finds items that are there twice: the same identifier and the same content (spec 04 §11, de-duplication). Returns those that are to
 * go, with the one that stays for each; `rank` says which stays, the lowest. Never decided on code, text or product alone, and never
 * on the identifier alone where the contents differ.
 */
export function findRepeats<T extends Keyed>(
  items: readonly T[],
  says: (item: T) => readonly unknown[],
  rank: (item: T) => number,
): ReadonlyMap<T, T> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const [identifier] = inOrder(item.identifiers);
    if (identifier === undefined) continue;
    addTo(groups, sameness(identifier), item);
  }
  const stays = new Map<T, T>();
  for (const members of groups.values()) {
    if (members.length < 2) continue;
    const byContent = new Map<string, T>();
    for (const item of members.toSorted((a, b) => rank(a) - rank(b))) {
      const content = JSON.stringify(says(item));
      const kept = byContent.get(content);
      if (kept === undefined) byContent.set(content, item);
      else stays.set(item, kept);
    }
  }
  return stays;
}
