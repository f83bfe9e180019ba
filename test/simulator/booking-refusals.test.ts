import { beforeAll, describe, expect, it } from 'vitest';
import {
  book,
  bookingBody,
  CANCELLATION_REASON,
  DELIVERY_CHANNEL,
  findSlots,
  type FoundSlot,
  patientIdAt,
  PRACTITIONER_ROLE,
} from './appointment-calls.js';
import { type CallChanges, type Json, list, member, refusalOf, type Reply } from './consumer.js';
import { NOW, runningSimulator } from './running.js';

const running = runningSimulator();

const PRACTICE = 'A99001';
const EVERYDAY = '9990000018';

let patient: string;
let other: string;
let slots: readonly FoundSlot[];

beforeAll(async () => {
  patient = await patientIdAt(running.consumer, PRACTICE, EVERYDAY);
  other = await patientIdAt(running.consumer, PRACTICE, '9990000026');
  slots = (await findSlots(running.consumer, PRACTICE)).filter(({ start }) => new Date(start) > NOW);
});

const booking = (body: Json, changes?: CallChanges): Promise<Reply> => book(running.consumer, PRACTICE, body, changes);

describe('a body that is refused (spec 03 §3.1, §3.4)', () => {
  const withActor =
    (reference: string) =>
    (body: Json): Json => ({
      participant: [...list(body['participant']), { actor: { reference }, status: 'accepted' }],
    });
  const only =
    (...types: readonly string[]) =>
    (body: Json): Json => ({
      participant: list(body['participant']).filter((one) =>
        types.some((type) => String(member(one, 'actor', 'reference')).startsWith(`${type}/`)),
      ),
    });
  const sending = (more: Json) => (): Json => more;
  const extension =
    (...more: readonly Json[]) =>
    (body: Json): Json => ({ extension: [...list(body['extension']), ...more] });

  it.each<[string, (body: Json) => Json, string]>([
    ['another resource type', sending({ resourceType: 'Slot' }), 'type Appointment'],
    ['an id', sending({ id: '1' }), 'Appointment.id'],
    ['an unknown element', sending({ colour: 'red' }), 'Appointment.colour'],
    ['no profile', sending({ meta: {} }), 'meta.profile'],
    ['no meta', sending({ meta: undefined }), 'meta'],
    ['another profile', sending({ meta: { profile: ['https://other.example'] } }), 'meta.profile'],
    ['a reason', sending({ reason: [{ text: 'Cough' }] }), 'Appointment.reason'],
    ['a specialty', sending({ specialty: [{ text: 'GP' }] }), 'Appointment.specialty'],
    ['an appointment type', sending({ appointmentType: { text: 'x' } }), 'Appointment.appointmentType'],
    ['an indication', sending({ indication: [] }), 'Appointment.indication'],
    ['supporting information', sending({ supportingInformation: [] }), 'Appointment.supportingInformation'],
    ['a referral', sending({ incomingReferral: [] }), 'Appointment.incomingReferral'],
    ['a requested period', sending({ requestedPeriod: [] }), 'Appointment.requestedPeriod'],
    ['no status', sending({ status: undefined }), 'Appointment.status'],
    ['another status', sending({ status: 'proposed' }), 'Appointment.status'],
    ['no start', sending({ start: undefined }), 'Appointment.start'],
    ['no end', sending({ end: undefined }), 'Appointment.end'],
    ['another start', sending({ start: '2026-06-16T09:05:00+01:00' }), 'Appointment.start'],
    ['another end', sending({ end: '2026-06-16T19:05:00+01:00' }), 'Appointment.end'],
    [
      'the start in other letters',
      (body) => ({ start: new Date(String(body['start'])).toISOString() }),
      'Appointment.start',
    ],
    ['another length', sending({ minutesDuration: 11 }), 'minutesDuration'],
    ['a length in words', sending({ minutesDuration: 'ten' }), 'minutesDuration'],
    ['a priority that there is not', sending({ priority: 10 }), 'priority'],
    ['no created', sending({ created: undefined }), 'Appointment.created'],
    ['created in words', sending({ created: 'today' }), 'Appointment.created'],
    ['created on a day that is none', sending({ created: '2026-02-30T10:29:00+01:00' }), 'Appointment.created'],
    ['created at 24 o’clock', sending({ created: '2026-06-14T24:00:00+01:00' }), 'Appointment.created'],
    ['created without an offset', sending({ created: '2026-06-15T10:29:00' }), 'Appointment.created'],
    ['created tomorrow', sending({ created: '2026-06-16T00:00:00+01:00' }), 'Appointment.created'],
    ['created in years to come', sending({ created: '2099-01-01' }), 'Appointment.created'],
    ['no description', sending({ description: undefined }), 'Appointment.description'],
    ['an empty description', sending({ description: '' }), 'Appointment.description'],
    ['101 characters', sending({ description: 'x'.repeat(101) }), 'Appointment.description'],
    ['501 characters', sending({ comment: 'x'.repeat(501) }), 'Appointment.comment'],
    ['a comment that is none', sending({ comment: 5 }), 'Appointment.comment'],
    ['no slot', sending({ slot: undefined }), 'Appointment.slot'],
    ['an empty list of slots', sending({ slot: [] }), 'Appointment.slot'],
    ['an unknown slot', sending({ slot: [{ reference: 'Slot/hello' }] }), 'slot[0]'],
    ['another unknown slot', sending({ slot: [{ reference: 'Slot/45555g55555' }] }), 'slot[0]'],
    ['a slot of far away', sending({ slot: [{ reference: 'Slot/999990101' }] }), 'slot[0]'],
    ['a malformed slot', sending({ slot: [{ reference: 'Slot/45555555##' }] }), 'slot[0]'],
    ['an absolute slot', sending({ slot: [{ reference: 'https://x.example/Slot/1' }] }), 'slot[0]'],
    ['a slot that is contained', sending({ slot: [{ reference: '#000206190011' }] }), 'slot[0]'],
    ['a slot in words', sending({ slot: [{ display: 'the first' }] }), 'slot[0]'],
    ['something that is no slot', sending({ slot: [{ reference: 'Schedule/1' }] }), 'slot[0]'],
    ['no participants', sending({ participant: undefined }), 'participant'],
    ['no patient', only('Location'), 'Patient'],
    ['no place', only('Patient'), 'Location'],
    ['two patients', (body) => withActor(`Patient/${other}`)(body), 'Patient'],
    [
      'a place of elsewhere',
      (body) => ({
        participant: [list(body['participant'])[0], { actor: { reference: 'Location/1' }, status: 'accepted' }],
      }),
      'Location',
    ],
    ['somebody who is not there', withActor('Practitioner/1'), 'Practitioner'],
    ['a service that is not there', withActor('HealthcareService/1'), 'HealthcareService'],
    ['a device', withActor('Device/1'), 'Device'],
    [
      'an unknown patient',
      (body) => ({
        participant: [{ actor: { reference: 'Patient/nobody' }, status: 'accepted' }, list(body['participant'])[1]],
      }),
      'Patient',
    ],
    [
      'an absolute patient',
      (body) => ({
        participant: [
          { actor: { reference: 'https://x.example/Patient/1' }, status: 'accepted' },
          list(body['participant'])[1],
        ],
      }),
      'participant[0].actor',
    ],
    [
      'a participant without status',
      (body) => ({ participant: list(body['participant']).map((one) => ({ actor: member(one, 'actor') })) }),
      'participant[0].status',
    ],
    [
      'a participant of another status',
      (body) => ({ participant: list(body['participant']).map((one) => ({ ...(one as Json), status: 'maybe' })) }),
      'participant[0].status',
    ],
    ...['declined', 'tentative', 'needs-action'].map((status): [string, (body: Json) => Json, string] => [
      `a participant who has ${status}`,
      (body) => ({ participant: list(body['participant']).map((one) => ({ ...(one as Json), status })) }),
      'participant[0].status',
    ]),
    [
      'a participant in words',
      (body) => ({ participant: [...list(body['participant']), { actor: { display: 'Ada' }, status: 'accepted' }] }),
      'participant[2].actor',
    ],
    [
      'a participant without actor',
      (body) => ({ participant: [...list(body['participant']), { status: 'accepted' }] }),
      'participant[2].actor',
    ],
    [
      'a participant of two types',
      (body) => ({
        participant: list(body['participant']).map((one) => ({
          ...(one as Json),
          type: [{ coding: [{ code: 'PART' }, { code: 'PPRF' }] }],
        })),
      }),
      'participant[0].type',
    ],
    ['an identifier without value', sending({ identifier: [{ system: 'https://x.example' }] }), 'identifier[0].value'],
    ['an identifier without system', sending({ identifier: [{ value: '1' }] }), 'identifier[0].system'],
    [
      'an identifier with a use',
      sending({ identifier: [{ system: 'https://x.example', value: '1', use: 'usual' }] }),
      'identifier[0].use',
    ],
    ['a cancellation reason', extension({ url: CANCELLATION_REASON, valueString: 'x' }), 'cancellation reason'],
    [
      'an unknown extension',
      extension({ url: 'https://x.example/extension', valueString: 'x' }),
      'https://x.example/extension',
    ],
    ['an extension twice', (body) => extension(list(body['extension'])[0] as Json)(body), 'more than once'],
    [
      'a channel that is a text',
      extension({ url: DELIVERY_CHANNEL, valueString: 'In-person' }),
      'valueCode is missing',
    ],
    ['a role without a code', extension({ url: PRACTITIONER_ROLE, valueCodeableConcept: { text: 'GP' } }), 'Role'],
    ['another channel', extension({ url: DELIVERY_CHANNEL, valueCode: 'Video' }), 'DeliveryChannel'],
    [
      'another role',
      extension({ url: PRACTITIONER_ROLE, valueCodeableConcept: { coding: [{ code: 'R0600' }] } }),
      'PractitionerRole',
    ],
  ])('with %s', async (_what, more, says) => {
    const chosen = slots.filter(({ session }) => session === 'Open surgery').slice(-1);
    const body = bookingBody(patient, chosen);
    const refusal = refusalOf(await booking({ ...body, ...more(body) }));
    expect(refusal).toMatchObject({ status: 422, code: 'INVALID_RESOURCE', issue: 'invalid' });
    expect(String(refusal.diagnostics)).toContain(says);
    expect(String(refusal.diagnostics)).not.toContain(EVERYDAY);
  });

  it.each(['', 'nonsense', '[]', '{"resourceType":"Appointment"}'])('that reads %s', async (rawBody) => {
    expect(refusalOf(await booking({}, { rawBody }))).toMatchObject({ status: 422, code: 'INVALID_RESOURCE' });
  });

  it('at another path, and without leave to write', async () => {
    const body = bookingBody(patient, []);
    expect(refusalOf(await booking(body, { path: '/appointmentqq/!' })).status).toBe(400);
    const reading = await booking(body, { claims: { requested_scope: 'patient/*.read' } });
    expect(refusalOf(reading)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('takes nothing', async () => {
    const free = await findSlots(running.consumer, PRACTICE);
    const [last] = slots.filter(({ session }) => session === 'Open surgery').slice(-1);
    expect(free.map(({ id }) => id)).toContain(last?.id);
  });
});
