import { afterEach, describe, expect, test } from 'vitest';
import { createKeeper, type Keeper } from '../../src/cache/keeper.js';
import { createAsking } from '../../src/directory/asking.js';
import { createObtainer } from '../../src/directory/reuse.js';
import { createTargets } from '../../src/directory/targets.js';
import { INTERACTIONS } from '../../src/gpconnect/interactions.js';
import { createNationalClient, NATIONAL } from '../../src/gpconnect/national-client.js';
import { createPracticeClient, type Target } from '../../src/gpconnect/practice-client.js';
import { wireBench } from '../gpconnect/wire-bench.js';
import { ADA, HILLSIDE } from '../callers.js';
import { ENCOUNTER, requestAt } from '../requests.js';
import { scriptedTransport, type Scripted } from '../scripted-transport.js';

const SDS = 'https://sds.example';
const SSP = 'https://ssp.example';
const OLD: Target = { serviceRoot: 'https://old.example/structured', asid: '999000000201' };
const NEW: Target = { serviceRoot: 'https://new.example/structured', asid: '999000000202' };

const bundle = (resource: object): Scripted => ({
  json: { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] },
});
const refusal = (status: number, display: string): Scripted => {
  const system = 'http://fhir.nhs.net/ValueSet/gpconnect-schedule-response-code-1-0';
  const coding = [{ system, code: String(status), display }];
  const issue = [{ severity: 'error', code: 'invalid', details: { coding } }];
  return { status, json: { resourceType: 'OperationOutcome', issue } };
};

const keepers: Keeper[] = [];
afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.close();
});

/** A directory that says where the practice is, and a proxy that knows where it really is. */
function bench({ configured = false } = {}) {
  const world = { directory: OLD, truth: OLD };
  const transport = scriptedTransport(({ url, headers }) => {
    if (url.startsWith(`${SDS}/Endpoint`)) {
      return bundle({ resourceType: 'Endpoint', status: 'active', address: world.directory.serviceRoot });
    }
    if (url.startsWith(`${SDS}/Device`)) {
      const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value: world.directory.asid }];
      return bundle({ resourceType: 'Device', identifier });
    }
    if (!url.startsWith(`${SSP}/${world.truth.serviceRoot}/`)) {
      return refusal(400, 'ENDPOINT_x_CPAID_y_VARIES_FROM_TARGETURL_z');
    }
    if (headers['Ssp-To'] !== world.truth.asid) {
      return refusal(403, 'PARTYKEY_INTERACTION_CHECK_FAILED_MESSAGERECEIVER_999000000201');
    }
    return { json: { resourceType: 'Bundle' } };
  });
  const { wire, audit, clock, resilience } = wireBench(transport);
  const keeper = createKeeper({ clock, maxBytes: 1_000_000, capabilitiesMs: 1_000, staffMs: 1_000 });
  keepers.push(keeper);
  const obtainer = createObtainer(keeper, audit, clock);
  const endpoints = { FOUNDATIONS: OLD, APPOINTMENTS: OLD, STRUCTURED: OLD, HTML: OLD, DOCUMENTS: OLD };
  const targets = createTargets({
    ...{ obtainer, keeper },
    configured: new Map(configured ? [[HILLSIDE, endpoints]] : []),
    sds: createNationalClient({ wire, manner: NATIONAL.sds, url: SDS, credentials: () => Promise.resolve({}) }),
    isKnown: () => true,
  });
  const consumer = { url: 'https://consumer.example/', product: 'gpconnect-graphql', version: '1.2.3' };
  const client = createPracticeClient({ wire, consumer, proxyUrl: SSP, clock });
  const asking = createAsking({ keeper, obtainer, targets, client });
  const request = requestAt(clock, { encounterId: ENCOUNTER });
  keeper.begin(request);
  const sentTo = (base: string) => transport.sent.filter(({ url }) => url.startsWith(base)).length;
  return {
    ...{ world, clock },
    circuits: () => resilience.health(HILLSIDE).openCircuits,
    /** How often the directory and the practice were asked. */
    asked: () => ({ directory: sentTo(`${SDS}/Endpoint`), practice: sentTo(SSP) }),
    ask: async (key: string) => {
      const { outcome } = await asking.ask(request, {
        ...{ kind: 'appointments' as const, key, practice: HILLSIDE, patient: ADA, params: { parameters: {} } },
        interaction: INTERACTIONS.structuredRecord,
        read: (body) => ({ ok: true, value: body.json() }),
      });
      return outcome.ok ? 'ANSWERED' : outcome.failure.code;
    },
  };
}

describe('a target that the proxy says is wrong (spec 01 §4.4)', () => {
  test.each<readonly [string, Target]>([
    ['root URL', NEW],
    ['ASID', { ...OLD, asid: NEW.asid }],
  ])('because of its %s is forgotten, looked up anew and asked once more', async (_what, moved) => {
    const { ask, asked, world } = bench();
    expect(await ask('first')).toBe('ANSWERED');
    expect(asked()).toEqual({ directory: 1, practice: 1 });
    Object.assign(world, { directory: moved, truth: moved });
    expect(await ask('second')).toBe('ANSWERED');
    expect(asked()).toEqual({ directory: 2, practice: 3 });
    expect(await ask('third')).toBe('ANSWERED');
    expect(asked()).toEqual({ directory: 2, practice: 4 });
  });

  test('is looked up once for all who find it wrong', async () => {
    const { ask, asked, world } = bench();
    await ask('first');
    Object.assign(world, { directory: NEW, truth: NEW });
    expect(await Promise.all([ask('second'), ask('third')])).toEqual(['ANSWERED', 'ANSWERED']);
    expect(asked()).toEqual({ directory: 2, practice: 5 });
  });

  test('is asked no more if the directory still says the same, and the practice is not blamed', async () => {
    const { ask, asked, world, circuits } = bench();
    world.truth = NEW;
    expect(await ask('first')).toBe('UNAVAILABLE');
    expect(asked()).toEqual({ directory: 2, practice: 1 });
    for (const key of ['second', 'third', 'fourth']) await ask(key);
    expect(circuits()).toEqual([]);
  });

  test('is asked no more than once again', async () => {
    const { ask, asked, world } = bench();
    await ask('first');
    Object.assign(world, { directory: { ...NEW, asid: OLD.asid }, truth: NEW });
    expect(await ask('second')).toBe('CAPABILITY_NOT_OFFERED');
    expect(asked()).toEqual({ directory: 2, practice: 3 });
  });

  test('and is configured is asked once: nobody knows better', async () => {
    const { ask, asked, world } = bench({ configured: true });
    world.truth = NEW;
    expect(await ask('first')).toBe('UNAVAILABLE');
    expect(asked()).toEqual({ directory: 0, practice: 1 });
  });
});
