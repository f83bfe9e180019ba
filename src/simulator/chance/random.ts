/** A stream of numbers that is the same for the same seed, on every machine and in every process. */
export interface Random {
  /** A number in [0, 1). */
  readonly next: () => number;
  /** A whole number between the two, both included. */
  readonly int: (from: number, to: number) => number;
  /** True with the probability given. */
  readonly chance: (probability: number) => boolean;
  /** One of the list. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** The list in another order. */
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** A number drawn from a log-normal distribution: half of them below the median, a heavy tail above. */
  readonly logNormal: (median: number, sigma: number) => number;
}

/** Four 32-bit words from a text (cyrb128): enough to start the generator from any seed. */
function seedWords(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/**
 * The stream named by the labels (sfc32). Different labels give unrelated streams, so that one part of the estate can grow
 * without changing another: never share a stream between two things.
 */
export function randomFor(...labels: readonly (string | number)[]): Random {
  let [a, b, c, counter] = seedWords(labels.join('\u0000'));

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  }

  // The first numbers still show the seed.
  for (let round = 0; round < 12; round += 1) next();

  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const chosen = list[int(0, list.length - 1)];
      if (chosen === undefined) throw new Error('Nothing to pick from: the list is empty.');
      return chosen;
    },
    shuffled: <T>(list: readonly T[]): T[] =>
      list
        .map((item) => ({ item, rank: next() }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ item }) => item),
    logNormal: (median, sigma) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * next()));
    },
  };
}
