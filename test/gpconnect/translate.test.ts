import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_CODES, type FailureCode } from '../../src/domain/failure.js';
import type { Verdict } from '../../src/gpconnect/circuit.js';
import { retryAfter, translateFault, translateRefusal, type Remedy } from '../../src/gpconnect/translate.js';
import { httpAnswer } from '../scripted-transport.js';

const PROVIDER = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';
const PROXY = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';
const SPINE = 'https://fhir.nhs.uk/StructureDefinition/spine-operationoutcome-1';

const outcome = (coding: object, diagnostics?: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid', details: { coding: [coding] }, diagnostics }],
});
const refused = (status: number, json: unknown) => translateRefusal(httpAnswer({ status, json }));

/** Spec 01 §8.2: what practices say. */
const BY_PRACTICES: readonly (readonly [number, string, FailureCode])[] = [
  [400, 'INVALID_IDENTIFIER_SYSTEM', 'UPSTREAM_INVALID'],
  [400, 'INVALID_NHS_NUMBER', 'UPSTREAM_INVALID'],
  [400, 'BAD_REQUEST', 'UPSTREAM_INVALID'],
  [401, 'BAD_REQUEST', 'UPSTREAM_INVALID'],
  [403, 'NO_PATIENT_CONSENT', 'NO_CONSENT'],
  [403, 'NO_ORGANISATION_CONSENT', 'NO_SHARING_AGREEMENT'],
  [403, 'NO_ORGANISATIONAL_CONSENT', 'NO_SHARING_AGREEMENT'],
  [403, 'ASID_CHECK_FAILED', 'NO_SHARING_AGREEMENT'],
  [403, 'ACCESS DENIED', 'CAPABILITY_DISABLED'],
  [403, 'ACCESS_DENIED', 'CAPABILITY_DISABLED'],
  [403, 'NO_RELATIONSHIP', 'UPSTREAM_INVALID'],
  [404, 'PATIENT_NOT_FOUND', 'PATIENT_NOT_FOUND'],
  [404, 'NO_RECORD_FOUND', 'NOT_FOUND'],
  [404, 'PRACTITIONER_NOT_FOUND', 'NOT_FOUND'],
  [404, 'ORGANISATION_NOT_FOUND', 'NOT_FOUND'],
  [404, 'REFERENCE_NOT_FOUND', 'NOT_FOUND'],
  [404, 'SOMETHING_ELSE', 'UPSTREAM_INVALID'],
  [410, 'NO_RECORD_FOUND', 'NOT_FOUND'],
  [408, 'BAD_REQUEST', 'TIMEOUT'],
  [409, 'DUPLICATE_REJECTED', 'UPSTREAM_INVALID'],
  [415, 'UNSUPPORTED_MEDIA_TYPE', 'UPSTREAM_INVALID'],
  [422, 'INVALID_RESOURCE', 'UPSTREAM_INVALID'],
  [429, 'TOO_MANY', 'THROTTLED'],
  [500, 'INTERNAL_SERVER_ERROR', 'UPSTREAM_INVALID'],
  [501, 'NOT_IMPLEMENTED', 'CAPABILITY_NOT_OFFERED'],
  [502, 'BAD_GATEWAY', 'UNAVAILABLE'],
  [503, 'BUSY', 'UNAVAILABLE'],
  [504, 'SLOW', 'TIMEOUT'],
  [599, 'SLOW', 'TIMEOUT'],
];

/** Spec 01 §4.4: what the proxy says, with the HTTP status as its code. */
const BY_THE_PROXY: readonly (readonly [number, string, FailureCode])[] = [
  [400, 'ENDPOINT_https://x.example_CPAID_S1_VARIES_FROM_TARGETURL_https://y.example', 'UNAVAILABLE'],
  [400, 'SOMETHING_ELSE', 'UPSTREAM_INVALID'],
  [403, 'ASID_CHECK_FAILED_MESSAGESENDER_999000000001', 'NO_SHARING_AGREEMENT'],
  [403, 'PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_999000000205', 'CAPABILITY_NOT_OFFERED'],
  [403, 'FOT_CHECK_FAILED_MESSAGESENDER_999000000001_MESSAGERECEIVER_999000000205', 'NO_SHARING_AGREEMENT'],
  [403, 'SOMETHING_ELSE', 'UPSTREAM_INVALID'],
  [405, '405: Method Not Allowed', 'UPSTREAM_INVALID'],
  [415, 'Unsupported_Media_Type', 'UPSTREAM_INVALID'],
  [502, 'ERROR_COMMUNICATING_TO_ENDPOINT_URL_https://x.example', 'UNAVAILABLE'],
  [504, 'too slow', 'TIMEOUT'],
];

