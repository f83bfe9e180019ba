/** What is written in a document. Every format says the same. */
export interface Letter {
  readonly title: string;
  /** One below the other. */
  readonly lines: readonly string[];
}

/** Makes a file of one format: exactly so many bytes, or as few as the format needs for the letter if that is more. */
export type FileMaker = (letter: Letter, size: number) => Buffer;

/**
 * A maker from a function that makes the file with so many bytes of padding in it. Where the padding is told of in the file itself,
 * the file may grow by a byte more than its padding: hence more than one try.
 */
export function padded(make: (letter: Letter, padding: number) => Buffer): FileMaker {
  return (letter, size) => {
    let padding = 0;
    let file = make(letter, padding);
    for (let tries = 0; tries < 4 && file.length !== size && padding + size - file.length >= 0; tries += 1) {
      padding += size - file.length;
      file = make(letter, padding);
    }
    return file;
  };
}

/** Only what every character set of old has: the rest becomes a question mark. */
export function ascii(text: string): string {
  return text.replaceAll(/[\u2013\u2014]/g, '-').replaceAll(/[^\x20-\x7E]/g, '?');
}
