import { describe, expect, it } from 'vitest';
import { appointmentsOf, book, bookingBody, findSlots, resourcesOf } from './appointment-calls.js';
import { INTERACTION, type Json, list, member, refusalOf, type Reply } from './consumer.js';
import {
  COMMUNICATION,
  NHS_NUMBER,
  PATIENT_PROFILE,
  patientFromPds,
  registrationBody,
  sendRegistration,
} from './registration-calls.js';
import { NOW, runningSimulator } from './running.js';

const clock = { now: NOW };
const running = runningSimulator({ now: () => clock.now });

const HUB = 'D99004';

const fromPds = (number: string, more: Json = {}): Promise<Json> =>
  patientFromPds(running.simulator.pdsUrl, number, more);
const send = (body: Json, practice = HUB): Promise<Reply> => sendRegistration(running.consumer, practice, body);
const register = async (number: string, more: Json = {}, practice = HUB): Promise<Reply> =>
  send(registrationBody(await fromPds(number, more)), practice);

const details = (patient: unknown): ReadonlyMap<unknown, unknown> =>
  new Map(list(member(patient, 'extension', 0, 'extension')).map((one) => [member(one, 'url'), one]));

describe('registering a patient (spec 02 §4)', () => {
  it('makes a temporary registration, and a patient who is found, read and booked for', async () => {
    const reply = await register('9990000018');
    expect([reply.status, reply.headers.get('location'), reply.headers.get('cache-control')]).toEqual([
      200,
      null,
      'no-store',
    ]);
    expect(reply.body).toMatchObject({
      resourceType: 'Bundle',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-Searchset-Bundle-1'] },
      type: 'searchset',
    });
    const [patient, ...more] = resourcesOf(reply);
    expect(more).toEqual([]);
    expect(patient).toMatchObject({
      meta: { versionId: expect.any(String) as string, profile: [PATIENT_PROFILE] },
      active: true,
      identifier: [{ system: NHS_NUMBER, value: '9990000018' }],
    });
    const told = details(patient);
    expect(member(told.get('registrationType'), 'valueCodeableConcept', 'coding', 0, 'code')).toBe('T');
    expect(member(told.get('registrationPeriod'), 'valuePeriod')).toEqual({
      start: '2026-06-15T10:30:00+01:00',
      end: '2026-09-15T00:00:00+01:00',
    });
    expect(told.has('preferredBranchSurgery')).toBe(false);

    expect(resourcesOf(await running.consumer.findPatient(HUB, '9990000018'))).toEqual([patient]);
    const id = String(member(patient, 'id'));
    const [slot] = (await findSlots(running.consumer, HUB)).filter(({ start }) => new Date(start) > NOW);
    const booked = await book(running.consumer, HUB, bookingBody(id, slot === undefined ? [] : [slot]));
    expect(booked.status).toBe(201);
    expect(await appointmentsOf(running.consumer, HUB, '9990000018')).toEqual([booked.body]);
    expect(refusalOf(await register('9990000018'))).toMatchObject({
      status: 409,
      code: 'DUPLICATE_REJECTED',
      issue: 'duplicate',
    });
  });

  it('keeps what the consumer says, and lets what is temporary end with the registration', async () => {
    const telecom = [
      { system: 'phone', use: 'home', value: '01632960001' },
      { system: 'phone', use: 'work', value: '01632960002' },
      { system: 'phone', use: 'mobile', value: '07700900001' },
      { system: 'email', value: 'somebody@mail.example' },
      { system: 'phone', use: 'temp', value: '01632960003' },
    ];
    const address = [
      { use: 'home', type: 'physical', line: ['1 High St', 'Upstairs'], city: 'Leeds', postalCode: 'LS80 1AE' },
      { use: 'temp', line: ['2 Low St'], city: 'York' },
    ];
    const language = {
      coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-HumanLanguage-1', code: 'bn' }],
    };
    const extension = [
      {
        url: COMMUNICATION,
        extension: [
          { url: 'language', valueCodeableConcept: language },
          { url: 'interpreterRequired', valueBoolean: true },
        ],
      },
    ];
    const own = { system: 'https://consumer.example/Id/patient', value: '7' };
    const identifier = [{ system: NHS_NUMBER, value: '9990000026' }, own];
    const sent = { telecom, address, extension, identifier };
    const [patient] = resourcesOf(await register('9990000026', sent));
    const period = { end: '2026-09-15T00:00:00+01:00' };
    expect(member(patient, 'telecom')).toEqual([...telecom.slice(0, 4), { ...telecom[4], period }]);
    expect(member(patient, 'address')).toEqual([address[0], { ...address[1], period }]);
    expect(list(member(patient, 'extension')).slice(1)).toEqual(extension);
    expect(list(member(patient, 'identifier'))).toContainEqual(own);
    expect(resourcesOf(await running.consumer.findPatient(HUB, '9990000026'))).toEqual([patient]);
  });

  it('takes the rest from PDS', async () => {
    const [patient] = resourcesOf(await register('9990000034', { gender: undefined }));
    const known = resourcesOf(await running.consumer.findPatient('B99002', '9990000034'))[0];
    for (const element of ['gender', 'address', 'telecom']) {
      expect(member(patient, element)).toEqual(member(known, element));
    }
  });

  it('takes back whoever was there once, branch and all', async () => {
    expect(resourcesOf(await running.consumer.findPatient('A99001', '9990000204'))).toEqual([]);
    const reply = await register('9990000204', {}, 'A99001');
    expect(reply.status).toBe(200);
    const [patient] = resourcesOf(reply);
    expect(details(patient).has('preferredBranchSurgery')).toBe(true);
    expect(resourcesOf(await running.consumer.findPatient('A99001', '9990000204'))).toEqual([patient]);
    expect(refusalOf(await register('9990000204', {}, 'A99001'))).toMatchObject({ status: 409 });
  });

  it('ends with its term, and can then be made again', async () => {
    const [patient] = resourcesOf(await register('9990000107'));
    const read = async (): Promise<number> => {
      const path = `/Patient/${String(member(patient, 'id'))}`;
      const ask = { practice: HUB, interaction: INTERACTION.readPatient, scope: 'patient/*.read', path };
      return (await running.consumer.call(ask)).status;
    };
    try {
      clock.now = new Date('2026-09-14T22:59:59Z');
      expect([await read(), (await register('9990000107')).status]).toEqual([200, 409]);
      clock.now = new Date('2026-09-14T23:00:00Z');
      expect([await read(), resourcesOf(await running.consumer.findPatient(HUB, '9990000107'))]).toEqual([404, []]);
      const [again] = resourcesOf(await register('9990000107'));
      expect(member(details(again).get('registrationPeriod'), 'valuePeriod', 'end')).toBe('2026-12-15T00:00:00+00:00');
      expect(member(again, 'id')).toBe(member(patient, 'id'));
      expect(await read()).toBe(200);
    } finally {
      clock.now = NOW;
    }
  });

  it('is of each practice by itself', async () => {
    expect((await register('9990000042', {}, 'A99001')).status).toBe(200);
    expect(refusalOf(await register('9990000042'))).toMatchObject({ status: 409, code: 'DUPLICATE_REJECTED' });
  });

  it('gives no record of whoever is there for a while', async () => {
    await register('9990000077', {}, 'A99001');
    expect(refusalOf(await running.consumer.record('A99001', '9990000077', []))).toMatchObject({ status: 404 });
  });
});

