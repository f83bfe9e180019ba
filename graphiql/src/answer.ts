/** One answer as it is shown: the whole of it, however many parts it came in. */
export interface Answer {
  data?: unknown;
  errors?: unknown[];
  extensions?: Record<string, unknown>;
}

/** One part, in the format `deferSpec=20220824`. An answer that is not sent in parts is a single one without `hasNext`. */
export interface Part extends Answer {
  readonly incremental?: readonly Increment[];
  readonly hasNext?: boolean;
}

/** What a `@defer` (data) or a `@stream` (items) brings later, and where it belongs. */
interface Increment extends Answer {
  readonly path?: readonly (string | number)[];
  readonly items?: readonly unknown[] | null;
}

type Container = Record<string | number, unknown>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Adds what is not there yet. A transport that breaks repeats its last part, so the same thing said twice is one thing. */
function union(known: readonly unknown[], added: readonly unknown[]): unknown[] {
  const seen = new Set(known.map((value) => JSON.stringify(value)));
  return [...known, ...added.filter((value) => !seen.has(JSON.stringify(value)))];
}

/**
 * Lists in the data are merged place by place, because both parts speak of the same list. Lists in the extensions are added up: each part
 * has its own notices and warnings about completeness, and none of them may push out another's. (GraphiQL itself keeps the last ones only.)
 */
function merge(known: unknown, added: unknown, lists: 'by place' | 'added up'): unknown {
  if (Array.isArray(known) && Array.isArray(added) && lists === 'added up') return union(known, added);
  if (!isContainer(known) || !isContainer(added) || Array.isArray(known) !== Array.isArray(added)) return added;
  for (const [key, value] of Object.entries(added)) known[key] = key in known ? merge(known[key], value, lists) : value;
  return known;
}

function containerAt(root: Container, path: readonly (string | number)[]): Container {
  let place: unknown = root;
  for (const key of path) place = isContainer(place) ? place[key] : undefined;
  if (!isContainer(place)) throw new Error('A part of the answer arrived for a place that is not in it.');
  return place;
}

function addIncrement(answer: Answer, { path = [], data, items }: Increment): void {
  const root: Container = { data: answer.data };
  const whole = ['data', ...path];
  const last = whole.pop() ?? 'data';
  const parent = containerAt(root, whole);
  if (items) {
    // The path of a streamed part ends with the place of its first item.
    for (const [offset, item] of items.entries()) parent[Number(last) + offset] = item;
  } else if (data !== undefined && data !== null) {
    parent[last] = merge(parent[last], data, 'by place');
  }
  // Without data and items a part has failed: its errors, added by the caller, say so.
  answer.data = root['data'];
}

/** Adds a part to the answer, in place. */
export function addPart(answer: Answer, part: Part): void {
  if ('data' in part) answer.data = part.data;
  for (const increment of part.incremental ?? []) addIncrement(answer, increment);
  for (const { errors, extensions } of [part, ...(part.incremental ?? [])]) {
    if (errors) answer.errors = union(answer.errors ?? [], errors);
    if (extensions) {
      const known = { ...answer.extensions };
      merge(known, extensions, 'added up');
      answer.extensions = known;
    }
  }
}
