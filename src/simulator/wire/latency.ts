import { randomFor } from '../chance/random.js';

/** How long answers take: log-normal, half of them below the median. */
export interface LatencyOptions {
  readonly medianMs: number;
  /** Spread; 0 makes every answer take the median. @default 0 */
  readonly sigma?: number;
  /** No answer takes longer. */
  readonly capMs?: number;
}

/** No answer takes longer than an hour: beyond some weeks a timer would not wait at all. */
export const LONGEST_MS = 3_600_000;
/** With a wider spread, hardly any answer would be near the median. */
export const WIDEST_SIGMA = 10;

const isWithin = (value: number, most: number): boolean => value >= 0 && value <= most;

/** Throws a RangeError that names what cannot be waited for: anything negative, without end, or no number at all. */
function checkLatency({ medianMs, sigma = 0, capMs = LONGEST_MS }: LatencyOptions): void {
  const fits = isWithin(medianMs, LONGEST_MS) && isWithin(capMs, LONGEST_MS) && isWithin(sigma, WIDEST_SIGMA);
  if (fits) return;
  throw new RangeError(
    `Latency: milliseconds are between 0 and ${LONGEST_MS}, sigma is between 0 and ${WIDEST_SIGMA}.`,
  );
}

/** Milliseconds that the next answer takes. */
export type Latency = () => number;

/** One draw from the distribution. */
export function drawLatency(options: LatencyOptions, logNormal: (median: number, sigma: number) => number): number {
  const sigma = options.sigma ?? 0;
  const drawn = sigma === 0 ? options.medianMs : logNormal(options.medianMs, sigma);
  return Math.min(drawn, options.capMs ?? LONGEST_MS);
}

/** Reads `50` or `50:0.5`: median in milliseconds, and sigma. Throws a RangeError that says what is wrong. */
export function parseLatency(text: string): LatencyOptions {
  const match = /^(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(text.trim());
  if (match === null) {
    throw new RangeError(
      `Latency "${text}" is neither a median in milliseconds ("50") nor a median and a sigma ("50:0.5").`,
    );
  }
  const read = { medianMs: Number(match[1]), ...(match[2] === undefined ? {} : { sigma: Number(match[2]) }) };
  checkLatency(read);
  return read;
}

/** The stream of delays for these options; without options, none. Throws a RangeError if they cannot be used. */
export function latencyOf(options: string | LatencyOptions | undefined, seed: string): Latency {
  if (options === undefined) return () => 0;
  const parsed = typeof options === 'string' ? parseLatency(options) : options;
  checkLatency(parsed);
  const random = randomFor(seed, 'latency');
  return () => drawLatency(parsed, random.logNormal);
}
