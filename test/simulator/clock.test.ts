import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/simulator/cli-arguments.js';
import { FIRST_INSTANT, LAST_INSTANT } from '../../src/simulator/clock.js';
import { startSimulator } from '../../src/simulator/index.js';
import { SECTION_NAMES } from '../../src/simulator/practice/html/section-names.js';
import { fetchJson, parametersBody, type Reply, TestConsumer } from './consumer.js';
import { nhsNumberParameter, parametersOf, sectionParameter } from './html-consumer.js';
import { type Asking, interact } from './every-interaction.js';
import { EVERY_AREA } from './record-requests.js';
import { NOW, runningSimulator } from './running.js';

const GENERATED = { practices: 4, patients: 8 };
const running = runningSimulator({ now: () => NOW, latency: '0', ...GENERATED });

const control = (method: string, path: string, body?: unknown): Promise<Reply> =>
  fetchJson(`${running.simulator.origin}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const setClock = (now: unknown): Promise<Reply> => control('PUT', '/clock', { now });

afterEach(async () => {
  await control('DELETE', '/clock');
  await control('DELETE', '/faults');
});

const RANGE = 'lies outside of what the clock can show: from 2013-01-01T00:00:00Z to 2099-12-31T23:59:59Z.';

describe('an instant that the clock cannot be set to', () => {
  const outside = ['1999-12-31', '2012-12-31T23:59:59.999Z', '2013-01-01T00:59:59+01:00', '2100-01-01', '9999-12-31'];
  const none = [
    ...['soon', '', '2027', '2027-03', '2027-02-30', '2027-02-29T12:00:00Z', '2027-13-01', '2027-03-28T00:30:00'],
    ...['2027-03-28T24:00:00Z', '2027-03-28T12:60:00Z', '2027-03-28T12:00:00+25:00', '+12027-03-28', '-002027-03-28'],
  ];

  it.each(outside)('lies outside of what can be answered: %s', async (now) => {
    const reply = await setClock(now);
    expect([reply.status, reply.body['error']]).toEqual([400, `now: "${now}" ${RANGE}`]);
    expect(() => readArguments([`--now=${now}`])).toThrow(`--now: "${now}" ${RANGE}`);
  });

  it.each(none)('is none: "%s"', async (now) => {
    const says = 'is no instant such as 2027-03-28T00:30:00Z.';
    const reply = await setClock(now);
    expect([reply.status, reply.body['error']]).toEqual([400, `now: "${now}" ${says}`]);
    expect(() => readArguments([`--now=${now}`])).toThrow(`--now: "${now}" ${says}`);
  });

  it.each([null, 7, true, [], {}])('is no text: %j', async (now) => {
    const reply = await setClock(now);
    expect([reply.status, reply.body['error']]).toEqual([400, 'now: an instant such as "2027-03-28T00:30:00Z".']);
  });

  it.each([{ stoppedAt: new Date('1990-01-01') }, { now: () => new Date('2101-01-01') }, { now: () => new Date('x') }])(
    'stops the start: %o',
    async (options) => {
      await expect(startSimulator(options)).rejects.toThrow(RANGE);
    },
  );

  it('leaves the clock as it was', async () => {
    await setClock('2030-01-01');
    await setClock('1990-01-01');
    expect((await control('GET', '/clock')).body).toEqual({ now: '2030-01-01T00:00:00.000Z' });
  });
});

/** Practices that answer at once, with everybody who can be asked about there. */
const asked = (): readonly (readonly [practice: string, patient: string])[] =>
  running.simulator.practices
    .filter(({ odsCode }) => !['F99006', 'G99007'].includes(odsCode))
    .flatMap(({ odsCode }) =>
      running.simulator.patientsAt(odsCode).map(({ nhsNumber }) => [odsCode, nhsNumber] as const),
    );

const SECTIONS = Object.keys(SECTION_NAMES);

/** Asks for somebody's record, and for these sections of the HTML view; gives whatever failed. */
async function failuresOf(
  [practice, patient]: readonly [practice: string, patient: string],
  now: Date,
  sections: readonly string[],
): Promise<readonly string[]> {
  const { simulator } = running;
  const consumer = new TestConsumer(simulator, () => now);
  const asking: Asking = { simulator, consumer, now, practice, patient, newcomer: '', givenOut: new Set() };
  const bodies = sections.map((section) => parametersOf(nhsNumberParameter(patient), sectionParameter(section)));
  const replies = [
    await interact(asking, 'readRecord', { body: parametersBody(patient, EVERY_AREA) }),
    ...(await Promise.all(bodies.map((body) => interact(asking, 'readHtmlSection', { body })))),
  ];
  return replies
    .filter(({ status }) => status >= 500 && status !== 501)
    .map(({ status, text }) => `${practice} ${patient} at ${now.toISOString()}: ${status} ${text.slice(0, 200)}`);
}

describe('records, over the whole range of the clock', () => {
  it.each([
    ['the first instant, at practices whose clocks are as slow as can be', FIRST_INSTANT, -99_999_999],
    ['the last instant, at practices whose clocks are as fast as can be', LAST_INSTANT, 99_999_999],
  ])(
    'are all answered at its edges: %s',
    async (_what, now, seconds) => {
      await setClock(now.toISOString());
      await control('PUT', '/faults', [{ fault: `clock:${seconds}` }]);
      const then = new Date(now.getTime() + seconds * 1000);
      for (const [index, who] of asked().entries()) {
        const section = SECTIONS[index % SECTIONS.length] ?? '';
        expect(await failuresOf(who, then, [section])).toEqual([]);
      }
    },
    60_000,
  );

  it('are answered at any instant of it', async () => {
    const instant = fc.date({ min: FIRST_INSTANT, max: LAST_INSTANT, noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(instant, fc.nat(), async (now, index) => {
        await setClock(now.toISOString());
        const everybody = asked();
        const who = everybody[index % everybody.length];
        expect(who === undefined ? ['nobody'] : await failuresOf(who, now, SECTIONS)).toEqual([]);
      }),
      {
        numRuns: 30,
        examples: [
          [FIRST_INSTANT, 0],
          [LAST_INSTANT, 0],
        ],
      },
    );
  }, 60_000);
});
