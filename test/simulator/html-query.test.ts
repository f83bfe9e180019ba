import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallChanges, type Json, refusalOf, type Reply } from './consumer.js';
import {
  askCareRecord,
  askSection,
  divOf,
  nhsNumberParameter,
  parametersOf,
  periodParameter,
  recordOfPatient,
  sectionParameter,
} from './html-consumer.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const PATIENT = '9990000042';
const NUMBER = nhsNumberParameter(PATIENT);
const SECTION = sectionParameter('ENC');

const ask = (parameters: Json, changes: CallChanges = {}): Promise<Reply> =>
  askCareRecord(running.consumer, 'B99002', PATIENT, parameters, changes);

describe('a request for a section', () => {
  const withPeriod = (valuePeriod: Json, section = 'ENC'): Json =>
    parametersOf(NUMBER, sectionParameter(section), periodParameter(valuePeriod));

  it.each<[string, Json, number, string, string]>([
    ['no parameter', parametersOf(), 400, 'BAD_REQUEST', 'no parameter'],
    ['another resource', { resourceType: 'Patient' }, 422, 'INVALID_RESOURCE', 'Parameters'],
    ['no NHS number', parametersOf(SECTION), 400, 'BAD_REQUEST', 'patientNHSNumber'],
    ['the NHS number twice', parametersOf(NUMBER, NUMBER, SECTION), 400, 'BAD_REQUEST', 'patientNHSNumber'],
    [
      'the NHS number as text',
      parametersOf({ name: 'patientNHSNumber', valueString: PATIENT }, SECTION),
      400,
      'BAD_REQUEST',
      'patientNHSNumber',
    ],
    [
      'a wrong check digit',
      parametersOf(nhsNumberParameter('9990000043'), SECTION),
      400,
      'INVALID_NHS_NUMBER',
      'patientNHSNumber',
    ],
    ['a blank NHS number', parametersOf(nhsNumberParameter(''), SECTION), 400, 'INVALID_NHS_NUMBER', 'NHS number'],
    [
      'the system of version 1',
      parametersOf(nhsNumberParameter(PATIENT, 'https://fhir.nhs.uk/Id/nhs-number'), SECTION),
      400,
      'INVALID_IDENTIFIER_SYSTEM',
      'system',
    ],
    [
      'a blank system',
      parametersOf(nhsNumberParameter(PATIENT, ''), SECTION),
      400,
      'INVALID_IDENTIFIER_SYSTEM',
      'system',
    ],
    ['no section', parametersOf(NUMBER), 400, 'BAD_REQUEST', 'recordSection'],
    ['two sections', parametersOf(NUMBER, SECTION, sectionParameter('SUM')), 400, 'BAD_REQUEST', 'recordSection'],
    [
      'a section as text',
      parametersOf(NUMBER, { name: 'recordSection', valueString: 'ENC' }),
      400,
      'BAD_REQUEST',
      'recordSection',
    ],
    [
      'another system of sections',
      parametersOf(NUMBER, sectionParameter('ENC', 'http://loinc.org')),
      400,
      'BAD_REQUEST',
      'recordSection',
    ],
    [
      'a blank system of sections',
      parametersOf(NUMBER, sectionParameter('ENC', '')),
      422,
      'INVALID_PARAMETER',
      'system',
    ],
    ['no such section', parametersOf(NUMBER, sectionParameter('ZZZ')), 422, 'INVALID_PARAMETER', 'recordSection'],
    ['a section in small letters', parametersOf(NUMBER, sectionParameter('enc')), 422, 'INVALID_PARAMETER', 'code'],
    ['a section that is no more', parametersOf(NUMBER, sectionParameter('INV')), 422, 'INVALID_PARAMETER', 'code'],
    ['a blank section', parametersOf(NUMBER, sectionParameter('')), 422, 'INVALID_PARAMETER', 'code'],
    [
      'an unknown parameter',
      parametersOf(NUMBER, SECTION, { name: 'recordSections' }),
      422,
      'INVALID_PARAMETER',
      'recordSections',
    ],
    ['a period without bounds', withPeriod({}), 422, 'INVALID_PARAMETER', 'timePeriod'],
    ['a period of blanks', withPeriod({ start: '', end: '' }), 422, 'INVALID_PARAMETER', 'timePeriod'],
    ['a moment without offset', withPeriod({ start: '2024-03-14T03:14:11' }), 422, 'INVALID_PARAMETER', 'start'],
    ['a day that there is not', withPeriod({ end: '2023-02-29' }), 422, 'INVALID_PARAMETER', 'timePeriod.end'],
    ['a period that ends first', withPeriod({ start: '2024', end: '2023-12' }), 422, 'INVALID_PARAMETER', 'after'],
    [
      'a period twice',
      parametersOf(NUMBER, SECTION, periodParameter({ start: '2024' }), periodParameter({ end: '2025' })),
      400,
      'BAD_REQUEST',
      'timePeriod',
    ],
    [
      'a period as text',
      parametersOf(NUMBER, SECTION, { name: 'timePeriod', valueString: '2024' }),
      422,
      'INVALID_PARAMETER',
      'timePeriod',
    ],
    ['a period of allergies', withPeriod({ start: '2024' }, 'ALL'), 400, 'BAD_REQUEST', 'timePeriod'],
    ['a period of immunisations', withPeriod({ start: '2024' }, 'IMM'), 400, 'BAD_REQUEST', 'timePeriod'],
    ['a period of the summary', withPeriod({ start: '2024' }, 'SUM'), 400, 'BAD_REQUEST', 'timePeriod'],
  ])('with %s is refused', async (_what, parameters, status, code, named) => {
    const reply = await ask(parameters);
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(refusalOf(reply).diagnostics).toContain(named);
    expect(refusalOf(reply).diagnostics).not.toContain(PATIENT);
  });

  it.each([
    ['nothing at all', '', 'BAD_REQUEST'],
    ['broken JSON', '{"resourceType":', 'BAD_REQUEST'],
    ['broken XML', '<Parameters><parameter></Parameters>', 'BAD_REQUEST'],
  ])('whose body is %s is refused', async (_what, rawBody, code) => {
    expect(refusalOf(await ask({}, { rawBody }))).toMatchObject({ status: 400, code });
  });

  it('about somebody else than its token says is refused', async () => {
    const claims = { requested_record: recordOfPatient('9990000131') };
    expect(refusalOf(await ask(parametersOf(NUMBER, SECTION), { claims }))).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      diagnostics: expect.stringContaining('requested_record') as unknown,
    });
  });

  it('may have its parameters in any order', async () => {
    const reply = await ask(parametersOf(periodParameter({ start: '2024' }), SECTION, NUMBER));
    expect(reply.status).toBe(200);
  });
});

