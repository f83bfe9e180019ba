import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CalledSimulator } from './consumer.js';

/** The command as it ships: `test/build.ts` has made it. */
const COMMAND = fileURLToPath(new URL('../../dist/simulator/cli.js', import.meta.url));

/** A simulator in a process of its own. */
export interface SpawnedSimulator extends CalledSimulator {
  /** What it printed at the start. */
  readonly banner: string;
  stop(): Promise<void>;
}

/** What came of a command that ended by itself. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(words: readonly string[]): { process: ChildProcess; said: { stdout: string; stderr: string } } {
  const process_ = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  process_.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString('utf8')));
  process_.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString('utf8')));
  return { process: process_, said };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', resolve);
  });

/** Runs `npm run simulator -- …` to its end. */
export async function runCommand(words: readonly string[]): Promise<Ended> {
  const { process: child, said } = start(words);
  const code = await ended(child);
  return { code, ...said };
}

/** Runs `npm run simulator -- …`, and waits until it has said where it is. */
export async function spawnSimulator(words: readonly string[]): Promise<SpawnedSimulator> {
  const { process: child, said } = start(words);
  const end = ended(child);
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (/^Try it:[^]*\n$/m.test(said.stdout)) resolve();
    });
    void end.then((code) => {
      reject(new Error(`The simulator ended with ${String(code)}: ${said.stderr}`));
    });
  });
  await ready;
  const origin = /^GP Connect simulator at (\S+)$/m.exec(said.stdout)?.[1] ?? '';
  const asid = /ASID (\d+)$/m.exec(said.stdout)?.[1] ?? '';
  return {
    origin,
    pdsUrl: `${origin}/pds`,
    sdsUrl: `${origin}/sds`,
    sspUrl: `${origin}/ssp`,
    consumer: { asid },
    banner: said.stdout,
    stop: async () => {
      child.kill('SIGTERM');
      await end;
    },
  };
}
