import type { XmlElement } from '../../src/simulator/practice/xml-elements.js';
import { isObject } from './consumer.js';

/** Everything that a resource says, each value with the way to it: the same from JSON and from XML, in the order of their text. */
export type Leaves = readonly string[];

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A narrative has its namespace in XML at the latest. */
const narrative = (div: string): string => div.replace(/^<div xmlns="[^"]*"/, '<div');

function ofJson(value: unknown, path: string): Leaves {
  if (!isObject(value)) return [`${path}=${String(value)}`];
  return Object.entries(value).flatMap(([key, members]) => {
    const name = key.replace(/^_/, '');
    return listed(members).flatMap((one, at) => {
      if (one === null) return [];
      return ofJson(name === 'div' && typeof one === 'string' ? narrative(one) : one, `${path}/${name}.${at}`);
    });
  });
}

function ofElement(element: XmlElement, path: string): Leaves {
  const attributes = ['id', 'url'].flatMap((name) => {
    const value = element.attributes.get(name);
    return value === undefined ? [] : [`${path}/${name}.0=${value}`];
  });
  const value = element.attributes.get('value');
  const counts = new Map<string, number>();
  const inner = element.children.flatMap((child) => {
    if (typeof child === 'string') return child.trim() === '' ? [] : [`${path} text ${child}`];
    if (/^[A-Z]/.test(child.name)) return [`${path}/resourceType.0=${child.name}`, ...ofElement(child, path)];
    const at = counts.get(child.name) ?? 0;
    counts.set(child.name, at + 1);
    const below = `${path}/${child.name}.${at}`;
    return child.name === 'div' ? [`${below}=${narrative(child.source)}`] : ofElement(child, below);
  });
  return [...attributes, ...(value === undefined ? [] : [`${path}=${value}`]), ...inner];
}

/** What a resource in JSON says. */
export const leavesOfJson = (resource: unknown): Leaves => [...ofJson(resource, '')].sort();

/** What a resource in XML says. */
export const leavesOfXml = (root: XmlElement): Leaves =>
  [`/resourceType.0=${root.name}`, ...ofElement(root, '')].sort();
