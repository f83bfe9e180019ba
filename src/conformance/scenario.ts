import { z } from 'zod';
import { INTERACTIONS, isInteractionName } from './asking/products.js';
import { MUTATIONS } from './asking/mutations.js';
import { STEPS } from './setting-up/steps.js';

const text = z.string();

interface Row {
  check(told: unknown): z.ZodError | null;
}

/** What is told is right for its row in a table, and that row is there. */
function fitsItsRow(key: 'op' | 'do', rows: Readonly<Record<string, Row>>) {
  return (told: Readonly<Record<string, unknown>>, context: z.RefinementCtx): void => {
    const name = String(told[key]);
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (row === undefined) {
      const message = `"${name}" is none of ${Object.keys(rows).join(', ')}`;
      context.addIssue({ code: 'custom', path: [key], message });
      return;
    }
    for (const issue of row.check(told)?.issues ?? []) {
      context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
    }
  };
}

const interaction = text.refine(isInteractionName, {
  error: `is none of ${Object.keys(INTERACTIONS).join(', ')}`,
});
const mutation = z.looseObject({ op: text }).superRefine(fitsItsRow('op', MUTATIONS));
const step = z.looseObject({ do: text }).superRefine(fitsItsRow('do', STEPS));

const status = z.union([z.number().int(), z.literal('not-200'), text.regex(/^\d{3}(\|\d{3})*$/), z.null()]);
const expectation = z.object({
  status,
  code: text.nullable().default(null),
  assertions: z.array(text).default([]),
});
const earlierCall = z.object({
  call: interaction,
  mutations: z.array(mutation).default([]),
  expect: expectation,
});

/** One scenario: a valid request, what is changed in it, and what has to come back. */
const SCENARIO = z.object({
  id: text.min(1),
  feature: text,
  scenario: text,
  versions: z.array(text),
  tags: z.array(text),
  /** Which practice of the map it is asked of, where it cannot be any. */
  at: text.optional(),
  setup: z.array(step).default([]),
  before: z.array(earlierCall).default([]),
  request: z.object({
    interaction,
    method: text,
    path: text,
    interactionId: text,
    jwtScope: text,
    mutations: z.array(mutation).default([]),
  }),
  expect: expectation,
});

const FILE = z.array(SCENARIO);

export type Scenario = z.output<typeof SCENARIO>;
export type Expectation = z.output<typeof expectation>;
export type MutationRow = z.output<typeof mutation>;
export type StepRow = z.output<typeof step>;

/** Scenarios about the connection itself are not played (spec 01 §4). */
export const isPlayed = ({ tags, request }: Scenario): boolean =>
  !tags.includes('transport') && !request.mutations.some(({ op }) => op.startsWith('transport.'));

/** A file that is not what it should be: says where, by record and field. */
export class BadFile extends Error {}

/** One line for everything that is wrong with a file: the first fault, and how many more there are. */
export function badFileOf([first = '', ...more]: readonly string[]): BadFile {
  return new BadFile(more.length === 0 ? first : `${first} (and ${more.length} more)`);
}

function recordAt(json: unknown, index: PropertyKey | undefined): string {
  const record: unknown = Array.isArray(json) ? json[Number(index)] : undefined;
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? `record ${String(index)} (${id})` : `record ${String(index)}`;
}

/** Reads the JSON text of a scenario file. Throws {@link BadFile}, which names record and field of what is wrong. */
export function parseScenarios(name: string, fileText: string): readonly Scenario[] {
  const json = parseJson(name, fileText);
  const result = FILE.safeParse(json);
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [index, ...field], message }) =>
      index === undefined ? `${name}: ${message}` : `${name}: ${recordAt(json, index)}: ${field.join('.')}: ${message}`,
    );
    throw badFileOf(lines);
  }
  const ids = result.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new BadFile(`${name}: two records have the id ${twice}`);
  return result.data;
}

/** JSON of a file. Throws {@link BadFile}. */
export function parseJson(name: string, fileText: string): unknown {
  try {
    return JSON.parse(fileText);
  } catch {
    throw new BadFile(`${name}: no JSON`);
  }
}
