import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.js';
import { rangeAt } from '../../src/simulator/records/json-path.js';
import { ALLERGIES, fetchJson, INTERACTION, list, MEDICATION, member, refusalOf, TestConsumer } from './consumer.js';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

interface Invented {
  readonly number?: string;
  readonly family: string;
  /** Text that only makes the file larger. */
  readonly filling?: string;
}

/** A whole record as text, with a number written in a way that parsing would lose. */
function record({ number, family, filling = '' }: Invented): string {
  const identifier =
    number === undefined
      ? ''
      : `"identifier":[{"system":"urn:local","value":"${number}"},{"system" : "${NHS_NUMBER}", "value" :  "${number}"}],`;
  return `{
  "resourceType":"Bundle","type":"collection","entry":[
    {"resource":{"resourceType":"List","title":"Not the \\"Patient\\" } ] ${filling}"}},
    {"resource":{"resourceType":"Patient","id":"p1",${identifier}
      "name":[{"use":"old","family":"Before"},{"use":"official","family":"${family}","given":["Una"]}],
      "gender":"female","birthDate":"1950-02-03"}},
    {"resource":{"resourceType":"Observation","valueQuantity":{"value":1.50}}}
  ]
}\n`;
}

const FILES: Readonly<Record<string, string>> = {
  'a-valid.json': record({ number: '9000000009', family: 'Valid' }),
  'b-larger.json': record({ number: '9000000009', family: 'Larger', filling: 'x'.repeat(50) }),
  'c-invalid.json': record({ number: '1234567890', family: 'Invalid' }),
  'd-taken.json': record({ number: '9990000018', family: 'Taken' }),
  'e-without.json': record({ family: 'Without' }),
  // With a byte order mark, as Windows writes it.
  'e-z-marked.json': `\uFEFF${record({ number: '9000000017', family: 'Marked' })}`,
  'f-broken.json': '{"resourceType":"Bundle",',
  'g-searchset.json': '{"resourceType":"Bundle","type":"searchset"}',
  'h-patient.json': '{"resourceType":"Patient"}',
  'i-nobody.json': '{"resourceType":"Bundle","type":"collection","entry":[{}]}',
  'j-notes.txt': 'hello',
};

