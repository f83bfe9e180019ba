import { z } from 'zod';
import { isObject, type JsonObject } from '../reading/json.js';
import type { Draft } from './draft.js';
import type { Stage } from './stage.js';
import type { Subject } from './subject.js';

/** What a mutation may look at beside the draft. */
export interface MutationContext {
  readonly subject: Subject;
  readonly stage: Stage;
  readonly now: Date;
}

/** One kind of change: what it is told, and what it makes of a draft. */
export interface MutationKind {
  /** What is wrong with what it is told; null if nothing is. */
  check(told: unknown): z.ZodError | null;
  /** The draft afterwards. What it is told has its placeholders filled. */
  apply(draft: Draft, told: unknown, context: MutationContext): Draft;
}

/** A row: the shape of what it is told, and what it does. */
export function op<S extends z.ZodType>(
  schema: S,
  apply: (draft: Draft, told: z.output<S>, context: MutationContext) => Draft,
): MutationKind {
  return {
    check: (told) => schema.safeParse(told).error ?? null,
    apply: (draft, told, context) => apply(draft, schema.parse(told), context),
  };
}

/** Text, and nothing else said of it. */
export const text = z.string();

/** Told with a path into a resource. */
export const atPath = z.object({ path: text });

/** Told with a path into a resource, and what is to be there. */
export const valueAtPath = z.object({ path: text, value: z.unknown() });

/** A draft with a JSON body made of the one before. */
export function withBody(draft: Draft, make: (body: JsonObject) => JsonObject): Draft {
  return { ...draft, body: make(isObject(draft.body) ? draft.body : {}) };
}

/** A draft with a header instead of whatever had that name, in whatever case. */
export function withHeader(draft: Draft, name: string, value: string): Draft {
  const others = withoutHeader(draft, name);
  return { ...others, headers: { ...others.headers, [name]: value } };
}

/** A draft without a header, in whatever case it is written. */
export function withoutHeader(draft: Draft, name: string): Draft {
  const headers = Object.entries(draft.headers).filter(([header]) => header.toLowerCase() !== name.toLowerCase());
  return { ...draft, headers: Object.fromEntries(headers) };
}
