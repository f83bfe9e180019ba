import type { Organisation } from '../domain/caller.js';
import { readTextFile } from './json-file.js';
import { readOrganisationsFile } from './organisations-file.js';
import { readPatientsFile, type PatientEntry } from './patients-file.js';
import { readPracticesFile, type PracticesFile } from './practices-file.js';
import { readSettings, SettingsError, type Settings } from './settings.js';

/** Where answers come from. */
export type Upstream =
  | {
      readonly kind: 'simulator';
      readonly port: number;
      readonly practices: number;
      readonly patients: number;
      readonly recordsDir: string | null;
      readonly latency: string | null;
      readonly seed: string | null;
    }
  | ({ readonly kind: 'spine' } & SpineConfig);

/** How Spine, and practices, are reached. */
export interface SpineConfig {
  readonly pds: {
    readonly url: string;
    readonly access: {
      readonly tokenUrl: string;
      readonly apiKey: string;
      readonly keyId: string;
      readonly privateKey: string;
    } | null;
  } | null;
  /** Stands in for PDS. */
  readonly patients: readonly PatientEntry[] | null;
  readonly sds: { readonly url: string; readonly apiKey: string | null } | null;
  readonly practices: PracticesFile;
  readonly proxyUrl: string | null;
  readonly tls: { readonly cert: string; readonly key: string; readonly ca: string | null } | null;
  readonly consumer: { readonly organisation: Organisation; readonly url: string };
  readonly organisations: readonly Organisation[] | null;
  readonly signIn: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string | null };
}

/** All settings, in the form in which the composition root uses them. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly deadlineMs: number;
  readonly costLimit: number;
  readonly bodyLimit: number;
  readonly idKey: string | null;
  readonly auditFile: string;
  readonly practiceConcurrency: number;
  readonly connections: number;
  readonly cacheBytes: number;
  readonly staffCacheMs: number;
  readonly capabilitiesCacheMs: number;
  readonly upstream: Upstream;
}

/** Settings that mean an upstream of one's own: with any of them the simulator does not start. */
const UPSTREAM_SETTINGS = [
  'PDS_URL',
  'SDS_URL',
  'SSP_URL',
  'PRACTICES_FILE',
  'PATIENTS_FILE',
] as const satisfies readonly (keyof Settings)[];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const NO_PRACTICES: PracticesFile = { practices: [], groups: [], endpoints: new Map() };

