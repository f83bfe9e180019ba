import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig, type Config, type SpineConfig } from '../../src/config/config.js';
import { SettingsError } from '../../src/config/settings.js';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function file(content: unknown): string {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Settings of a server with an upstream, and what differs. */
const spine = (differs: Record<string, string> = {}): Config =>
  readConfig({
    UPSTREAM: 'spine',
    PDS_URL: 'https://pds.example',
    SDS_URL: 'https://sds.example',
    CONSUMER_URL: 'https://consumer.example',
    CONSUMER_ODS: 'X99001',
    CONSUMER_ORG_NAME: 'Example Urgent Care',
    CONSUMER_ASID: '999000000001',
    OIDC_ISSUER: 'https://issuer.example',
    ...differs,
  });
const upstream = (differs: Record<string, string> = {}): SpineConfig => {
  const { upstream } = spine(differs);
  if (upstream.kind !== 'spine') throw new Error('The simulator would start.');
  return upstream;
};
/** Why settings are refused, one line each. */
function refused(differs: Record<string, string>): readonly string[] {
  try {
    spine(differs);
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.message.split('\n');
    throw fault;
  }
  return [];
}

describe('settings that do not go together', () => {
  test('a service and what stands in for it', () => {
    expect(refused({ PATIENTS_FILE: file({ patients: [] }) })).toEqual([
      expect.stringMatching(/^PATIENTS_FILE: .*PDS_URL/),
    ]);
  });

  test.each([
    [{ PDS_API_KEY: 'k', PDS_KEY_FILE: '/nowhere' }, ['PDS_API_KEY', 'PDS_KEY_FILE'], 'PDS_TOKEN_URL'],
    [{ PDS_KEY_ID: 'k' }, ['PDS_KEY_ID'], 'PDS_TOKEN_URL'],
    [{ TLS_CERT: '/nowhere' }, ['TLS_CERT'], 'TLS_KEY'],
    [{ TLS_KEY: '/nowhere' }, ['TLS_KEY'], 'TLS_CERT'],
    [{ SDS_URL: '', SDS_API_KEY: 'k', PRACTICES_FILE: file({ practices: [] }) }, ['SDS_API_KEY'], 'SDS_URL'],
    [{ PDS_URL: '', PDS_TOKEN_URL: 'https://t', PATIENTS_FILE: file({ patients: [] }) }, ['PDS_TOKEN_URL'], 'PDS_URL'],
  ])('%o: each is named, and what it needs', (differs, names, needed) => {
    expect(refused(differs as Record<string, string>)).toEqual(
      names.map((name) => `${name}: does nothing without ${needed}.`),
    );
  });
});

describe('what is listed twice', () => {
  test('practices and groups are named by their places, with no value', () => {
    const practices = [{ odsCode: 'A99001' }, { odsCode: 'B99002' }, { odsCode: 'a99001', name: 'Other' }];
    const groups = ['g', 'g'].map((id) => ({ id, name: id, practices: [] }));
    expect(refused({ PRACTICES_FILE: file({ practices, groups }) })).toEqual([
      'PRACTICES_FILE: practices.2.odsCode: stands there twice',
      'PRACTICES_FILE: groups.1.id: stands there twice',
    ]);
  });

  test('patients and organisations too', () => {
    const patient = { nhsNumber: '9990000018', family: 'Example' };
    const patients = [patient, { ...patient, nhsNumber: '999 000 0018' }];
    expect(refused({ PDS_URL: '', PATIENTS_FILE: file({ patients }) })).toEqual([
      'PATIENTS_FILE: patients.1.nhsNumber: stands there twice',
    ]);
    const organisation = { odsCode: 'X99001', name: 'Example', asid: '999000000001' };
    expect(refused({ ORGANISATIONS_FILE: file({ organisations: [organisation, organisation] }) })).toEqual([
      'ORGANISATIONS_FILE: organisations.1.odsCode: stands there twice',
    ]);
  });
});

describe('certificates', () => {
  test('a private authority is trusted without a certificate of our own', () => {
    expect(upstream({ TLS_CA: file('authority') }).tls).toEqual({ client: null, ca: 'authority' });
  });

  test('our own is used with its key', () => {
    const tls = { TLS_CERT: file('certificate'), TLS_KEY: file('key') };
    expect(upstream(tls).tls).toEqual({ client: { cert: 'certificate', key: 'key' }, ca: null });
  });
});

describe('plain http', () => {
  test('is warned of, by name, in every URL that patients and users depend on', () => {
    expect(spine().warnings).toEqual([]);
    const names = ['PDS_URL', 'PDS_TOKEN_URL', 'SDS_URL', 'SSP_URL', 'OIDC_ISSUER', 'OIDC_JWKS_URL'];
    const urls = Object.fromEntries(names.map((name) => [name, 'http://plain.example']));
    const { warnings } = spine({ ...urls, PDS_API_KEY: 'k', PDS_KEY_ID: 'i', PDS_KEY_FILE: file('key') });
    expect(warnings.map((line) => line.split(':')[0])).toEqual(names);
    expect(warnings.join()).not.toContain('plain.example');
  });

  test('is not, on this machine', () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(spine({ SSP_URL: `http://${host}:19191` }).warnings).toEqual([]);
    }
  });

  test('of practices matters if they are called directly', () => {
    const endpoints = { structured: { url: 'http://practice.example/A99001', asid: '999000000009' } };
    const PRACTICES_FILE = file({ practices: [{ odsCode: 'A99001', endpoints }] });
    expect(spine({ PRACTICES_FILE }).warnings).toEqual([expect.stringMatching(/^PRACTICES_FILE: /)]);
    expect(spine({ PRACTICES_FILE, SSP_URL: 'https://proxy.example' }).warnings).toEqual([]);
  });
});
