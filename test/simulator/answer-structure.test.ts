import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedEstate } from '../../src/simulator/estate/generated/generated-estate.js';
import { type PracticeRow, PRACTICES } from '../../src/simulator/estate/practice-rows.js';
import { INTERACTIONS, type InteractionName } from '../../src/simulator/practice/interactions.js';
import { ANY_MOMENT_OF_ALL, ANY_SEED, withSimulator } from './any-simulator.js';
import { isAnswered, type Judged, judge } from './answer-judging.js';
import { isObject, list, member, TestConsumer, textOf } from './consumer.js';
import { ASK, type Asking, interact } from './every-interaction.js';
import { NOW, runningSimulator } from './running.js';
import { structuralFaults } from './structure.js';
import { ANSWERS, refusalFaults } from './structure/answers.js';
import { DSTU2, STU3 } from './structure/dialects.js';
import type { Dialect } from './structure/rules.js';

const running = runningSimulator();

const NAMES = Object.keys(INTERACTIONS) as readonly InteractionName[];

/** Whom each practice of the estate is asked about: somebody on its list, with something in the record. */
const PATIENT_AT: Readonly<Record<string, string>> = {
  A99001: '9990000018',
  B99002: '9990000042',
  C99003: '9990000050',
  D99004: '9990000042',
  E99005: '9990000212',
  F99006: '9990000220',
  G99007: '9990000239',
};

/** Somebody of another practice. */
const newcomerAt = (practice: string): string => (practice === 'A99001' ? '9990000115' : '9990000085');

const givenOut = new Set<string>();
const askingAt = (practice: string): Asking => ({
  simulator: running.simulator,
  consumer: running.consumer,
  now: NOW,
  practice,
  patient: PATIENT_AT[practice] ?? '',
  newcomer: newcomerAt(practice),
  givenOut,
});

const kept = new Map<string, Promise<Judged>>();

/** An interaction is asked of a practice once. */
function judgedAt(name: InteractionName, row: PracticeRow): Promise<Judged> {
  const key = `${name} ${row.odsCode}`;
  const judged = kept.get(key) ?? judge(askingAt(row.odsCode), name, row);
  kept.set(key, judged);
  return judged;
}

const CASES = NAMES.flatMap((name) => PRACTICES.map((row) => [name, row.odsCode, row] as const));

describe('what every interaction is answered with at every practice', () => {
  it('has a question and a check', () => {
    expect(Object.keys(ASK).sort()).toEqual([...NAMES].sort());
    expect(Object.keys(ANSWERS).sort()).toEqual([...NAMES].sort());
  });

  // One practice takes its time: the others are asked meanwhile.
  it.concurrent.each(CASES)('%s at %s is in order by the element tables', async (name, _practice, row) => {
    const { answers, refusals, faults } = await judgedAt(name, row);
    expect(faults).toEqual([]);
    expect([answers.length > 0, refusals.length > 0]).toEqual([isAnswered(row, name), !isAnswered(row, name)]);
    expect([...answers, ...refusals].every(({ headers }) => headers.get('cache-control') === 'no-store')).toBe(true);
  });
});

describe('refusals', () => {
  const offered = CASES.filter(([name, practice, row]) => practice !== 'G99007' && isAnswered(row, name));

  it.each(offered)('%s at %s: of the practice and of the proxy, each in its own shape', async (name, practice) => {
    const at = askingAt(practice);
    const own = await interact(at, name, { id: '1' }, { claims: { reason_for_request: 'research' } });
    const ofProxy = await interact(at, name, { id: '1' }, { headers: { 'Ssp-From': '200000000000' } });
    expect([own.status, refusalFaults(name, own)]).toEqual([400, []]);
    expect([ofProxy.status, refusalFaults(name, ofProxy)]).toEqual([403, []]);
    expect(member(own.body, 'meta')).toBeDefined();
    expect(member(ofProxy.body, 'meta')).toBeUndefined();
  });
});