describe('a folder of whole records', () => {
  let folder = '';
  let simulator: Simulator;
  let consumer: TestConsumer;
  const numberOf = (file: string): string => simulator.records.find((one) => one.file === file)?.nhsNumber ?? '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'records-'));
    for (const [file, text] of Object.entries(FILES)) await writeFile(join(folder, file), text);
    simulator = await startSimulator({ recordsDir: folder });
    consumer = new TestConsumer(simulator);
  });
  afterAll(async () => {
    await simulator.close();
    await rm(folder, { recursive: true });
  });

  it('is served, each file under its own number or one of the range that is never issued', () => {
    expect(simulator.records.map(({ file }) => file)).toEqual(Object.keys(FILES).slice(0, 6));
    expect(numberOf('b-larger.json')).toBe('9000000009');
    for (const file of ['a-valid.json', 'c-invalid.json', 'd-taken.json', 'e-without.json']) {
      expect(numberOf(file)).toMatch(/^9991\d{6}$/);
    }
    expect(new Set(simulator.records.map(({ nhsNumber }) => nhsNumber)).size).toBe(6);
  });

  it('says which files are not, and why', () => {
    expect(simulator.skipped).toEqual([
      { file: 'f-broken.json', reason: 'not well-formed JSON' },
      { file: 'g-searchset.json', reason: 'a Bundle, but not a collection' },
      { file: 'h-patient.json', reason: 'not a Bundle' },
      { file: 'i-nobody.json', reason: '0 Patients instead of one' },
      { file: 'j-notes.txt', reason: 'not a JSON file' },
    ]);
  });

  it('gives a file the same number again, whatever else is in the folder', async () => {
    const other = await mkdtemp(join(tmpdir(), 'records-'));
    await writeFile(join(other, 'c-invalid.json'), FILES['c-invalid.json'] ?? '');
    const again = await startSimulator({ recordsDir: other, seed: 'another' });
    try {
      expect(again.records).toEqual([{ file: 'c-invalid.json', nhsNumber: numberOf('c-invalid.json') }]);
    } finally {
      await again.close();
      await rm(other, { recursive: true });
    }
  });

  it('leaves everything but the number as it is, to the byte', async () => {
    for (const file of ['b-larger.json', 'c-invalid.json', 'd-taken.json']) {
      const number = numberOf(file);
      const { status, text } = await consumer.record('R99100', number, [ALLERGIES, MEDICATION]);
      expect(status).toBe(200);
      const before = FILES[file] ?? '';
      const old = /"value" : {2}"(\d{10})"/.exec(before)?.[1] ?? '';
      expect(text).toBe(before.replace(`"value" :  "${old}"`, `"value" :  "${number}"`));
    }
  });

  it('leaves a byte order mark out: it is none of the JSON', async () => {
    const { text } = await consumer.record('R99100', numberOf('e-z-marked.json'), [ALLERGIES]);
    expect(`\uFEFF${text}`).toBe(FILES['e-z-marked.json']);
  });

  it('puts a number in where there was none', async () => {
    const { body } = await consumer.record('R99100', numberOf('e-without.json'), []);
    expect(member(body, 'entry', 1, 'resource', 'identifier')).toEqual([
      { system: NHS_NUMBER, value: numberOf('e-without.json') },
    ]);
  });

  it('is known to PDS, to the practice and to the directory, and agrees', async () => {
    const number = numberOf('c-invalid.json');
    const pds = await fetchJson(`${simulator.pdsUrl}/Patient/${number}`, {
      headers: { 'X-Request-ID': crypto.randomUUID() },
    });
    const found = await consumer.findPatient('R99100', number);
    for (const patient of [pds.body, member(found.body, 'entry', 0, 'resource')]) {
      expect(patient).toMatchObject({
        gender: 'female',
        birthDate: '1950-02-03',
        name: [{ family: 'Invalid', given: ['Una'] }],
      });
    }
    expect(member(pds.body, 'generalPractitioner', 0, 'identifier', 'value')).toBe('R99100');
    expect(simulator.practices.at(-1)).toEqual({ odsCode: 'R99100', name: 'Records Practice' });
  });

  it('has no appointments, and the usual refusals', async () => {
    const number = numberOf('c-invalid.json');
    const id = String(member((await consumer.findPatient('R99100', number)).body, 'entry', 0, 'resource', 'id'));
    const day = new Date().toISOString().slice(0, 10);
    const appointments = await consumer.call({
      practice: 'R99100',
      interaction: INTERACTION.listAppointments,
      scope: 'patient/*.read',
      path: `/Patient/${id}/Appointment`,
      query: `start=ge${day}&start=le${day.slice(0, 4)}-12-31`,
    });
    expect([appointments.status, list(appointments.body['entry'])]).toEqual([200, []]);
    expect(refusalOf(await consumer.record('R99100', '9990000018', []))).toMatchObject({ code: 'PATIENT_NOT_FOUND' });
    expect(refusalOf(await consumer.record('R99100', number, [{ name: 'includeAllergies' }]))).toMatchObject({
      status: 422,
    });
  });

  it('that is not there stops the start', async () => {
    await expect(startSimulator({ recordsDir: join(folder, 'nowhere') })).rejects.toThrow('ENOENT');
  });
});

describe('finding a value in JSON text', () => {
  it('finds what parsing finds, at every path of any value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 2), (compact, spaces) => {
        const value: unknown = JSON.parse(compact);
        const text = JSON.stringify(value, null, spaces);
        const check = (at: unknown, path: readonly (string | number)[]): void => {
          const range = rangeAt(text, path);
          expect(JSON.parse(text.slice(range?.from, range?.to))).toEqual(at);
          if (Array.isArray(at)) at.forEach((one, index) => check(one, [...path, index]));
          else if (typeof at === 'object' && at !== null) {
            for (const [key, one] of Object.entries(at)) check(one, [...path, key]);
          }
        };
        check(value, []);
        expect(rangeAt(text, ['no such', 'path'])).toBeNull();
      }),
    );
  });
});
