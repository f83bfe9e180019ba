import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/conformance/arguments.js';
import { parseMap } from '../../src/conformance/map-file.js';
import { parseScenarios } from '../../src/conformance/scenario.js';
import { runningSimulator } from '../simulator/running.js';
import { scenario } from './a-scenario.js';
import { command } from './command.js';

const running = runningSimulator({ now: () => new Date() });
const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
const EXAMPLE_MAP = 'docs/conformance-map.json';
const ASID = '993615027768';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const direct = (): readonly string[] => ['--base-url', `${running.simulator.origin}/practices/A99001`, '--asid', ASID];

const search = { op: 'query.add', name: 'identifier', value: 'https://fhir.nhs.uk/Id/nhs-number|{patient2}' };
const patientSearch = {
  ...scenario({ id: 'ANY-SEARCH' }),
  request: {
    interaction: 'PatientSearch',
    method: 'GET',
    path: 'Patient',
    interactionId: 'urn:nhs:names:services:gpconnect:fhir:rest:search:patient-1',
    jwtScope: 'patient/*.read',
    mutations: [search],
  },
  expect: { status: 200, code: null, assertions: ['1 entries', 'Patient Identifiers right for patient2'] },
};

describe('the command', () => {
  it('says what was passed, failed and skipped, and ends well where nothing failed', async () => {
    const path = file('good.json', [scenario(), scenario({ id: 'ANY-2', tags: ['transport'] })]);
    const { code, out } = await command(path);
    expect(out).toEqual(['1 passed, 0 failed, 1 skipped; 1 assertions checked, 0 unchecked']);
    expect(code).toBe(0);
  });

  it('names a scenario that fails, what was expected and what came', async () => {
    const path = file('failing.json', [
      scenario(),
      scenario({ id: 'ANY-STATUS', expect: { status: 404, code: 'NO_RECORD_FOUND' } }),
      scenario({
        id: 'ANY-WORDS',
        expect: { status: 200, code: null, assertions: ['body is a Patient', 'as it must be'] },
      }),
      scenario({ id: 'ANY-SETUP', setup: [{ do: 'findPatient', patient: 'patient14' }] }),
    ]);
    const { code, out } = await command(path);
    expect(out).toEqual([
      'ANY-STATUS: expected 404 NO_RECORD_FOUND, got 200',
      'ANY-WORDS: expected "body is a Patient", got the body is CapabilityStatement',
      'ANY-SETUP: expected what the scenario begins with, got PatientSearch: not exactly one Patient was found',
      '1 passed, 3 failed, 0 skipped; 2 assertions checked, 1 unchecked',
    ]);
    expect(code).toBe(1);
  });

  it('says on demand what was skipped and what was not checked', async () => {
    const path = file('talking.json', [
      scenario({ expect: { status: 200, assertions: ['as it must be'] } }),
      scenario({ id: 'ANY-2', tags: ['transport'] }),
      scenario({ id: 'ANY-3' }),
    ]);
    const { code, out } = await command(path, '--verbose');
    expect(out).toEqual([
      'skipped ANY-1: none of the assertions about one of its answers could be checked',
      'skipped ANY-2: transport',
      'unchecked 1 × as it must be: no check is known for it',
      '1 passed, 0 failed, 2 skipped; 1 assertions checked, 1 unchecked',
    ]);
    expect(code).toBe(0);
  });

  it.each([
    ['no options', [], 'FILE.json'],
    ['an unknown option', ['any.json', '--anything'], '--anything'],
    [
      'a day that does not exist',
      ['any.json', '--now', '2027-02-30T09:30:00Z'],
      '--now: "2027-02-30T09:30:00Z" is no instant',
    ],
    [
      'a time without its offset',
      ['any.json', '--now', '2027-02-03T09:30:00'],
      '--now: "2027-02-03T09:30:00" is no instant',
    ],
    [
      'a time too early',
      [file('early.json', [scenario()]), '--now', '1999-02-03T09:30:00Z'],
      '--now: The time lies outside of what the clock can show',
    ],
    ['a seed for a provider', ['any.json', '--base-url', 'http://127.0.0.1:1', '--seed', 'other'], '--seed: is for'],
    ['a file that is not there', [join(folder, 'nowhere.json')], 'nowhere.json: cannot be read'],
    ['a map without a provider', ['any.json', '--map', EXAMPLE_MAP], '--map'],
  ])('refuses %s in one line, and does nothing', async (_what, words, says) => {
    const { code, out, errors } = await command(...words);
    expect([code, out, errors.length]).toEqual([2, [], 1]);
    expect(errors[0]).toContain(says);
  });

  it.each([
    ['nothing but scenarios about the connection', [scenario({ tags: ['transport'] })], [], '1 × transport'],
    [
      'nothing that could be checked',
      [
        scenario({ expect: { status: 200, assertions: ['as it must be'] } }),
        scenario({ id: 'A', tags: ['transport'] }),
      ],
      [],
      '1 × none of the assertions about one of its answers could be checked; 1 × transport',
    ],
  ])('does not end well where there is %s, and says so', async (_what, content, words, says) => {
    const { code, out, errors } = await command(file('nothing.json', content), ...words);
    expect([code, out]).toEqual([2, [expect.stringMatching(/^0 passed, 0 failed, \d skipped; 0 assertions checked/)]]);
    expect(errors).toEqual([`Nothing was proved: all scenarios count as skipped (${says})`]);
  });

  it.each([
    [[], [], 'it has no scenarios'],
    [[scenario()], ['--only', 'ANY-2'], 'none of its 1 scenarios has "ANY-2" in its id (--only)'],
    [[scenario()], ['--version', '0.7.4'], 'none of its 1 scenarios holds for 0.7.4 (--version)'],
    [
      [scenario()],
      ['--version', '1.6.0', '--only', 'BOOK'],
      'none of its 1 scenarios holds for 1.6.0 (--version) and has "BOOK" in its id (--only)',
    ],
  ])('refuses to play nothing: %#', async (content, words, says) => {
    const path = file('none.json', content);
    const { code, out, errors } = await command(path, ...words);
    expect([code, out, errors]).toEqual([2, [], [`Nothing was played: ${path}: ${says}`]]);
  });

  it('refuses a bad file in one line that names record and field', async () => {
    const bad = [
      scenario(),
      scenario({ id: 'ANY-2', mutations: [{ op: 'query.add', name: 'a' }, { op: 'query.ad' }] }),
    ];
    const { code, out, errors } = await command(file('bad.json', bad));
    expect([code, out]).toEqual([2, []]);
    expect(errors).toEqual([
      expect.stringMatching(/bad\.json: record 1 \(ANY-2\): request\.mutations\.0\.value: .* \(and 1 more\)$/),
    ]);
  });

  it('books elsewhere to begin with, where the consumer may take no more of a session', async () => {
    const setup = [{ do: 'bookAppointment', patient: 'patient1', serviceType: 'Link worker' }];
    const path = file(
      'limited.json',
      [1, 2, 3, 4, 5].map((number) => scenario({ id: `ANY-${number}`, setup })),
    );
    const { out } = await command(path);
    expect(out).toEqual(['5 passed, 0 failed, 0 skipped; 5 assertions checked, 0 unchecked']);
  });

  it('helps', async () => {
    const { code, out } = await command('--help');
    expect(code).toBe(0);
    expect(out[0]).toBe('Usage: npm run conformance -- FILE.json [options]');
  });
});

