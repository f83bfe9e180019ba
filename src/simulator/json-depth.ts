/** Levels that values stand in each other, at the most: no resource and no token has so many. */
const DEEPEST = 100;

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const OPENING: ReadonlySet<number> = new Set(['[', '{'].map((one) => one.charCodeAt(0)));
const CLOSING: ReadonlySet<number> = new Set([']', '}'].map((one) => one.charCodeAt(0)));

/** Where the text that begins at a quote ends. */
function endOfText(json: string, quote: number): number {
  let at = quote + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/**
 * Whether values in a JSON text stand too deep in each other. Told from the text, before anything is made of it: whoever walks through
 * what has been read can rely on it.
 */
export function isTooDeep(json: string): boolean {
  let levels = 0;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json.charCodeAt(at);
    if (mark === QUOTE) at = endOfText(json, at);
    else if (OPENING.has(mark)) levels += 1;
    else if (CLOSING.has(mark)) levels -= 1;
    if (levels > DEEPEST) return true;
  }
  return false;
}
