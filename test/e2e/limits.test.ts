import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allergy,
  bundle,
  coded,
  course,
  list,
  LISTS,
  order,
  patient,
  reference,
  type Json,
} from '../fhir/record-builder.js';
import { startServer, type TestServer } from './server.js';

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A record of 2,500 entries: 350 courses with four issues each, and 50 allergies. */
const LARGE = '9990000514';
/** A record with one course and twelve problems, each beside each of the others. */
const CIRCULAR = '9990000522';
/** A record with one course, whose note is long. */
const WORDY = '9990000530';

const HL7 = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-';
const besideEachOther = (index: number, all: number): Json => ({
  resourceType: 'Condition',
  id: `c${index}`,
  clinicalStatus: 'active',
  code: coded('1', `Sample complaint ${index}`),
  extension: [
    { url: `${HL7}RelatedClinicalContent-1`, valueReference: reference('MedicationStatement/m-statement') },
    ...many(all, (other) => other)
      .filter((other) => other !== index)
      .map((other) => ({
        url: `${HL7}RelatedProblemHeader-1`,
        extension: [
          { url: 'type', valueCode: 'sibling' },
          { url: 'target', valueReference: reference(`Condition/c${other}`) },
        ],
      })),
  ],
});

const oneCourse = list(LISTS.medications, ['MedicationStatement/m-statement']);
const noAllergies = [list(LISTS.allergies, []), list(LISTS.endedAllergies, [])];
const RECORDS: Readonly<Record<string, readonly Json[]>> = {
  [LARGE]: [
    ...many(350, (index) => course({ id: `m${index}`, orders: many(4, (of) => order(`2026-0${of + 1}-05`)) })).flat(),
    list(
      LISTS.medications,
      many(350, (index) => `MedicationStatement/m${index}-statement`),
    ),
    ...many(50, (index) => allergy({ id: `a${index}`, identifier: [] })),
    list(
      LISTS.allergies,
      many(50, (index) => `AllergyIntolerance/a${index}`),
    ),
    list(LISTS.endedAllergies, []),
  ],
  [CIRCULAR]: [...course(), oneCourse, ...noAllergies, ...many(12, (index) => besideEachOther(index, 12))],
  [WORDY]: [...course({ statement: { note: [{ text: 'x'.repeat(100_000) }] } }), oneCourse, ...noAllergies],
};

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
let server: TestServer;
beforeAll(async () => {
  for (const [value, resources] of Object.entries(RECORDS)) {
    const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }];
    writeFileSync(join(folder, `${value}.json`), JSON.stringify(bundle(patient({ identifier }), ...resources)));
  }
  server = await startServer({ SIMULATOR_RECORDS: folder, COST_LIMIT: '1000000', DEADLINE_MS: '5000' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  readonly extensions: Record<string, unknown> & {
    readonly cost: { readonly planned: { readonly practice: number; readonly national: number } };
  };
}

async function ask(query: string, variables: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const response = await server.post(JSON.stringify({ query, variables, ...more }));
  const text = await response.text();
  const body = JSON.parse(text) as Body;
  return { ...body, status: response.status, text, error: body.errors?.[0] };
}
/** What a refusal says, in short. */
async function refusal(query: string, variables: Record<string, unknown> = {}) {
  const { status, error, data } = await ask(query, variables);
  expect(data ?? null).toBeNull();
  return { status, code: error?.extensions['code'], message: error?.message, limit: error?.extensions['limit'] };
}
const ofPatient = (nhsNumber: string, fields: string) => `{ patient(nhsNumber: "${nhsNumber}") { ${fields} } }`;

describe('how large an operation may be', () => {
  /** Each fragment spreads the next one twice: the document stays short, and what it asks for doubles with each. */
  const doubling = (levels: number, spread: (next: string) => string) =>
    `${ofPatient(LARGE, 'medications { items { ...M0 } }')} ${many(levels, (level) => {
      const next = level + 1 < levels ? `...M${level + 1}` : 'name';
      return `fragment M${level} on Medication { ${spread(next)} }`;
    }).join(' ')}`;

  test.each([
    ['under two names', (next: string) => `a: replaces { ${next} } b: replaces { ${next} }`],
    ['under one name', (next: string) => `replaces { ${next} } replaces { ${next} }`],
    ['side by side', (next: string) => `${next} ${next}`],
  ])('fragments that double %s are counted wherever they are spread', async (_, spread) => {
    expect(await refusal(doubling(16, spread))).toMatchObject({
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: expect.stringContaining('at most 5000 fields and fragments') as unknown,
    });
    expect((await ask(doubling(5, spread))).errors).toBeUndefined();
  });

  test('fields at the root count wherever they are written', async () => {
    const fragment = (count: number) =>
      `{ ... { ...A } } fragment A on Query { ${many(count, (index) => `v${index}: viewer { name }`).join(' ')} }`;
    expect((await refusal(fragment(31))).message).toMatch(/at most 30/);
    expect((await ask(fragment(30))).errors).toBeUndefined();
  });

  test('questions about the schema have limits too, and those that tools ask are within them', async () => {
    expect((await ask(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).errors).toBeUndefined();
    const names = many(400, (index) => `n${index}: name`).join(' ');
    expect((await refusal(`{ ...A } fragment A on Query { __schema { types { ${names} } } }`)).message).toMatch(
      /at most 300/,
    );
  });

  test('a list in an argument, written or as a variable', async () => {
    const codes = many(1_001, (index) => `Q${1_000 + index}`);
    const practices = 'query ($codes: [ODSCode!]) { practices(odsCodes: $codes) { odsCode } }';
    expect(await refusal(practices, { codes })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'odsCodes: at most 1000 members.',
    });
    expect((await ask(practices, { codes: codes.slice(1) })).errors).toBeUndefined();
    const appointments =
      'query ($n: NHSNumber!, $codes: [ODSCode!]) { patient(nhsNumber: $n) { appointments(practices: $codes) { complete } } }';
    expect((await refusal(appointments, { n: LARGE, codes })).message).toBe('practices: at most 1000 members.');
    const groups = many(9, () => 'STOPPED').join(', ');
    expect((await refusal(ofPatient(LARGE, `medications { items(group: [${groups}]) { name } }`))).message).toBe(
      'group: at most 8 members.',
    );
  });
});

describe('how large an answer may be', () => {
  const beside = (levels: number): string =>
    levels === 0 ? 'name' : `relatedProblems { problem { ${beside(levels - 1)} } }`;
  const circles = (levels: number) =>
    ofPatient(CIRCULAR, `medications { items { linkedProblems { ${beside(levels)} } } }`);

  test('lists that lead back to themselves are counted as they are answered, and given whole or not at all', async () => {
    const small = await ask(circles(2));
    expect(small.errors).toBeUndefined();
    expect(small.text.match(/Sample complaint/g)).toHaveLength(12 * 11 * 11);
    const large = await ask(circles(4));
    expect(large).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 250_000 } }],
    });
    expect(large).not.toHaveProperty('data');
    expect(Object.keys(large.extensions)).toEqual(['cost']);
  });

  test('what is sure to be far too large is refused before any call is made', async () => {
    await server.calls();
    expect(await refusal(circles(7))).toMatchObject({ status: 400, code: 'COST_LIMIT_EXCEEDED', limit: 250_000 });
    const numbers = many(50, () => LARGE);
    const again = many(900, (index) => `m${index}: medications { complete }`).join(' ');
    const wards = `query ($n: [NHSNumber!]!) { patients(nhsNumbers: $n) { ... on Patient { ${again} } } }`;
    expect((await refusal(wards, { n: numbers })).code).toBe('COST_LIMIT_EXCEEDED');
    expect(await server.calls()).toEqual([]);
  });

  test('the same list, or the same resource as it was sent, under many names', async () => {
    const raw = many(30, (index) => `m${index}: medications { items { raw rawPlan issues { raw } } }`).join(' ');
    expect((await refusal(ofPatient(LARGE, raw))).code).toBe('COST_LIMIT_EXCEEDED');
    expect((await ask(ofPatient(LARGE, 'medications { items { id raw rawPlan } }'))).errors).toBeUndefined();
  });

  test('a long text under many names', async () => {
    const notes = (count: number) =>
      ofPatient(WORDY, `medications { items { ${many(count, (index) => `n${index}: notes`).join(' ')} } }`);
    expect(await refusal(notes(200))).toMatchObject({ status: 400, code: 'COST_LIMIT_EXCEEDED', limit: 16_000_000 });
    expect((await ask(notes(20))).errors).toBeUndefined();
  });

  test('a part that is sent on its own', async () => {
    const query = `{ patient(nhsNumber: "${CIRCULAR}") { nhsNumber ... @defer { medications { items { linkedProblems { ${beside(4)} } } } } } }`;
    const response = await server.post(JSON.stringify({ query }), { accept: 'multipart/mixed; deferSpec=20220824' });
    const text = await response.text();
    expect(text).toContain(CIRCULAR);
    expect(text).not.toContain('Sample complaint');
    expect(text.match(/COST_LIMIT_EXCEEDED/g)).toHaveLength(1);
    expect(text).toContain('"hasNext":false');
  });

  const EXAMPLES = new URL('../../graphiql/examples/', import.meta.url);
  const examples = readdirSync(EXAMPLES).filter((name) => name.endsWith('.graphql'));
  test.each(examples)('the example %s, asked of the longest record', async (name) => {
    const read = (file: string) => readFileSync(new URL(file, EXAMPLES), 'utf8');
    const given = readdirSync(EXAMPLES).includes(name.replace('.graphql', '.json'))
      ? (JSON.parse(read(name.replace('.graphql', '.json'))) as Record<string, unknown>)
      : {};
    const variables = {
      ...given,
      ...('nhsNumber' in given && { nhsNumber: LARGE }),
      ...('nhsNumbers' in given && { nhsNumbers: many(50, () => LARGE) }),
    };
    const response = await server.post(JSON.stringify({ query: read(name), variables }), {
      accept: 'multipart/mixed; deferSpec=20220824, application/graphql-response+json',
    });
    expect(await response.text()).not.toContain('COST_LIMIT_EXCEEDED');
  });
});

