import { readFileSync } from 'node:fs';
import { answerOf } from '../../src/conformance/asking/answer.js';
import { INTERACTIONS } from '../../src/conformance/asking/products.js';
import { EMPTY_STAGE } from '../../src/conformance/asking/stage.js';
import { findingsOf, isBlind } from '../../src/conformance/assertions/expectation.js';
import { parseMap, type ProviderMap } from '../../src/conformance/map-file.js';
import { playAtProvider } from '../../src/conformance/provider.js';
import { providerSubjects } from '../../src/conformance/provider-subjects.js';
import type { Scenario } from '../../src/conformance/scenario.js';
import { localServer } from '../local-server.js';

const MAP = 'docs/conformance-map.json';
const EMPTY = JSON.stringify({ resourceType: 'Bundle', type: 'searchset' });

const mapAt = (origin: string): ProviderMap =>
  parseMap(MAP, readFileSync(MAP, 'utf8').replaceAll('http://127.0.0.1:9090', origin));

const mainAt = (origin: string) => ({ baseUrl: `${origin}/practices/A99001`, asid: '993615027768' });

/** Ids of the scenarios that a provider passes who answers everything with 200 and an empty Bundle. */
export async function passedByEmptyBundles(scenarios: readonly Scenario[]): Promise<readonly string[]> {
  const provider = await localServer(({ headers }) => ({
    headers: { 'Content-Type': headers['accept'] ?? 'application/fhir+json' },
    body: EMPTY,
  }));
  try {
    const results = await playAtProvider(scenarios, { ...mainAt(provider.url), map: mapAt(provider.url), now: null });
    return results.filter(({ kind }) => kind === 'passed').map(({ id }) => id);
  } finally {
    await provider.close();
  }
}

/** Ids of the scenarios whose answer might be an empty Bundle, whatever came before it. */
export async function contentWithEmptyBundle(scenarios: readonly Scenario[]): Promise<readonly string[]> {
  const subjects = providerSubjects(mapAt('https://provider.example'), mainAt('https://provider.example'));
  const content = await Promise.all(
    scenarios.map(async (scenario) => {
      const { expect, request, versions } = scenario;
      const { interaction: name, method } = request;
      const subject = subjects(scenario);
      if (subject === null) return [];
      const findings = await findingsOf(name, expect, {
        product: INTERACTIONS[name].product,
        versions,
        sent: { method, url: `https://provider.example/${name}`, headers: {}, body: null },
        answer: answerOf(200, { 'content-type': 'application/fhir+json' }, EMPTY),
        stage: EMPTY_STAGE,
        subject,
        now: new Date(),
        read: async () => Promise.resolve(null),
      });
      return findings.faults.length > 0 || isBlind(findings) ? [] : [scenario.id];
    }),
  );
  return content.flat();
}

/** Says that there is nothing of something. Slots of one type are missed only where there are others. */
const NONE = /^(?:no|0) (?!slots? of the type)/;
/** True of an empty Bundle as such. */
const EMPTY_ALREADY = /^(?:Bundle\.type=searchset|body is a Bundle|body is FHIR json)$/;

/** Whether a scenario asks for there being nothing, and for nothing else. */
export function wantsNothing({ expect: { assertions } }: Scenario): boolean {
  return (
    assertions.some((phrase) => NONE.test(phrase)) &&
    assertions.every((phrase) => NONE.test(phrase) || EMPTY_ALREADY.test(phrase))
  );
}
