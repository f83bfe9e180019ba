import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppointmentFacts } from '../../src/domain/appointment.js';
import { readAppointment, readAppointments } from '../../src/fhir/index.js';
import { bundle, ORIGIN, reference, type Json, valueOf } from './record-builder.js';

const EXTENSION = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-';
const appointment = (more: Json = {}): Json => ({
  resourceType: 'Appointment',
  id: '9',
  meta: { versionId: '636068818095315079' },
  status: 'booked',
  start: '2026-06-20T09:00:00+01:00',
  end: '2026-06-20T09:15:00+01:00',
  ...more,
});
const facts = (more: Json = {}): AppointmentFacts => valueOf(readAppointment(appointment(more), ORIGIN));

describe('an appointment (spec 03 §9.1)', () => {
  it('says what the practice sent, with its times to the letter', () => {
    const full = appointment({
      contained: [
        {
          resourceType: 'Organization',
          id: '1',
          identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'B99002' }],
          name: 'Booking Surgery',
          telecom: [{ system: 'phone', value: '0300 000 0000' }],
        },
      ],
      extension: [
        { url: `${EXTENSION}BookingOrganisation-1`, valueReference: reference('#1') },
        {
          url: `${EXTENSION}PractitionerRole-1`,
          valueCodeableConcept: { coding: [{ code: 'R0260', display: 'General Medical Practitioner' }] },
        },
        { url: `${EXTENSION}DeliveryChannel-2`, valueCode: 'Telephone' },
        { url: `${EXTENSION}AppointmentCancellationReason-1`, valueString: 'Feeling better' },
      ],
      description: 'Review',
      comment: 'Ground floor',
      created: '2026-06-01T10:00:00+01:00',
      serviceCategory: { text: 'Morning session' },
      serviceType: [{ text: 'Routine' }],
      participant: ['Patient/2', 'Location/7', 'Practitioner/3', 'Practitioner/4', 'HealthcareService/5'].map((to) => ({
        actor: reference(to),
      })),
    });
    expect(readAppointment(full, ORIGIN)).toEqual({
      ok: true,
      value: {
        __typename: 'Appointment',
        origin: ORIGIN,
        logicalId: '9',
        version: '636068818095315079',
        status: 'BOOKED',
        start: '2026-06-20T09:00:00+01:00',
        end: '2026-06-20T09:15:00+01:00',
        minutes: 15,
        description: 'Review',
        comment: 'Ground floor',
        deliveryChannel: 'TELEPHONE',
        slotType: 'Routine',
        sessionName: 'Morning session',
        created: '2026-06-01T10:00:00+01:00',
        cancellationReason: 'Feeling better',
        practitionerRole: 'General Medical Practitioner',
        practitionerIds: ['3', '4'],
        locationId: '7',
        serviceId: '5',
        patientId: '2',
        bookingOrganisation: {
          odsCode: 'B99002',
          name: 'Booking Surgery',
          telecoms: [{ system: 'phone', value: '0300 000 0000', use: null }],
        },
        raw: { value: full },
      },
    });
  });

  it('not made through GP Connect may lack almost everything', () => {
    expect(facts({ meta: null })).toMatchObject({
      version: '',
      deliveryChannel: null,
      practitionerIds: [],
      locationId: null,
      bookingOrganisation: null,
      practitionerRole: null,
      description: null,
    });
  });

  it.each([
    ['booked', 'BOOKED'],
    ['cancelled', 'CANCELLED'],
    ['arrived', 'ARRIVED'],
    ['fulfilled', 'FULFILLED'],
    ['noshow', 'NO_SHOW'],
    ['proposed', 'PROPOSED'],
    ['pending', 'PENDING'],
    ['entered-in-error', 'ENTERED_IN_ERROR'],
    ['teleported', 'UNRECOGNISED'],
  ])('status %s is %s', (status, expected) => {
    expect(facts({ status }).status).toBe(expected);
  });

  it.each([
    ['In-person', 'IN_PERSON'],
    ['Telephone', 'TELEPHONE'],
    ['Video', 'VIDEO'],
    ['Visit', 'VISIT'],
    ['Carrier pigeon', 'UNRECOGNISED'],
  ])('delivery channel %s is %s', (valueCode, expected) => {
    expect(facts({ extension: [{ url: `${EXTENSION}DeliveryChannel-2`, valueCode }] }).deliveryChannel).toBe(expected);
  });

  it.each(['id', 'status', 'start', 'end'])('without %s cannot be read, and the problem says so', (element) => {
    const reading = readAppointment(appointment({ [element]: null }), ORIGIN);
    expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining(`Appointment.${element}`) as string });
  });

  it('over the change of the clocks is as long as it is', () => {
    expect(facts({ start: '2026-10-25T00:30:00+01:00', end: '2026-10-25T01:30:00+00:00' }).minutes).toBe(120);
  });

  it('is no other resource', () => {
    expect(readAppointment({ resourceType: 'Slot' }, ORIGIN)).toMatchObject({ ok: false });
  });
});

describe('the appointments of a patient (spec 03 §7)', () => {
  it('stand in order of start, by the instant and not by the letters', () => {
    const later = appointment({ id: 'later', start: '2026-06-20T08:30:00Z', end: '2026-06-20T08:45:00Z' });
    const reading = readAppointments(bundle(later, appointment({ id: 'sooner' })), ORIGIN);
    expect(reading).toMatchObject({
      ok: true,
      value: { unreadable: 0, appointments: [{ logicalId: 'sooner' }, { logicalId: 'later' }] },
    });
  });

  it('that cannot be read are counted, never lost', () => {
    const entries = [
      { resource: appointment() },
      { resource: appointment({ start: '2026-06-20' }) },
      {},
      null,
      { resource: { id: '1' } },
    ];
    const reading = readAppointments({ resourceType: 'Bundle', entry: entries }, ORIGIN);
    expect(reading).toMatchObject({ ok: true, value: { unreadable: 4, appointments: [{ logicalId: '9' }] } });
  });

  it('are none in an empty answer, and resources of other types are none', () => {
    expect(readAppointments({ resourceType: 'Bundle' }, ORIGIN)).toEqual({
      ok: true,
      value: { appointments: [], unreadable: 0 },
    });
    expect(readAppointments(bundle({ resourceType: 'Location', id: '1' }), ORIGIN)).toMatchObject({
      value: { unreadable: 0 },
    });
  });

  it('every entry is read or counted, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constant(appointment()))), (resources) => {
        const entry = resources.map((resource) => ({ resource }));
        const read = valueOf(readAppointments({ resourceType: 'Bundle', entry }, ORIGIN));
        expect(read.appointments.length + read.unreadable).toBe(resources.length);
      }),
    );
  });
});
