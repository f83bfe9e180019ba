import { resourceIn, type Answer } from '../asking/answer.js';
import type { Outgoing } from '../asking/draft.js';
import type { Product } from '../asking/products.js';
import type { Stage } from '../asking/stage.js';
import type { Subject } from '../asking/subject.js';
import { has, objectsAt, textAt, type JsonObject } from '../reading/json.js';
import { fails, HOLDS, holdsUnless, nothing, type Verdict } from './verdict.js';

/** All that an assertion may look at. */
export interface Evidence {
  readonly product: Product;
  readonly versions: readonly string[];
  readonly sent: Outgoing;
  readonly answer: Answer;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly now: Date;
  /** Reads what a relative reference leads to at the practice: null if it leads nowhere, undefined if it cannot be read there. */
  readonly read: (reference: string) => Promise<JsonObject | null | undefined>;
}

/** Decides one assertion. What stands in brackets in its pattern is handed over. */
export type Check = (evidence: Evidence, ...told: readonly string[]) => Verdict | Promise<Verdict>;

/**
 * A phrase of scenarios, and what is done to find out whether it is true. A group of the pattern called `value` takes the name of something that
 * only the map of a provider gives a meaning.
 */
export interface Assertion {
  readonly says: RegExp;
  readonly check: Check;
}

/** A row of an assertion table: a phrase word by word, or a pattern for the whole of it. */
export function says(phrase: string | RegExp, check: Check): Assertion {
  const source =
    typeof phrase === 'string' ? phrase.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`) : phrase.source;
  return { says: new RegExp(`^(?:${source})$`), check };
}

/** The resources of a Bundle, in its order. */
export function entriesOf(bundle: JsonObject | null): readonly JsonObject[] {
  return objectsAt(bundle, 'entry.resource');
}

const typeOf = (resource: unknown): string | null => textAt(resource, 'resourceType');

function among(resource: JsonObject | null, type: string): readonly JsonObject[] {
  if (typeOf(resource) === type && resource !== null) return [resource];
  return entriesOf(resource).filter((entry) => typeOf(entry) === type);
}

/** Resources that only a search for slots gives: where the answer is another, the search before it is meant. */
const FROM_SLOT_SEARCH: ReadonlySet<string> = new Set(['Slot', 'Schedule']);

/** Resources of a type in the answer, be it a Bundle or the one resource. */
export function resourcesOf({ answer, stage }: Evidence, type: string): readonly JsonObject[] {
  const found = among(answer.resource, type);
  return found.length === 0 && FROM_SLOT_SEARCH.has(type) && typeOf(answer.resource) !== 'Bundle'
    ? among(stage.slots, type)
    : found;
}

/** The Bundle that is spoken of: the answer, or the slots found before. */
export function bundleOf({ answer, stage }: Evidence): JsonObject | null {
  return typeOf(answer.resource) === 'Bundle' ? answer.resource : stage.slots;
}

/** The resource that was sent, be it JSON or XML; null if none was. */
export function sentResource({ sent }: Evidence): JsonObject | null {
  return sent.body === null ? null : resourceIn(sent.body);
}

/** What is wrong with a thing, in words; nothing if all is well. */
export type Rule = (thing: JsonObject, evidence: Evidence) => readonly string[];

/** Every resource of a type is as a rule has it. Where there is none, there is nothing to look at. */
export function every(type: string, ...rules: readonly Rule[]): Check {
  return (evidence) => {
    const resources = resourcesOf(evidence, type);
    if (resources.length === 0) return nothing(`no ${type} in the answer`);
    return holdsUnless(resources.flatMap((resource) => rules.flatMap((rule) => rule(resource, evidence))));
  };
}

/** As {@link every}, and there has to be one. */
export function everyAndSome(type: string, ...rules: readonly Rule[]): Check {
  const check = every(type, ...rules);
  return async (evidence, ...told) => {
    const verdict = await check(evidence, ...told);
    return verdict.kind === 'nothing' ? fails(verdict.why) : verdict;
  };
}

/** As {@link everyAndSome}, but where there may be none, nothing is said of an answer without one. */
export function everyUnlessFree(
  isFree: (evidence: Evidence) => boolean,
  type: string,
  ...rules: readonly Rule[]
): Check {
  const [check, demand] = [every(type, ...rules), everyAndSome(type, ...rules)];
  return (evidence) => (isFree(evidence) ? check : demand)(evidence);
}

/** References that resolve inside the answer. */
export function resolvesInside({ answer }: Evidence, reference: string): JsonObject | null {
  const [type = '', id = ''] = reference.split('/').slice(-2);
  return among(answer.resource, type).find((one) => one['id'] === id) ?? null;
}

/** There is a resource of a type, and every reference at a path leads to a resource of one of the types, in the answer or by a read. */
export function referencesLead(type: string, path: string, types: readonly string[]): Check {
  return async (evidence) => {
    const resources = resourcesOf(evidence, type);
    if (resources.length === 0) return fails(`no ${type} in the answer`);
    const references = resources.flatMap((resource) => objectsAt(resource, path));
    if (references.length === 0) return nothing(`no ${type}.${path} in the answer`);
    const found = await Promise.all(references.map((one) => whereItLeads(evidence, one, types)));
    const faults = found.filter((one) => one !== null && one !== UNREADABLE);
    return faults.length === 0 && found.includes(UNREADABLE) ? nothing(UNREADABLE) : holdsUnless(faults.filter(isText));
  };
}

/** As {@link referencesLead}, where a resource of the type need not have such a reference. */
export function referencesLeadIfAny(type: string, path: string, types: readonly string[]): Check {
  const lead = referencesLead(type, path, types);
  return (evidence) => {
    const resources = resourcesOf(evidence, type);
    return resources.length > 0 && !resources.some((one) => has(one, path)) ? HOLDS : lead(evidence);
  };
}

const UNREADABLE = 'what is referred to cannot be read there';
const isText = (value: string | null): value is string => value !== null;

/** What is wrong with a reference; null if nothing is. */
async function whereItLeads(evidence: Evidence, element: JsonObject, types: readonly string[]): Promise<string | null> {
  const reference = textAt(element, 'reference');
  if (reference === null) return 'a reference without a reference';
  const [type = ''] = reference.split('/');
  if (!types.includes(type)) return `${reference} is no relative reference to ${types.join(' or ')}`;
  const resource = resolvesInside(evidence, reference) ?? (await evidence.read(reference));
  if (resource === undefined) return UNREADABLE;
  return typeOf(resource) === type ? null : `${reference} leads nowhere`;
}
