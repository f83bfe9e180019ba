import type { MappedRecord } from '../../src/domain/mapped-record.js';
import type { ItemKey } from '../../src/domain/record.js';

/** What depends on where things stand in the Bundle, and nothing else. */
const PLACES = new Set(['rawAt', 'rawPlanAt', 'raw', 'unmapped', 'origin']);
/** Links between items: pictured by the key of what they lead to, because they go round in circles. */
const LINKS = new Set(['replaces', 'linkedProblems', 'relatedItems', 'actualProblem', 'problem']);

const isKeyed = (value: unknown): value is { readonly key: ItemKey; readonly name: string } =>
  typeof value === 'object' && value !== null && 'key' in value && 'name' in value;

const pictured = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(pictured);
  return isKeyed(value) ? { name: value.name, key: value.key } : value;
};

/** Everything that a mapped record says, as text: two records with the same portrait say the same. */
export function portrait(record: MappedRecord): string {
  return JSON.stringify(
    record,
    (name, value: unknown) => {
      if (PLACES.has(name)) return undefined;
      return LINKS.has(name) ? pictured(value) : value;
    },
    1,
  );
}
