import { createAuditLog, type LineSink } from './audit/log.js';
import { createAppointments } from './booking/appointments.js';
import { createKeeper } from './cache/keeper.js';
import type { Config, SpineConfig } from './config/config.js';
import { createAreaMemory } from './directory/area-support.js';
import { createAsking } from './directory/asking.js';
import { createCapabilities } from './directory/capabilities.js';
import { createIdentityGate, type PatientSource } from './directory/identity-gate.js';
import { createNoPracticeRefusal } from './directory/no-practice.js';
import { fileSource, pdsSource } from './directory/patient-sources.js';
import { healthOf } from './directory/practice-health.js';
import { createPractices } from './directory/practices.js';
import { createRegistrations } from './directory/registrations.js';
import { createObtainer, type Obtainer } from './directory/reuse.js';
import { createStaff } from './directory/staff.js';
import { createTargets } from './directory/targets.js';
import type { Chance, Clock } from './domain/clock.js';
import type { CallRecord } from './domain/request-scope.js';
import { createNationalClient, NATIONAL } from './gpconnect/national-client.js';
import { pdsCredentials } from './gpconnect/pds-credentials.js';
import { createPracticeClient } from './gpconnect/practice-client.js';
import { createResilience } from './gpconnect/resilience.js';
import { createTransport, type Transport } from './gpconnect/transport.js';
import { createWire, type Wire } from './gpconnect/wire.js';
import type { Rules } from './planner/rules.js';
import { createRecordMapping } from './record/mapping.js';
import { createRawBodies } from './record/raw-bodies.js';
import { createRetrieval } from './record/retrieval.js';
import { createRecordService } from './record/service.js';
import type { Services } from './resolvers/context.js';
import { createSealedIds } from './resolvers/sealed-ids.js';
import { VERSION } from './version.js';

/** What the rooms share. */
export interface Ground {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly auditSink: LineSink;
  readonly onCall: (call: CallRecord) => void;
  readonly rules: Rules;
  readonly idKey: string;
}

const BREAKER = { breakAfter: 5, halfOpenAfterMs: 10_000 } as const;
const NATIONAL_AT_ONCE = 64;

/** Builds every room below the server, each from the ones below it. Nothing is asked of anybody yet. */
export function buildRooms(config: Config, upstream: SpineConfig, ground: Ground) {
  const { clock, chance } = ground;
  const now = () => clock.now();
  const audit = createAuditLog(ground.auditSink, clock, chance);
  const keeper = createKeeper({
    clock,
    maxBytes: config.cacheBytes,
    capabilitiesMs: config.capabilitiesCacheMs,
    staffMs: config.staffCacheMs,
  });
  const transport = createTransport({ timeoutMs: config.deadlineMs, tls: upstream.tls });
  const resilience = createResilience({
    ...{ clock, chance, ...BREAKER },
    atOnce: {
      practice: config.practiceConcurrency,
      allPractices: config.connections,
      national: NATIONAL_AT_ONCE,
    },
  });
  const wire = createWire({ transport, resilience, audit, clock, chance, onCall: ground.onCall });
  const consumer = { url: upstream.consumer.url, product: 'gpconnect-graphql', version: VERSION };
  const client = createPracticeClient({ wire, consumer, proxyUrl: upstream.proxyUrl, clock });

  const obtainer = createObtainer(keeper, audit, clock);
  const practices = createPractices(upstream.practices);
  const targets = createTargets({
    configured: upstream.practices.endpoints,
    sds: sdsOf(upstream, wire),
    obtainer,
    keeper,
    isKnown: (odsCode) => practices.isConfigured(odsCode),
  });
  const asking = createAsking({ keeper, obtainer, targets, client });
  const areas = createAreaMemory(now);
  const registrations = createRegistrations(asking, practices);
  const refuse = createNoPracticeRefusal(audit);
  const mapping = createRecordMapping(clock);
  const bodies = createRawBodies();
  const retrieval = createRetrieval({ asking, keeper, mapping, bodies });

  const services: Services = {
    identity: createIdentityGate(patientsOf(upstream, { wire, transport, obtainer, clock, chance }), audit),
    practices,
    targets,
    capabilities: createCapabilities(asking, targets, areas, now),
    registrations,
    staff: createStaff(asking, practices),
    record: createRecordService({ retrieval, practices, areas, refuse }),
    appointments: createAppointments({ asking, registrations, practices, refuse }),
    health: (practice) => healthOf(resilience, clock, practice),
    endEncounter: (request, encounterId) => keeper.endEncounter(request, encounterId),
    rawAt: (request, origin, pointer) => bodies.at(request, origin, pointer),
    ids: createSealedIds(ground.idKey),
    clock,
    rules: ground.rules,
  };
  return {
    services,
    keeper,
    audit,
    async close() {
      keeper.close();
      try {
        await Promise.all([transport.close(), mapping.close()]);
      } finally {
        await audit.close();
      }
    },
  };
}

function sdsOf({ sds }: SpineConfig, wire: Wire) {
  if (sds === null) return null;
  const headers = sds.apiKey === null ? {} : { apikey: sds.apiKey };
  return createNationalClient({
    wire,
    manner: NATIONAL.sds,
    url: sds.url,
    credentials: () => Promise.resolve(headers),
  });
}

interface PatientParts {
  readonly wire: Wire;
  readonly transport: Transport;
  readonly obtainer: Obtainer;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A file of patients stands in for the national service, where there is one. */
function patientsOf(upstream: SpineConfig, { wire, transport, obtainer, clock, chance }: PatientParts): PatientSource {
  if (upstream.patients !== null) return fileSource(upstream.patients, () => clock.now());
  if (upstream.pds === null) throw new Error('Neither PDS nor a file of patients is configured.');
  const { url, access } = upstream.pds;
  const credentials = access === null ? () => Promise.resolve({}) : pdsCredentials(access, transport, clock, chance);
  return pdsSource(createNationalClient({ wire, manner: NATIONAL.pds, url, credentials }), obtainer);
}
