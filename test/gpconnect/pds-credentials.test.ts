import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { pdsCredentials } from '../../src/gpconnect/pds-credentials.js';
import { settled } from '../deferred.js';
import { FakeClock } from '../fake-clock.js';
import { scriptedTransport, type Script } from '../scripted-transport.js';
import { seededChance } from '../seeded-chance.js';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ACCESS = { tokenUrl: 'https://pds.example/token', apiKey: 'k', keyId: 'i', privateKey };
const token =
  (name: string, seconds = 600): Script =>
  () => ({ json: { access_token: name, expires_in: seconds } });
const DOWN: Script = () => ({ status: 503 });
const bearer = (name: string) => ({ Authorization: `Bearer ${name}` });

let clock: FakeClock;
let transport: ReturnType<typeof scriptedTransport>;
let credentials: () => Promise<Readonly<Record<string, string>> | null>;
beforeEach(() => {
  clock = new FakeClock();
  transport = scriptedTransport(token('first'));
  credentials = pdsCredentials(ACCESS, transport, clock, seededChance());
});
const at = async (seconds: number) => {
  clock.advance(seconds * 1_000);
  return credentials();
};
/** Lets a token come that nobody waits for. */
const renewed = async (sent: number) => {
  while (transport.sent.length < sent) await settled();
  for (let turn = 0; turn < 5; turn += 1) await settled();
};

describe('a token for the demographics service', () => {
  test('is had once, and serves until shortly before its end', async () => {
    expect(await Promise.all([credentials(), credentials()])).toEqual([bearer('first'), bearer('first')]);
    expect(await at(569)).toEqual(bearer('first'));
    expect(transport.sent).toHaveLength(1);
  });

  test('is replaced before its end, and nobody waits for that', async () => {
    await credentials();
    transport.answer(token('second'));
    expect(await at(571)).toEqual(bearer('first'));
    await renewed(2);
    expect(await credentials()).toEqual(bearer('second'));
    expect(transport.sent).toHaveLength(2);
  });

  test('serves to its end if the next cannot be had, which is not asked for by every call', async () => {
    await credentials();
    transport.answer(DOWN);
    expect(await at(571)).toEqual(bearer('first'));
    await renewed(2);
    for (let call = 0; call < 10; call += 1) expect(await credentials()).toEqual(bearer('first'));
    expect(transport.sent).toHaveLength(2);
    expect(await at(3)).toEqual(bearer('first'));
    await renewed(3);
    expect(await at(26)).toBeNull();
    expect(transport.sent).toHaveLength(4);
    transport.answer(token('second'));
    expect(await at(3)).toEqual(bearer('second'));
  });

  test('that is short serves for half its life before the next is asked for', async () => {
    transport.answer(token('short', 20));
    await credentials();
    expect(await at(9)).toEqual(bearer('short'));
    expect(transport.sent).toHaveLength(1);
  });

  test('that cannot be had at all is none, and is asked for again a little later', async () => {
    transport.answer(DOWN);
    expect([await credentials(), await credentials()]).toEqual([null, null]);
    expect(transport.sent).toHaveLength(1);
    transport.answer(token('late'));
    expect(await at(3)).toEqual(bearer('late'));
  });
});
