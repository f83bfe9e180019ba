import type { Result } from './run.js';

/** What a run comes to. */
export interface Summary {
  readonly passed: number;
  readonly failed: readonly Result[];
  /** Not played, without anything that could be checked, or known to differ. */
  readonly skipped: number;
  /** Known to differ, and did; counted in `skipped`. */
  readonly known: readonly Result[];
  /** Known to differ, and passed: the list is out of date. */
  readonly outdated: readonly string[];
  readonly checked: number;
  readonly unchecked: number;
}

const wasPlayed = (result: Result): result is Exclude<Result, { kind: 'skipped' }> => result.kind !== 'skipped';

const isUnanswered = (result: Result): boolean => wasPlayed(result) && result.isUnanswered === true;

/** Why a result says nothing of the practice; null if it does. */
function whySkipped(result: Result): string | null {
  if (result.kind === 'skipped') return result.why;
  return result.kind === 'unchecked' ? 'none of the assertions about one of its answers could be checked' : null;
}

/** Adds results up, and holds them against what is known to differ. */
export function summaryOf(results: readonly Result[], differing: readonly string[]): Summary {
  const listed = new Set(differing);
  const failed = results.filter(({ kind }) => kind === 'failed');
  const passed = results.filter(({ kind }) => kind === 'passed');
  const known = failed.filter((one) => listed.has(one.id) && !isUnanswered(one));
  const played = results.filter(wasPlayed);
  return {
    passed: passed.length,
    failed: failed.filter((one) => !known.includes(one)),
    skipped: results.length - passed.length - failed.length + known.length,
    known,
    outdated: passed.map(({ id }) => id).filter((id) => listed.has(id)),
    checked: played.reduce((sum, { checked }) => sum + checked, 0),
    unchecked: played.reduce((sum, { unchecked }) => sum + unchecked.length, 0),
  };
}

/** One line for a failed scenario: id, expected, got. */
export function failureLine(result: Result): string {
  if (!wasPlayed(result)) return `${result.id}: skipped: ${result.why}`;
  return `${result.id}: ${result.faults.map(({ expected, got }) => `expected ${expected}, got ${got}`).join('; ')}`;
}

/** How often each assertion could not be checked, and why, the most frequent first. */
export function uncheckedLines(results: readonly Result[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { phrase, why } of results.filter(wasPlayed).flatMap(({ unchecked }) => unchecked)) {
    const line = `${phrase}: ${why}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([line, count]) => `unchecked ${count} × ${line}`);
}

/** Why scenarios were skipped, or count as skipped. */
export function skippedLines(results: readonly Result[]): readonly string[] {
  return results.flatMap((result) => {
    const why = whySkipped(result);
    return why === null ? [] : [`skipped ${result.id}: ${why}`];
  });
}

/** One line for a run that says nothing of the practice, as every scenario was skipped: why they were. Null for any other run. */
export function nothingPlayed(results: readonly Result[], { known }: Pick<Summary, 'known'>): string | null {
  const counts = new Map<string, number>();
  for (const why of results.map((one) => (known.includes(one) ? 'known to differ' : whySkipped(one)))) {
    if (why === null) return null;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const reasons = [...counts].map(([why, count]) => `${count} × ${why}`);
  return `Nothing was proved: all scenarios count as skipped (${reasons.join('; ')})`;
}

/** In what the scenarios differ that are known to. */
export function knownLines({ known }: Summary): readonly string[] {
  return known.map((result) => `known to differ ${failureLine(result)}`);
}

/** The lines that end a run. */
export function summaryLines(summary: Summary): readonly string[] {
  const { passed, failed, skipped, known, outdated, checked, unchecked } = summary;
  const differences = known.length === 0 ? '' : `; ${known.length} of the skipped are known to differ`;
  return [
    ...outdated.map((id) => `${id}: listed as a known difference, but passed`),
    `${passed} passed, ${failed.length} failed, ${skipped} skipped; ${checked} assertions checked, ${unchecked} unchecked${differences}`,
  ];
}
