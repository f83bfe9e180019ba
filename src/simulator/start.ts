import { settableClock } from './clock.js';
import { readFaultRules } from './control/fault-rules.js';
import { type FaultRule, faultsOf } from './control/faults.js';
import { journal } from './control/journal.js';
import { controlDoor } from './doors/control-door.js';
import { curlLine } from './doors/curl-line.js';
import { nationalDoors } from './doors/national-doors.js';
import { directDoor, proxyDoor } from './doors/practice-doors.js';
import type { World } from './doors/world.js';
import { buildEstate } from './estate/estate.js';
import { generatedEstate, PATIENTS_BY_DEFAULT } from './estate/generated/generated-estate.js';
import { DEMO_CONSUMER } from './national/consumer.js';
import { paceOf } from './national/pace.js';
import { registrationsOf } from './national/registrations.js';
import { startIssuer } from './oidc/issuer.js';
import type { Simulator, SimulatorOptions } from './options.js';
import { appointmentBook } from './practice/appointments/appointment-book.js';
import { appointmentHandlers } from './practice/appointments/handlers.js';
import { documentHandlers } from './practice/documents/handlers.js';
import { registrationHandlers } from './practice/foundations/register-patient.js';
import { allHandlers } from './practice/handlers.js';
import { htmlHandlers } from './practice/html/handlers.js';
import { recordShelf } from './practice/record-access.js';
import { structuredHandlers } from './practice/structured/handlers.js';
import { NO_RECORDS, readRecordFolder } from './records/record-folder.js';
import { latencyOf } from './wire/latency.js';
import { listen } from './wire/server.js';

const DEFAULT_SEED = 'gpconnect';

/** Starts a Spine and its practices on one port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const seed = String(options.seed ?? DEFAULT_SEED);
  const realNow = options.now ?? ((): Date => new Date());
  const clock = settableClock(realNow);
  const now = (): Date => clock.now();
  const folder = options.recordsDir === undefined ? NO_RECORDS : await readRecordFolder(options.recordsDir);
  const generated = generatedEstate(
    {
      practices: options.practices ?? 0,
      patients: options.patients ?? PATIENTS_BY_DEFAULT,
      ownPace: options.latency === undefined,
    },
    seed,
  );
  const estate = buildEstate(seed, folder.people, generated);
  const odsCodes = new Set(estate.rows.map(({ odsCode }) => odsCode));
  const rulesAt =
    (where: string) =>
    (rules: unknown): readonly FaultRule[] =>
      readFaultRules(rules, where, (code) => odsCodes.has(code));
  const faults = faultsOf(seed);
  faults.replace(rulesAt('faults')(options.faults ?? []));
  const shelf = recordShelf(seed);
  const handlers = allHandlers([
    registrationHandlers(estate),
    appointmentHandlers(appointmentBook(seed, DEMO_CONSUMER)),
    structuredHandlers(seed, folder.texts),
    htmlHandlers(shelf),
    documentHandlers(shelf),
  ]);
  const world: World = {
    clock,
    estate,
    registrations: registrationsOf(estate, handlers, faults),
    consumers: [DEMO_CONSUMER],
    handlers,
    journal: journal(now),
    faults,
    latency: latencyOf(options.latency, seed),
    pace: paceOf(seed),
  };
  const issuer = await startIssuer({ organisation: DEMO_CONSUMER.odsCode, now: realNow });
  const server = await listen(
    (origin) => [
      ...nationalDoors(world, origin),
      proxyDoor(world),
      directDoor(world, origin),
      issuer.door(`${origin}/oidc`),
      controlDoor({
        journal: world.journal,
        faults,
        readRules: rulesAt('body'),
        clock,
        estate,
        curlLine: (example) => curlLine(world, origin, example),
      }),
    ],
    { host: options.host ?? '127.0.0.1', port: options.port ?? 0, now, tls: options.tls ?? null },
  );
  const { odsCode, name, type, phone, asid, url } = DEMO_CONSUMER;
  return {
    origin: server.origin,
    pdsUrl: `${server.origin}/pds`,
    sdsUrl: `${server.origin}/sds`,
    sspUrl: `${server.origin}/ssp`,
    oidcIssuer: `${server.origin}/oidc`,
    consumer: { odsCode, name, type, phone, asid, url },
    practices: estate.rows.map(({ odsCode, name }) => ({ odsCode, name })),
    groups: estate.groups,
    patientsAt: (odsCode) => estate.patientsAt(odsCode),
    records: folder.records,
    skipped: folder.skipped,
    close: () => server.close(),
  };
}
