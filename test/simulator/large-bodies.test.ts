import { describe, expect, it } from 'vitest';
import {
  book,
  bookingBody,
  change,
  findSlots,
  type FoundSlot,
  outcomeOf,
  patientIdAt,
  tagOf,
} from './appointment-calls.js';
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
import { NOW, runningSimulator } from './running.js';

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

it('XML that cannot be read is not well-formed, whatever brackets stand in it', async () => {
  const reply = await record({ ...AS_XML, rawBody: `<a>${'{'.repeat(101)}` });
  expect(outcomeOf(reply)).toBe('400 BAD_REQUEST');
});

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

it('an appointment of very many participants is compared with what is stored, in whatever order they come', async () => {
  const { consumer } = running;
  const slots = await findSlots(consumer, PRACTICE);
  const staffOf = ({ actors }: FoundSlot): string | undefined => actors.find((one) => one.startsWith('Practitioner/'));
  const slot = slots.find((one) => staffOf(one) !== undefined && new Date(one.start) > NOW);
  if (slot === undefined) throw new Error('There is no slot of somebody.');
  const body = bookingBody(await patientIdAt(consumer, PRACTICE, PATIENT), [slot]);
  const actor = { reference: staffOf(slot) };
  const others = times(60_000, (at) => ({ type: [{ text: String(at) }], actor, status: 'accepted' }));
  const participant = [...list(body['participant']), ...others];
  const { body: booked } = await book(consumer, PRACTICE, { ...body, participant });
  const path = `/Appointment/${String(booked['id'])}`;
  const amend = (named: readonly unknown[], headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
    change(consumer, PRACTICE, 'amend', { ...booked, description: 'Changed', participant: named }, { path, headers });
  expect(outcomeOf(await amend([...others].reverse()))).toBe('422 INVALID_RESOURCE');
  const changed = await amend([...participant].reverse());
  expect(changed.status).toBe(200);
  // Whoever is named as staff may be left out.
  const again = await amend(list(body['participant']), { 'If-Match': tagOf(changed.body) });
  expect([again.status, list(again.body['participant']).length]).toEqual([200, participant.length]);
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

describe('a body above 10 MB is refused, however it comes', () => {
  const MEGABYTE = 1024 * 1024;
  const CHUNK = new Uint8Array(MEGABYTE).fill(32);
  const whole = (megabytes: number): Uint8Array => new Uint8Array(megabytes * MEGABYTE).fill(32);
  const inChunks = (megabytes: number): ReadableStream<Uint8Array> => {
    let left = megabytes;
    return new ReadableStream({
      pull: (controller) => {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(CHUNK);
      },
    });
  };
  const send = (
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ): Promise<Reply> =>
    fetchJson(`${running.simulator.origin}${path}`, {
      ...{ method: 'POST', body, headers: { 'Content-Type': 'application/fhir+json', ...headers } },
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
  const lastCall = async (): Promise<unknown> =>
    list((await fetchJson(`${running.simulator.origin}/control/calls`)).body['calls']).at(-1);

  const PROXIED = '/ssp/https://a99001.practices.example/A99001/STU3/1/gpconnect/Appointment';
  const DIRECT = '/practices/A99001/STU3/1/gpconnect/Appointment';

  it.each<[string, string, () => NonNullable<RequestInit['body']>, string]>([
    ['the proxy', PROXIED, () => whole(11), '413 413'],
    ['the proxy, much too large', PROXIED, () => whole(30), '413 413'],
    ['the proxy, in chunks', PROXIED, () => inChunks(20), '413 413'],
    ['a practice', DIRECT, () => whole(11), '413 BAD_REQUEST'],
    ['a practice, in chunks', DIRECT, () => inChunks(20), '413 BAD_REQUEST'],
    ['PDS', '/pds/Patient/9990000018', () => whole(11), '413 INVALID_VALUE'],
    ['SDS', '/sds/Endpoint', () => whole(11), '413 INVALID_VALUE'],
  ])('by %s, and stands among the calls', async (_who, path, body, outcome) => {
    const reply = await send(path, body());
    expect([outcomeOf(reply), reply.body['resourceType']]).toEqual([outcome, 'OperationOutcome']);
    const practice = path.includes('A99001') ? 'A99001' : null;
    expect(await lastCall()).toMatchObject({ path, status: 413, practice });
  });

  it('in the shape and the format that is wanted', async () => {
    const inXmlOf = await send(DIRECT, whole(11), { Accept: 'application/fhir+xml' });
    expect(inXmlOf.text).toContain('<OperationOutcome xmlns="http://hl7.org/fhir">');
    const older = await send('/practices/A99001/DSTU2/0/gpconnect/Patient/$gpc.getcarerecord', whole(11));
    expect(older.headers.get('content-type')).toBe('application/json+fhir;charset=utf-8');
  });

  it.each(['/control/faults', '/oidc/token', '/', '/nowhere'])('at other doors in their way: %s', async (path) => {
    const reply = await send(path, whole(11));
    expect([reply.status, typeof reply.body['error']]).toEqual([413, 'string']);
  });

  it('but one of 10 MB is read', async () => {
    expect((await send('/practices/A99001/STU3/1/gpconnect/Appointment', whole(10))).status).toBe(400);
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
