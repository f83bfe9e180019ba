import { describe, expect, it } from 'vitest';
import {
  ALLERGIES,
  type CallChanges,
  type Json,
  list,
  MEDICATION,
  member,
  parametersBody,
  refusalOf,
} from './consumer.js';
import { area, EVERY_AREA, period } from './record-requests.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const PATIENT = '9990000018';
const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

const allergies = (...part: readonly Json[]): Json => ({ name: 'includeAllergies', part });
const medication = (...part: readonly Json[]): Json => ({ name: 'includeMedication', part });
const since = (valueDate: unknown): Json => ({ name: 'medicationSearchFromDate', valueDate });

const identifier = (value: unknown, system: unknown = NHS_NUMBER): Json => ({
  name: 'patientNHSNumber',
  valueIdentifier: { system, value },
});

describe('the body of a record request (spec 04 §4)', () => {
  it.each<[string, CallChanges, number, string]>([
    ['no JSON', { rawBody: '{"resourceType":' }, 400, 'BAD_REQUEST'],
    ['nothing', { rawBody: '' }, 400, 'BAD_REQUEST'],
    ['a list', { rawBody: '[]' }, 422, 'INVALID_RESOURCE'],
    ['another resource', { body: { resourceType: 'Patient' } }, 422, 'INVALID_RESOURCE'],
    ['an unknown element', { body: { ...parametersBody(PATIENT, []), colour: 'red' } }, 422, 'INVALID_RESOURCE'],
    ['no parameters', { body: { resourceType: 'Parameters' } }, 422, 'INVALID_PARAMETER'],
    ['a parameter without a name', { body: parametersBody(PATIENT, [{ part: [] }]) }, 422, 'INVALID_RESOURCE'],
    [
      'two values',
      { body: parametersBody(PATIENT, [{ name: 'a', valueCode: '1', valueDate: '2' }]) },
      422,
      'INVALID_RESOURCE',
    ],
    [
      'an unknown element inside',
      { body: parametersBody(PATIENT, [{ name: 'a', colour: 1 }]) },
      422,
      'INVALID_RESOURCE',
    ],
    ['parts that are no list', { body: parametersBody(PATIENT, [{ name: 'a', part: {} }]) }, 422, 'INVALID_RESOURCE'],
  ])('refuses %s', async (_what, changes, status, code) => {
    expect(refusalOf(await running.consumer.record('A99001', PATIENT, [], changes))).toMatchObject({ status, code });
  });
});

describe('the NHS number (spec 04 §3)', () => {
  it.each<[string, readonly Json[], number, string]>([
    ['missing', [ALLERGIES], 422, 'INVALID_PARAMETER'],
    ['misnamed', [{ ...identifier(PATIENT), name: 'nhsNumber' }], 422, 'INVALID_PARAMETER'],
    ['no identifier', [{ name: 'patientNHSNumber', valueString: PATIENT }], 422, 'INVALID_PARAMETER'],
    ['twice', [identifier(PATIENT), identifier(PATIENT)], 422, 'INVALID_PARAMETER'],
    ['of another system', [identifier(PATIENT, 'Invalid-System')], 400, 'INVALID_IDENTIFIER_SYSTEM'],
    ['of a blank system', [identifier(PATIENT, '')], 400, 'INVALID_IDENTIFIER_SYSTEM'],
    ['with a wrong check digit', [identifier('9990000019')], 400, 'INVALID_NHS_NUMBER'],
    ['too short', [identifier('999000001')], 400, 'INVALID_NHS_NUMBER'],
    ['empty', [identifier('')], 400, 'INVALID_NHS_NUMBER'],
    ['a number', [identifier(9990000018)], 400, 'INVALID_NHS_NUMBER'],
  ])('%s is refused', async (_what, parameter, status, code) => {
    const body = { resourceType: 'Parameters', parameter };
    expect(refusalOf(await running.consumer.record('A99001', PATIENT, [], { body }))).toMatchObject({ status, code });
  });

  it.each([
    ['A99001', '9990000042', 'registered elsewhere'],
    ['A99001', '9990000158', 'sensitive'],
    ['A99001', '9990000166', 'deceased'],
    ['A99001', '9990000174', 'superseded'],
    ['A99001', '9990000190', 'unknown'],
    ['B99002', '9990000018', 'registered elsewhere'],
  ])('%s does not know %s: %s', async (practice, number) => {
    const reply = await running.consumer.record(practice, number, [ALLERGIES]);
    expect(refusalOf(reply)).toMatchObject({ status: 404, code: 'PATIENT_NOT_FOUND', issue: 'not-found' });
  });
});

