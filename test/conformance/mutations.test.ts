import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outgoing, validDraft, type Draft, type Outgoing } from '../../src/conformance/asking/draft.js';
import { MUTATIONS } from '../../src/conformance/asking/mutations.js';
import { patientToRegister } from '../../src/conformance/asking/patient-body.js';
import { INTERACTIONS, type InteractionName } from '../../src/conformance/asking/products.js';
import { EMPTY_STAGE, staged } from '../../src/conformance/asking/stage.js';
import { isObject, textAt, valuesAt, type JsonObject } from '../../src/conformance/reading/json.js';
import { bundle, evidenceOf, NOW } from './examples/example.js';

const PARAMETERS = { resourceType: 'Parameters' };
const PATIENT = { nhsNumber: '9990000018', family: 'Any', given: 'Body', birthDate: '1957-01-02', gender: 'female' };

const subject = { ...evidenceOf({}).subject, values: new Map([['patient2', '9990000018']]) };
const stage = staged(EMPTY_STAGE, {
  patient: { resourceType: 'Patient', id: 'p' },
  slots: bundle(
    {
      resourceType: 'Slot',
      id: 'x',
      schedule: { reference: 'Schedule/s' },
      start: '2026-06-16T09:00:00+01:00',
      end: '2026-06-16T09:10:00+01:00',
    },
    { resourceType: 'Schedule', id: 's', actor: [{ reference: 'Location/l' }] },
  ),
  ids: { Patient: 'p', Appointment: 'a' },
});

const BOOKED = {
  resourceType: 'Appointment',
  status: 'booked',
  comment: 'any',
  participant: [{ actor: { reference: 'Patient/p' } }, { actor: { reference: 'Location/l' } }],
};

function draftOf(name: InteractionName): Draft {
  const draft = validDraft(INTERACTIONS[name], { subject, now: NOW, traceId: 'trace' });
  return {
    ...draft,
    query: [
      ['identifier', 'any'],
      ['_format', 'json'],
    ],
    body:
      name === 'AppointmentAmend'
        ? BOOKED
        : name === 'RegisterPatient'
          ? { ...PARAMETERS, parameter: [{ name: 'registerPatient', resource: '{patient}' }] }
          : draft.body === null
            ? null
            : { ...PARAMETERS, parameter: [{ name: 'patientNHSNumber', valueIdentifier: { value: '9990000018' } }] },
    registering: patientToRegister(PATIENT),
  };
}

const sent = (draft: Draft): Outgoing => outgoing(draft, (type) => stage.ids.get(type) ?? 'none');
const after = (name: InteractionName, told: { readonly op: string }): Outgoing =>
  sent(MUTATIONS[told.op]?.apply(draftOf(name), told, { subject, stage, now: NOW }) ?? draftOf(name));

function bodyOf({ body }: Outgoing): JsonObject {
  const json: unknown = JSON.parse(body ?? 'null');
  return isObject(json) ? json : {};
}

function claimsOf({ headers }: Outgoing): JsonObject {
  const [, payload = ''] = (headers['Authorization'] ?? '').split('.');
  const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return isObject(json) ? json : {};
}

const query = ({ url }: Outgoing): string => new URL(url).search;
const parameter = (request: Outgoing, path: string): readonly unknown[] =>
  valuesAt(bodyOf(request), `parameter.${path}`);

