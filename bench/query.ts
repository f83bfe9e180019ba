import { readFileSync } from 'node:fs';

/** The query that the README shows first: what everything here is measured with. */
export function readmeQuery(): { readonly query: string; readonly variables: Record<string, unknown> } {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const query = /```graphql\n([\s\S]+?)```/.exec(readme)?.[1];
  const variables = /```json\n(\{ "nhsNumber"[\s\S]+?)```/.exec(readme)?.[1];
  if (query === undefined || variables === undefined) throw new Error('The README shows no query with variables.');
  return { query, variables: JSON.parse(variables) as Record<string, unknown> };
}
