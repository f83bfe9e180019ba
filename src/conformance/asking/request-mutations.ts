import { z } from 'zod';
import { op, text, withHeader, withoutHeader, type MutationKind } from './mutation-kind.js';

const named = z.object({ name: text, value: text });

/** Changes of the request line and headers. */
export const REQUEST_MUTATIONS: Readonly<Record<string, MutationKind>> = {
  'query.add': op(named, (draft, { name, value }) => ({ ...draft, query: [...draft.query, [name, value]] })),
  'query.update': op(named, (draft, { name, value }) => ({
    ...draft,
    query: draft.query.map(([key, before]) => [key, key === name ? value : before]),
  })),
  'query.remove': op(z.object({ names: z.array(text) }), (draft, { names }) => ({
    ...draft,
    query: draft.query.filter(([name]) => !names.includes(name)),
  })),
  'header.set': op(named, (draft, { name, value }) => withHeader(draft, name, value)),
  'header.remove': op(z.object({ name: text }), (draft, { name }) => withoutHeader(draft, name)),
  'contentType.set': op(z.object({ value: text }), (draft, { value }) => withHeader(draft, 'Content-Type', value)),
  'method.set': op(z.object({ value: text }), (draft, { value }) => ({ ...draft, method: value })),
  'url.id': op(z.object({ value: text }), (draft, { value }) => ({
    ...draft,
    path: draft.path.replace('{id}', value),
  })),
  'url.set': op(z.object({ value: text }), (draft, { value }) => ({ ...draft, path: value })),
};