describe('parameters (spec 04 §2 and §4)', () => {
  it.each<[string, readonly Json[], string, string]>([
    [
      'allergies without their mandatory part',
      [area('includeAllergies')],
      'INVALID_PARAMETER',
      'includeResolvedAllergies',
    ],
    [
      'allergies with another part only',
      [allergies({ name: 'x', valueBoolean: true })],
      'INVALID_PARAMETER',
      'includeResolved',
    ],
    ['a part without value', [allergies({ name: 'includeResolvedAllergies' })], 'INVALID_PARAMETER', 'includeResolved'],
    [
      'a part with another type',
      [allergies({ name: 'includeResolvedAllergies', valueString: 'true' })],
      'INVALID_PARAMETER',
      'includeResolved',
    ],
    [
      'a boolean in words',
      [allergies({ name: 'includeResolvedAllergies', valueBoolean: 'true' })],
      'INVALID_PARAMETER',
      'includeResolved',
    ],
    [
      'a part twice',
      [medication(since('2020-01-01'), since('2021-01-01'))],
      'INVALID_RESOURCE',
      'medicationSearchFromDate',
    ],
    [
      'a status that is none',
      [area('includeProblems', { name: 'filterStatus', valueCode: null })],
      'INVALID_PARAMETER',
      'filterStatus',
    ],
    [
      'an unknown significance',
      [area('includeProblems', { name: 'filterSignificance', valueCode: 'off' })],
      'INVALID_PARAMETER',
      'filterSignificance',
    ],
    ['a parameter twice', [MEDICATION, MEDICATION], 'INVALID_PARAMETER', 'includeMedication'],
    [
      'a value where parts belong',
      [{ name: 'includeMedication', valueBoolean: true }],
      'INVALID_PARAMETER',
      'takes no value',
    ],
    ['a month', [medication(since('2014-02'))], 'INVALID_PARAMETER', 'medicationSearchFromDate'],
    ['a year', [medication(since('2014'))], 'INVALID_PARAMETER', 'medicationSearchFromDate'],
    ['a time', [medication(since('2015-10-23T11:08:32+00:00'))], 'INVALID_PARAMETER', 'medicationSearchFromDate'],
    ['nonsense', [medication(since('X2015-10-23'))], 'INVALID_PARAMETER', 'medicationSearchFromDate'],
    ['no day', [medication(since('2026-02-30'))], 'INVALID_PARAMETER', 'medicationSearchFromDate'],
    ['tomorrow', [medication(since('2026-06-16'))], 'INVALID_PARAMETER', 'after today'],
    [
      'a period from tomorrow',
      [area('includeReferrals', period('referralSearchPeriod', { start: '2026-06-16' }))],
      'INVALID_PARAMETER',
      'after today',
    ],
    [
      'a period the wrong way round',
      [area('includeInvestigations', period('investigationSearchPeriod', { start: '2022-02-01', end: '2022-01-01' }))],
      'INVALID_PARAMETER',
      'start is after end',
    ],
    [
      'a period of partial dates',
      [area('includeUncategorisedData', period('uncategorisedDataSearchPeriod', { start: '2014', end: '2016-01-01' }))],
      'INVALID_PARAMETER',
      'not a whole date',
    ],
    [
      'an empty period',
      [area('includeConsultations', period('consultationSearchPeriod', {}))],
      'INVALID_PARAMETER',
      'neither start nor end',
    ],
    [
      'a diary date of yesterday',
      [area('includeDiaryEntries', { name: 'diaryEntriesSearchDate', valueDate: '2026-06-14' })],
      'INVALID_PARAMETER',
      'before today',
    ],
    [
      'an unknown status',
      [area('includeProblems', { name: 'filterStatus', valueCode: 'resolved' })],
      'INVALID_PARAMETER',
      'filterStatus',
    ],
    [
      'no consultations',
      [area('includeConsultations', { name: 'includeNumberOfMostRecent', valuePositiveInt: 0 })],
      'INVALID_PARAMETER',
      'includeNumberOfMostRecent',
    ],
    [
      'both filters of consultations',
      [
        area('includeConsultations', period('consultationSearchPeriod', { start: '2022-01-01' }), {
          name: 'includeNumberOfMostRecent',
          valuePositiveInt: 3,
        }),
      ],
      'INVALID_RESOURCE',
      'exclude each other',
    ],
  ])('refuses %s', async (_what, parameters, code, says) => {
    const refusal = refusalOf(await running.consumer.record('A99001', PATIENT, parameters));
    expect(refusal).toMatchObject({ status: 422, code });
    expect(String(refusal.diagnostics)).toContain(says);
  });

  const filtered: readonly Json[] = [
    medication(since('2020-01-01')),
    area('includeUncategorisedData', period('uncategorisedDataSearchPeriod', { start: '2020-01-01' })),
    area('includeReferrals', period('referralSearchPeriod', { start: '2020-01-01' })),
    area('includeDiaryEntries', { name: 'diaryEntriesSearchDate', valueDate: '2026-12-01' }),
    area('includeImmunisations', { name: 'includeNotGiven', valueBoolean: true }),
    area('includeImmunisations', { name: 'includeStatus', valueBoolean: true }),
  ];

  it.each(['includeConsultations', 'includeProblems'])(
    'refuses filters of other areas beside %s (§2.1)',
    async (name) => {
      for (const parameter of filtered) {
        const reply = await running.consumer.record('A99001', PATIENT, [area(name), parameter]);
        expect(refusalOf(reply)).toMatchObject({ status: 422, code: 'INVALID_PARAMETER' });
        expect(String(refusalOf(reply).diagnostics)).toContain(`together with ${name}`);
      }
      const free = [
        area(name),
        ALLERGIES,
        MEDICATION,
        area('includeInvestigations', period('investigationSearchPeriod', { start: '2020-01-01' })),
      ];
      expect((await running.consumer.record('A99001', PATIENT, free)).status).toBe(200);
    },
  );

  it('refuses a status filter beside consultations, and takes it alone', async () => {
    const active = area('includeProblems', { name: 'filterStatus', valueCode: 'active' });
    const both = await running.consumer.record('A99001', PATIENT, [area('includeConsultations'), active]);
    expect(refusalOf(both)).toMatchObject({ status: 422, code: 'INVALID_PARAMETER' });
    expect((await running.consumer.record('A99001', PATIENT, [active])).status).toBe(200);
  });

  it('takes the widest and the narrowest date', async () => {
    for (const day of ['1900-01-01', '2026-06-15']) {
      expect((await running.consumer.record('A99001', PATIENT, [medication(since(day))])).status).toBe(200);
    }
  });
});

