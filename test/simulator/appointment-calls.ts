import { expect } from 'vitest';
import {
  type CallChanges,
  INTERACTION,
  type Json,
  list,
  member,
  refusalOf,
  type Reply,
  type TestConsumer,
} from './consumer.js';
import { TODAY } from './running.js';

const ID = 'https://fhir.nhs.uk/Id/';
const STRUCTURE = 'https://fhir.nhs.uk/STU3/StructureDefinition/';

export const APPOINTMENT_PROFILE = `${STRUCTURE}GPConnect-Appointment-1`;
export const BOOKING_ORGANISATION = `${STRUCTURE}Extension-GPConnect-BookingOrganisation-1`;
export const DELIVERY_CHANNEL = `${STRUCTURE}Extension-GPConnect-DeliveryChannel-2`;
export const PRACTITIONER_ROLE = `${STRUCTURE}Extension-GPConnect-PractitionerRole-1`;
export const CANCELLATION_REASON = `${STRUCTURE}Extension-GPConnect-AppointmentCancellationReason-1`;
export const ORGANISATION_TYPE = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1';
export const ODS_CODE = `${ID}ods-organization-code`;
export const DOS_SERVICE_ID = `${ID}uec-dos-service-id`;

/** Query parameters in order, repeats allowed. */
export type Query = readonly (readonly [name: string, value: string])[];

/** Parameters of an ordinary search: these days, everything included, as the demo organisation. */
export function slotQuery(from = TODAY, to = '2026-06-29'): Query {
  return [
    ['start', `ge${from}`],
    ['end', `le${to}`],
    ['status', 'free'],
    ['_include', 'Slot:schedule'],
    ['_include:recurse', 'Schedule:actor:Practitioner'],
    ['_include:recurse', 'Schedule:actor:Location'],
    ['_include:recurse', 'Location:managingOrganization'],
    ['searchFilter', `${ODS_CODE}|Z99000`],
    ['searchFilter', `${ORGANISATION_TYPE}|urgent-care`],
  ];
}

/** The parameters without those of this name, and with others of it instead. */
export function having(query: Query, name: string, ...values: readonly string[]): Query {
  return [...query.filter(([other]) => other !== name), ...values.map((value) => [name, value] as const)];
}

export const encoded = (query: Query): string =>
  query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');

/** Searches for free slots at a practice. */
export function searchSlots(consumer: TestConsumer, practice: string, query = slotQuery()): Promise<Reply> {
  return consumer.call({
    practice,
    interaction: INTERACTION.findSlots,
    scope: 'organization/*.read',
    path: '/Slot',
    query: encoded(query),
  });
}

export const resourcesOf = (reply: Reply): readonly unknown[] =>
  list(reply.body['entry']).map((entry) => member(entry, 'resource'));

export const ofType = (reply: Reply, type: string): readonly unknown[] =>
  resourcesOf(reply).filter((one) => member(one, 'resourceType') === type);

/** A slot with what hangs on it, as a consumer reads it. */
export interface FoundSlot {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly channel: string;
  readonly type: string;
  readonly session: string;
  readonly schedule: unknown;
  readonly actors: readonly string[];
}

/** The slots of an answer, each with its schedule. */
export function slotsIn(reply: Reply): readonly FoundSlot[] {
  const schedules = new Map(ofType(reply, 'Schedule').map((one) => [`Schedule/${String(member(one, 'id'))}`, one]));
  return ofType(reply, 'Slot').map((slot) => {
    const schedule = schedules.get(String(member(slot, 'schedule', 'reference')));
    return {
      id: String(member(slot, 'id')),
      start: String(member(slot, 'start')),
      end: String(member(slot, 'end')),
      channel: String(member(slot, 'extension', 0, 'valueCode')),
      type: String(member(slot, 'serviceType', 0, 'text')),
      session: String(member(schedule, 'serviceCategory', 'text')),
      schedule,
      actors: list(member(schedule, 'actor')).map((actor) => String(member(actor, 'reference'))),
    };
  });
}

export const findSlots = async (consumer: TestConsumer, practice: string, query = slotQuery()) =>
  slotsIn(await searchSlots(consumer, practice, query));

/** The patient's logical id at a practice. */
export async function patientIdAt(consumer: TestConsumer, practice: string, number: string): Promise<string> {
  return String(member((await consumer.findPatient(practice, number)).body, 'entry', 0, 'resource', 'id'));
}

/** The demo organisation as it writes itself into an appointment. */
export function bookingOrganisation(more: Json = {}): Json {
  return {
    resourceType: 'Organization',
    id: '1',
    meta: { profile: [`${STRUCTURE}CareConnect-GPC-Organization-1`] },
    identifier: [{ system: ODS_CODE, value: 'Z99000' }],
    type: [{ coding: [{ system: ORGANISATION_TYPE, code: 'urgent-care' }] }],
    name: 'Demonstration Care Alliance',
    telecom: [{ system: 'phone', value: '0113 496 0000' }],
    ...more,
  };
}

