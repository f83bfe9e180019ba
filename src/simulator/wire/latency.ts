import { randomFor } from '../chance/random.js';

/** How long answers take: log-normal, half of them below the median. */
export interface LatencyOptions {
  readonly medianMs: number;
  /** Spread; 0 makes every answer take the median. @default 0 */
  readonly sigma?: number;
  /** No answer takes longer. */
  readonly capMs?: number;
}

/** Milliseconds that the next answer takes. */
export type Latency = () => number;

/** One draw from the distribution. */
export function drawLatency(options: LatencyOptions, logNormal: (median: number, sigma: number) => number): number {
  const sigma = options.sigma ?? 0;
  const drawn = sigma === 0 ? options.medianMs : logNormal(options.medianMs, sigma);
  return Math.min(drawn, options.capMs ?? Number.POSITIVE_INFINITY);
}

/** Reads `50` or `50:0.5`: median in milliseconds, and sigma. Throws a RangeError that says what is wrong. */
export function parseLatency(text: string): LatencyOptions {
  const match = /^(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(text.trim());
  if (match === null) {
    throw new RangeError(
      `Latency "${text}" is neither a median in milliseconds ("50") nor a median and a sigma ("50:0.5").`,
    );
  }
  return { medianMs: Number(match[1]), ...(match[2] === undefined ? {} : { sigma: Number(match[2]) }) };
}

/** The stream of delays for these options; without options, none. */
export function latencyOf(options: string | LatencyOptions | undefined, seed: string): Latency {
  if (options === undefined) return () => 0;
  const parsed = typeof options === 'string' ? parseLatency(options) : options;
  const random = randomFor(seed, 'latency');
  return () => drawLatency(parsed, random.logNormal);
}
