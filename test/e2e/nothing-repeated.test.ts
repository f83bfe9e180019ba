import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: ChildProcess;
let url: string;
let log = '';
const folder = mkdtempSync(join(tmpdir(), 'gpconnect-graphql-'));
beforeAll(async () => {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'trace', AUDIT_FILE: join(folder, 'audit.jsonl') };
  server = spawn(process.execPath, ['dist/main.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  url = await new Promise<string>((resolve, reject) => {
    server.once('exit', () => reject(new Error(log)));
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        const found = /^GraphQL {2}(http.*)\/graphql$/m.exec(log)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
  });
});
afterAll(async () => {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill();
  await gone;
  rmSync(folder, { recursive: true });
});

/** An NHS number of the invented range, as people write them, right or with a slip. */
const written = fc
  .tuple(fc.stringMatching(/^999\d{7}$/), fc.constantFrom('', ' ', '-', '.', '\u00a0'), fc.constantFrom('', '8'))
  .map(([digits, gap, slip]) => ({
    digits,
    text: [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(gap) + slip,
    name: `n${digits}`,
  }));
type Written = (typeof written extends fc.Arbitrary<infer T> ? T : never) & object;

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
const operation = (query: string, more: object = {}): Sent => ({ body: JSON.stringify({ query, ...more }) });
const MEDICATIONS =
  'query ($n: NHSNumber! = "9990000018", $g: [MedicationGroup!]) { patient(nhsNumber: $n) { medications { items(group: $g) { name } } } }';
const END = 'mutation ($i: EndEncounterInput!) { endEncounter(input: $i) { __typename } }';

/** Every place of a request in which a number can stand. */
const PLACES: Readonly<Record<string, (number: Written) => Sent>> = {
  'instead of an argument': ({ text }) => operation(`{ patient(${text}) { nhsNumber } }`),
  'instead of arguments': ({ text }) => operation(`{ patient "${text}" { nhsNumber } }`),
  'as a field': ({ name }) => operation(`{ viewer { ${name} } }`),
  'as an argument': ({ name }) => operation(`{ patient(${name}: 1) { nhsNumber } }`),
  'as an alias of what does not exist': ({ name }) => operation(`{ ${name}: shoeSize }`),
  'as two fields that cannot be merged': ({ name }) => operation(`{ viewer { ${name}: name ${name}: role } }`),
  'as a fragment': ({ name }) => operation(`{ ...${name} }`),
  'as a fragment in itself': ({ name }) => operation(`{ ...${name} } fragment ${name} on Query { ...${name} }`),
  'as a type': ({ name }) => operation(`{ ... on ${name} { a } }`),
  'as the type of a variable': ({ name }) => operation(`query ($a: ${name}) { viewer { name } }`),
  'as a directive': ({ name }) => operation(`{ viewer { name @${name} } }`),
  'as an unknown variable': ({ name }) => operation(`{ patient(nhsNumber: $${name}) { nhsNumber } }`),
  'as a variable that is missing': ({ name }) =>
    operation(`query ($${name}: NHSNumber!) { patient(nhsNumber: $${name}) { nhsNumber } }`),
  'as a variable that is not used': ({ name }) => operation(`query ($${name}: Int) { viewer { name } }`),
  'as an enum value': ({ name }) =>
    operation(`{ patient(nhsNumber: "9990000018") { medications { items(group: ${name}) { name } } } }`),
  'as a string for an enum': ({ text }) =>
    operation(`{ patient(nhsNumber: "9990000018") { medications { items(group: "${text}") { name } } } }`),
  'as an object': ({ text, name }) => operation(`{ patient(nhsNumber: { ${name}: "${text}" }) { nhsNumber } }`),
  'as a day': ({ text }) =>
    operation(`{ patient(nhsNumber: "9990000018") { medications(since: "${text}") { complete } } }`),
  'as a practice': ({ text }) => operation(`{ practice(odsCode: "${text}") { name telecoms { value } } }`),
  'in a practice': ({ name }) => operation(`{ practice(odsCode: "${name}") { name telecoms { value } } }`),
  'as an id': ({ text }) => operation(`{ node(id: "${text}") { id } }`),
  'as the operation': ({ name }) => operation(`query ${name} { shoeSize }`),
  'as two operations': ({ name }) => operation(`query ${name} { viewer { name } } query ${name} { viewer { name } }`),
  'as the name of the operation': ({ text }) => operation('query a { viewer { name } }', { operationName: text }),
  'in an unended string': ({ text }) => operation(`{ viewer(a: "${text}`),
  'after a character that does not belong there': ({ text }) => operation(`{ viewer { name ?${text} } }`),
  'as a variable': ({ text }) => operation(MEDICATIONS, { variables: { n: `${text}0` } }),
  'as a variable that is a number': ({ digits }) => operation(MEDICATIONS, { variables: { n: Number(digits) } }),
  'as a variable for an enum': ({ text }) => operation(MEDICATIONS, { variables: { g: [text] } }),
  'as a field of a variable': ({ text, name }) => operation(END, { variables: { i: { [name]: text } } }),
  'as a variable for an object': ({ text }) => operation(END, { variables: { i: text } }),
  'as all variables': ({ text }) => operation(MEDICATIONS, { variables: text }),
  'as all extensions': ({ text }) => operation(MEDICATIONS, { extensions: text }),
  'as the query': ({ text }) => operation(text),
  'as a query that is no text': ({ digits }) => ({ body: `{"query":${digits}}` }),
  'as the body': ({ text }) => ({ body: text }),
  'in a broken body': ({ text }) => ({ body: `{"query":"${text}` }),
  'in a body of another kind': ({ text }) => ({ body: text, headers: { 'content-type': `text/${text}` } }),
  'as the encounter': ({ text }) => ({ ...operation('{ viewer { name } }'), headers: { 'encounter-id': text } }),
  'as the user': ({ text }) => ({ ...operation('{ viewer { name } }'), headers: { 'demo-user': text } }),
  'as the token': ({ digits }) => ({
    ...operation('{ viewer { name } }'),
    headers: { authorization: `Bearer ${digits}` },
  }),
  'as a coding': ({ digits }) => ({ ...operation('{ viewer { name } }'), headers: { 'content-encoding': digits } }),
  'in a URL that cannot be read': ({ digits }) => ({ path: `/%zz${digits}`, method: 'GET' }),
  'in a URL': ({ digits }) => ({ path: `/${digits}`, method: 'GET' }),
  'in a file of the page': ({ digits }) => ({ path: `/graphiql/${digits}.js`, method: 'GET' }),
  'in an operation that is got': ({ digits }) => ({ path: `/graphql?query={${digits}}`, method: 'GET' }),
};

/** What an answer says of what went wrong. The path of an error is made of the client's own names: it must be. */
async function told({ path = '/graphql', method = 'POST', headers = {}, body }: Sent): Promise<string> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as { errors?: { message: string; extensions: unknown }[] };
  const errors = answer.errors?.map(({ message, extensions }) => ({ message, extensions }));
  return JSON.stringify(errors ?? []);
}
const digitsOf = (text: string) => text.replace(/[\s\-.\u00a0]/g, '');
/** Header values are Latin-1. */
const isSendable = ({ headers = {} }: Sent) => Object.values(headers).every((value) => /^[\x20-\x7e]*$/.test(value));