describe('what a refusal means', () => {
  test.each(BY_PRACTICES)('a practice: %i %s is %s', (status, code, means) => {
    expect(refused(status, outcome({ system: PROVIDER, code }))).toMatchObject({
      code: means,
      spineCode: code,
      retryAfterSeconds: null,
    });
  });

  test.each(BY_THE_PROXY)('the proxy: %i %s is %s', (status, words, means) => {
    for (const system of [PROXY, SPINE]) {
      const code = String(status);
      expect(refused(status, outcome({ system, code, display: words })).code).toBe(means);
      expect(refused(status, outcome({ system, code }, words)).code).toBe(means);
    }
  });

  test('what only the proxy may say counts from nobody else', () => {
    const display = 'ENDPOINT_x_VARIES_FROM_TARGETURL_y';
    expect(refused(400, outcome({ system: PROVIDER, code: '400', display })).code).toBe('UPSTREAM_INVALID');
    expect(refused(400, outcome({ system: PROVIDER, code: 'ENDPOINT' })).code).toBe('UPSTREAM_INVALID');
  });

  test('the HTTP status counts before the code', () => {
    expect(refused(500, outcome({ system: PROVIDER, code: 'PATIENT_NOT_FOUND' })).code).toBe('UPSTREAM_INVALID');
    expect(refused(404, outcome({ system: PROVIDER, code: 'NO_PATIENT_CONSENT' })).code).toBe('UPSTREAM_INVALID');
  });

  test.each([
    ['the page of a gateway', '<html><h1>Forbidden</h1></html>'],
    ['nothing', ''],
    ['JSON that is no OperationOutcome', '{"resourceType":"Patient"}'],
    ['an OperationOutcome that says nothing', '{"resourceType":"OperationOutcome"}'],
  ])('%s is understood by its status alone', (_what, text) => {
    const codeOf = (status: number) => translateRefusal(httpAnswer({ status, text }));
    expect(codeOf(403)).toMatchObject({ code: 'UPSTREAM_INVALID', spineCode: null, retryAfterSeconds: null });
    expect([404, 429, 500, 501, 502, 503, 504].map((status) => codeOf(status).code)).toEqual([
      'UPSTREAM_INVALID',
      'THROTTLED',
      'UPSTREAM_INVALID',
      'CAPABILITY_NOT_OFFERED',
      'UNAVAILABLE',
      'UNAVAILABLE',
      'TIMEOUT',
    ]);
  });

  test('a compressed refusal is read too', () => {
    const json = outcome({ system: PROVIDER, code: 'NO_PATIENT_CONSENT' });
    expect(translateRefusal(httpAnswer({ status: 403, json, gzip: true })).code).toBe('NO_CONSENT');
  });

  test('none of its words get out: they hold addresses and system ids', () => {
    const words = 'ENDPOINT_https://secret.example_CPAID_S999_VARIES_FROM_TARGETURL_999000000205';
    const refusal = refused(400, outcome({ system: PROXY, code: '400', display: words }, words));
    expect(JSON.stringify(refusal)).not.toMatch(/secret|999000000205|ENDPOINT/);
  });

  test('whatever comes, it is one of the known failures', () => {
    const known: readonly string[] = FAILURE_CODES;
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, json) => {
        expect(known).toContain(refused(status, json).code);
      }),
    );
  });
});

