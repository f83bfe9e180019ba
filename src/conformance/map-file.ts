import { z } from 'zod';
import { badFileOf, parseJson } from './scenario.js';

/** What scenarios call the practice that the command line names; where they say nothing, they mean it too. */
export const MAIN = 'main';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'must not end with a slash');
const root = z.object({ url, asid: text, audience: url }).partial();
const roots = z.object({ gpconnect: root, structured: root, documents: root, html: root }).partial();
/** Null: nobody and nothing there stands for it. */
const values = z.record(text, text.nullable());
const unregistered = z.object({ nhsNumber: text, family: text, given: text, birthDate: text, gender: text });
const practice = z.object({ baseUrl: url, asid: text, roots: roots.default({}), values: values.default({}) });

const MAP = z.object({
  consumer: z.object({
    asid: text,
    odsCode: text,
    name: text,
    type: text.default('gp-practice'),
    phone: text,
    url: text,
  }),
  roots: roots.default({}),
  values: values.default({}),
  unregistered: z.array(unregistered).optional(),
  /** Scenarios that this provider does not do as they say, on purpose: id, and why. */
  differences: z.record(text, text).default({}),
  /** Other practices, for scenarios that say `at`. */
  practices: z
    .record(text, practice)
    .default({})
    .superRefine((practices, context) => {
      if (!Object.hasOwn(practices, MAIN)) return;
      context.addIssue({ code: 'custom', path: [MAIN], message: 'is the practice that --base-url names' });
    }),
});

export type ProviderMap = z.output<typeof MAP>;
export type MapValues = z.output<typeof values>;

/** Reads the JSON text of a map of a provider's data. Throws BadFile, which names the field. */
export function parseMap(name: string, fileText: string): ProviderMap {
  const result = MAP.safeParse(parseJson(name, fileText));
  if (result.success) return result.data;
  throw badFileOf(result.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`));
}

/** What placeholders mean at a practice that has values of its own: `{dosId}` is the second service, the one that slots are linked to. */
export function valuesAt({ values: shared }: ProviderMap, own: MapValues = {}): MapValues {
  const told = { ...shared, ...own };
  const { HEALTHCARE2 } = told;
  return { ...(HEALTHCARE2 !== undefined && { dosId: HEALTHCARE2 }), ...told };
}
