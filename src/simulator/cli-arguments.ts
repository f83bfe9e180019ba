import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './options.js';
import { parseLatency } from './wire/latency.js';

/** What `--help` shows. */
export const USAGE = `Usage: npm run simulator -- [options]

  --port N          port to listen on; 0 takes a free one (default 9090)
  --host ADDRESS    address to listen on (default 127.0.0.1)
  --seed TEXT       everything invented follows from it (default gpconnect)
  --records DIR     serve every whole-record Bundle of the folder at practice R99100
  --latency MS[:S]  add a median of MS milliseconds, log-normal with sigma S, to every answer
  --help            show this
`;

const DEFAULT_PORT = 9090;

/** Reads the command line. Null if only help is wanted; throws an Error that says what is wrong. */
export function readArguments(words: readonly string[]): SimulatorOptions | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      seed: { type: 'string' },
      records: { type: 'string' },
      latency: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return null;
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port: "${values.port ?? ''}" is no port.`);
  return {
    port,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(values.records === undefined ? {} : { recordsDir: values.records }),
    ...(values.latency === undefined ? {} : { latency: parseLatency(values.latency) }),
  };
}