describe('whose record is asked for', () => {
  it.each([
    ['unknown', 'B99002', '9990000190', 404, 'PATIENT_NOT_FOUND'],
    ['registered elsewhere', 'B99002', '9990000018', 404, 'PATIENT_NOT_FOUND'],
    ['sensitive', 'B99002', '9990000158', 404, 'PATIENT_NOT_FOUND'],
    ['superseded', 'A99001', '9990000174', 404, 'PATIENT_NOT_FOUND'],
    ['dead for too long', 'B99002', '9990000476', 404, 'PATIENT_NOT_FOUND'],
    ['refusing to share', 'B99002', '9990000131', 403, 'NO_PATIENT_CONSENT'],
  ])('%s: refused', async (_who, practice, nhsNumber, status, code) => {
    const reply = await askSection(running.consumer, practice, nhsNumber, 'ALL');
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(reply.text).not.toContain(nhsNumber);
  });

  it('somebody who died not long ago is shown, with the day of their death', async () => {
    const { status, body } = await askSection(running.consumer, 'A99001', '9990000166', 'SUM');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('"deceasedDateTime":"2026-06-03T00:00:00+01:00"');
  });

  it('a practice without the capability has no endpoint for it', async () => {
    expect(
      (await running.consumer.target('D99004', 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getcarerecord'))
        .root,
    ).toBe('');
  });
});

/** Dates of a table's first date column, as ISO days; those that are not known to the day are left out. */
function datesOf(html: string): readonly string[] {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return [...html.matchAll(/<tr><td class="date-column">(\d\d)-([A-Z][a-z]{2})-(\d{4})</g)].map(
    ([, day, month, year]) => `${year ?? ''}-${String(months.indexOf(month ?? '') + 1).padStart(2, '0')}-${day ?? ''}`,
  );
}

describe('a period that is open at one end', () => {
  it.each([
    { start: '2024' },
    { start: '2024', end: '' },
    { start: '', end: '2024' },
    { start: '2024-01-01T10:00+00:00' },
    { start: '2024-01-01T10:00:00Z' },
  ])('is one: %j', async (period) => {
    expect((await askSection(running.consumer, 'B99002', PATIENT, 'OBS', period)).status).toBe(200);
  });
});

describe('a period', () => {
  const ENTRIES = ['2025', '2025-03', '2025-03-31', '2025-03-31T10:00:00+01:00'];

  it.each([
    [{ start: '2024', end: '2024' }, "For the period '01-Jan-2024' to '31-Dec-2024'"],
    [{ start: '2024-02', end: '2024-02' }, "For the period '01-Feb-2024' to '29-Feb-2024'"],
    [{ start: '2024-10-05' }, "Data items from '05-Oct-2024'"],
    [{ end: '2023-02' }, "Data items until '28-Feb-2023'"],
    [{ start: '2025-03-30T23:30:00+00:00' }, "Data items from '31-Mar-2025'"],
  ])('%j is told as %s', async (period, banner) => {
    const reply = await askSection(running.consumer, 'B99002', PATIENT, 'OBS', period);
    expect(divOf(reply)).toContain(`<div class="date-banner"><p>${banner}</p></div>`);
  });

  it('takes whole days at both ends, and what lies ahead unless it has an end', async () => {
    const all = datesOf(divOf(await askSection(running.consumer, 'B99002', PATIENT, 'ADM')));
    const within = (from: string, to: string): readonly string[] => all.filter((day) => day >= from && day <= to);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.constantFrom(...all), async (one, other) => {
        const [start = '', end = ''] = [one, other].sort();
        const both = await askSection(running.consumer, 'B99002', PATIENT, 'ADM', { start, end });
        expect(datesOf(divOf(both))).toEqual(within(start, end));
        const open = await askSection(running.consumer, 'B99002', PATIENT, 'ADM', { start });
        expect(datesOf(divOf(open))).toEqual(within(start, '9999'));
      }),
      { numRuns: 25 },
    );
    expect(all.some((day) => day > '2026-06-15')).toBe(true);
  });

  it('of every precision is taken by every section that can be filtered, and by no other', async () => {
    const filtered = ['PRB', 'ENC', 'CLI', 'MED', 'REF', 'OBS', 'ADM'];
    for (const section of [...filtered, 'SUM', 'ALL', 'IMM']) {
      for (const start of ENTRIES) {
        const { status } = await askSection(running.consumer, 'B99002', PATIENT, section, { start });
        expect([section, start, status]).toEqual([section, start, filtered.includes(section) ? 200 : 400]);
      }
    }
  });

  it('that nothing falls into leaves no table', async () => {
    const reply = await askSection(running.consumer, 'B99002', PATIENT, 'REF', { end: '1950' });
    expect(divOf(reply)).toContain("<p>No 'Referrals' data is recorded for this patient.</p>");
    expect(divOf(reply)).not.toContain('<table');
  });
});
