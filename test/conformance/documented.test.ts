import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../../src/conformance/arguments.js';
import { MUTATIONS } from '../../src/conformance/asking/mutations.js';
import { KNOWN_DIFFERENCES } from '../../src/conformance/known-differences.js';
import { STEPS } from '../../src/conformance/setting-up/steps.js';

const DOC = readFileSync('docs/conformance.md', 'utf8');
const SIMULATOR_DOC = readFileSync('docs/simulator.md', 'utf8');

/** The rows of the table below a heading, cell by cell. */
function rowsBelow(heading: string, doc = DOC): readonly (readonly string[])[] {
  const [, below = ''] = doc.split(`\n${heading}\n`);
  const [section = ''] = below.split(/\n#/, 1);
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

const namedIn = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

describe('docs/conformance.md and docs/simulator.md', () => {
  it('shows the help as it is', () => {
    expect(DOC).toContain(`\`\`\`\n${USAGE}\`\`\``);
  });

  it('names every op and every step, and no other', () => {
    expect([...namedIn(rowsBelow('### Ops of mutations'))].sort()).toEqual(Object.keys(MUTATIONS).sort());
    expect([...namedIn(rowsBelow('### Steps'))].sort()).toEqual(Object.keys(STEPS).sort());
  });

  it('lists the known differences as they are', () => {
    const told = rowsBelow('### Known differences', SIMULATOR_DOC).flatMap(([ids = '', why, spec]) =>
      ids.split(', ').map((id) => ({ id: id.replaceAll('`', ''), why, spec })),
    );
    expect(told).toEqual(KNOWN_DIFFERENCES);
  });
});
