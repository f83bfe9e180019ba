import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from './server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ COST_LIMIT: '40', BODY_LIMIT: '20000' });
});
afterAll(() => server.close());

interface Refused {
  readonly data?: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Sends a body and checks what every refusal promises: one of our codes, and nothing that tells of our insides or of the input. */
async function refused(body: string, headers: Record<string, string> = {}) {
  const response = await server.post(body, headers);
  const text = await response.text();
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/dist\/|\/src\//);
  const answer = JSON.parse(text) as Refused;
  expect(answer.errors.length).toBeGreaterThan(0);
  for (const { extensions } of answer.errors) {
    expect(extensions).toMatchObject({ retryable: false, practice: null, traceId: null });
    expect(extensions).not.toHaveProperty('stacktrace');
  }
  const [first] = answer.errors;
  return { status: response.status, text, code: first?.extensions['code'], message: first?.message, answer };
}
const operation = (query: string, variables: Record<string, unknown> = {}) => JSON.stringify({ query, variables });

describe('what cannot be used is refused, with a code and in plain words', () => {
  test('a field that does not exist', async () => {
    const { status, code } = await refused(operation('{ viewer { shoeSize } }'));
    expect([status, code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test.each([
    ['too short', '999000001'],
    ['with a wrong check digit', '9990000017'],
    ['that is no number', 'Dorothy Westercombe'],
    ['of zeros', '0000000000'],
  ])(
    'an NHS number %s, as a variable or as a literal: what would be accepted is said, what was sent is not',
    async (_, number) => {
      const variable = await refused(
        operation('query ($n: NHSNumber!) { patient(nhsNumber: $n) { nhsNumber } }', { n: number }),
      );
      expect([variable.status, variable.code]).toEqual([400, 'BAD_USER_INPUT']);
      expect(variable.message).toMatch(/\$n.*ten digits with a valid check digit/);
      const literal = await refused(operation(`{ patient(nhsNumber: "${number}") { nhsNumber } }`));
      expect(literal.status).toBe(400);
      expect(literal.message).toMatch(/ten digits with a valid check digit/);
      expect(variable.text + literal.text).not.toContain(number);
    },
  );

  test('a number in a list is named by its place', async () => {
    const { message } = await refused(
      operation('query ($n: [NHSNumber!]!) { patients(nhsNumbers: $n) { __typename } }', { n: ['9990000018', 'x'] }),
    );
    expect(message).toContain('at 1');
  });

  test('a variable that is missing, or null where it must not be', async () => {
    const query = 'query ($n: NHSNumber!) { patient(nhsNumber: $n) { nhsNumber } }';
    expect((await refused(operation(query))).code).toBe('BAD_USER_INPUT');
    expect((await refused(operation(query, { n: null }))).code).toBe('BAD_USER_INPUT');
  });

  test('a variable of another type: what would be accepted is said, what was sent is not', async () => {
    const group = await refused(
      operation(
        'query ($g: [MedicationGroup!]) { patient(nhsNumber: "9990000018") { medications { items(group: $g) { name } } } }',
        { g: ['Dorothy Westercombe'] },
      ),
    );
    expect([group.code, group.message]).toEqual([
      'BAD_USER_INPUT',
      expect.stringMatching(/^Variable "\$g" at 0: Expected one of .*CURRENT_REPEAT/) as unknown,
    ]);
    expect(group.text).not.toContain('Dorothy');
    const end = 'mutation ($i: EndEncounterInput!) { endEncounter(input: $i) { __typename } }';
    const input = await refused(operation(end, { i: { 'Dorothy Westercombe': 1 } }));
    expect(input.message).toMatch(/^Variable "\$i": Expected an object with the fields /);
    expect(input.text).not.toContain('Dorothy');
  });

  test('a day in the future, or in the past where there is none', async () => {
    const since = await refused(
      operation('{ patient(nhsNumber: "9990000018") { medications(since: "2999-01-01") { complete } } }'),
    );
    expect(since.code).toBe('BAD_USER_INPUT');
    const from = await refused(
      operation('{ patient(nhsNumber: "9990000018") { appointments(from: "2001-01-01") { complete } } }'),
    );
    expect(from.code).toBe('BAD_USER_INPUT');
    expect(from.message).toMatch(/^from: today or later/);
  });

  test('an operation that is too deep', async () => {
    const deep = `${'medications { items { replaces { '.repeat(1)}${'replaces { '.repeat(30)}name${' }'.repeat(33)}`;
    const { code, message } = await refused(operation(`{ patient(nhsNumber: "9990000018") { ${deep} } }`));
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(message).toMatch(/too deep/);
  });

  test('too much at once', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `v${index}: viewer { name }`).join(' ');
    expect((await refused(operation(`{ ${many} }`))).message).toMatch(/at most 30/);
  });

  test('an operation that would cost too much, its variables counted, before any call is made', async () => {
    await server.calls();
    const numbers = ['9990000018', '9990000026', '9990000042', '9990000050', '9990000069'];
    const { status, code, answer } = await refused(
      operation(
        'query ($n: [NHSNumber!]!) { patients(nhsNumbers: $n) { ... on Patient { appointments(practices: ["A99001", "B99002"]) { items { location { name } } } } } }',
        { n: numbers },
      ),
    );
    expect([status, code]).toEqual([400, 'COST_LIMIT_EXCEEDED']);
    expect(answer.errors[0]?.extensions).toMatchObject({ planned: expect.any(Number) as unknown, limit: 40 });
    expect(await server.calls()).toEqual([]);
  });

  test('a body that is too large, that is no JSON, that is empty, or of another kind', async () => {
    expect(await refused(operation(`{ viewer { name } } # ${'x'.repeat(30_000)}`))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    expect(await refused('{ "query": ')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await refused('')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await refused('query=1', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
    expect(await refused('{}')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(await refused(operation('{'))).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
    expect(await refused(JSON.stringify([{ query: '{ viewer { name } }' }]))).toMatchObject({ status: 400 });
  });

  test.each(['gzip', 'br', 'foo'])('a body that says it is packed: %s', async (coding) => {
    expect(await refused(operation('{ viewer { name } }'), { 'content-encoding': coding })).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  test('an id that is not ours, or has been changed', async () => {
    const { code } = await refused(operation('{ node(id: "abc") { id } }'));
    expect(code).toBe('BAD_USER_INPUT');
    const response = await server.post(operation('{ practice(odsCode: "A99001") { id } }'));
    const { data } = (await response.json()) as { data: { practice: { id: string } } };
    const { id } = data.practice;
    const changed = `${id.slice(0, -2)}${id.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await refused(operation(`{ node(id: "${changed}") { id } }`))).code).toBe('BAD_USER_INPUT');
  });

  test('an encounter that is no UUID, and a sign-in that is none', async () => {
    expect(await refused(operation('{ viewer { name } }'), { 'encounter-id': 'ward 7' })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    for (const headers of [
      { authorization: 'Basic abc' },
      { authorization: 'Bearer a.b.c' },
      { 'demo-user': 'nobody' },
    ]) {
      expect(await refused(operation('{ viewer { name } }'), headers)).toMatchObject({
        status: 401,
        code: 'UNAUTHENTICATED',
      });
    }
  });

  test('GET: operations would stand in URLs', async () => {
    const response = await fetch(`${server.url}/graphql?query={viewer{name}}`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('an answer that can hold data is never to be stored', async () => {
    const response = await server.post(operation('{ viewer { name } }'));
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
