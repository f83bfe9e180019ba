import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Variant } from './subjects.js';

/** What was measured of one variant. */
interface Figures {
  readonly ms: readonly number[];
  readonly cpuMs: readonly number[];
  readonly calls: number;
}

/** What was measured in one scene. */
export interface Measured {
  readonly scene: string;
  readonly measured: Readonly<Record<Variant, Figures>>;
  /** Calls of one query, and of many identical ones at the same moment in one encounter. */
  readonly concurrent: { readonly queries: number; readonly one: number; readonly many: number };
}

const FILE = new URL('../docs/performance.md', import.meta.url);
const [FROM, TO] = ['<!-- bench: `npm run bench` writes what follows -->', '<!-- /bench -->'];

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
const median = (values: readonly number[]) => quantile(values, 0.5);
const fixed = (value: number) => value.toFixed(value < 10 ? 2 : 0);

/** Prints the table, ratios first, and puts it into the document. */
export function report(results: readonly Measured[]): void {
  const ratios = results.flatMap(({ scene, measured, concurrent }) => {
    const { server, 'by-hand': hand, bare, naive } = measured;
    return [
      `| ${scene}: calls / by hand | ${fixed(server.calls / hand.calls)} |`,
      `| ${scene}: p50 wall / by hand | ${fixed(median(server.ms) / median(hand.ms))} |`,
      `| ${scene}: p99 wall / by hand | ${fixed(quantile(server.ms, 0.99) / quantile(hand.ms, 0.99))} |`,
      `| ${scene}: CPU / by hand | ${fixed(median(server.cpuMs) / median(hand.cpuMs))} |`,
      `| ${scene}: CPU / bare calls, without audit | ${fixed(median(server.cpuMs) / median(bare.cpuMs))} |`,
      `| ${scene}: calls of naive resolvers / calls | ${fixed(naive.calls / server.calls)} |`,
      `| ${scene}: CPU of naive resolvers / CPU | ${fixed(median(naive.cpuMs) / median(server.cpuMs))} |`,
      `| ${scene}: calls of ${concurrent.queries} concurrent queries in one encounter / of one | ${fixed(concurrent.many / concurrent.one)} |`,
    ];
  });
  const rows = results.flatMap(({ scene, measured }) =>
    Object.entries(measured).map(([variant, { calls, ms, cpuMs }]) => {
      const figures = [calls, fixed(median(ms)), fixed(quantile(ms, 0.99)), fixed(median(cpuMs))];
      return `| ${scene} | ${variant} | ${figures.join(' | ')} |`;
    }),
  );
  const text = [
    '| Ratio | |',
    '|---|---|',
    ...ratios,
    '',
    '| Scene | Variant | Calls per query | p50 wall, ms | p99 wall, ms | CPU per query, ms |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `Made by \`npm run bench\` with Node ${process.versions.node} on ${availableParallelism()} cores.`,
  ].join('\n');
  process.stdout.write(`${text}\n`);
  const page = readFileSync(FILE, 'utf8');
  const [before = '', rest = ''] = page.split(FROM);
  const after = rest.split(TO)[1] ?? '';
  writeFileSync(FILE, `${before}${FROM}\n\n${text}\n\n${TO}${after}`);
}