describe('the command at a provider that runs already', () => {
  it('asks a practice directly', async () => {
    const path = file('search.json', [scenario(), patientSearch]);
    const { code, out, errors } = await command(path, ...direct(), '--map', EXAMPLE_MAP);
    expect([out, errors, code]).toEqual([['2 passed, 0 failed, 0 skipped; 3 assertions checked, 0 unchecked'], [], 0]);
  });

  it('asks a practice through the proxy, with tokens made out to the practice alone', async () => {
    const path = file('search.json', [scenario(), patientSearch]);
    const url = `${running.simulator.sspUrl}/https://a99001.practices.example/A99001/STU3/1/gpconnect/`;
    const { code, out } = await command(path, '--base-url', url, '--asid', ASID, '--map', EXAMPLE_MAP);
    expect([out, code]).toEqual([['2 passed, 0 failed, 0 skipped; 3 assertions checked, 0 unchecked'], 0]);
  });

  it('skips what the map says there is none of, or nobody can do there', async () => {
    const path = file('lacking.json', [
      scenario({ setup: [{ do: 'findPatient', patient: 'patient15' }] }),
      scenario({ id: 'ANY-2', setup: [{ do: 'passTime', days: 1 }] }),
      { ...scenario({ id: 'ANY-3' }), at: 'second' },
      scenario({ id: 'ANY-4' }),
    ]);
    const map: unknown = JSON.parse(readFileSync(EXAMPLE_MAP, 'utf8'));
    const mapPath = file('alone.json', { ...(map as object), practices: {} });
    const { code, out } = await command(path, ...direct(), '--map', mapPath, '--verbose');
    expect(out).toEqual([
      'skipped ANY-1: the map says that there is no patient15',
      'skipped ANY-2: its clock cannot be moved',
      'skipped ANY-3: the map has no practice "second"',
      '1 passed, 0 failed, 3 skipped; 1 assertions checked, 0 unchecked',
    ]);
    expect(code).toBe(0);
  });

  it('takes the practice that --base-url names for `main`', async () => {
    const path = file('main.json', [{ ...patientSearch, at: 'main' }]);
    const { code, out } = await command(path, ...direct(), '--map', EXAMPLE_MAP);
    expect([out, code]).toEqual([['1 passed, 0 failed, 0 skipped; 2 assertions checked, 0 unchecked'], 0]);
  });

  it("goes by the provider's time, if that is another", async () => {
    const path = file('later.json', [patientSearch]);
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await fetch(`${running.simulator.origin}/control/clock`, { method: 'PUT', body: JSON.stringify({ now: later }) });
    const untimely = await command(path, ...direct(), '--map', EXAMPLE_MAP);
    expect(untimely.out[0]).toMatch(/^ANY-SEARCH: expected 200, got 40/);
    const { out } = await command(path, ...direct(), '--map', EXAMPLE_MAP, '--now', later);
    expect(out).toEqual(['1 passed, 0 failed, 0 skipped; 2 assertions checked, 0 unchecked']);
    await fetch(`${running.simulator.origin}/control/clock`, { method: 'DELETE' });
  });

  it('refuses a map that says nothing of what is needed, before anything is asked', async () => {
    const map: unknown = JSON.parse(readFileSync(EXAMPLE_MAP, 'utf8'));
    const path = file('needing.json', [
      patientSearch,
      scenario({ setup: [{ do: 'findPatient', patient: 'patient99' }, { do: 'takeUnregisteredPatient' }] }),
    ]);
    const mapPath = file('map.json', { ...(map as object), values: {}, unregistered: undefined });
    const { code, out, errors } = await command(path, ...direct(), '--map', mapPath);
    expect([code, out, errors.length]).toEqual([2, [], 1]);
    expect(errors[0]).toMatch(
      /map\.json: not there: values\.patient2 \(for ANY-SEARCH\), values\.patient99 \(for ANY-1\), unregistered \(for ANY-1\)/,
    );
  });

  it('refuses a map that says nothing of what an assertion names, which then could not be checked', async () => {
    const map = JSON.parse(readFileSync(EXAMPLE_MAP, 'utf8')) as { readonly values: object };
    const path = file('naming.json', [
      scenario({ expect: { status: 200, code: null, assertions: ['2 slots of the type SHARED'] } }),
    ]);
    const mapPath = file('silent.json', { ...map, values: {} });
    const silent = await command(path, ...direct(), '--map', mapPath);
    expect([silent.code, silent.errors]).toEqual([
      2,
      [expect.stringContaining('not there: values.SHARED (for ANY-1)')],
    ]);
    const without = file('without.json', { ...map, values: { ...map.values, SHARED: null } });
    const { out } = await command(path, ...direct(), '--map', without, '--verbose');
    expect(out[0]).toBe('skipped ANY-1: the map says that there is no SHARED');
  });

  it('tells of a practice that does not answer as of a failure', async () => {
    const { code, out } = await command(
      file('search.json', [scenario()]),
      '--base-url',
      'http://127.0.0.1:9/practices/A99001',
      '--asid',
      ASID,
      '--map',
      EXAMPLE_MAP,
    );
    expect(out[0]).toMatch(/^ANY-1: expected an answer, got ./);
    expect(code).toBe(1);
  });
});

