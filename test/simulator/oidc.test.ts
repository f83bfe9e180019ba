import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../src/simulator/index.js';
import { fetchJson, type Reply } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

function token(form: Record<string, string>, issuer = running.simulator.oidcIssuer): Promise<Reply> {
  return fetchJson(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
}

const EVERYDAY = ['APPOINTMENTS_READ', 'APPOINTMENTS_WRITE', 'DEMOGRAPHICS', 'DIRECTORY', 'REGISTER', 'SIGNED_IN'];

describe('the issuer', () => {
  it.each([
    ['demo-gp', 'clinician', [...EVERYDAY, 'OPERATIONS', 'RECORD']],
    ['demo-receptionist', 'booking', EVERYDAY],
    ['demo-analyst', 'analyst', ['DIRECTORY', 'OPERATIONS', 'SIGNED_IN']],
    ['demo-privacy', 'privacy officer', ['AUDIT', 'SIGNED_IN']],
  ])('signs a token for %s, found by discovery', async (user, role, permissions) => {
    const { oidcIssuer } = running.simulator;
    const { body: discovery } = await fetchJson(`${oidcIssuer}/.well-known/openid-configuration`);
    expect(discovery).toMatchObject({ issuer: oidcIssuer, token_endpoint: `${oidcIssuer}/token` });
    const { body, headers } = await token({ grant_type: 'client_credentials', client_id: user });
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(headers.get('cache-control')).toBe('no-store');
    const keys = createRemoteJWKSet(new URL(String(discovery['jwks_uri'])));
    const { payload } = await jwtVerify(String(body['access_token']), keys, {
      issuer: oidcIssuer,
      audience: 'gpconnect-graphql',
      currentDate: NOW,
    });
    expect(payload).toMatchObject({ sub: user, role, organisation: 'Z99000', exp: NOW.getTime() / 1000 + 3600 });
    expect([payload['name'], payload['given_name'], payload['family_name']]).toEqual(Array(3).fill(expect.any(String)));
    expect([...(payload['permissions'] as string[])].sort()).toEqual([...permissions].sort());
  });

  it.each([
    [{ grant_type: 'client_credentials', client_id: 'nobody' }, 401, 'invalid_client'],
    [{ grant_type: 'client_credentials' }, 401, 'invalid_client'],
    [{ grant_type: 'password', client_id: 'demo-gp' }, 400, 'unsupported_grant_type'],
  ])('refuses %o', async (form, status, error) => {
    const reply = await token(form);
    expect([reply.status, reply.body['error']]).toEqual([status, error]);
  });

  it('makes its keys anew at each start', async () => {
    const other = await startSimulator({ now: () => NOW });
    try {
      const { body } = await token({ grant_type: 'client_credentials', client_id: 'demo-gp' }, other.oidcIssuer);
      const keys = createRemoteJWKSet(new URL(`${running.simulator.oidcIssuer}/jwks`));
      await expect(jwtVerify(String(body['access_token']), keys, { currentDate: NOW })).rejects.toThrow();
    } finally {
      await other.close();
    }
  });
});
