import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTokenVerifier, type TokenVerifier } from '../../src/identity/token-verifier.js';
import { URGENT_CARE } from '../callers.js';
import { FakeClock, NOON } from '../fake-clock.js';
import { localServer, type LocalServer, type Reply } from '../local-server.js';

const HOUR = 3_600;
const NOW = NOON / 1_000;
const json = (body: unknown): Reply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

let issuer: LocalServer;
let sign: (claims: Record<string, unknown>) => Promise<string>;
let answers: (path: string) => Reply | Promise<Reply>;
beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: '1', alg: 'ES256' };
  issuer = await localServer(({ path }) => answers(path));
  answers = (path) => json(path === '/jwks' ? { keys: [jwk] } : { jwks_uri: `${issuer.url}/jwks` });
  sign = (claims) =>
    new SignJWT({ iss: issuer.url, aud: 'us', sub: 'user-1', role: 'clinician', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: '1' })
      .sign(privateKey);
});
afterAll(() => issuer.close());

let verifier: TokenVerifier;
let clock: FakeClock;
beforeEach(() => {
  clock = new FakeClock();
  verifier = createTokenVerifier({ issuer: issuer.url, audience: 'us', jwksUrl: null }, () => URGENT_CARE, clock);
});
const asked = (path: string) => issuer.received.filter((request) => request.path === path).length;

describe('a token', () => {
  test('that is whole names its user', async () => {
    const verdict = await verifier.verify(await sign({ iat: NOW, exp: NOW + HOUR }));
    expect(verdict).toMatchObject({ caller: { userId: 'user-1', role: 'clinician' } });
  });

  test.each<[string, Record<string, unknown>]>([
    ['has no end', { iat: NOW }],
    ['has no beginning', { exp: NOW + HOUR }],
    ['names nobody', { iat: NOW, exp: NOW + HOUR, sub: undefined }],
    ['has ended', { iat: NOW - 2 * HOUR, exp: NOW - HOUR }],
    ['is of another day, and would never end', { iat: 1, exp: NOW + 1_000 * HOUR }],
    ['is for somebody else', { iat: NOW, exp: NOW + HOUR, aud: 'them' }],
    ['is of another issuer', { iat: NOW, exp: NOW + HOUR, iss: 'them' }],
  ])('that %s is refused', async (_, claims) => {
    expect(await verifier.verify(await sign(claims))).toEqual({ reason: expect.any(String) as unknown });
  });

  test('of an issuer whose clock is a little ahead is taken', async () => {
    expect(await verifier.verify(await sign({ iat: NOW + 5, exp: NOW + HOUR }))).toHaveProperty('caller');
  });

  test('that was good is not, once it is too old', async () => {
    const token = await sign({ iat: NOW, exp: NOW + 1_000 * HOUR });
    expect(await verifier.verify(token)).toHaveProperty('caller');
    clock.advance(25 * HOUR * 1_000);
    expect(await verifier.verify(token)).toHaveProperty('reason');
  });
});

describe("the issuer's keys", () => {
  test('are looked for once, however many wait for them', async () => {
    const before = asked('/.well-known/openid-configuration');
    const token = await sign({ iat: NOW, exp: NOW + HOUR });
    await Promise.all([verifier.verify(token), verifier.verify(token), verifier.verify(token)]);
    expect(asked('/.well-known/openid-configuration') - before).toBe(1);
  });

  test('that are not said where to be are the failure of the issuer, and are looked for again', async () => {
    const good = answers;
    const token = await sign({ iat: NOW, exp: NOW + HOUR });
    answers = () => ({ ...json({ jwks_uri: 'http://127.0.0.1:1/jwks' }), status: 503 });
    try {
      await expect(verifier.verify(token)).rejects.toThrow('503');
    } finally {
      answers = good;
    }
    expect(await verifier.verify(token)).toHaveProperty('caller');
  });
});
