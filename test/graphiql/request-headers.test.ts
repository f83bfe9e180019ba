import { describe, expect, it } from 'vitest';
import { requestHeaders } from '../../graphiql/src/request-headers.js';
import type { Session } from '../../graphiql/src/session.js';

const session: Session = {
  user: { kind: 'demo', id: 'demo-analyst' },
  encounter: { id: '4f8a2c1e-0000-4000-8000-000000000000', sent: true },
  trace: false,
};

function sent(part: Partial<Session>, typed?: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(requestHeaders({ ...session, ...part }, typed));
}

describe('the headers of a request', () => {
  it('name the demonstration user and the encounter, and ask for parts', () => {
    expect(sent({})).toEqual({
      accept: 'multipart/mixed; deferSpec=20220824, application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      'demo-user': 'demo-analyst',
      'encounter-id': '4f8a2c1e-0000-4000-8000-000000000000',
    });
  });

  it('carry the bearer token once there is one', () => {
    expect(sent({ user: { kind: 'bearer', token: 't.o.k' } })).toMatchObject({ authorization: 'Bearer t.o.k' });
    const before = sent({ user: { kind: 'bearer', token: null } });
    expect(before).not.toHaveProperty('authorization');
    expect(before).not.toHaveProperty('demo-user');
  });

  it('leave the encounter out when told to', () => {
    expect(sent({ encounter: { ...session.encounter, sent: false } })).not.toHaveProperty('encounter-id');
  });

  it('ask for the trace only when told to', () => {
    expect(sent({ trace: true })).toMatchObject({ trace: '1' });
    expect(sent({})).not.toHaveProperty('trace');
  });

  it('give way to what was typed, whatever its capitals', () => {
    expect(sent({}, { 'ENCOUNTER-ID': 'mine', Traceparent: 7 })).toMatchObject({
      'encounter-id': 'mine',
      traceparent: '7',
    });
  });
});