/** What each op makes of a request: something told, where to look, and what is there then. */
const DONE: readonly (readonly [
  told: { readonly op: string; readonly [argument: string]: unknown },
  of: InteractionName,
  look: (request: Outgoing) => unknown,
  found: unknown,
])[] = [
  [{ op: 'query.add', name: 'a', value: 'b c' }, 'PatientSearch', query, '?identifier=any&_format=json&a=b%20c'],
  [{ op: 'query.update', name: '_format', value: 'xml' }, 'PatientSearch', query, '?identifier=any&_format=xml'],
  [{ op: 'query.remove', names: ['_format', 'identifier'] }, 'PatientSearch', query, ''],
  [{ op: 'header.set', name: 'ssp-to', value: '9' }, 'PatientSearch', ({ headers }) => headers['ssp-to'], '9'],
  [{ op: 'header.remove', name: 'ssp-from' }, 'PatientSearch', ({ headers }) => headers['Ssp-From'], undefined],
  [
    { op: 'contentType.set', value: 'text/plain' },
    'RegisterPatient',
    ({ headers }) => headers['Content-Type'],
    'text/plain',
  ],
  [{ op: 'method.set', value: 'DELETE' }, 'PatientSearch', ({ method }) => method, 'DELETE'],
  [{ op: 'url.id', value: 'q' }, 'PatientRead', ({ url }) => new URL(url).pathname.split('/').at(-1), 'q'],
  [
    { op: 'url.set', value: 'Patients' },
    'PatientSearch',
    ({ url }) => new URL(url).pathname.split('/').at(-1),
    'Patients',
  ],
  [{ op: 'jwt.setClaim', claim: 'sub', value: 'x' }, 'PatientSearch', (to) => claimsOf(to)['sub'], 'x'],
  [
    { op: 'jwt.setClaim', claim: 'requested_record', value: 'Patient patient2' },
    'GetCareRecord(0.7)',
    (to) => textAt(claimsOf(to), 'requested_record.identifier.value'),
    '9990000018',
  ],
  [{ op: 'jwt.removeClaim', claim: 'aud' }, 'PatientSearch', (to) => claimsOf(to)['aud'], undefined],
  [
    { op: 'jwt.exp', secondsAfterIat: 299 },
    'PatientSearch',
    (to) => Number(claimsOf(to)['exp']) - Number(claimsOf(to)['iat']),
    299,
  ],
  [
    { op: 'jwt.iat', offsetSeconds: -600 },
    'PatientSearch',
    (to) => Number(claimsOf(to)['iat']) - NOW.getTime() / 1000,
    -600,
  ],
  [
    { op: 'jwt.device', change: 'resourceType=Any' },
    'PatientSearch',
    (to) => textAt(claimsOf(to), 'requesting_device.resourceType'),
    'Any',
  ],
  [
    { op: 'jwt.organization', change: 'remove name' },
    'PatientSearch',
    (to) => textAt(claimsOf(to), 'requesting_organization.name'),
    null,
  ],
  [
    { op: 'jwt.practitioner', change: 'add an unknown field' },
    'PatientSearch',
    (to) => textAt(claimsOf(to), 'requesting_practitioner.unknownField'),
    'unknown',
  ],
  [
    { op: 'jwt.form', form: 'with a signature' },
    'PatientSearch',
    ({ headers }) => headers['Authorization']?.split('.')[2],
    'c2lnbmF0dXJl',
  ],
  [
    { op: 'jwt.unencoded' },
    'PatientSearch',
    ({ headers }) => headers['Authorization']?.startsWith('Bearer {"iss"'),
    true,
  ],
  [
    { op: 'body.nhsNumber', value: '9990000026', system: 'any' },
    'GpcGetStructuredRecord',
    (to) => parameter(to, 'valueIdentifier.value'),
    ['9990000018', '9990000026'],
  ],
  [
    { op: 'body.param', name: 'includeMedication', parts: [{ name: 'medicationSearchFromDate', value: 'today-1y' }] },
    'GpcGetStructuredRecord',
    (to) => parameter(to, 'part.valueDate'),
    ['2025-06-15'],
  ],
  [
    { op: 'body.recordSection', code: 'SUM' },
    'GetCareRecord(0.7)',
    (to) => parameter(to, 'valueCodeableConcept.coding.code'),
    ['SUM'],
  ],
  [
    { op: 'body.timePeriod', start: 'year-2', end: 'this year' },
    'GetCareRecord(0.7)',
    (to) => parameter(to, 'valuePeriod'),
    [{ start: '2024', end: '2026' }],
  ],
  [
    { op: 'body.renameParam', name: 'patientNHSNumber', to: 'number' },
    'GpcGetStructuredRecord',
    (to) => parameter(to, 'name'),
    ['number'],
  ],
  [
    { op: 'body.set', path: 'patientNHSNumber.system', value: 'any' },
    'GpcGetStructuredRecord',
    (to) => parameter(to, 'valueIdentifier.system'),
    ['any'],
  ],
  [{ op: 'body.addUnknownField' }, 'GpcGetStructuredRecord', (to) => bodyOf(to)['unknownField'], 'unknown'],
  [{ op: 'body.text', value: '{' }, 'GpcGetStructuredRecord', ({ body }) => body, '{'],
  [
    { op: 'patient.add', path: 'telecom', use: 'Home', system: 'email' },
    'RegisterPatient',
    (to) => parameter(to, 'resource.telecom.system'),
    ['email'],
  ],
  [
    { op: 'patient.set', path: 'gender', value: 'f' },
    'RegisterPatient',
    (to) => parameter(to, 'resource.gender'),
    ['f'],
  ],
  [{ op: 'patient.remove', path: 'name' }, 'RegisterPatient', (to) => parameter(to, 'resource.name'), []],
  [
    { op: 'appointment.build' },
    'AppointmentCreate',
    (to) => [textAt(bodyOf(to), 'slot.reference'), textAt(bodyOf(to), 'participant.actor.reference')],
    ['Slot/x', 'Patient/p'],
  ],
  [
    { op: 'appointment.set', path: 'status', value: 'cancelled' },
    'AppointmentAmend',
    (to) => bodyOf(to)['status'],
    'cancelled',
  ],
  [{ op: 'appointment.add', path: 'priority' }, 'AppointmentAmend', (to) => bodyOf(to)['priority'], 1],
  [{ op: 'appointment.remove', path: 'comment' }, 'AppointmentAmend', (to) => bodyOf(to)['comment'], undefined],
  [{ op: 'appointment.replace', value: 'an empty one' }, 'AppointmentAmend', bodyOf, { resourceType: 'Appointment' }],
  [
    { op: 'appointment.addExtension', url: 'any', value: 'x' },
    'AppointmentAmend',
    (to) => bodyOf(to)['extension'],
    [{ url: 'any', valueString: 'x' }],
  ],
  [
    { op: 'appointment.removeParticipants', type: 'Patient' },
    'AppointmentAmend',
    (to) => valuesAt(bodyOf(to), 'participant.actor.reference'),
    ['Location/l'],
  ],
];

