import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../../src/domain/capability.js';
import { INTERACTIONS, LOOKED_UP_BY, type Interaction } from '../../src/gpconnect/interactions.js';
import { ADA } from '../callers.js';

const P = 'urn:nhs:names:services:gpconnect:fhir';

interface Row {
  readonly request: string;
  readonly id: string;
  readonly scope: string;
  readonly capability: string;
}
const rowOf = <T>(interaction: Interaction<T>, params: T): Row => ({
  request: `${interaction.method} ${interaction.path(params)}`,
  id: interaction.id,
  scope: interaction.scope,
  capability: interaction.capability,
});

const NUMBER = 'https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018';
const patient = { scope: 'patient/*.read', capability: 'FOUNDATIONS' } as const;
const staff = { scope: 'organization/*.read', capability: 'FOUNDATIONS' } as const;
const appointments = { scope: 'patient/*.read', capability: 'APPOINTMENTS' } as const;

/** Spec 01 §2, as far as this server asks. */
const TABLE: readonly (readonly [Row, Row])[] = [
  [rowOf(INTERACTIONS.readCapabilities, {}), { request: 'GET /metadata', id: `${P}:rest:read:metadata-1`, ...staff }],
  [
    rowOf(INTERACTIONS.findPatient, { nhsNumber: ADA }),
    { request: `GET /Patient?identifier=${NUMBER}`, id: `${P}:rest:search:patient-1`, ...patient },
  ],
  [
    rowOf(INTERACTIONS.findPractitioner, { sdsUserId: 'G11579101' }),
    {
      request: 'GET /Practitioner?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fsds-user-id%7CG11579101',
      id: `${P}:rest:search:practitioner-1`,
      ...staff,
    },
  ],
  [
    rowOf(INTERACTIONS.readPractitioner, { id: '12' }),
    { request: 'GET /Practitioner/12', id: `${P}:rest:read:practitioner-1`, ...staff },
  ],
  [
    rowOf(INTERACTIONS.findOrganisation, { odsCode: 'A99001' }),
    {
      request: 'GET /Organization?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fods-organization-code%7CA99001',
      id: `${P}:rest:search:organization-1`,
      ...staff,
    },
  ],
  [
    rowOf(INTERACTIONS.readLocation, { id: '3' }),
    { request: 'GET /Location/3', id: `${P}:rest:read:location-1`, ...staff },
  ],
  [
    rowOf(INTERACTIONS.findServices, {}),
    { request: 'GET /HealthcareService', id: `${P}:rest:search:healthcareservice-1`, ...staff },
  ],
  [
    rowOf(INTERACTIONS.readService, { id: '5' }),
    { request: 'GET /HealthcareService/5', id: `${P}:rest:read:healthcareservice-1`, ...staff },
  ],
  [
    rowOf(INTERACTIONS.readAppointment, { id: '7' }),
    { request: 'GET /Appointment/7', id: `${P}:rest:read:appointment-1`, ...appointments },
  ],
  [
    rowOf(INTERACTIONS.patientAppointments, { patientId: '2', from: '2026-06-15', to: '2027-06-15' }),
    {
      request: 'GET /Patient/2/Appointment?start=ge2026-06-15&start=le2027-06-15',
      id: `${P}:rest:search:patient_appointments-1`,
      ...appointments,
    },
  ],
  [
    rowOf(INTERACTIONS.structuredRecord, { parameters: {} }),
    {
      request: 'POST /Patient/$gpc.getstructuredrecord',
      id: `${P}:operation:gpc.getstructuredrecord-1`,
      scope: 'patient/*.read',
      capability: 'STRUCTURED',
    },
  ],
];

describe('the table of interactions', () => {
  test.each(TABLE.map(([row, wanted]) => [wanted.request, row, wanted] as const))('%s', (_request, row, wanted) => {
    expect(row).toEqual(wanted);
  });

  test('has a test for every row', () => {
    expect(TABLE.map(([{ id }]) => id).sort()).toEqual(
      Object.values(INTERACTIONS)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('holds only reads so far: all of them may be repeated', () => {
    expect(Object.values(INTERACTIONS).every(({ isRepeatable }) => isRepeatable)).toBe(true);
  });

  test('lets no id out of its place in the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(INTERACTIONS.readPractitioner.path({ id })).toMatch(/^\/Practitioner\/[\w.!~*'()%-]*$/);
        expect(INTERACTIONS.patientAppointments.path({ patientId: id, from: 'a', to: 'b' })).toMatch(
          /^\/Patient\/[\w.!~*'()%-]*\/Appointment\?start=gea&start=leb$/,
        );
      }),
    );
  });
});

describe('what stands for a capability in the directory', () => {
  test('Foundations and Appointments share one endpoint, every other has its own (spec 01 §1)', () => {
    expect(LOOKED_UP_BY).toEqual({
      FOUNDATIONS: `${P}:rest:search:patient-1`,
      APPOINTMENTS: `${P}:rest:search:patient-1`,
      STRUCTURED: `${P}:operation:gpc.getstructuredrecord-1`,
      HTML: `${P}:operation:gpc.getcarerecord`,
      DOCUMENTS: 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1',
    });
    expect(Object.keys(LOOKED_UP_BY)).toEqual([...CAPABILITIES]);
  });
});
