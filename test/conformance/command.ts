import { execFile } from 'node:child_process';

/** What came of `npm run conformance -- …`. */
export interface Ended {
  readonly code: number;
  readonly out: readonly string[];
  readonly errors: readonly string[];
}

const linesOf = (text: string): readonly string[] => text.split('\n').slice(0, -1);

/** Runs the command as it ships, to its end. */
export async function command(...words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['dist/conformance/cli.js', ...words], (_fault, out, errors) => {
      resolve({ code: child.exitCode ?? -1, out: linesOf(out), errors: linesOf(errors) });
    });
  });
}