describe('what is not known is told (spec 04 §5)', () => {
  const outcomeOf = (body: Json): unknown =>
    list(body['entry'])
      .map((entry) => member(entry, 'resource'))
      .find((resource) => member(resource, 'resourceType') === 'OperationOutcome');

  it.each<[string, string, readonly Json[], readonly string[]]>([
    [
      'an unknown parameter, without its parts',
      'A99001',
      [area('includeFish', { name: 'fresh', valueBoolean: true })],
      ['includeFish'],
    ],
    [
      'names that every object knows',
      'A99001',
      [area('constructor'), medication({ name: 'toString', valueCode: 'x' })],
      ['constructor', 'includeMedication.toString'],
    ],
    [
      'an unknown part',
      'A99001',
      [medication({ name: 'prescriptionType', valueCode: 'repeat' })],
      ['includeMedication.prescriptionType'],
    ],
    [
      'areas that an older system has never heard of, whatever they ask',
      'C99003',
      [
        ALLERGIES,
        area('includeConsultations', period('consultationSearchPeriod', { start: '2099-01' })),
        area('includeProblems', since('2014')),
      ],
      ['includeConsultations', 'includeProblems'],
    ],
  ])('%s', async (_what, practice, parameters, unknown) => {
    const reply = await running.consumer.record(practice, practice === 'A99001' ? PATIENT : '9990000050', parameters);
    expect(reply.status).toBe(200);
    const issues = list(member(outcomeOf(reply.body), 'issue'));
    expect(issues.map((issue) => member(issue, 'diagnostics'))).toEqual(unknown);
    for (const issue of issues) {
      expect(issue).toMatchObject({
        severity: 'warning',
        code: 'not-supported',
        details: {
          coding: [{ code: 'NOT_IMPLEMENTED', display: 'Not implemented' }],
          text: `${String(member(issue, 'diagnostics'))} is an unrecognised parameter`,
        },
      });
    }
  });

  it('tells what is not known once, however often it was asked', async () => {
    const reply = await running.consumer.record('A99001', PATIENT, [area('includeFish'), area('includeFish')]);
    expect([reply.status, list(member(outcomeOf(reply.body), 'issue')).length]).toEqual([200, 1]);
  });

  it('says nothing where everything is known', async () => {
    const reply = await running.consumer.record('A99001', PATIENT, EVERY_AREA);
    expect([reply.status, outcomeOf(reply.body)]).toEqual([200, undefined]);
  });

  it('asked for nothing, answers with who the patient is', async () => {
    const { body, status } = await running.consumer.record('A99001', PATIENT, []);
    expect(status).toBe(200);
    const types = list(body['entry']).map((entry) => member(entry, 'resource', 'resourceType'));
    expect(new Set(types)).toEqual(
      new Set(['Patient', 'Organization', 'Practitioner', 'PractitionerRole', 'Location']),
    );
  });
});
