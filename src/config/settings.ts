import { z } from 'zod';
import { parseOdsCode } from '../domain/ods-code.js';

const text = z.string().trim().min(1);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((url) => url.replace(/\/$/, ''));
/** A URL that others compare byte for byte. */
const exactUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });
const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most));
const odsCode = text.transform((code, context) => {
  const parsed = parseOdsCode(code);
  if (parsed === null) context.addIssue({ code: 'custom', message: 'must be an ODS code' });
  return parsed ?? z.NEVER;
});

/** A group of settings in the README's table. */
export type SettingGroup = 'server' | 'practices' | 'identity' | 'reuse' | 'simulator';

/** One setting: its name in the environment is its key. */
export interface Setting {
  readonly group: SettingGroup;
  readonly meaning: string;
  /** As the README shows it; null if there is none. */
  readonly byDefault: string | null;
  readonly schema: z.ZodType;
}

const setting = <S extends z.ZodType>(group: SettingGroup, schema: S, meaning: string) => ({
  group,
  schema: schema.optional(),
  meaning,
  byDefault: null,
});
const settingOr = <S extends z.ZodType<unknown, string>>(
  group: SettingGroup,
  schema: S,
  meaning: string,
  byDefault: string,
) => ({ group, schema: schema.prefault(byDefault as z.input<S>), meaning, byDefault });

