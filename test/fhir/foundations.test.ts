import { describe, expect, it } from 'vitest';
import {
  readCapabilityStatement,
  readHealthcareService,
  readHealthcareServiceSearch,
  readLocation,
  readOperationOutcome,
  readOrganisation,
  readOrganisationSearch,
  readPatient,
  readPatientSearch,
  readPractitioner,
  readPractitionerSearch,
} from '../../src/fhir/index.js';
import { bundle, complex, odsCode, patient, reference, type Json } from './record-builder.js';

const practice = odsCode('A99001');
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';

describe('finding a patient (spec 02 §2)', () => {
  const registered = (code: string | null, more: Json = {}) =>
    patient({
      extension: [
        complex(
          'RegistrationDetails',
          { url: 'registrationPeriod', valuePeriod: { start: '2020-01-02T00:00:00+00:00' } },
          ...(code === null
            ? []
            : [{ url: 'registrationType', valueCodeableConcept: { coding: [{ code, display: `type ${code}` }] } }]),
          { url: 'preferredBranchSurgery', valueReference: reference('Location/17') },
        ),
      ],
      ...more,
    });

  it('gives the patient as the practice holds them', () => {
    const held = registered('T', {
      generalPractitioner: [reference('Organization/1'), reference('Practitioner/5')],
      telecom: [{ value: '01130000000' }, { system: 'email', value: 'a@example.org', use: 'home' }],
      contact: [
        {
          relationship: [{ text: 'Next of kin' }, { text: 'Daughter' }],
          name: { family: 'Kin', given: ['Al'] },
          telecom: [{ system: 'phone', value: '1' }],
        },
      ],
    });
    expect(readPatientSearch(bundle(held), practice)).toMatchObject({
      ok: true,
      value: {
        logicalId: 'pat',
        nhsNumber: '9990000018',
        type: 'type T',
        kind: 'TEMPORARY',
        period: { start: '2020-01-02T00:00:00+00:00', end: null },
        usualGpId: '5',
        preferredBranchId: '17',
        name: { text: 'EXAMPLE, Ada (Ms)' },
        birthDate: '1980-02-03',
        gender: 'FEMALE',
        telecoms: [
          { system: 'other', value: '01130000000', use: null },
          { system: 'email', value: 'a@example.org', use: 'home' },
        ],
        contacts: [{ relationships: ['Next of kin', 'Daughter'], name: { text: 'KIN, Al' }, address: null }],
        raw: { value: held },
      },
    });
  });

  it.each([
    ['R', 'REGULAR'],
    ['T', 'TEMPORARY'],
    ['E', 'EMERGENCY'],
    ['IN', 'IMMEDIATELY_NECESSARY'],
    ['P', 'PRIVATE'],
    ['O', 'OTHER'],
    ['S', 'SYNTHETIC'],
    ['Q', 'UNRECOGNISED'],
    [null, null],
  ])('registration type %s is %s', (code, kind) => {
    expect(readPatientSearch(bundle(registered(code)), practice)).toMatchObject({ value: { kind } });
  });

  it('gives null where the practice knows nobody', () => {
    expect(readPatientSearch({ resourceType: 'Bundle', entry: [] }, practice)).toEqual({ ok: true, value: null });
    expect(readPatientSearch({ resourceType: 'Bundle' }, practice)).toEqual({ ok: true, value: null });
  });

  it('more than one is a problem, and so is one without an id', () => {
    expect(readPatientSearch(bundle(patient(), patient({ id: '2' })), practice)).toMatchObject({ ok: false });
    expect(readPatientSearch(bundle(patient({ id: null })), practice)).toMatchObject({ ok: false });
    expect(readPatient({ resourceType: 'Bundle' })).toMatchObject({ ok: false });
  });

  it('takes the official name before the usual one, and a birth date only if it is one', () => {
    const names = [
      { use: 'old', family: 'Former' },
      { use: 'usual', family: 'Nick' },
      { use: 'official', family: 'Example' },
    ];
    const reading = readPatient(patient({ name: names, birthDate: '22/02/1982' }));
    expect(reading).toMatchObject({ value: { name: { family: 'Example' }, birthDate: null } });
  });

  it.each([
    ['male', 'MALE'],
    ['Female', 'FEMALE'],
    ['other', 'OTHER'],
    ['unknown', 'UNKNOWN'],
    ['x', 'UNRECOGNISED'],
    [null, null],
  ])('gender %s is %s', (gender, expected) => {
    expect(readPatient(patient({ gender }))).toMatchObject({ value: { gender: expected } });
  });

  it('reads a family name that an old system sends as a list', () => {
    expect(readPatient(patient({ name: [{ family: ['Jackson'], given: ['Jane'] }] }))).toMatchObject({
      value: { name: { text: 'JACKSON, Jane', family: 'Jackson' } },
    });
  });
});