describe('options', () => {
  const provider = ['--base-url', 'https://provider.example/A1/STU3/1/gpconnect/', '--asid', '1', '--map', 'map.json'];

  it('are read', () => {
    expect(readArguments(['a.json', ...provider, '--version', '1.2.8', '--only', 'Book', '--verbose'])).toMatchObject({
      file: 'a.json',
      provider: { baseUrl: 'https://provider.example/A1', asid: '1', mapFile: 'map.json' },
      versions: ['1.2.8'],
      only: 'Book',
      verbose: true,
    });
    expect(readArguments(['a.json'])).toMatchObject({ provider: null, seed: 'gpconnect' });
    expect(readArguments(['--help'])).toBeNull();
  });

  it.each([
    [['a.json', 'b.json'], 'b.json'],
    [['a.json', '--now', 'soon'], '--now'],
    [['a.json', '--base-url', 'provider.example'], '--base-url'],
    [['a.json', '--base-url', 'https://provider.example'], '--asid'],
    [['a.json', '--base-url', 'https://provider.example', '--asid', '1'], '--map'],
    [['a.json', '--asid', '1'], '--asid'],
  ])('%o are refused by name', (words, says) => {
    expect(() => readArguments(words)).toThrow(says);
  });
});

describe('a scenario file', () => {
  it.each([
    ['{', 'no JSON'],
    ['{}', 'file.json: '],
    [[scenario({ interaction: 'Anything' })], 'record 0 (ANY-1): request.interaction: is none of '],
    [[scenario({ setup: [{ do: 'dance' }] })], 'record 0 (ANY-1): setup.0.do: "dance" is none of '],
    [[scenario({ setup: [{ do: 'findPatient' }] })], 'record 0 (ANY-1): setup.0.patient: '],
    [[scenario({ expect: { status: 'good' } })], 'record 0 (ANY-1): expect.status: '],
    [[scenario({ expect: {} })], 'record 0 (ANY-1): expect.status: '],
    [[scenario(), { feature: 'any' }], 'record 1: id: '],
    [[scenario(), scenario()], 'two records have the id ANY-1'],
  ])('%# is refused where it is wrong', (content, says) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => parseScenarios('file.json', text)).toThrow(says);
  });
});

describe('a map', () => {
  const map = { consumer: { asid: '1', odsCode: 'Z1', name: 'Any', phone: '1', url: 'https://any.example/' } };

  it.each([
    ['{', 'no JSON'],
    [{}, 'map.json: consumer: '],
    [{ ...map, values: { patient1: 9990000018 } }, 'map.json: values.patient1: '],
    [{ ...map, roots: { html: { url: 'https://any.example/' } } }, 'map.json: roots.html.url: '],
    [{ ...map, practices: { main: { baseUrl: 'https://any.example', asid: '1' } } }, 'map.json: practices.main: '],
    [{ ...map, unregistered: [{ nhsNumber: '9990000018' }] }, 'map.json: unregistered.0.family: '],
  ])('%# is refused where it is wrong', (content, says) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => parseMap('map.json', text)).toThrow(says);
  });
});