/** Reads the whole configuration from the environment. Throws a {@link SettingsError} that names what is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const settings = readSettings(environment);
  const upstreamGiven = UPSTREAM_SETTINGS.filter((name) => settings[name] !== undefined);
  const kind = settings.UPSTREAM ?? (upstreamGiven.length > 0 ? 'spine' : 'simulator');
  return {
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    deadlineMs: settings.DEADLINE_MS,
    costLimit: settings.COST_LIMIT,
    bodyLimit: settings.BODY_LIMIT,
    idKey: settings.ID_KEY ?? null,
    auditFile: settings.AUDIT_FILE,
    practiceConcurrency: settings.PRACTICE_CONCURRENCY,
    connections: settings.CONNECTIONS,
    cacheBytes: settings.CACHE_MB * 1024 * 1024,
    staffCacheMs: settings.STAFF_CACHE_MS,
    capabilitiesCacheMs: settings.CAPABILITIES_CACHE_MS,
    upstream: kind === 'simulator' ? simulatorOf(settings, upstreamGiven) : spineOf(settings),
  };
}

function simulatorOf(settings: Settings, upstreamGiven: readonly string[]): Upstream {
  const [stray] = upstreamGiven;
  if (stray !== undefined) throw new SettingsError(`${stray}: is of no use with UPSTREAM=simulator.`);
  if (settings.AUTH === 'oidc') {
    throw new SettingsError('AUTH: must be demo with the simulator, which has users of its own: leave it out.');
  }
  if (!LOOPBACK.includes(settings.HOST)) {
    throw new SettingsError(`HOST: must be a loopback address with the demo sign-in: ${LOOPBACK.join(', ')}.`);
  }
  return {
    kind: 'simulator',
    port: settings.SIMULATOR_PORT,
    practices: settings.SIMULATOR_PRACTICES,
    patients: settings.SIMULATOR_PATIENTS,
    recordsDir: settings.SIMULATOR_RECORDS ?? null,
    latency: settings.SIMULATOR_LATENCY ?? null,
    seed: settings.SIMULATOR_SEED ?? null,
  };
}

function spineOf(settings: Settings): Upstream {
  if (settings.AUTH === 'demo')
    throw new SettingsError('AUTH: must be oidc: demo users exist only with the simulator.');
  if (settings.PDS_URL === undefined && settings.PATIENTS_FILE === undefined) {
    throw new SettingsError(
      'PDS_URL: is needed (or PATIENTS_FILE, on a test network): nobody is asked about a patient who was not traced.',
    );
  }
  if (settings.SDS_URL === undefined && settings.PRACTICES_FILE === undefined) {
    throw new SettingsError('SDS_URL: is needed, or PRACTICES_FILE: without either no practice can be reached.');
  }
  const organisations = fromFile(settings.ORGANISATIONS_FILE, readOrganisationsFile);
  return {
    kind: 'spine',
    pds: settings.PDS_URL === undefined ? null : { url: settings.PDS_URL, access: pdsAccessOf(settings) },
    patients: fromFile(settings.PATIENTS_FILE, readPatientsFile),
    sds: settings.SDS_URL === undefined ? null : { url: settings.SDS_URL, apiKey: settings.SDS_API_KEY ?? null },
    practices: fromFile(settings.PRACTICES_FILE, readPracticesFile) ?? NO_PRACTICES,
    proxyUrl: settings.SSP_URL ?? null,
    tls: tlsOf(settings),
    consumer: {
      url: required('CONSUMER_URL', settings.CONSUMER_URL),
      organisation: {
        odsCode: required('CONSUMER_ODS', settings.CONSUMER_ODS),
        name: required('CONSUMER_ORG_NAME', settings.CONSUMER_ORG_NAME),
        type: settings.CONSUMER_ORG_TYPE ?? null,
        phone: settings.CONSUMER_PHONE ?? null,
        asid: required('CONSUMER_ASID', settings.CONSUMER_ASID),
      },
    },
    organisations,
    signIn: {
      issuer: required('OIDC_ISSUER', settings.OIDC_ISSUER),
      audience: settings.OIDC_AUDIENCE,
      jwksUrl: settings.OIDC_JWKS_URL ?? null,
    },
  };
}

function pdsAccessOf(settings: Settings) {
  if (settings.PDS_TOKEN_URL === undefined) return null;
  return {
    tokenUrl: settings.PDS_TOKEN_URL,
    apiKey: required('PDS_API_KEY', settings.PDS_API_KEY),
    keyId: required('PDS_KEY_ID', settings.PDS_KEY_ID),
    privateKey: readTextFile('PDS_KEY_FILE', required('PDS_KEY_FILE', settings.PDS_KEY_FILE)),
  };
}

function tlsOf(settings: Settings): SpineConfig['tls'] {
  if (settings.TLS_CERT === undefined && settings.TLS_KEY === undefined) return null;
  return {
    cert: readTextFile('TLS_CERT', required('TLS_CERT', settings.TLS_CERT)),
    key: readTextFile('TLS_KEY', required('TLS_KEY', settings.TLS_KEY)),
    ca: settings.TLS_CA === undefined ? null : readTextFile('TLS_CA', settings.TLS_CA),
  };
}

const fromFile = <T>(path: string | undefined, read: (path: string) => T): T | null =>
  path === undefined ? null : read(path);

function required<T>(name: keyof Settings, value: T | undefined): T {
  if (value === undefined) throw new SettingsError(`${name}: is needed with UPSTREAM=spine.`);
  return value;
}
