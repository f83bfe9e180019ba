import { describe, expect, it } from 'vitest';
import { runStateText } from '../../graphiql/src/run-state.js';
import { createRunner, type Runner } from '../../graphiql/src/runner.js';

const QUERY = 'query Who { viewer { name } }';
const CHANGE = 'mutation Leave { endEncounter(input: { encounterId: "1" }) { ended } }';

/** A server that answers with the given chunks, one per `next`; it notes when it is left. */
class FakeServer {
  readonly requests: { url: string; init: RequestInit }[] = [];
  readonly contentType: string;
  readonly status: number;
  #body: ReadableStreamDefaultController<Uint8Array> | undefined;

  readonly fetch: typeof fetch = (input, init = {}) => {
    this.requests.push({ url: input as string, init });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#body = controller;
        init.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
    return Promise.resolve(new Response(body, { headers: { 'content-type': this.contentType }, status: this.status }));
  };

  constructor(contentType = 'application/graphql-response+json; charset=utf-8', status = 200) {
    this.contentType = contentType;
    this.status = status;
  }

  send(text: string): void {
    this.#body?.enqueue(new TextEncoder().encode(text));
  }

  part(part: object, last = false): void {
    const json = JSON.stringify(part);
    this.send(`\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${json}\r\n---${last ? '--' : ''}`);
  }

  end(): void {
    this.#body?.close();
  }

  break(): void {
    this.#body?.error(new TypeError('network error'));
  }
}

const MULTIPART = 'multipart/mixed; boundary="-"; deferSpec=20220824';

function runnerFor(server: Pick<FakeServer, 'fetch'>): Runner {
  let clock = 0;
  return createRunner({
    url: '/graphql',
    headers: (typed) => new Headers(typed as Record<string, string>),
    fetch: server.fetch,
    now: () => (clock += 10),
  });
}

