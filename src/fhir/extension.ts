import { elements, type Element } from './element.js';

/**
 * Extensions are found by a part of their URL: the same extension is published under two hosts, with `http:` and `https:`, with and
 * without `GPC-`, and one even misspelt (spec 04 §9, §10.1, §13). Inside an extension the URLs are bare names, in any case.
 */
const hasName = ({ url }: Element, name: string) => typeof url === 'string' && url.includes(name);

const isSameWord = (url: unknown, name: string) =>
  url === name || (typeof url === 'string' && url.length === name.length && url.toLowerCase() === name.toLowerCase());

/** Every extension whose URL contains the given name: `.../Extension-CareConnect-GPC-PrescriptionType-1` by `PrescriptionType`. */
export function extensionsNamed(of: Element | null, name: string): readonly Element[] {
  return elements(of?.extension).filter((extension) => hasName(extension, name));
}

/** The first extension whose URL contains the given name, or null. */
export function extensionNamed(of: Element | null, name: string): Element | null {
  return elements(of?.extension).find((extension) => hasName(extension, name)) ?? null;
}

/** The value of the first inner extension that goes by one of these bare names, whatever its type. */
export function innerValue(extension: Element | null, ...names: readonly string[]): unknown {
  if (extension === null) return undefined;
  const inner = elements(extension.extension).find(({ url }) => names.some((name) => isSameWord(url, name)));
  return inner === undefined ? undefined : valueOf(inner);
}

/** The `value[x]` of an extension, whatever its type. */
export function valueOf(extension: Element | null): unknown {
  for (const name in extension) if (name.startsWith('value')) return extension[name];
  return undefined;
}
