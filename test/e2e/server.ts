import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type * as configModule from '../../src/config/config.js';
import type * as startModule from '../../src/start.js';
import type { TypedDocumentString } from '../generated/graphql.js';

/** What came back over HTTP. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
  readonly extensions: {
    readonly clinicalSafety?: Record<
      'notices' | 'incomplete' | 'filters' | 'advice',
      readonly Record<string, unknown>[]
    >;
    readonly cost: {
      readonly planned: { readonly practice: number; readonly national: number };
      readonly actual: { readonly practice: number; readonly national: number };
      readonly reused: number;
      readonly perPractice: Record<string, number>;
    };
    readonly trace?: { readonly calls: readonly Record<string, unknown>[] };
  };
}

/** One call as the simulator saw it. */
export interface SeenCall {
  readonly practice: string | null;
  readonly interactionId: string | null;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly token: Record<string, unknown> | null;
  readonly status: number;
}

/** A real server over a real simulator, both in this process, each behind its own port. */
export interface TestServer {
  readonly url: string;
  readonly running: startModule.Running;
  /** Sends an operation as a user of the demonstration. */
  ask<R, V>(document: TypedDocumentString<R, V>, variables: V, headers?: Record<string, string>): Promise<Answer<R>>;
  /** Sends whatever it is given. */
  post(body: string, headers?: Record<string, string>): Promise<Response>;
  /** What the simulator was asked since the last time. */
  calls(): Promise<readonly SeenCall[]>;
  control(method: string, door: string, body?: unknown): Promise<void>;
  /** Lines of the audit log, once those of the same moment have been written too. */
  audit(): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** What ships, not what it is made from: worker threads need real files. `test/build.ts` has made it. */
const shipped = (file: string): Promise<unknown> => import(new URL(`../../dist/${file}`, import.meta.url).href);

/** Starts both. */
export async function startServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
  const auditFile = join(folder, 'audit.jsonl');
  const { readConfig } = (await shipped('config/config.js')) as typeof configModule;
  const { start } = (await shipped('start.js')) as typeof startModule;
  const running = await start(readConfig({ PORT: '0', LOG_LEVEL: 'silent', AUDIT_FILE: auditFile, ...settings }));
  const control = async (method: string, door: string, body?: unknown) => {
    const response = await fetch(`${running.simulator?.origin ?? ''}/control/${door}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`The control door ${door} answered ${response.status}.`);
  };
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
      body,
    });

  return {
    url: running.url,
    running,
    post,
    control,
    async ask<R, V>(document: TypedDocumentString<R, V>, variables: V, headers: Record<string, string> = {}) {
      const response = await post(JSON.stringify({ query: document.toString(), variables }), headers);
      const body = (await response.json()) as Partial<Answer<R>>;
      return { errors: [], ...body, status: response.status } as unknown as Answer<R>;
    },
    async calls() {
      const response = await fetch(`${running.simulator?.origin ?? ''}/control/calls`);
      const { calls } = (await response.json()) as { calls: SeenCall[] };
      await control('DELETE', 'calls');
      return calls;
    },
    async audit() {
      // Outcomes are written a moment after they are told: the file is whole when nothing has been added for several such moments.
      let text: string;
      do {
        text = readFileSync(auditFile, 'utf8');
        await setTimeout(50);
      } while (text !== readFileSync(auditFile, 'utf8'));
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    async close() {
      try {
        await running.close();
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}
