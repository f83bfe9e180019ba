import { PRODUCTS, type Product } from './asking/products.js';
import type { ServiceRoot, Subject, Unregistered } from './asking/subject.js';
import { MAIN, valuesAt, type MapValues, type ProviderMap } from './map-file.js';
import type { Scenario } from './scenario.js';

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

function valuesAndLacking(told: MapValues): Pick<Subject, 'values' | 'lacking'> {
  const entries = Object.entries(told);
  return {
    values: new Map(entries.filter((entry): entry is [string, string] => entry[1] !== null)),
    lacking: new Set(entries.filter(([, value]) => value === null).map(([name]) => name)),
  };
}

/** The subjects of a provider: the practice that the command line names, and those that its map names for scenarios that need another. */
export function providerSubjects(
  map: ProviderMap,
  main: { readonly baseUrl: string; readonly asid: string },
): (scenario: Scenario) => Subject | null {
  const takeUnregistered = takingFrom(map.unregistered ?? []);
  const practices = { ...map.practices, [MAIN]: { ...main, roots: map.roots, values: {} } };
  const subjects = new Map(
    Object.entries(practices).map(([name, { baseUrl, asid, roots, values }]) => [
      name,
      {
        roots: rootsBelow(baseUrl, asid, roots),
        consumer: map.consumer,
        ...valuesAndLacking(valuesAt(map, values)),
        takeUnregistered,
      },
    ]),
  );
  return ({ at = MAIN }) => subjects.get(at) ?? null;
}
