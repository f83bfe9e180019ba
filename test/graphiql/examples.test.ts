import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, parse, validate, type GraphQLSchema } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleTabs, THIS_ENCOUNTER } from '../../graphiql/src/example-tabs.js';

const SCHEMA = new URL('../../schema/', import.meta.url);
const EXAMPLES = new URL('../../graphiql/examples/', import.meta.url);

function filesIn(folder: URL, extension: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

const operations = filesIn(EXAMPLES, '.graphql');
const variables = filesIn(EXAMPLES, '.json');

let schema: GraphQLSchema;

beforeAll(() => {
  schema = buildSchema(Object.values(filesIn(SCHEMA, '.graphql')).join('\n'));
});

describe('the examples of the GraphiQL page', () => {
  it.each(Object.keys(operations))('%s is one named operation that this schema accepts', (file) => {
    const document = parse(operations[file] ?? '');
    expect(validate(schema, document)).toEqual([]);
    expect(getOperationAST(document)?.name?.value).toMatch(/^[A-Z]/);
  });

  it.each(Object.keys(operations))('%s has the variables it needs, and no others', (file) => {
    const definitions = getOperationAST(parse(operations[file] ?? ''))?.variableDefinitions ?? [];
    const given = JSON.parse(variables[file.replace('.graphql', '.json')] ?? '{}') as Record<string, unknown>;
    expect(getVariableValues(schema, definitions, given).errors).toBeUndefined();
    expect(Object.keys(given).sort()).toEqual(definitions.map(({ variable }) => variable.name.value).sort());
  });

  it.each(Object.keys(operations))('%s names no patient outside its variables', (file) => {
    expect(operations[file]).not.toMatch(/\d{3}\s?\d{3}\s?\d{4}/);
  });

  it.each(Object.keys(variables))('%s belongs to an operation, and names only people who cannot exist', (file) => {
    expect(operations).toHaveProperty([file.replace('.json', '.graphql')]);
    // Numbers that begin with 999 are never issued.
    expect((variables[file] ?? '').match(/\b\d{10}\b/g) ?? []).toSatisfy((numbers: string[]) =>
      numbers.every((number) => number.startsWith('999')),
    );
  });
});

describe('the tabs made from them', () => {
  it('come in the order of the file names, each with its own variables', () => {
    const tabs = exampleTabs({ 'b.graphql': 'B', 'a.graphql': 'A' }, { 'a.json': '{ "n": 1 }\n' }, 'E');
    expect(tabs).toEqual([
      { query: 'A', variables: '{ "n": 1 }' },
      { query: 'B', variables: '' },
    ]);
  });

  it('name the encounter of the page where they end one', () => {
    expect(variables['09-end-encounter.json']).toContain(THIS_ENCOUNTER);
    const tabs = exampleTabs(operations, variables, '4f8a2c1e-0000-4000-8000-000000000000');
    expect(tabs.at(-1)?.variables).toContain('4f8a2c1e-0000-4000-8000-000000000000');
    expect(JSON.stringify(tabs)).not.toContain(THIS_ENCOUNTER);
  });
});
