import { extensionsOf, has, objectsAt, textAt, textsAt, valuesAt, type JsonObject } from '../reading/json.js';
import { type Rule, resolvesInside } from './evidence.js';

const typeOf = (thing: JsonObject): string => textAt(thing, 'resourceType') ?? 'it';

/** Each of these is there. */
export function required(...paths: readonly string[]): Rule {
  return (thing) => paths.filter((path) => !has(thing, path)).map((path) => `${typeOf(thing)} has no ${path}`);
}

/** None of these is there. */
export function absent(...paths: readonly string[]): Rule {
  return (thing) => paths.filter((path) => has(thing, path)).map((path) => `${typeOf(thing)} has ${path}`);
}

/** Whatever is at the path is one of these. */
export function oneOf(path: string, values: readonly string[]): Rule {
  return (thing) =>
    textsAt(thing, path)
      .filter((value) => !values.includes(value))
      .map((value) => `${typeOf(thing)}.${path} is ${value}`);
}

/** Whatever is at the path has this form. */
export function formed(path: string, form: RegExp): Rule {
  return (thing) =>
    textsAt(thing, path)
      .filter((value) => !form.test(value))
      .map((value) => `${typeOf(thing)}.${path} is ${value}`);
}

/** So many at the path: from, and to. */
export function counted(path: string, from: number, to: number): Rule {
  return (thing) => {
    const count = valuesAt(thing, path).length;
    return count >= from && count <= to ? [] : [`${typeOf(thing)} has ${count} of ${path}`];
  };
}

/** Everything at the path is as the rules have it. */
export function each(path: string, ...rules: readonly Rule[]): Rule {
  return (thing, evidence) =>
    objectsAt(thing, path).flatMap((one) =>
      rules.flatMap((rule) => rule(one, evidence).map((fault) => `${typeOf(thing)}.${path}: ${fault}`)),
    );
}

/** So many extensions of this name, each as the rules have it. */
export function extended(name: string, from: number, to: number, ...rules: readonly Rule[]): Rule {
  return (thing, evidence) => {
    const extensions = extensionsOf(thing, name);
    const isFew = extensions.length >= from && extensions.length <= to;
    return [
      ...(isFew ? [] : [`${typeOf(thing)} has ${extensions.length} of ${name}`]),
      ...extensions.flatMap((one) => rules.flatMap((rule) => rule(one, evidence))).map((fault) => `${name}: ${fault}`),
    ];
  };
}

/** Claims the profile of this name, in whatever version of it. */
export function profiled(name: string): Rule {
  return (thing) =>
    textsAt(thing, 'meta.profile').some((url) => url.split('/_history/', 1)[0]?.endsWith(`/${name}`) === true)
      ? []
      : [`${typeOf(thing)} does not claim ${name}`];
}

/** Only these elements are there. */
export function only(...elements: readonly string[]): Rule {
  const known = new Set(['resourceType', 'id', 'meta', ...elements]);
  return (thing) =>
    Object.keys(thing)
      .filter((element) => !known.has(element))
      .map((element) => `${typeOf(thing)} has ${element}`);
}

/** All of these rules. */
export function together(...rules: readonly Rule[]): Rule {
  return (thing, evidence) => rules.flatMap((rule) => rule(thing, evidence));
}

/** Form of a logical id (spec 01 §1). */
export const LOGICAL_ID = /^[A-Za-z0-9.-]{1,64}$/;

/** Form of a relative reference to one of these types. */
export function referenceTo(...types: readonly string[]): RegExp {
  return new RegExp(`^(?:${types.join('|')})/[^/]+$`);
}

/** The one at the path is the patient of the answer, who stands in it. */
export function aboutThePatient(path: string): Rule {
  return (thing, evidence) => {
    const reference = textAt(thing, path) ?? '';
    const isThere = referenceTo('Patient').test(reference) && resolvesInside(evidence, reference) !== null;
    return isThere ? [] : [`${typeOf(thing)}.${path} is ${reference || 'not there'}: no Patient of the answer`];
  };
}

/** A time with an offset, never `Z` (spec 03 §2.4). */
export const LOCAL_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0[01]:00$/;