describe('a mutation', () => {
  it.each(DONE)('%o does what it says', (told, of, look, found) => {
    expect(MUTATIONS[told.op]?.check(told)).toBeNull();
    const before = look(sent(draftOf(of)));
    expect(look(after(of, told))).toEqual(found);
    expect(before).not.toEqual(found);
  });

  it.each(Object.keys(MUTATIONS).filter((op) => !op.startsWith('transport.')))('%s is among those tried', (op) => {
    expect(DONE.map(([told]) => told.op)).toContain(op);
  });

  it('without what it has to be told is refused', () => {
    const empty = Object.keys(MUTATIONS).filter((op) => MUTATIONS[op]?.check({ op }) === null);
    // All that these are told may be left out.
    expect(empty.filter((op) => !op.startsWith('transport.'))).toEqual([
      'jwt.unencoded',
      'body.timePeriod',
      'body.addUnknownField',
      'appointment.build',
    ]);
  });

  it('of the query keeps its order, and takes away what another has added', () => {
    const pairs = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { maxLength: 5 });
    const context = { subject, stage, now: NOW };
    fc.assert(
      fc.property(pairs, (added) => {
        const bare = { ...draftOf('PatientSearch'), query: [] };
        const draft = added.reduce<Draft>(
          (made, [name, value]) => MUTATIONS['query.add']?.apply(made, { name, value }, context) ?? made,
          bare,
        );
        expect([...new URL(sent(draft).url).searchParams]).toEqual(added.map(([name, value]) => [name, value]));
        const names = added.map(([name]) => name);
        expect(MUTATIONS['query.remove']?.apply(draft, { names }, context)).toEqual(bare);
      }),
    );
  });

  it('of a header stands in the place of what was there, in whatever case', () => {
    const names = fc.constantFrom('Ssp-TraceID', 'Ssp-From', 'Accept', 'X-Any');
    const recased = fc.tuple(names, fc.boolean()).map(([name, isLower]) => (isLower ? name.toLowerCase() : name));
    fc.assert(
      fc.property(recased, (name) => {
        const { headers } = after('PatientSearch', { op: 'header.set', ...{ name, value: 'x' } });
        const found = Object.entries(headers).filter(([key]) => key.toLowerCase() === name.toLowerCase());
        expect(found).toEqual([[name, 'x']]);
      }),
    );
  });
});

describe('a request before anything is changed', () => {
  it.each(Object.keys(INTERACTIONS) as InteractionName[])('%s carries a token and all headers of the proxy', (name) => {
    const { headers } = sent(validDraft(INTERACTIONS[name], { subject, now: NOW, traceId: 'trace' }));
    expect(headers).toMatchObject({
      'Ssp-TraceID': 'trace',
      'Ssp-From': '2',
      'Ssp-To': '1',
      'Ssp-InteractionID': INTERACTIONS[name].id,
    });
    expect(headers['Authorization']).toMatch(/^Bearer [\w-]+\.[\w-]+\.$/);
    expect(headers['Accept']).toMatch(/^application\/(fhir\+json|json\+fhir)$/);
  });
});
