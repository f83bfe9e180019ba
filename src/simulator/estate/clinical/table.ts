/** Rows and cells of a table written as text: a line is a row, cells stand between `|`. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
}

/** Looks a key up, for tables that the estate itself names the keys of. Throws, naming the key, if it is not there. */
export function lookUp<T>(table: ReadonlyMap<string, T>, what: string): (key: string) => T {
  return (key) => {
    const found = table.get(key);
    if (found === undefined) throw new Error(`There is no ${what} ${key}.`);
    return found;
  };
}
