import { checkInstant, settableClock } from './clock.js';
import { readFaultRules } from './control/fault-rules.js';
import { type FaultRule, faultsOf } from './control/faults.js';
import { journal } from './control/journal.js';
import { controlDoor } from './doors/control-door.js';
import { curlLine } from './doors/curl-line.js';
import { spineDoors } from './doors/spine-doors.js';
import type { World } from './doors/world.js';
import { generatedEstate, PATIENTS_BY_DEFAULT } from './estate/generated/generated-estate.js';
import { makeWorld } from './make-world.js';
import { DEMO_CONSUMER } from './national/consumer.js';
import { startIssuer } from './oidc/issuer.js';
import type { Simulator, SimulatorOptions } from './options.js';
import { NO_RECORDS, readRecordFolder } from './records/record-folder.js';
import { listen } from './wire/server.js';

const DEFAULT_SEED = 'gpconnect';

/** Says all there is, so that it can be mended. */
function writeFailure(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** Starts a Spine and its practices on one port. Rejects, saying what is wrong, if an option cannot be used. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const seed = String(options.seed ?? DEFAULT_SEED);
  const realNow = options.now ?? ((): Date => new Date());
  checkInstant(realNow());
  const clock = settableClock(realNow);
  clock.set(options.stoppedAt ?? null);
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
  const faults = faultsOf(seed);
  const calls = journal(now);
  const make = (): World =>
    makeWorld({ seed, folder, generated, latency: options.latency, clock, journal: calls, faults });
  const first = make();
  const { estate } = first;
  const odsCodes = new Set(estate.rows.map(({ odsCode }) => odsCode));
  const rulesAt =
    (where: string) =>
    (rules: unknown): readonly FaultRule[] =>
      readFaultRules(rules, where, (code) => odsCodes.has(code));
  faults.replace(rulesAt('faults')(options.faults ?? []));
  const issuer = await startIssuer({ organisation: DEMO_CONSUMER.odsCode, now: realNow });
  const server = await listen(
    (origin) => {
      const spine = spineDoors(first, make, origin);
      const control = controlDoor({
        journal: calls,
        faults,
        readRules: rulesAt('body'),
        clock: {
          now,
          set: (instant) => {
            clock.set(instant);
            // The estate as of later holds what is still to come.
            if (now() < spine.world().estate.asOf) spine.renew();
          },
        },
        estate,
        renew: () => {
          spine.renew();
        },
        curlLine: (example) => curlLine(spine.world(), origin, example),
      });
      return [...spine.doors, issuer.door(`${origin}/oidc`), control];
    },
    {
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      now,
      tls: options.tls ?? null,
      onFailure: options.onFailure ?? writeFailure,
    },
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
