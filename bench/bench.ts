import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { report, type Measured } from './report.js';
import { CONCURRENT, startSubject, VARIANTS, type Subject, type Variant } from './subjects.js';

const ROUNDS = 9;
const SCENES = [
  { name: 'latency 0', latency: null, perRound: 50, warmUp: 1_000 },
  { name: 'log-normal, median 50 ms', latency: '50:0.5', perRound: 8, warmUp: 20 },
] as const;

/** A process of its own for whoever is measured, or asked. */
async function startSimulator(latency: string | null) {
  const args = ['dist/simulator/cli.js', '--port', '0', ...(latency === null ? [] : ['--latency', latency])];
  const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.resume();
  const origin = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0];
  if (origin === undefined) throw new Error('The simulator does not say where it is.');
  return { origin, stop: () => child.kill() };
}

async function callsAt(origin: string): Promise<number> {
  const { calls } = (await (await fetch(`${origin}/control/calls`)).json()) as { calls: readonly unknown[] };
  await fetch(`${origin}/control/calls`, { method: 'DELETE' });
  return calls.length;
}

/** Calls of so many identical queries at the same moment, in one encounter. */
async function concurrently(
  origin: string,
  ask: (encounterId: string) => Promise<void>,
  count: number,
): Promise<number> {
  const encounterId = randomUUID();
  // Connections first: otherwise the earliest would be answered before the last has one.
  await Promise.all(Array.from({ length: count }, () => ask(randomUUID())));
  await callsAt(origin);
  await Promise.all(Array.from({ length: count }, () => ask(encounterId)));
  return callsAt(origin);
}

const results: Measured[] = [];
for (const scene of SCENES) {
  const { origin, stop } = await startSimulator(scene.latency);
  const started = await Promise.all(
    VARIANTS.map(async (variant) => [variant, await startSubject(variant, origin)] as const),
  );
  const subjects = Object.fromEntries(started) as Record<Variant, Subject>;
  const measured = Object.fromEntries(
    VARIANTS.map((variant) => [variant, { ms: [] as number[], cpuMs: [] as number[], calls: 0 }]),
  ) as Record<Variant, { ms: number[]; cpuMs: number[]; calls: number }>;

  for (const variant of VARIANTS) {
    await subjects[variant].run(scene.warmUp);
    await callsAt(origin);
    await subjects[variant].run(1);
    measured[variant].calls = await callsAt(origin);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < VARIANTS.length; place += 1) {
      // Another one begins each round.
      const variant = VARIANTS[(round + place) % VARIANTS.length] ?? 'server';
      const { ms, cpuMs } = await subjects[variant].run(scene.perRound);
      measured[variant].ms.push(...ms);
      measured[variant].cpuMs.push(cpuMs / scene.perRound);
    }
    process.stdout.write('.');
  }
  const one = await concurrently(origin, subjects.server.ask, 1);
  const many = await concurrently(origin, subjects.server.ask, CONCURRENT);
  results.push({ scene: scene.name, measured, concurrent: { queries: CONCURRENT, one, many } });
  for (const subject of Object.values(subjects)) subject.stop();
  stop();
}
process.stdout.write('\n');
report(results);
process.exit(0);
