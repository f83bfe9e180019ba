import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { banner } from '../../src/simulator/banner.js';
import { readArguments, USAGE } from '../../src/simulator/cli-arguments.js';
import { PATIENTS } from '../../src/simulator/estate/patient-rows.js';
import { PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { startSimulator } from '../../src/simulator/index.js';
import { makeAuthority } from '../certificates.js';
import { fetchJson } from './consumer.js';
import { PASTE, shownCall } from './curl-call.js';
import { NOW, runningSimulator } from './running.js';
import { runCommand, type SpawnedSimulator, spawnSimulator } from './spawned.js';

const running = runningSimulator();

const folder = mkdtempSync(join(tmpdir(), 'gpconnect-simulator-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const faultsFile = (rules: unknown): string => file('faults.json', JSON.stringify(rules));

describe('the command line', () => {
  it('is read', () => {
    expect(readArguments([])).toEqual({ port: 9090 });
    expect(
      readArguments(['--port', '0', '--seed', '7', '--records', 'here', '--latency', '50:0.5', '--host', '::1']),
    ).toEqual({
      port: 0,
      host: '::1',
      seed: '7',
      recordsDir: 'here',
      latency: { medianMs: 50, sigma: 0.5 },
    });
    expect(readArguments(['--practices', '2000', '--patients', '5', '--now', '2027-03-28T00:30:00Z'])).toEqual({
      port: 9090,
      practices: 2000,
      patients: 5,
      stoppedAt: new Date('2027-03-28T00:30:00Z'),
    });
    expect(readArguments(['--help'])).toBeNull();
  });

  it('reads the files that it names', () => {
    const rules = [{ practice: 'A99001', fault: 'status:503' }];
    expect(readArguments(['--faults', faultsFile(rules)])).toEqual({ port: 9090, faults: rules });
    const marked = file('marked.json', `\uFEFF${JSON.stringify(rules)}`);
    expect(readArguments(['--faults', marked])).toEqual({ port: 9090, faults: rules });
    const [cert, key, ca] = ['cert', 'key', 'ca'].map((name) => file(name, name)) as [string, string, string];
    expect(readArguments(['--tls-cert', cert, '--tls-key', key, '--tls-ca', ca])).toEqual({
      port: 9090,
      tls: { cert: 'cert', key: 'key', ca: 'ca' },
    });
  });

  it.each([
    [['--port', 'many'], '--port: "many" is no whole number between 0 and 65535.'],
    [['--port', '70000'], '--port'],
    [['--practices', '-1'], '--practices'],
    [['--practices', '100000'], '--practices: "100000" is no whole number between 0 and 99999.'],
    [['--patients', '1.5'], '--patients'],
    [['--port=-1'], '--port: "-1" is no whole number'],
    [['--port', ''], '--port'],
    [['--port', '9e3'], '--port'],
    [['--practices', 'NaN'], '--practices'],
    [['--practices', '1e3'], '--practices'],
    [['--patients=-1'], '--patients: "-1" is no whole number'],
    [['--patients', '99999999999999999999'], '--patients'],
    [['--latency', 'slow'], 'Latency'],
    [['--latency=-5'], 'Latency'],
    [['--latency', '1e3'], 'Latency'],
    [['--latency', '50:'], 'Latency'],
    [['--latency', '3600001'], 'Latency: milliseconds are between 0 and 3600000'],
    [['--latency', '50:10.5'], 'sigma is between 0 and 10'],
    [['--now', 'soon'], '--now: "soon" is no instant'],
    [['--now', '2027-03-28T00:30:00'], '--now'],
    [['--now', '2027-13-28'], '--now'],
    [['--faults', '/nowhere/faults.json'], '--faults: ENOENT'],
    [['--tls-cert', 'cert.pem'], '--tls-cert, --tls-key, --tls-ca: all three are needed.'],
    [['--unheard-of'], '--unheard-of'],
    [['stray'], 'stray'],
  ])('refuses %o', (words, says) => {
    expect(() => readArguments(words)).toThrow(says);
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{}'],
    ['a list of something else', '[1]'],
  ])('refuses faults that are %s', (_what, content) => {
    expect(() => readArguments(['--faults', file('wrong.json', content)])).toThrow(/^--faults: .*wrong\.json is no /);
  });

  it('explains every option', () => {
    const explained = [...USAGE.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    for (const option of new Set(explained)) {
      // Whatever is explained is known: nothing but its value can be wrong.
      expect(() => readArguments([option, '']), option).not.toThrow(/Unknown option/);
    }
    expect(new Set(explained).size).toBe(13);
  });
});

describe('the banner', () => {
  it('says what there is: doors, practices, patients and what they are there for', () => {
    const text = banner(running.simulator);
    const { pdsUrl, sdsUrl, sspUrl, oidcIssuer, origin } = running.simulator;
    for (const door of [pdsUrl, sdsUrl, sspUrl, oidcIssuer, `${origin}/practices`, `${origin}/control`]) {
      expect(text).toContain(door);
    }
    for (const { odsCode, name } of PRACTICES) expect(text).toContain(`${odsCode}  ${name}`);
    for (const { nhsNumber, practice, whatFor } of PATIENTS) {
      expect(text).toMatch(new RegExp(`${nhsNumber} +${practice ?? '-'} `));
      expect(text).toContain(whatFor);
    }
    expect(text).not.toContain('Records from files');
    expect(text).not.toContain('Generated practices');
  });

  it('names the first generated practices, and how many there are', async () => {
    const simulator = await startSimulator({ practices: 12, patients: 3 });
    try {
      const text = banner(simulator);
      expect(text).toMatch(/P00001 .* the first patient is 9992\d{6}\n/);
      expect(text).toMatch(/… P00012 +12 practices +3 patients each\n/);
      expect(text).not.toContain('P00004');
    } finally {
      await simulator.close();
    }
  });

  it('names the files that have to be put into the line over TLS', async () => {
    const authority = makeAuthority('Spine of the test');
    const tls = { ...authority.issue({ names: ['127.0.0.1'] }), ca: authority.cert };
    const simulator = await startSimulator({ tls });
    try {
      expect(banner(simulator)).toContain(`curl -s --cacert ca.pem '${simulator.origin}/control/curl?`);
    } finally {
      await simulator.close();
    }
  });
});

/** Lines of the banner that are to be pasted. */
const curlLines = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => /^ {2}(curl .*)$/.exec(line)?.[1] ?? []);

describe('npm run simulator', () => {
  const started: SpawnedSimulator[] = [];
  let simulator: SpawnedSimulator;
  beforeAll(async () => {
    const faults = faultsFile([{ practice: 'C99003', fault: 'status:503' }]);
    simulator = await spawnSimulator(['--port', '0', '--now', NOW.toISOString(), '--faults', faults]);
    started.push(simulator);
  });
  afterAll(async () => {
    await Promise.all(started.map((one) => one.stop()));
  });
  afterEach(() => fetchJson(`${simulator.origin}/control/calls`, { method: 'DELETE' }));

  it.each(PASTE)('shows lines that work %s', async (_how, paste) => {
    const lines = curlLines(simulator.banner);
    expect(lines).toHaveLength(3);
    const [patient = '', call = '', record = ''] = await Promise.all(lines.map(paste));
    expect(JSON.parse(patient)).toMatchObject({ resourceType: 'Patient', id: '9990000018' });
    expect(JSON.parse(await paste(call.trim()))).toMatchObject({ resourceType: 'Bundle' });
    expect(JSON.parse(record)).toMatchObject({ resourceType: 'Bundle', entry: expect.any(Array) as unknown });
  });

  it('has its clock where it was put, and its faults', async () => {
    const { body } = await fetchJson(`${simulator.origin}/control/clock`);
    expect(body).toEqual({ now: NOW.toISOString() });
    const line = await fetchJson(`${simulator.origin}/control/curl?practice=C99003&patient=9990000050`);
    const { url, init } = shownCall(line.text);
    expect((await fetchJson(url, init)).status).toBe(503);
  });

  it('has a clock that goes once it is let go', async () => {
    const letGo = await fetchJson(`${simulator.origin}/control/clock`, { method: 'DELETE' });
    expect(Math.abs(Date.parse(String(letGo.body['now'])) - Date.now())).toBeLessThan(60_000);
    await fetchJson(`${simulator.origin}/control/clock`, {
      method: 'PUT',
      body: JSON.stringify({ now: NOW.toISOString() }),
    });
  });

  it('shows its options, and ends', async () => {
    expect(await runCommand(['--help'])).toEqual({ code: 0, stdout: USAGE, stderr: '' });
  });

  it.each([
    [['--port', 'many'], '--port: "many" is no whole number between 0 and 65535.\n'],
    [['--practices', '30000'], 'patients: at most 400000 can be generated, at all practices together.\n'],
  ])('says in one line what is wrong, and ends: %o', async (words, says) => {
    expect(await runCommand(words)).toEqual({ code: 1, stdout: '', stderr: says });
  });

  it('says which field of a fault is wrong', async () => {
    const { code, stderr } = await runCommand(['--faults', faultsFile([{ practice: 'A99001', fault: 'boom' }])]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^faults\[0\]\.fault: one of [^\n]*\n$/)]);
  });

  it('says if its port is taken', async () => {
    const { port } = new URL(simulator.origin);
    const { code, stderr } = await runCommand(['--port', port]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
  });
});
