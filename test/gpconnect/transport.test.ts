import { gzipSync } from 'node:zlib';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransport, type Transport } from '../../src/gpconnect/transport.js';
import { translateFault } from '../../src/gpconnect/translate.js';
import { deferred } from '../deferred.js';
import { localServer, type LocalServer } from '../local-server.js';

const NEVER = new AbortController().signal;
let server: LocalServer;
let transport: Transport;
beforeAll(async () => {
  server = await localServer();
  transport = createTransport({ timeoutMs: 5_000, tls: null });
});
afterAll(async () => {
  await transport.close();
  await server.close();
});

const get = (path: string, through = transport, signal: AbortSignal = NEVER) =>
  through.send({ method: 'GET', url: `${server.url}${path}`, headers: {} }, signal);

/** Why there was no answer, as it is told. */
async function faultOf(answer: Promise<unknown>) {
  try {
    await answer;
  } catch (fault) {
    return translateFault(fault).code;
  }
  return 'answered';
}

describe('what is sent', () => {
  test.each([
    '/a//b/https://x.example//y',
    '/%7Euser/%2e%2e/x?identifier=a%7Cb',
    '/Patient/$gpc.getstructuredrecord',
    '/x?start=ge2026-01-01&start=le2027-01-01',
  ])('has its path byte for byte: %s', async (path) => {
    await get(path);
    expect(server.received.at(-1)?.path).toBe(path);
  });

  test('to a host without a path asks for its root', async () => {
    await transport.send({ method: 'GET', url: server.url, headers: {} }, NEVER);
    expect(server.received.at(-1)?.path).toBe('/');
  });
});

describe('what comes back', () => {
  test('is status, headers whatever their case, and bytes as received', async () => {
    server.answer(() => ({ status: 429, headers: { 'Retry-After': '7' }, body: 'wait' }));
    const answer = await get('/');
    expect([answer.status, answer.header('retry-after'), answer.body.bytes.toString()]).toEqual([429, '7', 'wait']);
    expect(answer.header('x-missing')).toBeUndefined();
  });

  test('stays compressed until somebody reads it, and says how large it is', async () => {
    const packed = gzipSync('{"a":1}');
    server.answer(() => ({ headers: { 'Content-Encoding': 'gzip' }, body: packed }));
    const { body } = await get('/');
    expect(body.bytes.equals(packed)).toBe(true);
    expect([body.isGzip, body.size, body.json()]).toEqual([true, 7, { a: 1 }]);
  });

  test('is no answer of another address: nothing is followed', async () => {
    server.answer(() => ({ status: 302, headers: { location: '/elsewhere' } }));
    const before = server.received.length;
    expect((await get('/')).status).toBe(302);
    expect(server.received.length).toBe(before + 1);
  });
});

describe('no answer', () => {
  test('because nobody listens', async () => {
    const gone = await localServer();
    await gone.close();
    const answer = transport.send({ method: 'GET', url: gone.url, headers: {} }, NEVER);
    expect(await faultOf(answer)).toBe('UNAVAILABLE');
  });

  test('because the connection was cut', async () => {
    server.answer((_received, response) => {
      response.destroy();
      return null;
    });
    expect(await faultOf(get('/'))).toBe('UNAVAILABLE');
  });

  test('because the body broke off', async () => {
    server.answer((_received, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return null;
    });
    expect(await faultOf(get('/'))).toBe('UNAVAILABLE');
  });

  test('because it took too long', async () => {
    const impatient = createTransport({ timeoutMs: 50, tls: null });
    server.answer(() => null);
    expect(await faultOf(get('/', impatient))).toBe('TIMEOUT');
    server.answer((_received, response) => {
      response.writeHead(200);
      response.write('half');
      return null;
    });
    expect(await faultOf(get('/', impatient))).toBe('TIMEOUT');
    await impatient.close();
  });

  test('because what came is no HTTP', async () => {
    const odd = createServer((socket) => socket.on('data', () => socket.end('220 mail.example ESMTP\r\n')));
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const { port } = odd.address() as AddressInfo;
    const answer = transport.send({ method: 'GET', url: `http://127.0.0.1:${port}`, headers: {} }, NEVER);
    expect(await faultOf(answer)).toBe('UPSTREAM_INVALID');
    odd.close();
  });

  test('because whoever asked has left: the connection is closed', async () => {
    const left = new AbortController();
    const closed = new Promise<void>((resolve) => {
      server.answer((_received, response) => {
        response.on('close', resolve);
        left.abort('client-left');
        return null;
      });
    });
    await expect(get('/', transport, left.signal)).rejects.toBeDefined();
    await closed;
  });
});

describe('connections', () => {
  test('never run out, however many answers are waited for: who is sent must not wait behind others', async () => {
    const most = 300;
    const all = deferred<undefined>();
    let under = 0;
    server.answer(async () => {
      under += 1;
      if (under === most) all.resolve(undefined);
      await all.promise;
      return {};
    });
    await Promise.all(Array.from({ length: most }, () => get('/', transport, new AbortController().signal)));
    expect(under).toBe(most);
  });
});
