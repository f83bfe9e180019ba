import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { readmeQuery } from './query.js';

/** What is compared. */
export const VARIANTS = ['server', 'by-hand', 'bare', 'naive'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Most questions at the same moment. */
export const CONCURRENT = 100;

const NHS_NUMBER = '9990000018';
const CONSUMER_ASID = '200000099000';

/** One variant of the work, in a process of its own, asked over HTTP as its clients would ask it. */
export interface Subject {
  readonly ask: (encounterId?: string) => Promise<void>;
  /** Asks so many times, one after the other. CPU is that of the whole process, its other threads included. */
  readonly run: (count: number) => Promise<{ readonly ms: readonly number[]; readonly cpuMs: number }>;
  readonly stop: () => void;
}

interface Served {
  readonly url: string;
  /** CPU so far, in milliseconds. */
  readonly cpu: () => Promise<number>;
  readonly stop: () => void;
}

const newAuditFile = () => join(mkdtempSync(join(tmpdir(), 'gpconnect-bench-')), 'audit.jsonl');

/** This product, as `npm start` starts it. It tells its CPU in its own metrics. */
async function serveProduct(origin: string): Promise<Served> {
  const child = spawn('npm', ['run', '--silent', 'start'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'warn',
      AUDIT_FILE: newAuditFile(),
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
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.resume();
  const url = /http:\/\/[\d.]+:\d+/.exec(chunk.toString())?.[0];
  if (url === undefined) throw new Error('The server does not say where it is.');
  return {
    url,
    async cpu() {
      const text = await (await fetch(`${url}/metrics`)).text();
      const seconds = (mode: string) =>
        Number(new RegExp(`^process_cpu_${mode}_seconds_total (\\S+)`, 'm').exec(text)?.[1]);
      return (seconds('user') + seconds('system')) * 1_000;
    },
    stop() {
      if (child.pid !== undefined) process.kill(-child.pid);
    },
  };
}

async function serveOther(kind: Variant, origin: string): Promise<Served> {
  const child = fork(
    new URL('subject.ts', import.meta.url),
    [kind, origin, CONSUMER_ASID, NHS_NUMBER, newAuditFile()],
    {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async cpu() {
      child.send('cpu');
      const [{ cpuMs }] = (await once(child, 'message')) as [{ cpuMs: number }];
      return cpuMs;
    },
    stop: () => child.kill(),
  };
}

async function tokenOf(origin: string): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'demo-gp' });
  const answer = await fetch(`${origin}/oidc/token`, { method: 'POST', body: form });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}

/** Starts a variant over the simulator at an origin. */
export async function startSubject(kind: Variant, origin: string): Promise<Subject> {
  const { url, cpu, stop } = await (kind === 'server' ? serveProduct(origin) : serveOther(kind, origin));
  const pool = new Pool(url, { connections: CONCURRENT });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(origin)}` };
  const body = JSON.stringify(readmeQuery());
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
      stop();
    },
  };
}
