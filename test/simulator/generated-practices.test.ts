import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATIENTS_BY_DEFAULT, generatedEstate } from '../../src/simulator/estate/generated/generated-estate.js';
import { MOST_NUMBERS, numberAt, placeOf } from '../../src/simulator/estate/generated/numbers.js';
import { buildEstate } from '../../src/simulator/estate/estate.js';
import { PATIENTS } from '../../src/simulator/estate/patient-rows.js';
import { QUIRKS } from '../../src/simulator/estate/personalities.js';
import { startSimulator } from '../../src/simulator/index.js';
import { paceOf } from '../../src/simulator/national/pace.js';
import { isNhsNumber } from '../../src/simulator/nhs-number.js';
import { findSlots, patientIdAt } from './appointment-calls.js';
import { ALLERGIES, fetchJson, INTERACTION, list, MEDICATION, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const place = fc.integer({ min: 0, max: MOST_NUMBERS - 1 });

describe('numbers of generated patients', () => {
  it('are NHS numbers of the range that is never issued, and none of the demo', () => {
    const taken = new Set(PATIENTS.map(({ nhsNumber }) => nhsNumber));
    fc.assert(
      fc.property(place, (at) => {
        const number = numberAt(at);
        return isNhsNumber(number) && /^999[2-9]/.test(number) && !taken.has(number);
      }),
    );
  });

  it('lead back to their place, so that no two are alike', () => {
    fc.assert(fc.property(place, (at) => placeOf(numberAt(at)) === at));
    expect([0, MOST_NUMBERS - 1].map((at) => placeOf(numberAt(at)))).toEqual([0, MOST_NUMBERS - 1]);
  });

  it('any other text is the number of nobody', () => {
    const digits = fc.stringMatching(/^\d{10}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          digits,
          digits.map((text) => `9992${text.slice(4)}`),
          fc.string(),
        ),
        (text) => {
          const at = placeOf(text);
          return at === null || numberAt(at) === text;
        },
      ),
    );
    for (const { nhsNumber } of PATIENTS) expect(placeOf(nhsNumber)).toBeNull();
    expect(() => numberAt(MOST_NUMBERS)).toThrow(RangeError);
  });
});

describe('generated practices', () => {
  const options = { practices: 400, patients: 7, ownPace: true };
  const generated = generatedEstate(options, 'generated');
  const { rows, groups } = generated;

  it('have codes in a row, and are one group', () => {
    expect([rows[0]?.odsCode, rows.at(-1)?.odsCode]).toEqual(['P00001', 'P00400']);
    expect(groups).toEqual([
      { id: 'generated', name: 'Generated practices', practices: rows.map(({ odsCode }) => odsCode) },
    ]);
  });

  it('have systems of every personality, ordinary ones most', () => {
    const known = new Set(['plain', ...Object.values(QUIRKS).flatMap(({ of }) => of)]);
    expect(new Set(rows.map(({ personality }) => personality))).toEqual(known);
    const emis = rows.filter(({ personality }) => personality === 'emis-like').length;
    expect(emis).toBeGreaterThan(150);
    expect(emis).toBeLessThan(250);
  });

  it('have everything on but for the first two', () => {
    expect(rows.filter(({ switchedOff }) => switchedOff.length > 0)).toMatchObject([
      { odsCode: 'P00001', switchedOff: ['appointments'] },
    ]);
    expect(rows.filter(({ agreement }) => !agreement)).toMatchObject([{ odsCode: 'P00002' }]);
  });

  it('have so many patients each, found by their number', () => {
    const all = rows.flatMap(({ odsCode }) => generated.numbersAt(odsCode).map((number) => [odsCode, number] as const));
    expect(new Set(all.map(([, number]) => number)).size).toBe(400 * 7);
    for (const [odsCode, number] of all)
      expect(generated.patient(number)).toMatchObject({ nhsNumber: number, practice: odsCode });
    expect(generated.patient(numberAt(400 * 7))).toBeUndefined();
    expect(generated.numbersAt('A99001')).toEqual([]);
  });

  it('may have no patients, and there may be no practices', () => {
    const empty = generatedEstate({ ...options, practices: 2, patients: 0 }, 'generated');
    expect([empty.rows.length, empty.numbersAt('P00001'), empty.patient(numberAt(0))]).toEqual([2, [], undefined]);
    expect(generatedEstate({ ...options, practices: 0 }, 'generated')).toMatchObject({ rows: [], groups: [] });
  });

  it.each([
    [{ practices: 100_000, patients: 0 }, 'practices: at most 99999'],
    [{ practices: 2000, patients: 201 }, 'patients: at most 400000'],
  ])('are no more than there are codes and numbers: %o', (wanted, says) => {
    expect(() => generatedEstate({ ...options, ...wanted }, 'generated')).toThrow(says);
  });

  it('follow from the seed', () => {
    expect(generatedEstate(options, 'generated').rows).toEqual(rows);
    expect(generatedEstate(options, 'other').rows).not.toEqual(rows);
    // A practice is the same however many there are.
    expect(generatedEstate({ ...options, practices: 5 }, 'generated').rows).toEqual(rows.slice(0, 5));
  });

  it('take each its own time: log-normal about a median that differs from practice to practice', () => {
    const estate = buildEstate({ seed: 'generated', asOf: NOW }, [], generatedEstate(options, 'generated'));
    const pace = paceOf('generated');
    const timesOf = (odsCode: string): readonly number[] =>
      Array.from({ length: 400 }, (_unused, index) =>
        pace({ practice: estate.practice(odsCode), interaction: 'findPatient', label: `call ${index}` }),
      ).sort((one, other) => one - other);
    const medians = rows.slice(0, 40).map(({ odsCode, pace: own }) => {
      const times = timesOf(odsCode);
      const said = typeof own === 'string' ? 0 : own.medianMs;
      expect((times[200] ?? 0) / said).toBeGreaterThan(0.85);
      expect((times[200] ?? 0) / said).toBeLessThan(1.15);
      expect(Math.log((times[336] ?? 0) / (times[200] ?? 0))).toBeGreaterThan(0.35);
      return said;
    });
    expect(Math.min(...medians)).toBeLessThan(45);
    expect(Math.max(...medians)).toBeGreaterThan(100);
    expect(Math.max(...rows.map(({ pace: own }) => (typeof own === 'string' ? 0 : own.medianMs)))).toBeLessThan(601);
    const prompt = generatedEstate({ ...options, ownPace: false }, 'generated');
    expect(new Set(prompt.rows.map((row) => row.pace))).toEqual(new Set(['prompt']));
  });
});

