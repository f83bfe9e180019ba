import { z } from 'zod';
import { PRODUCTS, type Product } from './asking/products.js';
import type { ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { BadFile, parseJson, type Scenario } from './scenario.js';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'must not end with a slash');
const root = z.object({ url, asid: text, audience: url }).partial();
const roots = z.object({ gpconnect: root, structured: root, documents: root, html: root }).partial();
const values = z.record(text, text);
const unregistered = z.object({ nhsNumber: text, family: text, given: text, birthDate: text, gender: text });

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
  unregistered: z.array(unregistered).default([]),
  /** Other practices, for scenarios that say `at`. */
  practices: z.record(text, z.object({ baseUrl: url, asid: text, values: values.default({}) })).default({}),
});

export type ProviderMap = z.output<typeof MAP>;

/** Reads the JSON text of a map of a provider's data. Throws BadFile, which names the field. */
export function parseMap(name: string, fileText: string): ProviderMap {
  const result = MAP.safeParse(parseJson(name, fileText));
  if (result.success) return result.data;
  throw new BadFile(
    result.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`).join('\n'),
  );
}

/** Service roots below a practice's base, but for those that are said to be elsewhere. */
export function rootsBelow(
  baseUrl: string,
  asid: string,
  elsewhere: ProviderMap['roots'] = {},
): Readonly<Record<Product, ServiceRoot>> {
  const of = (product: Product): ServiceRoot => ({
    url: elsewhere[product]?.url ?? `${baseUrl}${PRODUCTS[product].path}`,
    asid: elsewhere[product]?.asid ?? asid,
    audience: elsewhere[product]?.audience,
  });
  return { gpconnect: of('gpconnect'), structured: of('structured'), documents: of('documents'), html: of('html') };
}

/** Takes from a list one after the other; whoever is left there is the next again. */
export function takingFrom(people: readonly Unregistered[]): (leave?: boolean) => Unregistered | null {
  const left = [...people];
  return (leave = false) => (leave ? left[0] : left.shift()) ?? null;
}

/** The subjects of a provider: one practice, and those that its map names for scenarios that need another. */
export function providerSubjects(
  map: ProviderMap,
  { baseUrl, asid }: { readonly baseUrl: string; readonly asid: string },
): (scenario: Scenario) => Subject | null {
  const subjectAt = (theRoots: Subject['roots'], itsValues: Readonly<Record<string, string>>): Subject => ({
    roots: theRoots,
    consumer: map.consumer,
    values: new Map(Object.entries({ ...defaults(itsValues), ...itsValues })),
    takeUnregistered,
  });
  const takeUnregistered = takingFrom(map.unregistered);
  const main = subjectAt(rootsBelow(baseUrl, asid, map.roots), map.values);
  const others = new Map(
    Object.entries(map.practices).map(([name, practice]) => [
      name,
      subjectAt(rootsBelow(practice.baseUrl, practice.asid), { ...map.values, ...practice.values }),
    ]),
  );
  return ({ at }) => (at === undefined ? main : (others.get(at) ?? null));
}

/** `{dosId}` is the second service unless the map says otherwise: the one that slots are linked to. */
function defaults({ HEALTHCARE2 }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return HEALTHCARE2 === undefined ? {} : { dosId: HEALTHCARE2 };
}
