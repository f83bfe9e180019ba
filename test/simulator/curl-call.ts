/** A call as a line for the shell has it. */
export interface ShownCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Takes a line of the control door's `/curl` apart. */
export function shownCall(line: string): ShownCall {
  return {
    url: /'(https?:[^']+)'/.exec(line)?.[1] ?? '',
    headers: Object.fromEntries(
      [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
    ),
    body: /-d '([^']+)'/.exec(line)?.[1],
  };
}
