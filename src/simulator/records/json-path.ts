/** Where a value stands in JSON text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

const WHITE = /[ \t\r\n]/;

function skipWhite(text: string, at: number): number {
  let index = at;
  while (WHITE.test(text[index] ?? '')) index += 1;
  return index;
}

/** Index after the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  let index = at + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

/** Index after the value that begins at `at`. The text is known to be well formed. */
function endOfValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') {
    let index = at;
    while (index < text.length && !/[,}\]\s]/.test(text[index] ?? '')) index += 1;
    return index;
  }
  let depth = 0;
  let index = at;
  do {
    const character = text[index];
    if (character === '"') {
      index = endOfString(text, index);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    index += 1;
  } while (depth > 0);
  return index;
}

/** Start of the member or element wanted of the object or array that begins at `at`; null if it is not there. */
function childStart(text: string, at: number, wanted: string | number): number | null {
  let index = skipWhite(text, at + 1);
  for (let position = 0; text[index] !== '}' && text[index] !== ']'; position += 1) {
    let name: string | number = position;
    if (text[at] === '{') {
      const end = endOfString(text, index);
      name = JSON.parse(text.slice(index, end)) as string;
      index = skipWhite(text, skipWhite(text, end) + 1);
    }
    if (name === wanted) return index;
    index = skipWhite(text, endOfValue(text, index));
    if (text[index] === ',') index = skipWhite(text, index + 1);
  }
  return null;
}

/**
 * Where the value at a path stands in well-formed JSON text, so that it can be replaced and everything else be left to the byte:
 * numbers such as `1.50` do not survive being parsed and written again. Null if there is nothing at the path.
 */
export function rangeAt(text: string, path: readonly (string | number)[]): TextRange | null {
  let at: number | null = skipWhite(text, 0);
  for (const step of path) {
    if (text[at] !== '{' && text[at] !== '[') return null;
    at = childStart(text, at, step);
    if (at === null) return null;
  }
  return { from: at, to: endOfValue(text, at) };
}
