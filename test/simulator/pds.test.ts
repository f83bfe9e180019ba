import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fetchJson, member, refusalOf, type Reply } from './consumer.js';
import { runningSimulator, TODAY } from './running.js';

const running = runningSimulator();

function pds(number: string, headers: Record<string, string> = { 'X-Request-ID': randomUUID() }): Promise<Reply> {
  return fetchJson(`${running.simulator.pdsUrl}/Patient/${number}`, { headers });
}

const practiceOf = (reply: Reply): unknown => member(reply.body, 'generalPractitioner', 0, 'identifier', 'value');

describe('PDS', () => {
  it.each([
    ['9990000018', 'A99001'],
    ['9990000026', 'A99001'],
    ['9990000042', 'B99002'],
    ['9990000050', 'C99003'],
    ['9990000069', 'A99001'],
    ['9990000077', 'B99002'],
    ['9990000085', 'A99001'],
    ['9990000093', 'B99002'],
    ['9990000107', 'A99001'],
    ['9990000182', 'A99001'],
    ['9990000220', 'F99006'],
    ['9990000239', 'G99007'],
  ])('knows %s, registered at %s', async (number, practice) => {
    const reply = await pds(number);
    expect(reply.status).toBe(200);
    expect(reply.body['id']).toBe(number);
    expect(member(reply.body, 'meta', 'security', 0, 'code')).toBe('U');
    expect(practiceOf(reply)).toBe(practice);
    expect(member(reply.body, 'name', 0, 'use')).toBe('usual');
    expect(member(reply.body, 'generalPractitioner', 0, 'identifier', 'period', 'start')).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(reply.headers.get('etag')).toBe(`W/"${String(member(reply.body, 'meta', 'versionId'))}"`);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.headers.get('content-type')).toBe('application/fhir+json;charset=utf-8');
  });

  it('cuts a sensitive record down to who they are', async () => {
    const reply = await pds('9990000158');
    expect(reply.status).toBe(200);
    expect(member(reply.body, 'meta', 'security', 0, 'code')).toBe('R');
    expect(Object.keys(reply.body)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(address|telecom|generalPractitioner)$/)]),
    );
    expect(member(reply.body, 'name', 0, 'family')).toEqual(expect.any(String));
  });

  it('says that somebody has died', async () => {
    const { body } = await pds('9990000166');
    expect(String(body['deceasedDateTime']) < TODAY).toBe(true);
    expect(body['generalPractitioner']).toBeUndefined();
  });

  it('answers a superseded number with the record that replaced it', async () => {
    expect((await pds('9990000174')).body).toEqual((await pds('9990000182')).body);
    expect((await pds('9990000174')).body['id']).toBe('9990000182');
  });

  it('has no practice for somebody who is registered nowhere', async () => {
    const reply = await pds('9990000204');
    expect([reply.status, practiceOf(reply)]).toEqual([200, undefined]);
  });

  it.each([
    ['9990000190', 404, 'RESOURCE_NOT_FOUND'],
    ['9990000441', 404, 'INVALIDATED_RESOURCE'],
    ['9990000019', 400, 'INVALID_RESOURCE_ID'],
    ['123', 400, 'INVALID_RESOURCE_ID'],
    ['999%20000%200018', 400, 'INVALID_RESOURCE_ID'],
  ])('refuses %s with %i %s', async (number, status, code) => {
    const reply = await pds(number);
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(member(reply.body, 'issue', 0, 'details', 'coding', 0, 'system')).toBe(
      'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode',
    );
  });

  it('wants a request id, and gives it back', async () => {
    expect(refusalOf(await pds('9990000018', {}))).toMatchObject({ status: 400, code: 'MISSING_VALUE' });
    expect(refusalOf(await pds('9990000018', { 'X-Request-ID': 'one' }))).toMatchObject({ code: 'INVALID_VALUE' });
    for (const number of ['9990000018', '9990000190', '12']) {
      const id = randomUUID();
      const reply = await pds(number, { 'X-Request-ID': id, 'X-Correlation-ID': 'both' });
      expect([reply.headers.get('x-request-id'), reply.headers.get('x-correlation-id')]).toEqual([id, 'both']);
    }
    const { headers } = await pds('9990000018', { 'X-Correlation-ID': 'alone' });
    expect([headers.get('x-request-id'), headers.get('x-correlation-id')]).toEqual([null, 'alone']);
  });
});