describe('staff and places (spec 02 §5–§8)', () => {
  const doctor: Json = {
    resourceType: 'Practitioner',
    id: '15',
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '111122223333' },
      { system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: '0000001' },
    ],
    name: [{ family: 'Black', given: ['Sarah'], prefix: ['Mrs'] }],
    gender: 'female',
  };
  const value = {
    __typename: 'Practitioner',
    practiceCode: 'A99001',
    key: { by: 'id', id: '15' },
    name: { text: 'BLACK, Sarah (Mrs)', family: 'Black', given: ['Sarah'], prefix: ['Mrs'] },
    gender: 'FEMALE',
    sdsUserId: '111122223333',
    gmcNumber: '0000001',
    role: null,
    raw: { value: doctor },
  };

  it('a practitioner goes by their id on that server', () => {
    expect(readPractitioner(doctor, practice)).toEqual({ ok: true, value });
    expect(readPractitionerSearch(bundle(doctor), practice)).toEqual({ ok: true, value });
    expect(readPractitionerSearch(bundle(), practice)).toEqual({ ok: true, value: null });
    expect(readPractitionerSearch(bundle(doctor, doctor), practice)).toMatchObject({ ok: false });
    expect(readPractitioner({ ...doctor, id: null }, practice)).toMatchObject({ ok: false });
  });

  it('a location, its address alone or as a list', () => {
    const place = { resourceType: 'Location', id: '17', name: 'Surgery', telecom: [{ system: 'phone', value: '1' }] };
    const expected = {
      __typename: 'Location',
      practiceCode: 'A99001',
      key: { by: 'id', id: '17' },
      name: 'Surgery',
      address: { use: null, lines: ['1 High St'], city: 'Leeds', district: null, postalCode: null },
      telecoms: [{ system: 'phone', value: '1', use: null }],
    };
    const address = { line: ['1 High St'], city: 'Leeds' };
    expect(readLocation({ ...place, address }, practice)).toEqual({ ok: true, value: expected });
    expect(readLocation({ ...place, address: [address] }, practice)).toEqual({ ok: true, value: expected });
    expect(readLocation(place, practice)).toMatchObject({ value: { address: null } });
  });

  it('an organisation', () => {
    const surgery = {
      resourceType: 'Organization',
      id: '23',
      identifier: [{ system: ODS, value: 'a99001' }],
      name: 'Ash',
    };
    const expected = { odsCode: 'A99001', name: 'Ash', address: null, telecoms: [] };
    expect(readOrganisation(surgery)).toEqual({ ok: true, value: expected });
    expect(readOrganisationSearch(bundle(surgery))).toEqual({ ok: true, value: expected });
    expect(readOrganisationSearch(bundle())).toEqual({ ok: true, value: null });
    expect(readOrganisation(doctor)).toMatchObject({
      ok: false,
      problem: 'resourceType: expected Organization, found Practitioner',
    });
  });

  it('services', () => {
    const hub = {
      resourceType: 'HealthcareService',
      id: '15',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/uec-dos-service-id', value: '1000000123' }],
      name: 'Hub',
    };
    const expected = {
      __typename: 'HealthcareService',
      practiceCode: 'A99001',
      key: { by: 'id', id: '15' },
      serviceId: '1000000123',
      name: 'Hub',
    };
    expect(readHealthcareService(hub, practice)).toEqual({ ok: true, value: expected });
    expect(readHealthcareServiceSearch(bundle(hub), practice)).toEqual({ ok: true, value: [expected] });
    expect(readHealthcareServiceSearch(bundle(), practice)).toEqual({ ok: true, value: [] });
    expect(readHealthcareServiceSearch(bundle(hub, { ...hub, id: null }), practice)).toMatchObject({ ok: false });
  });
});