/** Generated practices beside those of the demo: they have the same ways in other mixtures. */
const GENERATED = { practices: 12, patients: 3 } as const;

describe('answers of any seed and day, at any practice, about anybody on its list', () => {
  it('are in order by the element tables', async () => {
    await fc.assert(
      fc.asyncProperty(
        ANY_SEED,
        ANY_MOMENT_OF_ALL,
        fc.nat(),
        fc.nat(),
        async (seed, at, whichPractice, whichPatient) => {
          const { rows } = generatedEstate({ ...GENERATED, ownPace: false }, seed);
          const prompt = [...PRACTICES, ...rows].filter(({ pace, reach }) => pace === 'prompt' && reach === 'answers');
          const row = prompt[whichPractice % prompt.length];
          if (row === undefined) throw new Error('There is no practice.');
          await withSimulator(at, { seed, latency: '0', ...GENERATED }, async (simulator, now) => {
            const own = simulator.patientsAt(row.odsCode).map(({ nhsNumber }) => nhsNumber);
            const known = row.odsCode === 'D99004' ? ['9990000042'] : own;
            const asking: Asking = {
              simulator,
              consumer: new TestConsumer(simulator, now),
              now: at,
              practice: row.odsCode,
              patient: known[whichPatient % known.length] ?? '',
              newcomer: newcomerAt(row.odsCode),
              givenOut: new Set(),
            };
            for (const name of NAMES) {
              const { answers, refusals, faults } = await judge(asking, name, row);
              expect([name, row.odsCode, asking.patient, faults]).toEqual([name, row.odsCode, asking.patient, []]);
              expect([name, answers.length > 0 && !isAnswered(row, name)]).toEqual([name, false]);
              expect(refusals.filter(({ status }) => status >= 500 && status !== 501)).toEqual([]);
            }
          });
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});

/** Resources that the demo's prompt practices answered with: those of each type, in each dialect. */
async function seenBy(dialect: Dialect): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const found = new Map<string, unknown[]>();
  const prompt = CASES.filter(([, practice]) => practice !== 'G99007');
  const judged = await Promise.all(
    prompt.map(async ([name, , row]) => ({ rule: ANSWERS[name], ...(await judgedAt(name, row)) })),
  );
  for (const { rule, answers, refusals } of judged) {
    if ((rule.kind === 'record' ? STU3 : rule.dialect) !== dialect) continue;
    for (const { body } of [...answers, ...refusals]) {
      for (const resource of [body, ...list(body['entry']).map((entry) => member(entry, 'resource'))]) {
        const type = textOf(member(resource, 'resourceType'));
        found.set(type, [...(found.get(type) ?? []), resource]);
      }
    }
  }
  return found;
}

describe.each([
  ['STU3', STU3],
  ['DSTU2', DSTU2],
])('the element tables of %s', (_name, dialect) => {
  it('are each of a resource that somebody answers with', async () => {
    const types = [...(await seenBy(dialect)).keys()];
    expect(Object.keys(dialect.tables).filter((type) => !types.includes(type))).toEqual([]);
  });

  it('see what is missing, and what is too much, in every resource', async () => {
    const samples = (await seenBy(dialect)).values();
    for (const [sample] of samples) {
      if (!isObject(sample) || dialect.tables[textOf(sample['resourceType'])] === undefined) continue;
      const type = textOf(sample['resourceType']);
      const faultsOf = (resource: unknown): readonly string[] =>
        structuralFaults(resource, dialect).map(({ rule }) => rule);
      expect(faultsOf({ ...sample, colour: 'red' })).toContain(`${type}.colour`);
      const wanted = dialect.tables[type]?.elements.filter(({ at: [least], path }) => least > 0 && !path.includes('.'));
      for (const { path } of wanted ?? []) {
        expect([path, faultsOf({ ...sample, [path]: undefined })]).toEqual([
          path,
          expect.arrayContaining([`${type}.${path}`]),
        ]);
      }
    }
  });
});
