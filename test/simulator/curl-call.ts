import { execFile, spawnSync } from 'node:child_process';
import { fetchJson } from './consumer.js';

/** A call as a line for the shell has it. */
export interface ShownCall {
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
  };
}

/** Takes a line that calls curl apart. */
export function shownCall(line: string): ShownCall {
  const body = /-d '([^']+)'/.exec(line)?.[1];
  const method = /-X ([A-Z]+)/.exec(line)?.[1] ?? (body === undefined ? 'GET' : 'POST');
  const headers = Object.fromEntries(
    [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
  );
  return {
    url: /(https?:\/\/[^'\s]+)/.exec(line)?.[1] ?? '',
    init: { method, headers, ...(body === undefined ? {} : { body }) },
  };
}

/** What a line prints that somebody pastes into a shell. */
function pasted(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('sh', ['-c', line], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(error.message));
    });
  });
}

/** The same as far as it can be done without curl: the call of the line, and the one that its answer shows. */
async function asIfPasted(line: string): Promise<string> {
  const first = shownCall(line);
  const { text } = await fetchJson(first.url, first.init);
  if (!line.endsWith('| sh')) return text;
  const second = shownCall(text);
  return (await fetchJson(second.url, second.init)).text;
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Ways to paste a line that there are here. */
export const PASTE: readonly (readonly [how: string, paste: (line: string) => Promise<string>])[] = [
  ['without curl', asIfPasted],
  ...(hasCurl ? [['in a shell', pasted] as const] : []),
];
