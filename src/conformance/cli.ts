import { readFile } from 'node:fs/promises';
import { type Arguments, BadUsage, readArguments, USAGE } from './arguments.js';
import { playEmbedded } from './embedded.js';
import { KNOWN_DIFFERENCES } from './known-differences.js';
import { checkMap } from './map-check.js';
import { parseMap } from './map-file.js';
import { playAtProvider } from './provider.js';
import {
  failureLine,
  knownLines,
  nothingPlayed,
  skippedLines,
  summaryLines,
  summaryOf,
  uncheckedLines,
} from './report.js';
import type { Result } from './run.js';
import { BadFile, parseScenarios, type Scenario } from './scenario.js';
import { ClockError } from '../simulator/index.js';

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BadFile(`${file}: cannot be read`);
  }
}

/** The scenarios that are asked for. Throws BadFile if there are none: a run of nothing would look like one without failures. */
async function scenariosIn({ file, versions, only }: Arguments): Promise<readonly Scenario[]> {
  const all = parseScenarios(file, await textOf(file));
  const chosen = all
    .filter((one) => versions.length === 0 || one.versions.some((version) => versions.includes(version)))
    .filter(({ id }) => only === null || id.includes(only));
  if (chosen.length > 0) return chosen;
  const asked = [
    ...(versions.length === 0 ? [] : [`holds for ${versions.join(' or ')} (--version)`]),
    ...(only === null ? [] : [`has "${only}" in its id (--only)`]),
  ];
  const why = all.length === 0 ? 'it has no scenarios' : `none of its ${all.length} scenarios ${asked.join(' and ')}`;
  throw new BadFile(`Nothing was played: ${file}: ${why}`);
}

/** What came of the scenarios, and the ids of those that are known to differ there. */
interface Played {
  readonly results: readonly Result[];
  readonly differing: readonly string[];
}

async function play(scenarios: readonly Scenario[], { provider, seed, now }: Arguments): Promise<Played> {
  if (provider === null) {
    const results = await playEmbedded(scenarios, { seed, now });
    return { results, differing: KNOWN_DIFFERENCES.map(({ id }) => id) };
  }
  const { mapFile, ...practice } = provider;
  const map = parseMap(mapFile, await textOf(mapFile));
  checkMap(mapFile, map, scenarios);
  const results = await playAtProvider(scenarios, { ...practice, map, now });
  return { results, differing: Object.keys(map.differences) };
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
  const { results, differing } = await play(await scenariosIn(asked), asked);
  const summary = summaryOf(results, differing);
  if (asked.verbose) write([...skippedLines(results), ...knownLines(summary), ...uncheckedLines(results)]);
  write(summary.failed.map(failureLine));
  write(summaryLines(summary));
  const nothing = nothingPlayed(results, summary);
  if (nothing !== null) {
    process.stderr.write(`${nothing}\n`);
    return 2;
  }
  return summary.failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof BadUsage) && !(fault instanceof BadFile) && !(fault instanceof ClockError)) throw fault;
  const option = fault instanceof ClockError ? '--now: ' : '';
  const hint = fault instanceof BadUsage ? ' (--help says more)' : '';
  process.stderr.write(`${option}${fault.message}${hint}\n`);
  process.exitCode = 2;
}
