import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readInstant } from './clock.js';
import { MOST_PRACTICES } from './estate/generated/generated-estate.js';
import { MOST_NUMBERS } from './estate/generated/numbers.js';
import { isJsonObject } from './json-object.js';
import type { SimulatorOptions } from './options.js';
import { parseLatency } from './wire/latency.js';
import type { TlsOptions } from './wire/tls.js';

/** What `--help` shows. */
export const USAGE = `Usage: npm run simulator -- [options]

  --port N          port to listen on; 0 takes a free one (default 9090)
  --host ADDRESS    address to listen on (default 127.0.0.1)
  --seed TEXT       everything invented follows from it (default gpconnect)
  --now INSTANT     the clock stands at this instant, such as 2027-03-28T00:30:00Z, until it is let go by DELETE /control/clock:
                    with the same seed, the same questions then have the same answers, to the byte
  --practices N     generate N practices, P00001 and so on, beside those of the demo (default 0)
  --patients M      patients of each generated practice (default 20)
  --records DIR     serve every whole-record Bundle of the folder at practice R99100
  --latency MS[:S]  add a median of MS milliseconds, log-normal with sigma S, to every answer; generated practices then take
                    no time of their own
  --faults FILE     fault rules in force from the start: a JSON list, as PUT /control/faults takes it
  --tls-cert FILE   listen with HTTPS: certificate, PEM; with --tls-key FILE, its key, and --tls-ca FILE, the authority whose
                    client certificates the proxy takes
  --help            show this
`;

const DEFAULT_PORT = 9090;

function whole(option: string, text: string, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw new Error(`--${option}: "${text}" is no whole number between 0 and ${most}.`);
  return value;
}

function instant(text: string): Date {
  try {
    return readInstant(text);
  } catch (error) {
    throw new Error(`--now: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function contentOf(option: string, path: string): string {
  try {
    // Decoded like this, a byte order mark is left out.
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    throw new Error(`--${option}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What a rule has to be like is checked at the start, when it is known which practices there are. */
function faultsIn(path: string): NonNullable<SimulatorOptions['faults']> {
  const text = contentOf('faults', path);
  let rules: unknown;
  try {
    rules = JSON.parse(text);
  } catch (error) {
    throw new Error(`--faults: ${path} is no JSON.`, { cause: error });
  }
  if (!Array.isArray(rules) || !rules.every(isJsonObject)) throw new Error(`--faults: ${path} is no list of rules.`);
  return rules;
}

function tlsOf(files: Readonly<Record<keyof TlsOptions, string | undefined>>): TlsOptions | null {
  const { cert, key, ca } = files;
  if (cert === undefined && key === undefined && ca === undefined) return null;
  if (cert === undefined || key === undefined || ca === undefined) {
    throw new Error('--tls-cert, --tls-key, --tls-ca: all three are needed.');
  }
  return { cert: contentOf('tls-cert', cert), key: contentOf('tls-key', key), ca: contentOf('tls-ca', ca) };
}

/** Reads the command line, and the files that it names. Null if only help is wanted; throws an Error that says what is wrong. */
export function readArguments(words: readonly string[]): SimulatorOptions | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: text,
      host: text,
      seed: text,
      now: text,
      practices: text,
      patients: text,
      records: text,
      latency: text,
      faults: text,
      'tls-cert': text,
      'tls-key': text,
      'tls-ca': text,
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return null;
  const { host, seed, now, records, latency, practices, patients, faults } = values;
  const tls = tlsOf({ cert: values['tls-cert'], key: values['tls-key'], ca: values['tls-ca'] });
  return {
    port: values.port === undefined ? DEFAULT_PORT : whole('port', values.port, 65_535),
    ...(host !== undefined && { host }),
    ...(seed !== undefined && { seed }),
    ...(now !== undefined && { stoppedAt: instant(now) }),
    ...(practices !== undefined && { practices: whole('practices', practices, MOST_PRACTICES) }),
    ...(patients !== undefined && { patients: whole('patients', patients, MOST_NUMBERS) }),
    ...(records !== undefined && { recordsDir: records }),
    ...(latency !== undefined && { latency: parseLatency(latency) }),
    ...(faults !== undefined && { faults: faultsIn(faults) }),
    ...(tls !== null && { tls }),
  };
}
