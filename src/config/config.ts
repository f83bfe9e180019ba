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
  readonly tls: {
    readonly client: { readonly cert: string; readonly key: string } | null;
    readonly ca: string | null;
  };
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
  /** What works, but should be known of: for the log, at the start. Each names its setting; no value is repeated. */
  readonly warnings: readonly string[];
}

/** Settings that mean an upstream of one's own: with any of them the simulator does not start. */
const UPSTREAM_SETTINGS = [
  'PDS_URL',
  'SDS_URL',
  'SSP_URL',
  'PRACTICES_FILE',
  'PATIENTS_FILE',
] as const satisfies readonly (keyof Settings)[];

/** Settings that do nothing unless another is given too. */
const USELESS_WITHOUT = [
  ['PDS_TOKEN_URL', 'PDS_URL'],
  ['PDS_API_KEY', 'PDS_TOKEN_URL'],
  ['PDS_KEY_ID', 'PDS_TOKEN_URL'],
  ['PDS_KEY_FILE', 'PDS_TOKEN_URL'],
  ['SDS_API_KEY', 'SDS_URL'],
  ['TLS_CERT', 'TLS_KEY'],
  ['TLS_KEY', 'TLS_CERT'],
] as const satisfies readonly (readonly [keyof Settings, keyof Settings])[];

/** Settings that say where patients' data, or who may see them, goes to and comes from. */
const SENSITIVE_URLS = [
  'PDS_URL',
  'PDS_TOKEN_URL',
  'SDS_URL',
  'SSP_URL',
  'OIDC_ISSUER',
  'OIDC_JWKS_URL',
] as const satisfies readonly (keyof Settings)[];

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const NO_PRACTICES: PracticesFile = { practices: [], groups: [], endpoints: new Map() };

/** Reads the whole configuration from the environment. Throws a {@link SettingsError} that names what is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const settings = readSettings(environment);
  const upstreamGiven = UPSTREAM_SETTINGS.filter((name) => settings[name] !== undefined);
  const kind = settings.UPSTREAM ?? (upstreamGiven.length > 0 ? 'spine' : 'simulator');
  const upstream = kind === 'simulator' ? simulatorOf(settings, upstreamGiven) : spineOf(settings);
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
    upstream,
    warnings: upstream.kind === 'spine' ? plainUrls(settings, upstream) : [],
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
  if (settings.PDS_URL !== undefined && settings.PATIENTS_FILE !== undefined) {
    throw new SettingsError('PATIENTS_FILE: stands in for PDS, and PDS_URL is given: leave one of them out.');
  }
  const useless = USELESS_WITHOUT.filter(
    ([name, other]) => settings[name] !== undefined && settings[other] === undefined,
  );
  if (useless.length > 0) {
    throw new SettingsError(useless.map(([name, other]) => `${name}: does nothing without ${other}.`).join('\n'));
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

function tlsOf({ TLS_CERT: cert, TLS_KEY: key, TLS_CA: ca }: Settings): SpineConfig['tls'] {
  const hasClient = cert !== undefined && key !== undefined;
  return {
    client: hasClient ? { cert: readTextFile('TLS_CERT', cert), key: readTextFile('TLS_KEY', key) } : null,
    ca: ca === undefined ? null : readTextFile('TLS_CA', ca),
  };
}

/** Warns of URLs without TLS, unless they are of this machine. Practices behind a proxy are reached through it. */
function plainUrls(settings: Settings, { proxyUrl, practices }: SpineConfig): readonly string[] {
  const isPlain = (url: string | undefined) =>
    url?.startsWith('http:') === true && !LOOPBACK.includes(new URL(url).hostname.replace(/^\[|\]$/g, ''));
  const endpoints = [...practices.endpoints.values()].flatMap((byCapability) => Object.values(byCapability));
  const names = [
    ...SENSITIVE_URLS.filter((name) => isPlain(settings[name])),
    ...(proxyUrl === null && endpoints.some((endpoint) => isPlain(endpoint?.serviceRoot)) ? ['PRACTICES_FILE'] : []),
  ];
  return names.map((name) => `${name}: plain http, so what is sent can be read and changed on its way. Use https.`);
}

const fromFile = <T>(path: string | undefined, read: (path: string) => T): T | null =>
  path === undefined ? null : read(path);

function required<T>(name: keyof Settings, value: T | undefined): T {
  if (value === undefined) throw new SettingsError(`${name}: is needed with UPSTREAM=spine.`);
  return value;
}
