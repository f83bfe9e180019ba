/**
 * A table of codes. Looked up without regard to case, and through a Map: a practice may send any word at all, `constructor` included.
 */
export function codeTable<T>(rows: Readonly<Record<string, T>>): (code: string | null) => T | undefined {
  const byCode = new Map(Object.entries(rows).map(([code, row]) => [code.toLowerCase(), row]));
  return (code) => (code === null ? undefined : byCode.get(code.toLowerCase()));
}
