import { describe, expect, it } from 'vitest';
import { resourcesOf } from './appointment-calls.js';
import { type CallChanges, type Json, list, member, refusalOf, type Reply } from './consumer.js';
import { COMMUNICATION, NHS_NUMBER, patientFromPds, registrationBody, sendRegistration } from './registration-calls.js';
import { runningSimulator } from './running.js';

const running = runningSimulator();

const HUB = 'D99004';

const fromPds = (number: string, more: Json = {}): Promise<Json> =>
  patientFromPds(running.simulator.pdsUrl, number, more);
const send = (body: Json, changes: CallChanges = {}): Promise<Reply> =>
  sendRegistration(running.consumer, HUB, body, changes);

describe('a registration that is refused (spec 02 §4.4)', () => {
  const phone = (use: string): Json => ({ system: 'phone', use, value: '01632960001' });
  const home: Json = { use: 'home', line: ['1 High St'] };
  const named =
    (more: Json) =>
    (patient: Json): Json => ({ name: [{ ...(member(patient, 'name', 0) as Json), ...more }] });
  const sending = (more: Json) => (): Json => more;
  const speaks: Json = { url: COMMUNICATION, extension: [{ url: 'language', valueCodeableConcept: {} }] };

  it.each<[string, (patient: Json) => Json, number, string, string]>([
    ['no identifier', sending({ identifier: undefined }), 400, 'INVALID_NHS_NUMBER', 'identifier'],
    [
      'letters',
      sending({ identifier: [{ system: NHS_NUMBER, value: '34555##4' }] }),
      400,
      'INVALID_NHS_NUMBER',
      'identifier',
    ],
    [
      'a wrong check digit',
      sending({ identifier: [{ system: NHS_NUMBER, value: '9990000019' }] }),
      400,
      'INVALID_NHS_NUMBER',
      'identifier',
    ],
    ['no value', sending({ identifier: [{ system: NHS_NUMBER }] }), 400, 'INVALID_NHS_NUMBER', 'identifier'],
    [
      'an identifier without system',
      (patient) => ({ identifier: [...list(patient['identifier']), { value: 'x' }] }),
      400,
      'BAD_REQUEST',
      'identifier.system',
    ],
    [
      'two NHS numbers',
      (patient) => ({ identifier: [...list(patient['identifier']), ...list(patient['identifier'])] }),
      422,
      'INVALID_RESOURCE',
      'identifier',
    ],
    ['no birth date', sending({ birthDate: undefined }), 400, 'BAD_REQUEST', 'birthDate'],
    ['a year as birth date', sending({ birthDate: '1980' }), 422, 'INVALID_RESOURCE', 'birthDate'],
    ['no name', sending({ name: undefined }), 400, 'BAD_REQUEST', 'name'],
    ['no official name', named({ use: 'usual' }), 400, 'BAD_REQUEST', 'name'],
    [
      'two official names',
      (patient) => ({ name: [...list(patient['name']), ...list(patient['name'])] }),
      400,
      'BAD_REQUEST',
      'name',
    ],
    ['no family name', named({ family: undefined }), 400, 'BAD_REQUEST', 'name.family'],
    ['no given name', named({ given: undefined }), 400, 'BAD_REQUEST', 'name.given'],
    ['a given name that is no list', named({ given: 'Ada' }), 422, 'INVALID_RESOURCE', 'name.given'],
    ['an unknown gender', sending({ gender: 'neither' }), 422, 'INVALID_RESOURCE', 'gender'],
    ['two numbers of a kind', sending({ telecom: [phone('home'), phone('home')] }), 400, 'BAD_REQUEST', 'telecom'],
    [
      'two addresses for mail',
      sending({
        telecom: [
          { system: 'email', value: 'a@x.example' },
          { system: 'email', value: 'b@x.example' },
        ],
      }),
      400,
      'BAD_REQUEST',
      'telecom',
    ],
    ['an old number', sending({ telecom: [phone('old')] }), 422, 'INVALID_RESOURCE', 'telecom.use'],
    ['a pager', sending({ telecom: [{ system: 'pager', value: '1' }] }), 422, 'INVALID_RESOURCE', 'telecom.system'],
    [
      'a number that is none',
      sending({ telecom: [{ system: 'phone', use: 'home' }] }),
      422,
      'INVALID_RESOURCE',
      'telecom.value',
    ],
    ['two homes', sending({ address: [home, home] }), 422, 'INVALID_RESOURCE', 'address'],
    [
      'two temporary addresses',
      sending({ address: [{ use: 'temp' }, { use: 'temp' }] }),
      422,
      'INVALID_RESOURCE',
      'address',
    ],
    ['an old address', sending({ address: [{ use: 'old' }] }), 422, 'INVALID_RESOURCE', 'address.use'],
    ['a place of work', sending({ address: [{ use: 'work' }] }), 422, 'INVALID_RESOURCE', 'address.use'],
    ['an address for no use', sending({ address: [{ line: ['1 High St'] }] }), 422, 'INVALID_RESOURCE', 'address.use'],
    ['two ways to speak', sending({ extension: [speaks, speaks] }), 422, 'INVALID_RESOURCE', 'NHSCommunication'],
    [
      'no language',
      sending({ extension: [{ url: COMMUNICATION, extension: [] }] }),
      422,
      'INVALID_RESOURCE',
      'language',
    ],
    [
      'another extension',
      sending({ extension: [{ url: 'https://x.example' }] }),
      422,
      'INVALID_RESOURCE',
      'https://x.example',
    ],
    ['no profile', sending({ meta: undefined }), 422, 'INVALID_RESOURCE', 'meta'],
    ['another resource', sending({ resourceType: 'Device' }), 422, 'INVALID_RESOURCE', 'registerPatient.resource'],
    ...[
      'id',
      'active',
      'multipleBirthBoolean',
      'generalPractitioner',
      'contact',
      'managingOrganization',
      'maritalStatus',
      'animal',
      'communication',
      'photo',
      'deceasedBoolean',
      'ethnicCategory',
      'link',
      'colour',
    ].map((element): [string, () => Json, number, string, string] => [
      element,
      sending({ [element]: true }),
      422,
      'INVALID_RESOURCE',
      `registerPatient.Patient.${element}`,
    ]),
  ])('with %s', async (_what, more, status, code, says) => {
    const patient = await fromPds('9990000093');
    const reply = await send(registrationBody({ ...patient, ...more(patient) }));
    expect(refusalOf(reply)).toMatchObject({ status, code });
    expect(String(refusalOf(reply).diagnostics)).toContain(says);
    expect(reply.text).not.toContain('9990000093');
    expect(resourcesOf(await running.consumer.findPatient(HUB, '9990000093'))).toEqual([]);
  });

  it.each<[string, (patient: Json) => Json, number, string]>([
    ['no parameter', () => registrationBody(), 422, 'INVALID_RESOURCE'],
    ['two parameters', (patient) => registrationBody(patient, patient), 400, 'BAD_REQUEST'],
    [
      'a parameter of another name',
      (patient) => ({ resourceType: 'Parameters', parameter: [{ name: 'invalidName', resource: patient }] }),
      400,
      'BAD_REQUEST',
    ],
    [
      'a parameter without resource',
      () => ({ resourceType: 'Parameters', parameter: [{ name: 'registerPatient' }] }),
      422,
      'INVALID_RESOURCE',
    ],
    ['a patient alone', (patient) => patient, 422, 'INVALID_RESOURCE'],
    ['an unknown element', (patient) => ({ ...registrationBody(patient), colour: 'red' }), 422, 'INVALID_RESOURCE'],
  ])('that has %s', async (_what, body, status, code) => {
    const reply = await send(body(await fromPds('9990000093')));
    expect(refusalOf(reply)).toMatchObject({ status, code });
  });

  it('that is no JSON, or made with leave to read', async () => {
    expect(refusalOf(await send({}, { rawBody: '{' }))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    const reading = await send(registrationBody(await fromPds('9990000093')), {
      claims: { requested_scope: 'patient/*.read' },
    });
    expect(refusalOf(reading)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});