/** Spec 01 §4.4, §4.5, §7. */
const COUNTS: readonly (readonly [string, number, object, Verdict, Remedy])[] = [
  ['what the practice refuses', 403, { system: PROVIDER, code: 'NO_PATIENT_CONSENT' }, 'well', null],
  ['what it has not', 404, { system: PROVIDER, code: 'NO_RECORD_FOUND' }, 'well', null],
  ['a record that is corrupt', 500, { system: PROVIDER, code: 'INTERNAL_SERVER_ERROR' }, 'nothing', null],
  ['a refusal without sense', 400, { system: PROVIDER, code: 'BAD_REQUEST' }, 'nothing', null],
  [
    'no sharing agreement',
    403,
    { system: PROXY, code: '403', display: 'FOT_CHECK_FAILED_MESSAGESENDER_1' },
    'nothing',
    null,
  ],
  ['a wrong root URL', 400, { system: PROXY, code: '400', display: 'ENDPOINT_x_VARIES' }, 'nothing', 'look up anew'],
  [
    'a wrong ASID',
    403,
    { system: PROXY, code: '403', display: 'PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_1' },
    'nothing',
    'look up anew',
  ],
  ['too many calls', 429, { system: PROVIDER, code: 'BUSY' }, 'ill', 'repeat'],
  ['a way that is down', 502, { system: PROXY, code: '502' }, 'ill', 'repeat'],
  ['a practice that is down', 503, { system: PROVIDER, code: 'BUSY' }, 'ill', 'repeat'],
  ['a practice that is slow', 504, { system: PROXY, code: '504' }, 'ill', null],
];

describe('what a refusal shows of the practice, and what may be done', () => {
  test.each(COUNTS)('%s: %i', (_what, status, coding, says, remedy) => {
    expect(refused(status, outcome(coding))).toMatchObject({ says, remedy });
  });

  test('no 4xx is ever repeated as it is, but for 429', () => {
    const codings = [...BY_PRACTICES.map(([, code]) => ({ system: PROVIDER, code }))].concat(
      BY_THE_PROXY.map(([status, display]) => ({ system: PROXY, code: String(status), display })),
    );
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 499 }), fc.constantFrom(...codings), (status, coding) => {
        expect(refused(status, outcome(coding)).remedy === 'repeat').toBe(status === 429);
      }),
    );
  });
});

describe('how long to wait', () => {
  const wait = (headers: Record<string, string>) => retryAfter(httpAnswer({ status: 429, headers }));
  test.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.2' }, 2],
    [{ 'x-rate-limit-reset': '30' }, 30],
    [{ 'retry-after': '7', 'x-rate-limit-reset': '30' }, 7],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT', 'x-rate-limit-reset': '30' }, 30],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': '-1' }, null],
    [{ 'retry-after': '1e12' }, null],
    [{}, null],
  ])('%j: %s seconds', (headers, seconds) => {
    expect(wait(headers)).toBe(seconds);
  });
});

describe('why there was no answer', () => {
  const coded = (code: string) => Object.assign(new Error('words with https://secret.example'), { code });
  test.each([
    ['UND_ERR_HEADERS_TIMEOUT', 'TIMEOUT'],
    ['UND_ERR_BODY_TIMEOUT', 'TIMEOUT'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UPSTREAM_INVALID'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UPSTREAM_INVALID'],
    ['UND_ERR_CONNECT_TIMEOUT', 'UNAVAILABLE'],
    ['UND_ERR_SOCKET', 'UNAVAILABLE'],
    ['ECONNREFUSED', 'UNAVAILABLE'],
    ['ECONNRESET', 'UNAVAILABLE'],
    ['ENOTFOUND', 'UNAVAILABLE'],
    ['toString', 'UNAVAILABLE'],
  ])('%s is %s', (code, means) => {
    expect(translateFault(coded(code)).code).toBe(means);
  });

  test('an error without a code, or no error at all, is one of the way there', () => {
    expect([new Error('?'), '?', null].map((fault) => translateFault(fault).code)).toEqual(
      Array(3).fill('UNAVAILABLE'),
    );
  });

  test('an answer that is no HTTP cannot be used', () => {
    expect(translateFault(Object.assign(new Error('?'), { name: 'HTTPParserError' })).code).toBe('UPSTREAM_INVALID');
  });
});
