import { asList, isObject, textAt, type JsonObject } from '../reading/json.js';

/**
 * One step of a path into a resource: `slot`, `serviceType[0]`, `extension[BookingOrganisation]` (by a part of the URL),
 * `contained[Organization]` (by type), `participant[Patient]` (by whom it refers to).
 */
interface Step {
  readonly name: string;
  readonly selector: string | null;
}

const STEP = /^([^[\]]+)(?:\[([^[\]]*)\])?$/;

function stepsOf(path: string): readonly Step[] {
  return path.split('.').map((text) => {
    const [, name = text, selector] = STEP.exec(text) ?? [];
    return { name, selector: selector ?? null };
  });
}

function answersTo(item: unknown, selector: string): boolean {
  if (textAt(item, 'resourceType') === selector) return true;
  if (textAt(item, 'name') === selector) return true;
  const labels = [textAt(item, 'url'), textAt(item, 'actor.reference')];
  return labels.some((label) => label?.includes(selector) ?? false);
}

function placeOf(list: readonly unknown[], selector: string): number {
  if (/^\d+$/.test(selector)) return Number(selector);
  const found = list.findIndex((item) => answersTo(item, selector));
  return found === -1 ? list.length : found;
}

type Change = (before: unknown) => unknown;

function without(owner: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(owner).filter(([member]) => member !== name));
}

/** A value after a change at the end of the steps. What was not there, and gets nothing, stays away. */
function changed(value: unknown, steps: readonly Step[], change: Change): unknown {
  if (steps.length === 0) return change(value);
  const after = changedMember(isObject(value) ? value : {}, steps, change);
  return value === undefined && Object.keys(after).length === 0 ? undefined : after;
}

function changedMember(owner: JsonObject, [step, ...rest]: readonly Step[], change: Change): JsonObject {
  if (step === undefined) return owner;
  const before = owner[step.name];
  const after =
    step.selector === null
      ? throughAll(before, rest, change)
      : atPlace(asList(before), placeOf(asList(before), step.selector), rest, change);
  return after === undefined ? without(owner, step.name) : { ...owner, [step.name]: after };
}

/** Without a selector a path goes through every item of a list, but what it ends at is changed as a whole. */
function throughAll(member: unknown, rest: readonly Step[], change: Change): unknown {
  if (rest.length === 0 || !Array.isArray(member)) return changed(member, rest, change);
  return member.map((item) => changed(item, rest, change));
}

function atPlace(list: readonly unknown[], place: number, rest: readonly Step[], change: Change): unknown {
  const after = changed(list[place], rest, change);
  const [before, behind] = [list.slice(0, place), list.slice(place + 1)];
  if (after !== undefined) return [...before, after, ...behind];
  return before.length + behind.length === 0 ? undefined : [...before, ...behind];
}

/** A resource with something else at a path; what is missing on the way is made. */
export function withValue(resource: JsonObject, path: string, value: unknown): JsonObject {
  return changedMember(resource, stepsOf(path), () => value);
}

/** A resource without what is at a path. */
export function withoutValue(resource: JsonObject, path: string): JsonObject {
  return changedMember(resource, stepsOf(path), () => undefined);
}

/** A resource with one more item in the list at a path. */
export function withItem(resource: JsonObject, path: string, item: unknown): JsonObject {
  return changedMember(resource, stepsOf(path), (before) => [...asList(before), item]);
}
