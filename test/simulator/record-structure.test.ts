import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_MOMENT, ANY_SEED, withSimulator } from './any-simulator.js';
import { isObject, type Json, list, member, TestConsumer } from './consumer.js';
import { declaredBy, personalityOf, undeclared } from './declared-faults.js';
import { area, EVERY_AREA, period, RECORDS } from './record-requests.js';
import { runningSimulator } from './running.js';
import { structuralFaults } from './structure.js';
import { recordFaults } from './structure/record-rules.js';

const running = runningSimulator();

async function askedFor(practice: string, number: string, parameters: readonly Json[]): Promise<Json> {
  const reply = await running.consumer.record(practice, number, parameters);
  expect(reply.status).toBe(200);
  return reply.body;
}

const kept = new Map<string, Promise<Json>>();

/** Everything of a patient's, which is asked for once. */
function everythingOf(practice: string, number: string): Promise<Json> {
  const answer = kept.get(number) ?? askedFor(practice, number, EVERY_AREA);
  kept.set(number, answer);
  return answer;
}

/** Rows that only a record as HTML can break; `quirks.test.ts` sees that it does. */
const OF_HTML = /^(?:Composition\.|Reference )/;

describe('an answer of a record', () => {
  it.each(RECORDS)('is in order by the element tables: everything of %s, %s', async (practice, number) => {
    expect(undeclared(personalityOf(practice), recordFaults(await everythingOf(practice, number)))).toEqual([]);
  });

  it.each(EVERY_AREA.map((one) => [String(one['name']), one] as const))(
    'is in order with %s alone, whoever is asked',
    async (_name, parameter) => {
      // One practice takes its time: the others are asked meanwhile.
      const judged = RECORDS.map(async ([practice, number]) =>
        undeclared(personalityOf(practice), recordFaults(await askedFor(practice, number, [parameter]))),
      );
      expect((await Promise.all(judged)).flat()).toEqual([]);
    },
  );

  it.each(['A99001', 'B99002', 'C99003', 'G99007'])(
    'breaks every row at %s that its ways declare',
    async (practice) => {
      const numbers = RECORDS.filter(([at]) => at === practice).map(([, number]) => number);
      const answers = await Promise.all(numbers.map((number) => everythingOf(practice, number)));
      const broken = new Set(answers.flatMap(recordFaults).map(({ rule }) => rule));
      const declared = [...declaredBy(personalityOf(practice))].filter((rule) => !OF_HTML.test(rule));
      expect([...broken].sort()).toEqual(declared.sort());
    },
  );
});

const day = fc
  .integer({ min: 0, max: 6000 })
  .map((days) => new Date(Date.UTC(2010, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const start = day.map((from) => ({ start: from }));

/** Parameters that may stand together: filters of other areas exclude consultations and problems (spec 04 §2.1). */
const parameters = fc.oneof(
  fc.subarray([...EVERY_AREA]),
  fc
    .integer({ min: 1, max: 5 })
    .map((count) => [area('includeConsultations', { name: 'includeNumberOfMostRecent', valuePositiveInt: count })]),
  start.map((from) => [
    area('includeConsultations', period('consultationSearchPeriod', from)),
    area('includeProblems'),
  ]),
  fc
    .constantFrom('active', 'inactive')
    .map((valueCode) => [area('includeProblems', { name: 'filterStatus', valueCode })]),
  fc
    .tuple(day, start, start, start)
    .map(([since, uncategorised, investigated, referred]) => [
      area('includeMedication', { name: 'medicationSearchFromDate', valueDate: since }),
      area('includeUncategorisedData', period('uncategorisedDataSearchPeriod', uncategorised)),
      area('includeInvestigations', period('investigationSearchPeriod', investigated)),
      area('includeReferrals', period('referralSearchPeriod', referred)),
      area('includeImmunisations', { name: 'includeNotGiven', valueBoolean: true }),
    ]),
);

/** Whoever is at a practice that answers at once. */
const PROMPT = RECORDS.filter(([practice]) => practice !== 'G99007');

describe('records of any seed and day, asked for in any way', () => {
  it('are in order by the element tables', async () => {
    await fc.assert(
      fc.asyncProperty(
        ANY_SEED,
        ANY_MOMENT,
        fc.shuffledSubarray([...PROMPT], { minLength: 2, maxLength: 2 }),
        parameters,
        (seed, at, records, asked) =>
          withSimulator(at, { seed }, async (simulator, now) => {
            const consumer = new TestConsumer(simulator, now);
            for (const [practice, number] of records) {
              const reply = await consumer.record(practice, number, asked);
              expect([reply.status, undeclared(personalityOf(practice), recordFaults(reply.body))]).toEqual([200, []]);
            }
          }),
      ),
      { numRuns: 20 },
    );
  }, 120_000);
});

describe('the checker itself', () => {
  /** Every member of a resource that the tables want exactly once, taken out; and one that they do not know, put in. */
  it.each(RECORDS.slice(0, 5))(
    'sees what is missing and what is too much in resources of %s, %s',
    async (practice, number) => {
      const body = await everythingOf(practice, number);
      const resources = list(body['entry']).map((entry) => member(entry, 'resource'));
      const samples = [...new Map(resources.map((one) => [String(member(one, 'resourceType')), one])).values()];
      for (const sample of samples) {
        if (!isObject(sample)) throw new Error('No resource.');
        const before = structuralFaults(sample).length;
        expect(structuralFaults({ ...sample, colour: 'red' }).length).toBe(before + 1);
        expect(structuralFaults({ ...sample, meta: {} }).length).toBeGreaterThan(before);
        const { resourceType, ...rest } = sample;
        expect(structuralFaults(rest)).toHaveLength(1);
        expect(
          structuralFaults({ ...sample, extension: [{ url: 'https://nowhere.example/x', valueCode: resourceType }] }),
        ).not.toEqual(structuralFaults(sample));
      }
    },
  );
});
