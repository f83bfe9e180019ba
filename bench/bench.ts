import { fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { readmeQuery } from './query.js';
import { report, type Measured } from './report.js';

const ROUNDS = 9;
const SCENES = [
  { name: 'latency 0', latency: null, perRound: 40, warmUp: 600 },
  { name: 'log-normal, median 50 ms', latency: '50:0.5', perRound: 8, warmUp: 20 },
] as const;
const VARIANTS = ['server', 'by-hand', 'naive'] as const;
type Variant = (typeof VARIANTS)[number];

const NHS_NUMBER = '9990000018';
const CONSUMER_ASID = '200000099000';
const CONCURRENT = 100;

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

interface RunResult {
  readonly ms: readonly number[];
  readonly cpuMs: number;
}

/** One variant of the work, in a process of its own, asked over HTTP as its clients would ask it. */
interface Subject {
  ask(encounterId?: string): Promise<void>;
  /** Asks so many times, one after the other. */
  run(count: number): Promise<RunResult>;
  stop(): void;
}

async function tokenOf(origin: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'demo-gp' });
  const answer = await fetch(`${origin}/oidc/token`, { method: 'POST', body: form });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

async function startSubject(kind: Variant, origin: string): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), 'gpconnect-bench-'));
  const child = fork(new URL('subject.ts', import.meta.url), [kind, origin, CONSUMER_ASID, NHS_NUMBER], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'warn',
      AUDIT_FILE: join(folder, 'audit.jsonl'),
      PDS_URL: `${origin}/pds`,
      SDS_URL: `${origin}/sds`,
      SSP_URL: `${origin}/ssp`,
      OIDC_ISSUER: `${origin}/oidc`,
      CONSUMER_ODS: 'Z99000',
      CONSUMER_ORG_NAME: 'Demonstration Care Alliance',
      CONSUMER_ASID,
      CONSUMER_URL: 'https://consumer.example/',
      // Staff and places are read each time, as they are by hand: what is kept is not what is compared here.
      STAFF_CACHE_MS: '0',
    },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const pool = new Pool(url, { connections: CONCURRENT });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(origin)}` };
  const body = JSON.stringify(readmeQuery());
  const cpu = async (): Promise<number> => {
    child.send('cpu');
    const [{ cpuMs }] = (await once(child, 'message')) as [{ cpuMs: number }];
    return cpuMs;
  };
  const ask = async (encounterId?: string): Promise<void> => {
    const answer = await pool.request({
      method: 'POST',
      path: '/graphql',
      body,
      headers: { ...headers, ...(encounterId !== undefined && { 'encounter-id': encounterId }) },
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(`${kind}: ${text.slice(0, 500)}`);
  };
  return {
    ask,
    async run(count) {
      const before = await cpu();
      const ms: number[] = [];
      for (let index = 0; index < count; index += 1) {
        const begun = performance.now();
        await ask();
        ms.push(performance.now() - begun);
      }
      return { ms, cpuMs: (await cpu()) - before };
    },
    stop() {
      void pool.close();
      child.kill();
    },
  };
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
  await callsAt(origin);
  await Promise.all(Array.from({ length: count }, () => ask(encounterId)));
  return callsAt(origin);
}

const results: Measured[] = [];
for (const scene of SCENES) {
  const { origin, stop } = await startSimulator(scene.latency);
  const server = await startSubject('server', origin);
  const subjects: Record<Variant, Subject> = {
    server,
    'by-hand': await startSubject('by-hand', origin),
    naive: await startSubject('naive', origin),
  };
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
  const one = await concurrently(origin, server.ask, 1);
  const many = await concurrently(origin, server.ask, CONCURRENT);
  results.push({ scene: scene.name, measured, concurrent: { queries: CONCURRENT, one, many } });
  for (const subject of Object.values(subjects)) subject.stop();
  stop();
}
process.stdout.write('\n');
report(results);
process.exit(0);
