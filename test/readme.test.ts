import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { SETTINGS, type Setting } from '../src/config/settings.js';
import { loadSchema } from '../src/server/schema.js';

const README = readFileSync('README.md', 'utf8');

test('the README explains every setting as the code does, and no other', () => {
  const rows = Object.entries<Setting>(SETTINGS).map(
    ([name, { meaning, byDefault }]) =>
      `| \`${name}\` | ${meaning} | ${byDefault === null ? '–' : `\`${byDefault}\``} |`,
  );
  const inReadme = README.split('\n').filter(
    (line) => /^\| `[A-Z][A-Z_]+` \|/.test(line) && line.split('|').length === 5,
  );
  expect(inReadme.sort()).toEqual(rows.sort());
});

test("the README's query is valid", () => {
  const query = /```graphql\n([\s\S]+?)```/.exec(README)?.[1] ?? '';
  expect(validate(loadSchema().schema, parse(query))).toEqual([]);
});

test('the README shows the two commands', () => {
  expect(README).toContain('npm ci && npm start');
  expect(README).toContain('npm cit');
});