describe('what is planned is at least what can happen', () => {
  test('practices that are not named count as many as are configured', async () => {
    const all = await ask('{ practices { odsCode } practiceGroups { id practices { odsCode } } }');
    const { practices, practiceGroups: groups } = all.data as {
      practices: unknown[];
      practiceGroups: { id: string; practices: unknown[] }[];
    };
    const planned = async (query: string) => (await ask(query)).extensions.cost.planned.practice;
    expect(await planned('{ practices { services { complete } } }')).toBe(practices.length);
    for (const { id, practices: members } of groups) {
      expect(await planned(`{ practices(group: "${id}") { services { complete } } }`)).toBe(members.length);
      expect(await planned(`{ practices(group: "${id}", odsCodes: ["A99001"]) { services { complete } } }`)).toBe(
        members.length + 1,
      );
    }
    expect(await planned('{ practiceGroups { practices { services { complete } } } }')).toBeGreaterThanOrEqual(
      groups.reduce((sum, { practices: members }) => sum + members.length, 0),
    );
  });
});

describe('a variable that may be null, but not where it stands', () => {
  test.each([
    ['an argument', 'query ($v: NHSNumber = "9990000018") { patient(nhsNumber: $v) { nhsNumber } }'],
    ['@include', 'query ($v: Boolean = true) { viewer @include(if: $v) { name } }'],
    [
      '@skip in a fragment',
      'query ($v: Boolean = true) { ...V } fragment V on Query { viewer { name @skip(if: $v) } }',
    ],
    ['an input object', 'mutation ($v: ID = "x") { endEncounter(input: { encounterId: $v }) { ended } }'],
    ['a question about the schema', 'query ($v: String = "Query") { __type(name: $v) { name } }'],
  ])('of %s', async (_, query) => {
    expect(await refusal(query, { v: null })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"$v" must not be null') as unknown,
    });
  });

  test('is accepted where null may stand', async () => {
    const query = 'query ($v: [ODSCode!] = ["A99001"]) { practices(odsCodes: $v) { odsCode } }';
    expect((await ask(query, { v: null })).errors).toBeUndefined();
  });
});

test('of a document with several operations only the one that is asked for counts', async () => {
  const query = 'query A { viewer { name } } query B { ...S } fragment S on Query { __schema { queryType { name } } }';
  expect(await ask(query, {}, { operationName: 'A' })).toMatchObject({ data: { viewer: {} } });
  expect(await ask(query, {}, { operationName: 'B' })).toMatchObject({ data: { __schema: {} } });
  expect(await ask(query, {}, { operationName: 'C' })).toMatchObject({ status: 400 });
  expect((await refusal('{ viewer { name } ...S } fragment S on Query { __schema { queryType { name } } }')).code).toBe(
    'BAD_USER_INPUT',
  );
});

test('the figures name no practice that nobody but the user has heard of', async () => {
  await ask(
    '{ known: practice(odsCode: "A99001") { address { city } } invented: practice(odsCode: "ZQ1234") { odsCode } }',
  );
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toContain('practice="A99001"');
  expect(text).toContain('service="sds"');
  expect(text).not.toContain('ZQ1234');
});
