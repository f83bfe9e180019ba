import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditToken } from '../../src/gpconnect/token.js';
import { callerOf } from '../callers.js';
import { decodeJwt, partsOf } from './jwt.js';

const CONSUMER = { url: 'https://consumer.example/', product: 'gpconnect-graphql', version: '1.2.3' };
const PURPOSE = {
  caller: callerOf(),
  serviceRoot: 'https://provider.example/A99001/STU3/1/gpconnect/structured',
  scope: 'patient/*.read',
  issuedAt: 1_700_000_000,
};

describe('the audit token', () => {
  test('says exactly what the specification wants said (spec 01 §6.1, §6.2)', () => {
    expect(decodeJwt(auditToken(CONSUMER, PURPOSE)).claims).toEqual({
      iss: 'https://consumer.example/',
      sub: 'user-1',
      aud: 'https://provider.example/A99001/STU3/1/gpconnect/structured',
      iat: 1_700_000_000,
      exp: 1_700_000_300,
      reason_for_request: 'directcare',
      requested_scope: 'patient/*.read',
      requesting_device: {
        resourceType: 'Device',
        identifier: [{ system: 'https://consumer.example/', value: 'gpconnect-graphql' }],
        model: 'gpconnect-graphql',
        version: '1.2.3',
      },
      requesting_organization: {
        resourceType: 'Organization',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'X99001' }],
        name: 'Example Urgent Care',
      },
      requesting_practitioner: {
        resourceType: 'Practitioner',
        id: 'user-1',
        identifier: [
          { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '111222333444' },
          { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '555666777888' },
          { system: 'https://consumer.example/', value: 'user-1' },
        ],
        name: [{ family: 'Example', given: ['Robin'], prefix: ['Dr'] }],
      },
    });
  });

  test('is not signed: its header says so exactly, and its last part is empty', () => {
    const token = auditToken(CONSUMER, PURPOSE);
    expect(token.endsWith('.')).toBe(true);
    const [header, , signature] = partsOf(token);
    expect(Buffer.from(header, 'base64url').toString()).toBe('{"alg":"none","typ":"JWT"}');
    expect(signature).toBe('');
  });

  test('says UNK for identities that the user does not have', () => {
    const caller = callerOf({ sdsUserId: null, sdsRoleProfileId: null });
    const { claims } = decodeJwt(auditToken(CONSUMER, { ...PURPOSE, caller }));
    expect(claims).toMatchObject({
      requesting_practitioner: { identifier: [{ value: 'UNK' }, { value: 'UNK' }, { value: 'user-1' }] },
    });
  });

  test('says nothing of titles that the user does not have', () => {
    const { claims } = decodeJwt(auditToken(CONSUMER, { ...PURPOSE, caller: callerOf({ prefix: [] }) }));
    expect(claims['requesting_practitioner']).toMatchObject({ name: [{ family: 'Example', given: ['Robin'] }] });
    expect(JSON.stringify(claims)).not.toContain('prefix');
  });

  test('has no empty list for a user without given names: FHIR forbids it', () => {
    const { claims } = decodeJwt(auditToken(CONSUMER, { ...PURPOSE, caller: callerOf({ given: [] }) }));
    expect(claims['requesting_practitioner']).toMatchObject({ name: [{ family: 'Example', prefix: ['Dr'] }] });
    expect(JSON.stringify(claims)).not.toContain('given');
  });

  test('is base64url without padding, whatever anybody is called, and reads back unchanged', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, fc.nat(), (userId, family, serviceRoot, issuedAt) => {
        const caller = callerOf({ userId, family });
        const token = auditToken(CONSUMER, { ...PURPOSE, caller, serviceRoot, issuedAt });
        expect(token).toMatch(/^[\w-]+\.[\w-]+\.$/);
        expect(decodeJwt(token).claims).toMatchObject({
          sub: userId,
          aud: serviceRoot,
          iat: issuedAt,
          exp: issuedAt + 300,
          requesting_practitioner: { id: userId, name: [{ family }] },
        });
      }),
    );
  });
});
