import type { KnownDifference } from './known-differences.js';
import type { Result } from './run.js';

/** What a run comes to. */
export interface Summary {
  readonly passed: number;
  /** Failed, and not known to. */
  readonly failed: readonly Result[];
  readonly skipped: number;
  /** Failed, as is known. */
  readonly known: number;
  /** Known to fail, and passed or did not run: the list is out of date. */
  readonly outdated: readonly KnownDifference[];
  readonly checked: number;
  readonly unchecked: number;
}

const isPlayed = (result: Result): result is Exclude<Result, { kind: 'skipped' }> => result.kind !== 'skipped';

/** Adds results up, and holds them against what is known to differ. */
export function summaryOf(results: readonly Result[], differences: readonly KnownDifference[]): Summary {
  const known = new Set(differences.map(({ id }) => id));
  const failed = results.filter(({ kind }) => kind === 'failed');
  const failedIds = new Set(failed.map(({ id }) => id));
  const played = results.filter(isPlayed);
  return {
    passed: results.filter(({ kind }) => kind === 'passed').length,
    failed: failed.filter(({ id }) => !known.has(id)),
    skipped: results.length - played.length,
    known: failed.filter(({ id }) => known.has(id)).length,
    outdated: differences.filter(({ id }) => !failedIds.has(id) && results.some((result) => result.id === id)),
    checked: played.reduce((sum, { checked }) => sum + checked, 0),
    unchecked: played.reduce((sum, { unchecked }) => sum + unchecked.length, 0),
  };
}

/** One line for a failed scenario: id, expected, got. */
export function failureLine(result: Result): string {
  if (!isPlayed(result)) return `${result.id}: skipped: ${result.why}`;
  return `${result.id}: ${result.faults.map(({ expected, got }) => `expected ${expected}, got ${got}`).join('; ')}`;
}

/** How often each assertion could not be checked, and why, the most frequent first. */
export function uncheckedLines(results: readonly Result[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { phrase, why } of results.filter(isPlayed).flatMap(({ unchecked }) => unchecked)) {
    const line = `${phrase}: ${why}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([line, count]) => `unchecked ${count} × ${line}`);
}

/** Why scenarios were skipped. */
export function skippedLines(results: readonly Result[]): readonly string[] {
  return results.flatMap((result) => (result.kind === 'skipped' ? [`skipped ${result.id}: ${result.why}`] : []));
}

/** The lines that end a run. */
export function summaryLines(summary: Summary): readonly string[] {
  const { passed, failed, skipped, known, outdated, checked, unchecked } = summary;
  const differences = known === 0 ? '' : `, ${known} known to differ`;
  return [
    ...outdated.map(({ id }) => `${id}: listed as a known difference, but did not fail`),
    `${passed} passed, ${failed.length} failed, ${skipped} skipped${differences}; ${checked} assertions checked, ${unchecked} unchecked`,
  ];
}

/** Whether all is as it should be. */
export function isAllWell({ failed, outdated }: Summary): boolean {
  return failed.length === 0 && outdated.length === 0;
}
