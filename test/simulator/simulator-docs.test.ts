import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments, USAGE } from '../../src/simulator/cli-arguments.js';
import { FAULT_KINDS } from '../../src/simulator/control/fault-kinds.js';
import { PATIENTS } from '../../src/simulator/estate/patient-rows.js';
import { QUIRKS } from '../../src/simulator/estate/personalities.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { PASTE } from './curl-call.js';

const DOCS = readFileSync('docs/simulator.md', 'utf8');
const ORIGIN = 'http://127.0.0.1:9090';

/** The rows of the table with this head, cell by cell; code without its marks. */
function tableOf(head: string): readonly (readonly string[])[] {
  const lines = DOCS.split('\n');
  const start = lines.indexOf(head);
  if (start === -1) throw new Error(`There is no table ${head}`);
  const rest = lines.slice(start + 2);
  const rows = rest.slice(
    0,
    rest.findIndex((line) => !line.startsWith('|')),
  );
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

/** Lines of the blocks for the shell. */
const SHELL = [...DOCS.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = '']) => block.trimEnd().split('\n'));

describe('docs/simulator.md', () => {
  it('has the differences between systems as the code has them', () => {
    expect(tableOf('| Difference | Systems | What |')).toEqual(
      Object.entries(QUIRKS).map(([name, { of, what }]) => [name, of.join(', '), what]),
    );
  });

  it('has the faults as the code has them', () => {
    expect(tableOf('| Fault | What happens |')).toEqual(
      Object.values(FAULT_KINDS).map(({ written, what }) => [written, what]),
    );
  });

  it('names every practice, and every patient who is there for something', () => {
    expect(tableOf('| Code | Name | Like | What is special |').map(([code, name]) => [code, name])).toEqual(
      PRACTICES.map(({ odsCode, name }) => [odsCode, name]),
    );
    const special = PATIENTS.filter(({ whatFor }) => whatFor !== 'generated, everyday');
    expect(tableOf('| NHS number | Practice | What for |')).toEqual(
      special.map(({ nhsNumber, practice, whatFor }) => [nhsNumber, practice ?? '–', whatFor]),
    );
  });

  it('explains every option but the one that explains them', () => {
    const inTable = tableOf('| Option | What | Default |').flatMap(([names = '']) => names.match(/--[a-z-]+/g) ?? []);
    const explained = new Set(USAGE.match(/--[a-z-]+/g));
    expect(new Set([...inTable, '--help'])).toEqual(explained);
  });

  it('shows command lines that are understood', () => {
    const lines = SHELL.flatMap((line) => /^npm run simulator -- (.*)$/.exec(line)?.[1] ?? []);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      // Files of an example are not there, and that is all that may be wrong with it.
      const read = (): unknown => readArguments(line.split(' '));
      if (/\.(pem|json)\b/.test(line)) expect(read, line).toThrow(/ENOENT/);
      else expect(read(), line).not.toBeUndefined();
    }
  });

  it('shows nothing else for the shell', () => {
    for (const line of SHELL) expect(line).toMatch(/^(npm ci|npm run simulator( -- .*)?|curl -s .*)$/);
  });
});

describe.each(PASTE)('its calls, pasted %s', (_how, paste) => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({ practices: 3 });
  });
  afterAll(() => simulator.close());

  it('work one after the other', async () => {
    const lines = SHELL.filter((line) => line.startsWith('curl '));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const printed = await paste(line.replaceAll(ORIGIN, simulator.origin));
      if (printed.startsWith('curl ')) continue;
      const answer: unknown = JSON.parse(printed);
      expect(answer, line).not.toHaveProperty('error');
      expect(answer, line).not.toHaveProperty('issue');
      expect(answer, line).not.toHaveProperty('total', 0);
    }
  });

  it('leave nothing behind', async () => {
    const printed = await paste(`curl -s ${simulator.origin}/control/faults`);
    expect(JSON.parse(printed)).toEqual([]);
  });
});
