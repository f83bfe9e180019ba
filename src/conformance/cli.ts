import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Arguments, BadUsage, readArguments, USAGE } from './arguments.js';
import { REAL_CLOCK } from './clocks.js';
import { playEmbedded } from './embedded.js';
import { KNOWN_DIFFERENCES } from './known-differences.js';
import { checkMap, parseMap, providerSubjects } from './map-file.js';
import { failureLine, knownLines, skippedLines, summaryLines, summaryOf, uncheckedLines } from './report.js';
import { playScenario, type Result } from './run.js';
import { BadFile, parseScenarios, type Scenario } from './scenario.js';

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BadFile(`${file}: cannot be read`);
  }
}

async function scenariosIn({ file, versions, only }: Arguments): Promise<readonly Scenario[]> {
  const all = parseScenarios(file, await textOf(file));
  return all
    .filter((one) => versions.length === 0 || one.versions.some((version) => versions.includes(version)))
    .filter(({ id }) => only === null || id.includes(only));
}

async function playAtProvider(
  scenarios: readonly Scenario[],
  provider: NonNullable<Arguments['provider']>,
): Promise<readonly Result[]> {
  const map = parseMap(provider.mapFile, await textOf(provider.mapFile));
  checkMap(provider.mapFile, map, scenarios);
  const subjects = providerSubjects(map, provider);
  const run = {
    subjectFor: async (scenario: Scenario) => Promise.resolve(subjects(scenario)),
    clock: REAL_CLOCK,
    newTraceId: randomUUID,
  };
  const results: Result[] = [];
  for (const scenario of scenarios) results.push(await playScenario(run, scenario));
  return results;
}

const write = (lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

async function main(words: readonly string[]): Promise<number> {
  const asked = readArguments(words);
  if (asked === null) {
    process.stdout.write(USAGE);
    return 0;
  }
  const scenarios = await scenariosIn(asked);
  const { provider, seed, now, verbose } = asked;
  const results =
    provider === null ? await playEmbedded(scenarios, { seed, now }) : await playAtProvider(scenarios, provider);
  const summary = summaryOf(results, provider === null ? KNOWN_DIFFERENCES : []);
  if (verbose) write([...skippedLines(results), ...knownLines(summary), ...uncheckedLines(results)]);
  write(summary.failed.map(failureLine));
  write(summaryLines(summary));
  return summary.failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof BadUsage) && !(fault instanceof BadFile)) throw fault;
  const hint = fault instanceof BadUsage ? ' (--help says more)' : '';
  process.stderr.write(`${fault.message}${hint}\n`);
  process.exitCode = 2;
}
