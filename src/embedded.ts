import type { SpineConfig, Upstream } from './config/config.js';
import { parseOdsCode, type OdsCode } from './domain/ods-code.js';
import { startSimulator, type Simulator } from './simulator/index.js';

/** The users of the demonstration, as GraphiQL offers them. */
export const DEMO_USERS = [
  { id: 'demo-gp', label: 'demo-gp: clinician' },
  { id: 'demo-receptionist', label: 'demo-receptionist: booking' },
  { id: 'demo-analyst', label: 'demo-analyst: nothing about a patient' },
  { id: 'demo-privacy', label: 'demo-privacy: privacy officer' },
] as const;

/** Who it is when nobody signs in to the demonstration. */
export const DEFAULT_DEMO_USER = 'demo-gp';

/** Starts the embedded simulator. */
export function startEmbedded(upstream: Extract<Upstream, { kind: 'simulator' }>): Promise<Simulator> {
  const { port, practices, patients, seed, recordsDir, latency } = upstream;
  return startSimulator({
    port,
    practices,
    patients,
    ...(seed !== null && { seed }),
    ...(recordsDir !== null && { recordsDir }),
    ...(latency !== null && { latency }),
  });
}

/**
 * The simulator as any other upstream: the rest of this server does not know that it is one. Names and groups are configured, endpoints
 * are looked up in its directory, tokens come from its issuer.
 */
export function asUpstream(simulator: Simulator): SpineConfig {
  const { consumer } = simulator;
  const ods = (text: string): OdsCode => {
    const code = parseOdsCode(text);
    if (code === null) throw new Error('The simulator names an organisation that is none.');
    return code;
  };
  return {
    pds: { url: simulator.pdsUrl, access: null },
    patients: null,
    sds: { url: simulator.sdsUrl, apiKey: null },
    practices: {
      practices: simulator.practices.map(({ odsCode, name }) => ({ odsCode: ods(odsCode), name })),
      groups: simulator.groups.map((group) => ({ ...group, practices: group.practices.map(ods) })),
      endpoints: new Map(),
    },
    proxyUrl: simulator.sspUrl,
    tls: { client: null, ca: null },
    consumer: {
      url: consumer.url,
      organisation: {
        odsCode: ods(consumer.odsCode),
        name: consumer.name,
        type: consumer.type,
        phone: consumer.phone,
        asid: consumer.asid,
      },
    },
    organisations: null,
    signIn: { issuer: simulator.oidcIssuer, audience: 'gpconnect-graphql', jwksUrl: null },
  };
}