/** The body of a booking as spec 03 §3.1 wants it, with some elements otherwise; undefined leaves one out. */
export function bookingBody(patientId: string, slots: readonly FoundSlot[], more: Json = {}): Json {
  const [first] = slots;
  const place = first?.actors.find((actor) => actor.startsWith('Location/'));
  return {
    resourceType: 'Appointment',
    meta: { profile: [APPOINTMENT_PROFILE] },
    contained: [bookingOrganisation()],
    extension: [{ url: BOOKING_ORGANISATION, valueReference: { reference: '#1' } }],
    status: 'booked',
    description: 'Review of a rash',
    comment: 'Needs a room on the ground floor',
    start: first?.start,
    end: slots.at(-1)?.end,
    slot: slots.map(({ id }) => ({ reference: `Slot/${id}` })),
    created: '2026-06-15T10:29:00+01:00',
    participant: [
      { actor: { reference: `Patient/${patientId}` }, status: 'accepted' },
      { actor: { reference: place }, status: 'accepted' },
    ],
    ...more,
  };
}

/** Books. */
export function book(consumer: TestConsumer, practice: string, body: Json, changes: CallChanges = {}): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: INTERACTION.bookAppointment,
      scope: 'patient/*.write',
      path: '/Appointment',
      method: 'POST',
      body,
    },
    changes,
  );
}

/** Sends an appointment back, to amend or to cancel it. */
export function change(
  consumer: TestConsumer,
  practice: string,
  how: 'amend' | 'cancel',
  body: Json,
  changes: CallChanges = {},
): Promise<Reply> {
  return consumer.call(
    {
      practice,
      interaction: how === 'amend' ? INTERACTION.amendAppointment : INTERACTION.cancelAppointment,
      scope: 'patient/*.write',
      path: `/Appointment/${String(body['id'])}`,
      method: 'PUT',
      body,
    },
    changes,
  );
}

/** The appointment with a reason to cancel it. */
export function cancelling(appointment: Json, reason = 'Double booked'): Json {
  const extension = [...list(appointment['extension']), { url: CANCELLATION_REASON, valueString: reason }];
  return { ...appointment, status: 'cancelled', extension };
}

/** Reads an appointment. */
export function readAppointment(consumer: TestConsumer, practice: string, id: unknown): Promise<Reply> {
  return consumer.call({
    practice,
    interaction: INTERACTION.readAppointment,
    scope: 'patient/*.read',
    path: `/Appointment/${String(id)}`,
  });
}

/** A patient's appointments over these days. */
export async function appointmentsOf(
  consumer: TestConsumer,
  practice: string,
  number: string,
  days: readonly [string, string] = [TODAY, '2026-12-31'],
): Promise<readonly Json[]> {
  const id = await patientIdAt(consumer, practice, number);
  const reply = await consumer.call({
    practice,
    interaction: INTERACTION.listAppointments,
    scope: 'patient/*.read',
    path: `/Patient/${id}/Appointment`,
    query: `start=ge${days[0]}&start=le${days[1]}`,
  });
  return resourcesOf(reply) as readonly Json[];
}

/** Status of an answer and, if it is a refusal, the Spine code: `422 INVALID_RESOURCE`. */
export function outcomeOf(reply: Reply): string {
  const { status, code } = refusalOf(reply);
  return typeof code === 'string' ? `${status} ${code}` : String(status);
}

/** Refused, for the reason that its diagnostics name. */
export function expectRefused(reply: Reply, says: string, code = 'INVALID_RESOURCE'): void {
  const refusal = refusalOf(reply);
  expect(refusal).toMatchObject({ status: 422, code });
  expect(String(refusal.diagnostics)).toContain(says);
}

/** The entity tag of an appointment's version. */
export const tagOf = (appointment: unknown): string => `W/"${String(member(appointment, 'meta', 'versionId'))}"`;

export const withoutVersion = (appointment: Json): Json => ({
  ...appointment,
  meta: { profile: member(appointment, 'meta', 'profile') },
});

/** Gives slots out once: the first that nobody has been given, so many that follow each other and are alike. */
export function handingOut(slots: readonly FoundSlot[]): (count?: number) => readonly [FoundSlot, ...FoundSlot[]] {
  const given = new Set<string>();
  return (count = 1) => {
    const fresh = slots.filter(({ id }) => !given.has(id));
    const runFrom = (first: FoundSlot): readonly FoundSlot[] => {
      const run = [first];
      for (const one of fresh) {
        const last = run.at(-1) ?? first;
        const isNext = one.start === last.end && one.session === last.session && one.type === last.type;
        if (isNext && one.channel === last.channel && run.length < count) run.push(one);
      }
      return run;
    };
    const [first, ...others] = fresh.map(runFrom).find(({ length }) => length === count) ?? [];
    if (first === undefined) throw new Error(`There are no ${count} slots left that follow each other.`);
    for (const { id } of [first, ...others]) given.add(id);
    return [first, ...others];
  };
}
