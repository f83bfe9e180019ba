import { stableDigits, stableHex } from '../chance/stable-id.js';
import type { Faults } from '../control/faults.js';
import type { Estate } from '../estate/estate.js';
import type { PracticeRow } from '../estate/practice-rows.js';
import { publishedInteractions } from '../practice/handlers.js';
import { PRODUCTS, type Product, serviceRoot } from '../practice/interactions.js';
import type { Handlers } from '../practice/request.js';

/** What Spine knows of one product at one practice: its endpoint and its system (spec 01 §3.1). */
export interface EndpointRegistration {
  readonly row: PracticeRow;
  readonly product: Product;
  /** Service root URL. Exists only behind the proxy. */
  readonly root: string;
  /** The same server without the proxy: path below `/practices`. */
  readonly directPath: string;
  readonly partyKey: string;
  /** At the start, and after a change of ASID: which of them holds, {@link Registrations.asidOf} says. */
  readonly asids: { readonly first: string; readonly changed: string };
  readonly cpaId: string;
  /** What it offers. Whether the directory names it at the moment, {@link Registrations.interactionsOf} says. */
  readonly offered: ReadonlySet<string>;
}

function register(row: PracticeRow, product: Product, handlers: Handlers): EndpointRegistration {
  const { odsCode } = row;
  const directPath = `/${odsCode}${PRODUCTS[product].path}`;
  return {
    row,
    product,
    root: serviceRoot(odsCode, product),
    directPath,
    partyKey: `${odsCode}-${stableDigits(6, 'party key', odsCode, product)}`,
    asids: {
      first: `9${stableDigits(11, 'asid', odsCode, product)}`,
      changed: `9${stableDigits(11, 'asid', odsCode, product, 'changed')}`,
    },
    cpaId: `S${stableHex('cpa', odsCode, product).slice(0, 12).toUpperCase()}`,
    offered: new Set(publishedInteractions(row, product, handlers)),
  };
}

/** All that is registered. A product without an interaction at a practice is not. */
export interface Registrations {
  readonly all: readonly EndpointRegistration[];
  /** All of one practice. */
  byOdsCode(odsCode: string): readonly EndpointRegistration[];
  /** The ASID of a system as the directory has it now. */
  asidOf(registration: EndpointRegistration): string;
  /** Interactions that the directory names an endpoint for now. */
  interactionsOf(registration: EndpointRegistration): readonly string[];
  /** Whether this is one of them. */
  isNamed(registration: EndpointRegistration, interactionId: string): boolean;
  /** The system that has this ASID now. */
  byAsid(asid: string): EndpointRegistration | undefined;
  /** The registration whose server a direct path belongs to, and the path below its root; the longest root wins. */
  byDirectPath(path: string): { readonly registration: EndpointRegistration; readonly rest: string } | null;
}

/** Registers every practice of the estate for what it offers. Lasting faults change what the directory says of it. */
export function registrationsOf(estate: Estate, handlers: Handlers, faults: Pick<Faults, 'holds'>): Registrations {
  const products = Object.keys(PRODUCTS) as Product[];
  const all = estate.rows
    .flatMap((row) => products.map((product) => register(row, product, handlers)))
    .filter(({ offered }) => offered.size > 0);
  const byOdsCode = new Map<string, EndpointRegistration[]>();
  for (const one of all) byOdsCode.set(one.row.odsCode, [...(byOdsCode.get(one.row.odsCode) ?? []), one]);
  const byAsid = new Map(all.flatMap((one) => Object.values(one.asids).map((asid) => [asid, one])));
  const asidOf = ({ asids, offered, row }: EndpointRegistration): string =>
    faults.holds('asid-change', row.odsCode, offered) ? asids.changed : asids.first;
  const isNamed = ({ offered, row }: EndpointRegistration, id: string): boolean =>
    offered.has(id) && !faults.holds('unregistered', row.odsCode, [id]);
  const byPath = new Map(all.map((one) => [one.directPath, one]));
  // The segments of a root are few: look for the longest, not through all practices.
  const longest = Math.max(...Object.values(PRODUCTS).map(({ path }) => path.split('/').length)) + 1;
  return {
    all,
    byOdsCode: (odsCode) => byOdsCode.get(odsCode) ?? [],
    asidOf,
    isNamed,
    interactionsOf: (registration) => [...registration.offered].filter((id) => isNamed(registration, id)),
    byAsid: (asid) => {
      const registration = byAsid.get(asid);
      return registration !== undefined && asidOf(registration) === asid ? registration : undefined;
    },
    byDirectPath: (path) => {
      const segments = path.split('/');
      for (let count = Math.min(longest, segments.length); count > 1; count -= 1) {
        const registration = byPath.get(segments.slice(0, count).join('/'));
        if (registration !== undefined) return { registration, rest: path.slice(registration.directPath.length) };
      }
      return null;
    },
  };
}
