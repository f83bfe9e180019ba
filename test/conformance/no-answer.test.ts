import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Answer, send } from '../../src/conformance/asking/answer.js';
import { type Reply, localServer } from '../local-server.js';
import { scenario } from './a-scenario.js';
import { command } from './command.js';

const folder = mkdtempSync(join(tmpdir(), 'no-answer-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

type Answering = (response: ServerResponse) => Reply | null;

async function asked(answering: Answering): Promise<Answer> {
  const server = await localServer((_received, response) => answering(response));
  try {
    return await send({ method: 'GET', url: server.url, headers: {}, body: null }, { ms: 300, bytes: 1000 });
  } finally {
    await server.close();
  }
}

function dripping(response: ServerResponse): null {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 50);
  response.on('close', () => {
    clearInterval(timer);
  });
  return null;
}

const large = 'x'.repeat(1001);

describe('an answer', () => {
  it.each<[string, Answering]>([
    ['that never comes', () => null],
    ['of which a byte comes now and then', dripping],
    ['that is too large', () => ({ body: large })],
    [
      'that is too large once it is unpacked',
      () => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(large) }),
    ],
  ])('%s is none', async (_what, answering) => {
    await expect(asked(answering)).rejects.toThrow();
  });

  it('that is there in time, and not too large, is one', async () => {
    expect(await asked(() => ({ body: '{"resourceType":"Bundle"}' }))).toMatchObject({ status: 200, format: 'json' });
  });
});

describe('no answer', () => {
  it('is a failure, whatever is known to differ there', async () => {
    const example: unknown = JSON.parse(readFileSync('docs/conformance-map.json', 'utf8'));
    const map = file('map.json', { ...(example as object), differences: { 'ANY-DIFFERS': 'for a reason' } });
    const path = file('differing.json', [scenario({ id: 'ANY-DIFFERS' })]);
    const { code, out } = await command(path, '--base-url', 'http://127.0.0.1:1/A99001', '--asid', '1', '--map', map);
    expect(code).toBe(1);
    expect(out.at(-1)).toMatch(/^0 passed, 1 failed, 0 skipped/);
  });
});
