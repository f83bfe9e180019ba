import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What `--help` shows. */
export const USAGE = `Usage: npm run conformance -- FILE.json [options]

Replays a file of provider scenarios: against the embedded simulator, or against a practice of any provider.
Exit code: 0 if none failed, 1 if any did, 2 if the file, the map or the options cannot be used, or nothing was proved.

  --base-url URL    practice to ask, "main" in scenarios: what stands before /STU3/1/gpconnect in its service root, as
                    https://provider.example/A99001; through the proxy, with the proxy's URL in front:
                    https://proxy.example/https://provider.example/A99001
  --asid ASID       its ASID, where the map gives no other
  --map MAP.json    the provider's data for the scenarios' placeholders; goes with --base-url (docs/conformance.md)
  --version V       only scenarios that hold for this version (1.2.8, 1.6.0, 0.7.4); may be repeated
  --only TEXT       only scenarios whose id has this in it
  --seed TEXT       of the embedded simulator (default gpconnect)
  --now INSTANT     time at the embedded simulator, which stands still (default 2026-06-15T09:30:00Z); with --base-url,
                    time at the provider, if its clock stands still (default: the real time)
  --verbose         also say what was skipped and what could not be checked
  --help            show this
`;

/** What the command line asks for. */
export interface Arguments {
  readonly file: string;
  /** Null for the embedded simulator. */
  readonly provider: { readonly baseUrl: string; readonly asid: string; readonly mapFile: string } | null;
  readonly versions: readonly string[];
  readonly only: string | null;
  readonly seed: string;
  /** Null if nothing was said of it. */
  readonly now: Date | null;
  readonly verbose: boolean;
}

/** A command line that cannot be followed: says what is wrong with it. */
export class BadUsage extends Error {}

const OPTIONS = {
  'base-url': { type: 'string' },
  asid: { type: 'string' },
  map: { type: 'string' },
  version: { type: 'string', multiple: true },
  only: { type: 'string' },
  seed: { type: 'string' },
  now: { type: 'string' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    throw new BadUsage(fault instanceof Error ? fault.message : 'The command line cannot be read.');
  }
}

/** Reads the command line. Null if only help is wanted; throws {@link BadUsage}. */
export function readArguments(words: readonly string[]): Arguments | null {
  const { values, positionals } = parsed(words);
  if (values.help === true) return null;
  const [file, another] = positionals;
  if (file === undefined) throw new BadUsage('FILE.json: which scenarios?');
  if (another !== undefined) throw new BadUsage(`${another}: only one file.`);
  return {
    file,
    provider: providerIn(values),
    versions: values.version ?? [],
    only: values.only ?? null,
    seed: values.seed ?? 'gpconnect',
    now: values.now === undefined ? null : instant(values.now),
    verbose: values.verbose ?? false,
  };
}

/** With its offset: the same text is then the same instant on every machine. */
const INSTANT = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

function instant(text: string): Date {
  if (!INSTANT.safeParse(text).success)
    throw new BadUsage(`--now: "${text}" is no instant such as 2026-06-15T09:30:00Z.`);
  return new Date(text);
}

function providerIn({
  'base-url': baseUrl,
  asid,
  map,
  seed,
}: {
  readonly 'base-url'?: string | undefined;
  readonly asid?: string | undefined;
  readonly map?: string | undefined;
  readonly seed?: string | undefined;
}): Arguments['provider'] {
  if (baseUrl === undefined) {
    if (asid !== undefined) throw new BadUsage('--asid: goes with --base-url.');
    if (map !== undefined) throw new BadUsage('--map: goes with --base-url.');
    return null;
  }
  if (seed !== undefined) throw new BadUsage('--seed: is for the embedded simulator, without --base-url.');
  if (!/^https?:\/\/\S+$/.test(baseUrl)) throw new BadUsage(`--base-url: "${baseUrl}" is no URL.`);
  if (asid === undefined) throw new BadUsage('--asid: whose ASID stands in Ssp-To?');
  if (map === undefined) throw new BadUsage('--map: who are the patients there?');
  return { baseUrl: withoutRoot(baseUrl), asid, mapFile: map };
}

/** What stands before the convention's path, be it given with that path or not. */
function withoutRoot(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/STU3\/1\/gpconnect$/, '');
}