describe('verifying with PDS (spec 01 §5)', () => {
  const day = (birthDate: unknown, at: number, part: string): string =>
    String(birthDate)
      .split('-')
      .map((one, index) => (index === at ? part : one))
      .join('-');

  /** Every day of a month is one of January and of March. */
  const otherMonth = (date: string): string => day(date, 1, date.slice(5, 7) === '01' ? '03' : '01');

  it.each<[string, (patient: Json) => Json, number, string | undefined]>([
    [
      'another day of birth, with the same names',
      (patient) => ({ birthDate: day(patient['birthDate'], 0, '1901') }),
      200,
      undefined,
    ],
    [
      'two parts of the date otherwise',
      (patient) => ({ birthDate: otherMonth(day(patient['birthDate'], 0, '1901')) }),
      400,
      'INVALID_PATIENT_DEMOGRAPHICS',
    ],
    [
      'another day of birth and given name',
      (patient) => ({
        birthDate: day(patient['birthDate'], 0, '1901'),
        name: [{ ...(member(patient, 'name', 0) as Json), given: ['Xerxes'] }],
      }),
      400,
      'INVALID_PATIENT_DEMOGRAPHICS',
    ],
    [
      'another day of birth and family name',
      (patient) => ({
        birthDate: day(patient['birthDate'], 0, '1901'),
        name: [{ ...(member(patient, 'name', 0) as Json), family: 'Zzyzx' }],
      }),
      400,
      'INVALID_PATIENT_DEMOGRAPHICS',
    ],
    [
      'another family name alone',
      (patient) => ({ name: [{ ...(member(patient, 'name', 0) as Json), family: 'Zzyzx' }] }),
      400,
      'BAD_REQUEST',
    ],
  ])('%s', async (_what, more, status, code) => {
    const patient = await fromPds('9990000050');
    const reply = await send(registrationBody({ ...patient, ...more(patient) }));
    expect([reply.status, refusalOf(reply).code]).toEqual([status, code]);
  });

  it.each([
    ['9990000158', 'sensitive', 'INVALID_PATIENT_DEMOGRAPHICS', 'business-rule'],
    ['9990000166', 'deceased', 'INVALID_PATIENT_DEMOGRAPHICS', 'business-rule'],
    ['9990000190', 'not on PDS', 'INVALID_PATIENT_DEMOGRAPHICS', 'business-rule'],
    ['9990000174', 'superseded', 'INVALID_NHS_NUMBER', 'value'],
    ['9990000441', 'marked invalid', 'INVALID_NHS_NUMBER', 'value'],
  ])('%s, %s: %s', async (number, _what, code, issue) => {
    const somebody = await fromPds('9990000018');
    const reply = await send(registrationBody({ ...somebody, identifier: [{ system: NHS_NUMBER, value: number }] }));
    expect(refusalOf(reply)).toMatchObject({ status: 400, code, issue });
    expect(reply.text).not.toContain(number);
  });
});