/** Every setting there is, parsed and explained once. The README's table is this one (a test keeps it so). */
export const SETTINGS = {
  HOST: settingOr('server', text, 'Address to listen on.', '127.0.0.1'),
  PORT: settingOr('server', whole(0, 65_535), 'Port to listen on; 0 takes a free one.', '4000'),
  LOG_LEVEL: settingOr(
    'server',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'How much is logged (pino level).',
    'info',
  ),
  DEADLINE_MS: settingOr('server', whole(100, 600_000), "An operation's time, in milliseconds.", '10000'),
  COST_LIMIT: settingOr('server', whole(1, 1_000_000), 'Calls that an operation may plan.', '2000'),
  BODY_LIMIT: settingOr('server', whole(1_000, 10_000_000), 'Largest request body, in bytes.', '200000'),
  ID_KEY: setting(
    'server',
    z.string().min(32, 'must have at least 32 characters'),
    'Seals ids; the same on every replica. Without it one is made at the start, and ids do not outlive it.',
  ),
  AUDIT_FILE: settingOr(
    'server',
    text,
    'The audit log: one JSON line for every access, before and after it.',
    'data/audit.jsonl',
  ),

  UPSTREAM: setting(
    'practices',
    z.enum(['simulator', 'spine']),
    'What is asked: the embedded simulator, or Spine. `simulator` unless one of the settings below is given.',
  ),
  PDS_URL: setting('practices', httpUrl, 'Base URL of the national demographics service (PDS, FHIR R4).'),
  PDS_TOKEN_URL: setting('practices', httpUrl, 'Where a token for PDS is had; without it none is sent.'),
  PDS_API_KEY: setting('practices', text, 'API key for PDS: issuer of the signed assertion.'),
  PDS_KEY_ID: setting('practices', text, 'Id of the key that signs the assertion.'),
  PDS_KEY_FILE: setting('practices', text, 'The private key, PKCS #8 PEM.'),
  SDS_URL: setting('practices', httpUrl, 'Base URL of the national endpoint directory (SDS, FHIR R4).'),
  SDS_API_KEY: setting('practices', text, 'API key for SDS.'),
  SSP_URL: setting('practices', httpUrl, 'Secure proxy (SSP); without it practices are called directly.'),
  PRACTICES_FILE: setting(
    'practices',
    text,
    'JSON: practices with names, endpoints and ASIDs, and practice groups. A practice with endpoints here is not looked up in SDS.',
  ),
  PATIENTS_FILE: setting('practices', text, 'JSON: patients; stands in for PDS on a test network.'),
  TLS_CERT: setting('practices', text, 'Client certificate for Spine, PEM file.'),
  TLS_KEY: setting('practices', text, 'Its private key, PEM file.'),
  TLS_CA: setting('practices', text, 'Authorities to trust instead of the public ones, PEM file.'),
  PRACTICE_CONCURRENCY: settingOr('practices', whole(1, 100), 'Most calls under way to one practice.', '8'),
  CONNECTIONS: settingOr(
    'practices',
    whole(1, 5_000),
    'Most calls under way to all practices together, so how wide a query fans out. Half of them are for practices that have none under way.',
    '256',
  ),

  AUTH: setting(
    'identity',
    z.enum(['demo', 'oidc']),
    'Who signs users in: `demo` (only with the simulator, only on loopback) or `oidc`.',
  ),
  OIDC_ISSUER: setting('identity', exactUrl, "Issuer of the users' tokens."),
  OIDC_AUDIENCE: settingOr('identity', text, 'Audience that tokens must name.', 'gpconnect-graphql'),
  OIDC_JWKS_URL: setting('identity', httpUrl, "The issuer's keys; asked of its discovery document if left out."),
  CONSUMER_ODS: setting('identity', odsCode, 'The organisation of users whose token names none.'),
  CONSUMER_ORG_NAME: setting('identity', text, 'Its name, as practices will see it.'),
  CONSUMER_ORG_TYPE: setting('identity', text, 'Its type: `gp-practice`, `urgent-care`.'),
  CONSUMER_PHONE: setting('identity', text, 'Its phone number.'),
  CONSUMER_ASID: setting(
    'identity',
    text.regex(/^\d{1,20}$/, 'must be digits'),
    'Its accredited system id: `Ssp-From`.',
  ),
  CONSUMER_URL: setting('identity', exactUrl, 'URL of this consumer, as tokens name it.'),
  ORGANISATIONS_FILE: setting(
    'identity',
    text,
    "JSON: users' organisations with name, type, phone and ASID. With it, an organisation that is not in it is refused.",
  ),

  CACHE_MB: settingOr('reuse', whole(1, 100_000), 'Most memory that kept answers may take.', '256'),
  STAFF_CACHE_MS: settingOr(
    'reuse',
    whole(0, 86_400_000),
    'How long staff and places are kept; 0 for the encounter only.',
    '600000',
  ),
  CAPABILITIES_CACHE_MS: settingOr(
    'reuse',
    whole(1, 86_400_000),
    'How long capability statements are kept.',
    '3600000',
  ),

  SIMULATOR_PORT: settingOr('simulator', whole(0, 65_535), 'Port of the embedded simulator; 0 takes a free one.', '0'),
  SIMULATOR_PRACTICES: settingOr(
    'simulator',
    whole(0, 4_000),
    'Practices to generate beside those of the demo: `P00001` and so on, in group `generated`.',
    '0',
  ),
  SIMULATOR_PATIENTS: settingOr('simulator', whole(0, 100), 'Patients of each generated practice.', '20'),
  SIMULATOR_RECORDS: setting(
    'simulator',
    text,
    'Folder of Bundles: each is served as the record of one patient at practice R99100.',
  ),
  SIMULATOR_LATENCY: setting(
    'simulator',
    text,
    'Delay of every answer: median in milliseconds, and sigma, such as `50:0.5`. Generated practices have one of their own without it.',
  ),
  SIMULATOR_SEED: setting('simulator', text, 'Seed of everything the simulator makes up.'),
} as const satisfies Record<string, Setting>;

/** Settings as they are used. */
export type Settings = {
  readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']>;
};

/** A setting that cannot be used: stops the start. Names every bad setting and says why; repeats no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings from the environment. An empty value is as good as none. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const value = environment[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
  const shape = Object.fromEntries(Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema]));
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    throw new SettingsError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  return result.data as Settings;
}