describe('through the doors', () => {
  const running = runningSimulator({ practices: 6, patients: 4, latency: '0' });
  const numberOf = (practice: string): string => running.simulator.patientsAt(practice)[0]?.nhsNumber ?? '';

  it('PDS knows every patient, and nobody who follows the last', async () => {
    const ask = (number: string): Promise<Reply> =>
      fetchJson(`${running.simulator.pdsUrl}/Patient/${number}`, { headers: { 'X-Request-ID': crypto.randomUUID() } });
    for (const { odsCode } of running.simulator.practices.filter(({ odsCode }) => odsCode.startsWith('P'))) {
      const patients = running.simulator.patientsAt(odsCode);
      expect(patients).toHaveLength(4);
      for (const { nhsNumber } of patients) {
        const { status, body } = await ask(nhsNumber);
        expect([status, body['id']]).toEqual([200, nhsNumber]);
        expect(member(body, 'generalPractitioner', 0, 'identifier', 'value')).toBe(odsCode);
      }
    }
    expect((await ask(numberAt(6 * 4))).status).toBe(404);
  });

  it('a practice answers about its own patients, and does not know those of another', async () => {
    const { consumer } = running;
    const found = await consumer.findPatient('P00003', numberOf('P00003'));
    expect([found.status, list(found.body['entry']).length]).toEqual([200, 1]);
    expect(list((await consumer.findPatient('P00003', numberOf('P00004'))).body['entry'])).toEqual([]);
    const record = await consumer.record('P00003', numberOf('P00003'), [ALLERGIES, MEDICATION]);
    expect([record.status, record.body['resourceType']]).toEqual([200, 'Bundle']);
    const id = await patientIdAt(consumer, 'P00003', numberOf('P00003'));
    const read = await consumer.call({
      practice: 'P00003',
      interaction: INTERACTION.readPatient,
      scope: 'patient/*.read',
      path: `/Patient/${id}`,
    });
    expect(member(read.body, 'identifier', 0, 'value')).toBe(numberOf('P00003'));
    expect((await findSlots(consumer, 'P00003')).length).toBeGreaterThan(10);
  });

  it('P00001 has appointments switched off, and nothing else', async () => {
    const slots = await running.consumer.call({
      practice: 'P00001',
      interaction: INTERACTION.findSlots,
      scope: 'organization/*.read',
      path: '/Slot',
    });
    expect(refusalOf(slots)).toMatchObject({ status: 403, code: 'ACCESS DENIED' });
    expect((await running.consumer.record('P00001', numberOf('P00001'), [ALLERGIES])).status).toBe(200);
  });

  it('P00002 has no agreement: the proxy refuses, and only the proxy', async () => {
    const through = await running.consumer.findPatient('P00002', numberOf('P00002'));
    expect(refusalOf(through)).toMatchObject({
      status: 403,
      code: '403',
      diagnostics: expect.stringMatching(/^FOT_CHECK_FAILED_MESSAGESENDER_\d+_MESSAGERECEIVER_\d+$/) as string,
    });
    const direct = await running.consumer.findPatient('P00002', numberOf('P00002'), { direct: true });
    expect(direct.status).toBe(200);
  });

  it('there are none, and no group, unless they are asked for', async () => {
    const simulator = await startSimulator();
    try {
      expect(simulator.groups.map(({ id }) => id)).toEqual(['north', 'south', 'all']);
      expect(simulator.practices).toHaveLength(7);
      expect(simulator.patientsAt('P00001')).toEqual([]);
    } finally {
      await simulator.close();
    }
  });

  it('each has twenty patients unless it is said', async () => {
    const simulator = await startSimulator({ practices: 2 });
    try {
      expect(simulator.patientsAt('P00002')).toHaveLength(PATIENTS_BY_DEFAULT);
    } finally {
      await simulator.close();
    }
  });

  it('the control door names them', async () => {
    const { body } = await fetchJson(`${running.simulator.origin}/control/practices`);
    expect(list(body['practices']).map((row) => member(row, 'odsCode'))).toEqual(
      running.simulator.practices.map(({ odsCode }) => odsCode),
    );
    const patients = await fetchJson(`${running.simulator.origin}/control/patients?practice=P00004`);
    expect(list(patients.body['patients'])[0]).toEqual({
      nhsNumber: numberOf('P00004'),
      practice: 'P00004',
      whatFor: expect.stringMatching(/^generated, record: /) as string,
    });
  });
});
