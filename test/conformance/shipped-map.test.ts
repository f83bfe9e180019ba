import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_DIFFERENCES } from '../../src/conformance/known-differences.js';
import { parseMap } from '../../src/conformance/map-file.js';
import { spawnSimulator, type SpawnedSimulator } from '../simulator/spawned.js';
import { command } from './command.js';
import { OWN_SCENARIOS } from './own-scenarios.js';

const DOC = readFileSync('docs/conformance.md', 'utf8');
const MAP = 'docs/conformance-map.json';

/** What stands after a command in the documentation, word by word. */
function documented(command: string): readonly string[] {
  const line = DOC.split('\n').find((one) => one.startsWith(`npm run ${command} -- `) && /&$|--map/.test(one)) ?? '';
  return line.replace(`npm run ${command} -- `, '').replace(/ &$/, '').split(' ');
}

/** Who can do at a provider what the embedded simulator lets the runner do. */
const BEYOND: Readonly<Record<string, string>> = {
  passTime: 'its clock cannot be moved',
  disturb: 'nobody can disturb this practice',
};

describe('the shipped map, at a simulator that is started as documented', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shipped-map-'));
  const map = join(folder, 'map.json');
  let simulator: SpawnedSimulator;
  const here = (text: string): string => text.replaceAll('http://127.0.0.1:9090', simulator.origin);

  beforeAll(async () => {
    simulator = await spawnSimulator([...documented('simulator'), '--port', '0']);
    writeFileSync(map, here(readFileSync(MAP, 'utf8')));
  });

  afterEach(async () => {
    await fetch(`${simulator.origin}/control/state`, { method: 'DELETE' });
  });

  afterAll(async () => {
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });

  it('knows the differences of the embedded one', () => {
    const { differences } = parseMap(MAP, readFileSync(MAP, 'utf8'));
    expect(differences).toEqual(Object.fromEntries(KNOWN_DIFFERENCES.map(({ id, why }) => [id, why])));
  });

  it.each(readdirSync('test/conformance/scenarios'))('plays %s', async (name) => {
    const scenarios = OWN_SCENARIOS.find((file) => file.name === name)?.scenarios ?? [];
    const [, ...options] = documented('conformance').map((word) => (word === MAP ? map : here(word)));
    const { code, out, errors } = await command(`test/conformance/scenarios/${name}`, ...options, '--verbose');
    expect(out.filter((line) => line.includes(': expected ') && !line.startsWith('known '))).toEqual([]);
    const isAllKnown = scenarios.every(({ id }) => KNOWN_DIFFERENCES.some((one) => one.id === id));
    const nothing = `Nothing was proved: all scenarios count as skipped (${scenarios.length} × known to differ)`;
    expect([code, errors]).toEqual(isAllKnown ? [2, [nothing]] : [0, []]);

    const beyond = scenarios.flatMap(({ id, setup }) => {
      const why = setup.map((step) => BEYOND[step.do]).find((reason) => reason !== undefined);
      return why === undefined ? [] : [`skipped ${id}: ${why}`];
    });
    expect(out.filter((line) => line.startsWith('skipped '))).toEqual(beyond);
    expect(beyond.length).toBeLessThan(scenarios.length / 3);
  });
});