test.each(Object.entries(PLACES))('a number %s is not given back, nor logged', async (_, place) => {
  await fc.assert(
    fc.asyncProperty(written, async (number) => {
      const sent = place(number);
      fc.pre(isSendable(sent));
      expect(digitsOf(await told(sent))).not.toContain(number.digits);
      expect(digitsOf(log)).not.toContain(number.digits);
    }),
    { numRuns: 8 },
  );
});

test('a number anywhere in a document of any words is not given back, nor logged', async () => {
  const words =
    '{ } ( ) [ ] : ! | & @ $ ... = " query mutation fragment on patient nhsNumber viewer name medications A'.split(' ');
  const document = fc.tuple(fc.array(fc.constantFrom(...words)), written, fc.array(fc.constantFrom(...words)));
  await fc.assert(
    fc.asyncProperty(document, fc.boolean(), async ([before, { digits, text, name }, after], isName) => {
      const query = [...before, isName ? name : text, ...after].join(' ');
      expect(digitsOf(await told(operation(query)))).not.toContain(digits);
      expect(digitsOf(log)).not.toContain(digits);
    }),
    { numRuns: 200 },
  );
});

test('a number in the place of a practice does not get into the figures', async () => {
  await told(operation('{ practice(odsCode: "9990000018") { capabilities { available } } }'));
  expect(await (await fetch(`${url}/metrics`)).text()).not.toContain('9990000018');
});

test('what is no HTTP is not given back, nor logged', async () => {
  const { hostname, port } = new URL(url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write('GET /9990000018 HTTP/9990000018\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer + log).not.toContain('9990000018');
  expect(log).not.toContain([...Buffer.from('9990000018')].join());
});
