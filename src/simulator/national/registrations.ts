import { stableDigits, stableHex } from '../chance/stable-id.js';
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
  readonly asid: string;
  readonly cpaId: string;
  readonly interactions: ReadonlySet<string>;
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
    asid: `9${stableDigits(11, 'asid', odsCode, product)}`,
    cpaId: `S${stableHex('cpa', odsCode, product).slice(0, 12).toUpperCase()}`,
    interactions: new Set(publishedInteractions(row, product, handlers)),
  };
}

/** All that is registered. A product without an interaction at a practice is not. */
export interface Registrations {
  readonly all: readonly EndpointRegistration[];
  byAsid(asid: string): EndpointRegistration | undefined;
  /** The registration whose server a direct path belongs to, and the path below its root; the longest root wins. */
  byDirectPath(path: string): { readonly registration: EndpointRegistration; readonly rest: string } | null;
}

/** Registers every practice of the estate for what it offers. */
export function registrationsOf(estate: Estate, handlers: Handlers): Registrations {
  const products = Object.keys(PRODUCTS) as Product[];
  const all = estate.rows
    .flatMap((row) => products.map((product) => register(row, product, handlers)))
    .filter(({ interactions }) => interactions.size > 0);
  const byAsid = new Map(all.map((one) => [one.asid, one]));
  const byPath = new Map(all.map((one) => [one.directPath, one]));
  // The segments of a root are few: look for the longest, not through all practices.
  const longest = Math.max(...Object.values(PRODUCTS).map(({ path }) => path.split('/').length)) + 1;
  return {
    all,
    byAsid: (asid) => byAsid.get(asid),
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