describe('a capability statement (spec 02 §9)', () => {
  it('says version, software, resources, operations and service filtering', () => {
    const statement = {
      resourceType: 'CapabilityStatement',
      version: '1.2.8',
      software: { name: 'Product', version: '7' },
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-ServiceFilteringStatus-1',
          valueCode: 'organization-disabled',
        },
      ],
      rest: [
        {
          resource: [
            { type: 'Slot', interaction: [{ code: 'search-type' }] },
            { type: 'Patient', interaction: [{ code: 'read' }, { code: 'search-type' }] },
          ],
          operation: [
            { name: 'gpc.getstructuredrecord', definition: reference('https://example.org/Operation-1/_history/1.16') },
            { name: 'gpc.registerpatient', definition: 'https://example.org/Register-1' },
            { name: 'gpc.other' },
          ],
        },
      ],
    };
    expect(readCapabilityStatement(statement)).toEqual({
      ok: true,
      value: {
        version: '1.2.8',
        software: 'Product 7',
        resources: new Map([
          ['Slot', ['search-type']],
          ['Patient', ['read', 'search-type']],
        ]),
        operations: new Map([
          ['gpc.getstructuredrecord', 'https://example.org/Operation-1/_history/1.16'],
          ['gpc.registerpatient', 'https://example.org/Register-1'],
          ['gpc.other', null],
        ]),
        serviceFiltering: 'organization-disabled',
      },
    });
  });

  it('is lenient: what is missing is not said', () => {
    expect(
      readCapabilityStatement({
        resourceType: 'CapabilityStatement',
        rest: 'x',
        extension: [{ url: 'ServiceFilteringStatus', valueCode: 'new' }],
      }),
    ).toMatchObject({
      ok: true,
      value: { version: null, software: null, serviceFiltering: 'unrecognised' },
    });
    expect(readCapabilityStatement({ resourceType: 'Conformance' })).toMatchObject({
      ok: true,
      value: { serviceFiltering: null },
    });
    expect(readCapabilityStatement({})).toMatchObject({ ok: false });
  });
});

describe('an error body (spec 01 §8.1)', () => {
  const NOTHING = { code: null, system: null, issueType: null, display: null, diagnostics: null };

  it('is its first issue that has a coding', () => {
    const body = {
      resourceType: 'OperationOutcome',
      issue: [
        { code: 'processing', diagnostics: 'first' },
        {
          code: 'forbidden',
          details: { coding: [{ system: 's', code: 'ACCESS DENIED', display: 'Denied' }] },
          diagnostics: 'second',
        },
      ],
    };
    expect(readOperationOutcome(body)).toEqual({
      code: 'ACCESS DENIED',
      system: 's',
      issueType: 'forbidden',
      display: 'Denied',
      diagnostics: 'second',
    });
  });

  it('is its first issue where none has a coding', () => {
    const body = {
      resourceType: 'OperationOutcome',
      issue: [{ code: 'forbidden', diagnostics: 'why', details: { text: 'Off' } }],
    };
    expect(readOperationOutcome(body)).toEqual({
      ...NOTHING,
      issueType: 'forbidden',
      display: 'Off',
      diagnostics: 'why',
    });
  });

  it('may say nothing at all, or not be one', () => {
    expect(readOperationOutcome({ resourceType: 'OperationOutcome' })).toEqual(NOTHING);
    for (const body of [null, '<html>', 7, [], {}, { resourceType: 'Bundle' }])
      expect(readOperationOutcome(body)).toBeNull();
  });
});