function run(runner: Runner, query: string, operationName: string | null = null): AsyncIterator<unknown> {
  const answers = runner.fetcher({ query, operationName });
  if (!(Symbol.asyncIterator in answers)) throw new Error('not a stream');
  return answers[Symbol.asyncIterator]();
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('running an operation', () => {
  it('sends it by POST, keeps no copy and follows nobody elsewhere', async () => {
    const server = new FakeServer();
    const answers = run(runnerFor(server), QUERY);
    const first = answers.next();
    await settled();
    server.send('{"data":{"viewer":{"name":"A"}},"extensions":{"cost":{}}}');
    server.end();
    expect(await first).toEqual({ done: false, value: { data: { viewer: { name: 'A' } }, extensions: { cost: {} } } });
    expect(await answers.next()).toEqual({ done: true, value: undefined });
    expect(server.requests).toMatchObject([
      { url: '/graphql', init: { method: 'POST', cache: 'no-store', redirect: 'error', credentials: 'same-origin' } },
    ]);
    expect(JSON.parse(server.requests[0]?.init.body as string)).toEqual({ query: QUERY, operationName: 'Who' });
  });

  it('shows the whole answer so far with every part, and says whether more is to come', async () => {
    const server = new FakeServer(MULTIPART);
    const runner = runnerFor(server);
    const answers = run(runner, QUERY);
    const first = answers.next();
    expect(runner.state.get()).toEqual({ phase: 'asking' });
    await settled();
    server.send('\r\n---');
    server.part({ data: { viewer: { name: 'A' } }, hasNext: true });
    expect(await first).toMatchObject({ value: { data: { viewer: { name: 'A' } } } });
    expect(runner.state.get().phase).toBe('partial');
    const second = answers.next();
    server.part({ incremental: [{ path: ['viewer'], data: { role: 'B' } }], hasNext: false }, true);
    server.end();
    expect(await second).toMatchObject({ value: { data: { viewer: { name: 'A', role: 'B' } } } });
    await answers.next();
    expect(runner.state.get().phase).toBe('whole');
  });

  it.each(['break', 'end'] as const)('says that an answer is not whole when the connection does %s', async (how) => {
    const server = new FakeServer(MULTIPART);
    const runner = runnerFor(server);
    const answers = run(runner, QUERY);
    const first = answers.next();
    await settled();
    server.send('\r\n---');
    server.part({ data: { viewer: { name: 'A' } }, hasNext: true });
    await first;
    server[how]();
    let last: unknown;
    for (let next = await answers.next(); !next.done; next = await answers.next()) last = next.value;
    expect(last).toMatchObject({ data: { viewer: { name: 'A' } } });
    expect(JSON.stringify(last)).toMatch(/^\{"errors":\[.*not the whole answer/);
    expect(runner.state.get()).toEqual({ phase: 'broken' });
  });

  it('says so when something other than GraphQL answers', async () => {
    const runner = runnerFor(new FakeServer('text/html', 502));
    expect((await run(runner, QUERY).next()).value).toEqual({
      errors: [{ message: 'The server answered 502 with text/html: that is not GraphQL.' }],
    });
    expect(runner.state.get()).toEqual({ phase: 'failed' });
  });

  it('shows JSON that is not GraphQL', async () => {
    const server = new FakeServer('application/json', 413);
    const first = run(runnerFor(server), QUERY).next();
    await settled();
    server.send('{"statusCode":413,"message":"Request body is too large"}');
    server.end();
    expect(JSON.stringify(await first)).toContain('Request body is too large');
  });

  it('says so when nobody answers', async () => {
    const runner = runnerFor({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect((await run(runner, QUERY).next()).value).toEqual({
      errors: [{ message: 'The server could not be reached.' }],
    });
  });

  it.each([
    [QUERY, 'Before', 'Who'],
    ['{ viewer { name } }', 'Before', undefined],
    [`${QUERY} query Other { viewer { role } }`, 'Other', 'Other'],
    ['query Unfinished {', 'Unfinished', 'Unfinished'],
  ])('sends %j, called %s a moment ago, as %s', async (query, before, now) => {
    const server = new FakeServer();
    void run(runnerFor(server), query, before).next();
    await settled();
    expect(JSON.parse(server.requests[0]?.init.body as string)).toEqual({ query, operationName: now });
  });

  it('sends no subscription', () => {
    const server = new FakeServer();
    const answer = runnerFor(server).fetcher({ query: 'subscription S { freeSlots }' });
    expect(JSON.stringify(answer)).toContain('/graphql/stream');
    expect(server.requests).toEqual([]);
  });
});

describe('leaving an operation that runs', () => {
  it('ends it at once, without an answer that could appear under another patient', async () => {
    const server = new FakeServer();
    const runner = runnerFor(server);
    const answers = run(runner, QUERY);
    const first = answers.next();
    await settled();
    runner.leave();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(server.requests[0]?.init.signal?.aborted).toBe(true);
    await settled();
    expect(runner.state.get()).toEqual({ phase: 'none' });
  });

  it('says that a stopped answer is not whole', async () => {
    const runner = runnerFor(new FakeServer());
    const answers = run(runner, QUERY);
    void answers.next();
    await answers.return?.();
    expect(runner.state.get()).toEqual({ phase: 'stopped', change: false });
    expect(runStateText(runner.state.get())).toContain('not the whole answer');
  });

  it('does not break off a change, whose outcome nobody would then know', async () => {
    const server = new FakeServer();
    const runner = runnerFor(server);
    const answers = run(runner, CHANGE);
    const first = answers.next();
    await settled();
    await answers.return?.();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(server.requests[0]?.init.signal?.aborted).toBe(false);
    expect(runStateText(runner.state.get())).toContain('may have been made');
  });

  it('changes nothing once the whole answer is there', async () => {
    const server = new FakeServer();
    const runner = runnerFor(server);
    const answers = run(runner, QUERY);
    const first = answers.next();
    await settled();
    server.send('{"data":{}}');
    server.end();
    await first;
    await answers.return?.();
    expect(runner.state.get().phase).toBe('whole');
  });
});
