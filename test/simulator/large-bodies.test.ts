import { describe, expect, it } from 'vitest';
import { outcomeOf } from './appointment-calls.js';
import {
  type CallChanges,
  fetchJson,
  type Json,
  list,
  member,
  metadataOf,
  parametersBody,
  type Reply,
} from './consumer.js';
import { area } from './record-requests.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const PATIENT = '9990000018';
const AS_XML: CallChanges = { headers: { 'Content-Type': 'application/fhir+xml' } };

const record = (changes: CallChanges): Promise<Reply> => running.consumer.record(PRACTICE, PATIENT, [], changes);
const xml = (inside: string): string => `<Parameters xmlns="http://hl7.org/fhir">${inside}</Parameters>`;
const parameters = (more: readonly Json[] = []): string => JSON.stringify(parametersBody(PATIENT, more));
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_unused, index) => make(index));

/** So many that whoever looks through all of them for each of them does not come to an end. */
const MANY = 200_000;

describe('a body of very many elements is answered while somebody waits', () => {
  it.each<[string, () => string, string]>([
    ['children of one name', () => xml('<x/>'.repeat(MANY)), '422 INVALID_RESOURCE'],
    ['children of other names', () => xml(times(MANY, (at) => `<x${at}/>`).join('')), '422 INVALID_RESOURCE'],
    [
      'parameters of one name',
      () => xml('<parameter><name value="x"/></parameter>'.repeat(MANY)),
      '422 INVALID_PARAMETER',
    ],
    ['attributes', () => xml(`<x${times(MANY, (at) => ` a${at}="1"`).join('')}/>`), '422 INVALID_RESOURCE'],
    ['a comment of megabytes', () => xml(`<!--${'-x'.repeat(4_500_000)}-->`), '422 INVALID_PARAMETER'],
  ])('in XML: %s', async (_what, body, outcome) => {
    expect(outcomeOf(await record({ ...AS_XML, rawBody: body() }))).toBe(outcome);
  });

  it.each<[string, () => string, number]>([
    ['a parameter that may repeat', () => parameters(times(MANY, () => area('includeProblems'))), 200],
    ['parameters that nobody knows', () => parameters(times(MANY, (at) => area(`x${at % 9}`))), 200],
    [
      'parts that nobody knows',
      () =>
        parameters([{ name: 'includeProblems', part: times(MANY, (at) => ({ name: `x${at}`, valueBoolean: true })) }]),
      200,
    ],
  ])('in JSON: %s', async (_what, body, status) => {
    expect((await record({ rawBody: body() })).status).toBe(status);
  });
});

describe('a body whose elements stand too deep in each other is refused', () => {
  const LEVELS = 20_000;
  const inJson = (levels: number): string =>
    parameters().replace(/\]\}$/, `,${'{"name":"a","part":['.repeat(levels)}${']}'.repeat(levels)}]}`);
  const inXml = (levels: number): string =>
    xml(
      '<parameter><name value="a"/>' +
        '<part><name value="a"/>'.repeat(levels) +
        '</part>'.repeat(levels) +
        '</parameter>',
    );
  const says = { diagnostics: 'The body has elements that stand too deep in each other' };

  it.each<[string, CallChanges]>([
    ['JSON', { rawBody: inJson(LEVELS) }],
    ['JSON that does not end', { rawBody: inJson(LEVELS).slice(0, 200_000) }],
    ['XML', { ...AS_XML, rawBody: inXml(LEVELS) }],
    ['XML that is less deep', { ...AS_XML, rawBody: inXml(150) }],
  ])('%s', async (_format, changes) => {
    const reply = await record(changes);
    expect(outcomeOf(reply)).toBe('422 INVALID_RESOURCE');
    expect(member(reply.body, 'issue', 0)).toMatchObject(says);
  });

  it('what only looks deep is text', async () => {
    const text = '\\"[{'.repeat(500);
    const rawBody = parameters().replace(/\]\}$/, `,{"name":"x","valueString":"${text}"}]}`);
    expect((await record({ rawBody })).status).toBe(200);
  });
});

it('a token too deep to be told is refused, and the calls can be read all the same', async () => {
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  const claims = `{"iss":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
  const authorization = `Bearer ${part('{"alg":"none","typ":"JWT"}')}.${part(claims)}.`;
  const reply = await running.consumer.call(metadataOf(PRACTICE), { authorization });
  expect(outcomeOf(reply)).toBe('400 BAD_REQUEST');
  const { status, body } = await fetchJson(`${running.simulator.origin}/control/calls`);
  expect([status, member(list(body['calls']).at(-1), 'token')]).toEqual([200, null]);
});
