import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const npm = (folder: string, ...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });

test('what is packed is what runs, with the terms of what is in the page, and nothing of the build', () => {
  const [packed] = JSON.parse(npm('.', 'pack', '--dry-run', '--json', '--ignore-scripts')) as {
    files: { path: string }[];
  }[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  expect(paths).toEqual(
    expect.arrayContaining(['dist/main.js', 'dist/graphiql/THIRD-PARTY.txt', 'schema/root.graphql']),
  );
  expect(paths.filter((path) => path.endsWith('.tsbuildinfo'))).toEqual([]);
});

test('the terms of the page name every package in it, with their texts', () => {
  const terms = readFileSync('dist/graphiql/THIRD-PARTY.txt', 'utf8');
  for (const name of ['react', 'react-dom', 'monaco-editor', 'graphiql', 'graphql']) {
    expect(terms).toMatch(new RegExp(`^==== ${name} [\\d.]+ \\(MIT\\)\\n\\n[^=]*Permission is hereby granted`, 'm'));
  }
  // What Monaco itself is made of.
  expect(terms).toContain('This project incorporates components from the projects listed below.');
});

test('nothing is built where there is nothing to build with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    copyFileSync('package.json', join(folder, 'package.json'));
    expect(npm(folder, 'run', '--silent', 'prepare') + npm(folder, 'run', '--silent', 'prestart')).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
