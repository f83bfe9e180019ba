import { createHash } from 'node:crypto';
import type { ItemKey } from '../domain/record.js';

const LENGTH = 20;

/** A short name for what tells an item from every other of its kind at its practice: the same on every reading. */
export function itemName(key: ItemKey): string {
  const content = key.by === 'identifier' ? ['identifier', key.system, key.value] : ['content', key.hash];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, LENGTH);
}
