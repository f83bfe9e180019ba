import { z } from 'zod';
import { PRODUCTS, type Product } from './asking/products.js';
import type { ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { neededValues } from './needed-values.js';
import { badFileOf, isPlayed, parseJson, BadFile, type Scenario } from './scenario.js';

const text = z.string().min(1);
const url = z.url({ protocol: /^https?$/ }).regex(/[^/]$/, 'must not end with a slash');
const root = z.object({ url, asid: text, audience: url }).partial();
const roots = z.object({ gpconnect: root, structured: root, documents: root, html: root }).partial();
/** Null: nobody and nothing there stands for it. */
const values = z.record(text, text.nullable());
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
  unregistered: z.array(unregistered).optional(),
  /** Other practices, for scenarios that say `at`. */
  practices: z.record(text, z.object({ baseUrl: url, asid: text, values: values.default({}) })).default({}),
});

export type ProviderMap = z.output<typeof MAP>;
type MapValues = z.output<typeof values>;

/** Reads the JSON text of a map of a provider's data. Throws BadFile, which names the field. */
export function parseMap(name: string, fileText: string): ProviderMap {
  const result = MAP.safeParse(parseJson(name, fileText));
  if (result.success) return result.data;
  throw badFileOf(result.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`));
}

/** Service roots below a practice's base, but for those that are said to be elsewhere. */
export function rootsBelow(
  baseUrl: string,
  asid: string,
  elsewhere: ProviderMap['roots'] = {},
): Readonly<Record<Product, ServiceRoot>> {
  const of = (product: Product): ServiceRoot => {
    const rootUrl = elsewhere[product]?.url ?? `${baseUrl}${PRODUCTS[product].path}`;
    return {
      url: rootUrl,
      asid: elsewhere[product]?.asid ?? asid,
      audience: elsewhere[product]?.audience ?? behindProxy(rootUrl),
    };
  };
  return { gpconnect: of('gpconnect'), structured: of('structured'), documents: of('documents'), html: of('html') };
}

/** A service root that stands after the URL of the secure proxy (spec 01 §4.1); undefined where there is no proxy. */
function behindProxy(rootUrl: string): string | undefined {
  return /^https?:\/\/.+\/(https?:\/\/.+)$/.exec(rootUrl)?.[1];
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
  const subjectAt = (theRoots: Subject['roots'], itsValues: MapValues): Subject => ({
    roots: theRoots,
    consumer: map.consumer,
    ...valuesAndLacking({ ...defaults(itsValues), ...itsValues }),
    takeUnregistered,
  });
  const takeUnregistered = takingFrom(map.unregistered ?? []);
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
function defaults({ HEALTHCARE2 }: MapValues): MapValues {
  return HEALTHCARE2 === undefined ? {} : { dosId: HEALTHCARE2 };
}

function valuesAndLacking(told: MapValues): Pick<Subject, 'values' | 'lacking'> {
  const entries = Object.entries(told);
  return {
    values: new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null)),
    lacking: new Set(entries.filter(([, value]) => value === null).map(([name]) => name)),
  };
}

/** Throws BadFile if scenarios need something that a map says nothing of: one line that names each entry, and one scenario that needs it. */
export function checkMap(name: string, map: ProviderMap, scenarios: readonly Scenario[]): void {
  const missing = new Map<string, string>();
  for (const scenario of scenarios.filter(isPlayed)) {
    for (const entry of entriesFor(map, scenario)) if (!missing.has(entry)) missing.set(entry, scenario.id);
  }
  if (missing.size === 0) return;
  const told = [...missing].map(([entry, id]) => `${entry} (for ${id})`).join(', ');
  throw new BadFile(`${name}: not there: ${told}; a value of null says that the provider has no such thing`);
}

/** Entries that a scenario needs and the map does not have. */
function entriesFor(map: ProviderMap, scenario: Scenario): readonly string[] {
  const { at, setup } = scenario;
  const practice = at === undefined ? null : map.practices[at];
  // Without that practice it is not played at all.
  if (practice === undefined) return [];
  const told = { ...map.values, ...practice?.values };
  const known = { ...defaults(told), ...told };
  const takesPeople = setup.some((step) => step.do === 'takeUnregisteredPatient');
  return [
    ...neededValues(scenario)
      .filter((value) => known[value] === undefined)
      .map((value) => `values.${value}`),
    ...(takesPeople && map.unregistered === undefined ? ['unregistered'] : []),
  ];
}
