import type { Reading } from '../domain/reading.js';
import { code, element, elements, type Element } from './element.js';

/** A reading that succeeded. */
export const read = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A reading that failed. `problem` names the element and what would be accepted, and holds no patient data. */
export const unreadable = (problem: string): { readonly ok: false; readonly problem: string } => ({
  ok: false,
  problem,
});

/** A failed reading because something else was found. Names it only if it looks like the name of a resource type. */
export function expected(type: string, found: Element | null): { readonly ok: false; readonly problem: string } {
  const given = code(found?.resourceType);
  const isTypeName = given !== null && /^[A-Za-z]{1,40}$/.test(given);
  return unreadable(`resourceType: expected ${type}, found ${isTypeName ? given : 'none'}`);
}

/** The body, if it is a resource of this type. */
export function resourceOfType(body: unknown, type: string): Reading<Element> {
  const resource = element(body);
  return resource?.resourceType === type ? read(resource) : expected(type, resource);
}

/** Whether a Bundle says that it is one page of several. Nobody here turns pages. */
export const hasMore = (bundle: Element): boolean => elements(bundle.link).some(({ relation }) => relation === 'next');

/** The resources of a type in a Bundle, in their order. Other types are passed over. */
export function entriesOfType(body: unknown, type: string): Reading<readonly Element[]> {
  const bundle = resourceOfType(body, 'Bundle');
  if (!bundle.ok) return bundle;
  const resources = elements(bundle.value.entry).flatMap((entry) => elements(entry.resource));
  return read(resources.filter(({ resourceType }) => resourceType === type));
}

/** The one resource of a type that a search found, or null. More than one is a problem: nobody could say which is meant. */
export function onlyEntry(body: unknown, type: string): Reading<Element | null> {
  const found = entriesOfType(body, type);
  if (!found.ok) return found;
  if (found.value.length > 1) return unreadable(`entry: expected at most one ${type}, found ${found.value.length}`);
  return read(found.value[0] ?? null);
}
