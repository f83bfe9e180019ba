import { describe, expect, it } from 'vitest';
import type { NationalPatient } from '../../src/domain/patient.js';
import { readDirectoryAsids, readDirectoryEndpoints, readNationalPatient } from '../../src/fhir/index.js';
import { bundle, type Json, valueOf } from './record-builder.js';

const TRACED = '2026-06-15T09:00:00Z';
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';
const traced = (more: Json = {}): Json => ({
  resourceType: 'Patient',
  id: '9990000018',
  meta: { security: [{ code: 'U' }] },
  name: [{ use: 'usual', family: 'Example', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1980-02-03',
  ...more,
});
const national = (more: Json = {}): NationalPatient => valueOf(readNationalPatient(traced(more), TRACED));
const registration = (value: string, period: Json = {}): Json => ({
  type: 'Organization',
  identifier: { system: ODS, value, period },
});

describe('the national record of a patient (spec 01 §5)', () => {
  it('says who they are now', () => {
    expect(national({ generalPractitioner: [registration('a99001', { start: '2019-01-01' })] })).toEqual({
      nhsNumber: '9990000018',
      name: { text: 'EXAMPLE, Ada', family: 'Example', given: ['Ada'], prefix: [] },
      birthDate: '1980-02-03',
      gender: 'FEMALE',
      deceased: null,
      addresses: [],
      telecoms: [],
      language: null,
      interpreterRequired: null,
      registeredPractice: 'A99001',
      isSensitive: false,
      tracedAt: TRACED,
    });
  });

  it('goes by the number it goes by now', () => {
    expect(national({ id: '9990000182' }).nhsNumber).toBe('9990000182');
    for (const id of ['1234567890', '', null, '999000001']) {
      expect(readNationalPatient(traced({ id }), TRACED)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('Patient.id') as string,
      });
    }
  });

  it.each<[string, unknown, boolean]>([
    ['unrestricted', { security: [{ code: 'U' }] }, false],
    ['restricted', { security: [{ code: 'R' }] }, true],
    ['very restricted', { security: [{ code: 'V' }] }, true],
    ['redacted beside unrestricted', { security: [{ code: 'U' }, { code: 'REDACTED' }] }, true],
    ['a label without a code', { security: [{}] }, true],
    ['no label: nobody is asked rather than the wrong one', { security: [] }, true],
    ['no labels at all', undefined, true],
  ])('%s', (_case, meta, expected) => {
    expect(national({ meta }).isSensitive).toBe(expected);
  });

  it.each<[string, readonly Json[], string | null]>([
    ['none', [], null],
    ['one that began today', [registration('A99001', { start: '2026-06-15' })], 'A99001'],
    ['one that ends today', [registration('A99001', { end: '2026-06-15' })], 'A99001'],
    ['one that ended yesterday', [registration('A99001', { end: '2026-06-14' })], null],
    ['one that has not begun', [registration('A99001', { start: '2026-06-16' })], null],
    [
      'the last of two that claim it',
      [registration('A99001', { start: '2019-01-01' }), registration('B99002', { start: '2024-01-01' })],
      'B99002',
    ],
    ['an identifier of another system', [{ identifier: { system: 'x', value: 'A99001' } }], null],
  ])('registered practice: %s', (_case, generalPractitioner, expected) => {
    expect(national({ generalPractitioner }).registeredPractice).toBe(expected);
  });

  it.each<[string, readonly Json[], string]>([
    [
      'usual before others',
      [
        { use: 'old', family: 'Former' },
        { use: 'usual', family: 'Now' },
      ],
      'NOW',
    ],
    [
      'the usual one that holds now',
      [
        { use: 'usual', family: 'Past', period: { end: '2020-01-01' } },
        { use: 'usual', family: 'Now', period: { start: '2020-01-02' } },
      ],
      'NOW',
    ],
    [
      'a usual one that has ended before none',
      [{ use: 'usual', family: 'Past', period: { end: '2020-01-01' } }],
      'PAST',
    ],
    [
      'any that was not given up before one that was',
      [{ use: 'maiden', family: 'Born' }, { family: 'Plain' }],
      'PLAIN',
    ],
    ['a former one before none', [{ use: 'old', family: 'Former' }], 'FORMER'],
    ['none', [], 'Name not given'],
  ])('name: %s', (_case, name, expected) => {
    expect(national({ name }).name.text).toBe(expected);
  });

  it('addresses and numbers are those that hold now', () => {
    const address = [
      { use: 'home', line: ['1 High St'], period: { start: '2020-01-01' } },
      { use: 'temp', line: ['Hotel'], period: { end: '2025-12-31' } },
      { use: 'old', line: ['2 Low St'] },
    ];
    const telecom = [
      { system: 'phone', value: '1' },
      { system: 'phone', value: '2', period: { end: '2021-01-01' } },
    ];
    const found = national({ address, telecom });
    expect(found.addresses.map(({ lines }) => lines[0])).toEqual(['1 High St']);
    expect(found.telecoms.map(({ value }) => value)).toEqual(['1']);
  });

  it('language and interpreter: the preferred one', () => {
    const spoken = (display: string, ...more: readonly Json[]): Json => ({
      url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication',
      extension: [{ url: 'language', valueCodeableConcept: { coding: [{ display }] } }, ...more],
    });
    const interpreter = { url: 'interpreterRequired', valueBoolean: true };
    expect(national({ extension: [spoken('French', interpreter)] })).toMatchObject({
      language: 'French',
      interpreterRequired: true,
    });
    const preferred = { url: 'preferred', valueBoolean: true };
    expect(national({ extension: [spoken('French', interpreter), spoken('Welsh', preferred)] })).toMatchObject({
      language: 'Welsh',
      interpreterRequired: null,
    });
  });

  it('a death is told; one without a date is a problem, never silence', () => {
    expect(national({ deceasedDateTime: '2025-01-02T00:00:00+00:00' }).deceased).toBe('2025-01-02T00:00:00+00:00');
    expect(national({ deceasedBoolean: false }).deceased).toBeNull();
    expect(readNationalPatient(traced({ deceasedBoolean: true }), TRACED)).toMatchObject({ ok: false });
    expect(readNationalPatient(traced({ deceasedDateTime: 'yes' }), TRACED)).toMatchObject({ ok: false });
  });

  it('is no other resource', () => {
    expect(readNationalPatient({ resourceType: 'OperationOutcome' }, TRACED)).toMatchObject({ ok: false });
  });
});

describe('the national directory (spec 01 §3.3)', () => {
  const PARTY = 'https://fhir.nhs.uk/Id/nhsMhsPartyKey';
  const endpoint = (address: unknown, more: Json = {}): Json => ({
    resourceType: 'Endpoint',
    status: 'active',
    address,
    identifier: [{ system: PARTY, value: 'A99001-1' }],
    ...more,
  });

  it('gives each address once, byte for byte', () => {
    const address = 'https://Provider.example/A99001/STU3/1/gpconnect/structured';
    const others = [
      endpoint(address),
      endpoint('https://b.example', { identifier: [], status: null }),
      endpoint(''),
      endpoint(7),
      endpoint('https://c.example', { status: 'off' }),
    ];
    expect(readDirectoryEndpoints(bundle(endpoint(address), ...others))).toEqual({
      ok: true,
      value: [
        { address, partyKey: 'A99001-1' },
        { address: 'https://b.example', partyKey: null },
      ],
    });
  });

  it('gives ASIDs, each once', () => {
    const device = (value: string): Json => ({
      resourceType: 'Device',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value },
        { system: PARTY, value: 'x' },
      ],
    });
    expect(readDirectoryAsids(bundle(device('1'), device('2'), device('1'), { $ref: 'Device.json' }))).toEqual({
      ok: true,
      value: ['1', '2'],
    });
  });

  it('may have nothing; anything but a Bundle is a problem', () => {
    expect(readDirectoryEndpoints({ resourceType: 'Bundle', total: 0 })).toEqual({ ok: true, value: [] });
    expect(readDirectoryAsids({ resourceType: 'Bundle', entry: [] })).toEqual({ ok: true, value: [] });
    expect(readDirectoryEndpoints({ resourceType: 'OperationOutcome' })).toMatchObject({ ok: false });
    expect(readDirectoryAsids('gateway page')).toMatchObject({ ok: false });
  });
});
