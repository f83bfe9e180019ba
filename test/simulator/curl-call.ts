/** A call as a line for the shell has it. */
export interface ShownCall {
  readonly url: string;
  readonly init: {
    readonly method: 'GET' | 'POST';
    readonly headers: Record<string, string>;
    readonly body?: string;
  };
}

/** Takes a line that calls curl apart. */
export function shownCall(line: string): ShownCall {
  const body = /-d '([^']+)'/.exec(line)?.[1];
  const headers = Object.fromEntries(
    [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
  );
  return {
    url: /'(https?:[^']+)'/.exec(line)?.[1] ?? '',
    init: body === undefined ? { method: 'GET', headers } : { method: 'POST', headers, body },
  };
}
