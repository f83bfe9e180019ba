import { z } from 'zod';
import { objectsAt, textAt, type JsonObject } from '../reading/json.js';
import { appointmentToBook, APPOINTMENT_EXTENSION, SLOT_PICKS } from '../asking/appointment-body.js';
import { later, midnight, today } from '../asking/dates.js';
import type { Draft } from '../asking/draft.js';
import { patientToRegister } from '../asking/patient-body.js';
import { NoValue } from '../asking/placeholders.js';
import { IDENTIFIER, structureUrl } from '../asking/products.js';
import { withItem, withValue } from '../asking/resource-path.js';
import { OutOfReach, SetupFailed, staged, type Stage } from '../asking/stage.js';
import { askFirst, type Conversation } from './conversation.js';
import { disturb, findAppointment, findDocument, findDocumentsPatient } from './existing.js';

/** One kind of step: what it is told, and what is on the stage when it is done. */
export interface StepKind {
  /** What is wrong with what it is told; null if nothing is. */
  check(told: unknown): z.ZodError | null;
  /** Takes the step. Throws SetupFailed if what it is there for does not come about. */
  take(conversation: Conversation, stage: Stage, told: unknown): Promise<Stage>;
}

function step<S extends z.ZodType>(
  schema: S,
  take: (conversation: Conversation, stage: Stage, told: z.output<S>) => Promise<Stage> | Stage,
): StepKind {
  return {
    check: (told) => schema.safeParse(told).error ?? null,
    take: async (conversation, stage, told) => take(conversation, stage, schema.parse(told)),
  };
}

const text = z.string();

function valueOf({ subject }: Conversation, placeholder: string): string {
  const value = subject.values.get(placeholder);
  if (value === undefined) throw new NoValue(placeholder);
  return value;
}

const identifier =
  (system: string, value: string) =>
  (draft: Draft): Draft => ({
    ...draft,
    query: [...draft.query, ['identifier', `${system}|${value}`]],
  });

function resourcesOf(bundle: JsonObject | null, type: string): readonly JsonObject[] {
  return objectsAt(bundle, 'entry.resource').filter((resource) => textAt(resource, 'resourceType') === type);
}

/** Finds the one resource with an identifier, and keeps its logical id. */
async function found(
  conversation: Conversation,
  stage: Stage,
  how: {
    readonly call: 'PatientSearch' | 'PractitionerSearch' | 'OrganizationSearch' | 'HealthcareFind';
    readonly type: string;
    readonly system: string;
    readonly value: string;
  },
): Promise<{ readonly stage: Stage; readonly resource: JsonObject }> {
  const answer = await askFirst(conversation, how.call, stage, identifier(how.system, how.value));
  const [resource, another] = resourcesOf(answer.resource, how.type);
  const id = textAt(resource, 'id');
  if (resource === undefined || id === null || another !== undefined) {
    throw new SetupFailed(`${how.call}: not exactly one ${how.type} was found`);
  }
  return { stage: staged(stage, { ids: { [how.type]: id } }), resource };
}

async function findPatient(conversation: Conversation, stage: Stage, patient: string): Promise<Stage> {
  const value = valueOf(conversation, patient);
  const how = { call: 'PatientSearch', type: 'Patient', system: IDENTIFIER.STU3.nhsNumber, value } as const;
  const { stage: now, resource } = await found(conversation, stage, how);
  return staged(now, { patient: resource });
}

const ORGANISATION_TYPE = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1';

interface SlotSearch {
  /** Days from now at whose midnight the search begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly odsCode: string;
  readonly orgType: boolean;
  /** Type to search as, where that is not the consumer's own. */
  readonly as?: string | undefined;
  readonly service: string | null;
}

async function findSlots(conversation: Conversation, stage: Stage, search: SlotSearch): Promise<Stage> {
  const { subject, clock } = conversation;
  const { from, to, odsCode, orgType, as = subject.consumer.type, service } = search;
  const day = today(clock.now());
  const answer = await askFirst(conversation, 'SearchForFreeSlots', stage, (draft) => ({
    ...draft,
    query: [
      ['start', `ge${midnight(later(day, from, 'd'))}`],
      ['end', `le${midnight(later(day, to, 'd'))}`],
      ['status', 'free'],
      ['_include', 'Slot:schedule'],
      ['_include:recurse', 'Schedule:actor:Practitioner'],
      ['_include:recurse', 'Schedule:actor:Location'],
      ['searchFilter', `${IDENTIFIER.STU3.odsCode}|${odsCode}`],
      ...(orgType ? ([['searchFilter', `${ORGANISATION_TYPE}|${as}`]] as const) : []),
      ...(service === null ? [] : serviceFilter(service)),
    ],
  }));
  return staged(stage, { slots: answer.resource });
}

function serviceFilter(dosId: string): readonly (readonly [string, string])[] {
  return [
    ['_include:recurse', 'Schedule:actor:HealthcareService'],
    ['service.identifier', `${IDENTIFIER.STU3.dosServiceId}|${dosId}`],
  ];
}

/** What came of a booking or an update: the appointment, and its version. */
function withAppointment(stage: Stage, appointment: JsonObject | null): Stage {
  const [id, versionId] = [textAt(appointment, 'id'), textAt(appointment, 'meta.versionId')];
  if (appointment === null || id === null) throw new SetupFailed('no appointment came back');
  const values = { versionId: versionId ?? '', slotId: (textAt(appointment, 'slot[0].reference') ?? '').slice(5) };
  return staged(stage, { appointment, ids: { Appointment: id }, values });
}

const bookArguments = z.object({
  patient: text,
  org: text.optional(),
  inDays: z.number().int().optional(),
  serviceType: text.optional(),
  pick: z.enum(SLOT_PICKS).default('first'),
});

async function book(conversation: Conversation, stage: Stage, told: z.output<typeof bookArguments>): Promise<Stage> {
  const { subject, clock } = conversation;
  const odsCode = told.org === undefined ? subject.consumer.odsCode : valueOf(conversation, told.org);
  const window = told.inDays === undefined ? { from: 0, to: 14 } : { from: told.inDays, to: told.inDays + 1 };
  const withPatient = await findPatient(conversation, stage, told.patient);
  const withSlots = await findSlots(conversation, withPatient, { ...window, odsCode, orgType: true, service: null });
  if (withSlots.slots === null) throw new SetupFailed('the search for slots gave no Bundle');
  const body = appointmentToBook({
    found: withSlots.slots,
    patientId: withSlots.ids.get('Patient') ?? '',
    organisation: { ...subject.consumer, odsCode },
    now: clock.now(),
    pick: told.pick,
    day: null,
    serviceType: told.serviceType ?? null,
    orgType: true,
    deliveryChannel: false,
    practitionerRole: false,
  });
  const answer = await askFirst(conversation, 'AppointmentCreate', withSlots, (draft) => ({ ...draft, body }));
  return withAppointment(withSlots, answer.resource);
}

async function update(
  conversation: Conversation,
  stage: Stage,
  call: 'AppointmentAmend' | 'AppointmentCancel',
  change: (appointment: JsonObject) => JsonObject,
): Promise<Stage> {
  const { appointment } = stage;
  if (appointment === null) throw new SetupFailed('no appointment is there to be changed');
  const body = change(appointment);
  const answer = await askFirst(conversation, call, stage, (draft) => ({ ...draft, body }));
  return withAppointment(stage, answer.resource);
}

function cancelled(appointment: JsonObject): JsonObject {
  const reason = { url: structureUrl(APPOINTMENT_EXTENSION.cancellationReason), valueString: 'No longer needed' };
  return withItem(withValue(appointment, 'status', 'cancelled'), 'extension', reason);
}

/** A Location has no search: one that slots are at stands for any. */
async function findPlace(conversation: Conversation, stage: Stage): Promise<Stage> {
  const { odsCode } = conversation.subject.consumer;
  const { slots } = await findSlots(conversation, stage, { from: 0, to: 14, odsCode, orgType: true, service: null });
  const id = textAt(resourcesOf(slots, 'Location')[0], 'id');
  if (id === null) throw new SetupFailed('no slot says where it is');
  return staged(stage, { ids: { Location: id } });
}

async function useMappedId(conversation: Conversation, stage: Stage, type: string, code: string): Promise<Stage> {
  if (type === 'Location') {
    const id = conversation.subject.values.get(code);
    return id === undefined ? findPlace(conversation, stage) : staged(stage, { ids: { Location: id } });
  }
  const value = valueOf(conversation, code);
  const how = {
    call: 'HealthcareFind',
    type: 'HealthcareService',
    system: IDENTIFIER.STU3.dosServiceId,
    value,
  } as const;
  const { stage: now } = await found(conversation, stage, how);
  return staged(now, { values: { dosId: value } });
}

function takeUnregistered({ subject }: Conversation, stage: Stage, leave: boolean): Stage {
  const unregistered = subject.takeUnregistered(leave);
  if (unregistered === null) throw new OutOfReach('nobody is left who can be registered');
  return staged(stage, { unregistered, values: { unregistered: unregistered.nhsNumber } });
}

/** Everything that may have to happen before a scenario begins. One row, one step; see docs/conformance.md. */
export const STEPS: Readonly<Record<string, StepKind>> = {
  findPatient: step(z.object({ patient: text }), (conversation, stage, { patient }) =>
    findPatient(conversation, stage, patient),
  ),
  findPractitioner: step(z.object({ code: text }), async (conversation, stage, { code }) => {
    const system = IDENTIFIER.STU3.sdsUserId;
    const value = valueOf(conversation, code);
    return (await found(conversation, stage, { call: 'PractitionerSearch', type: 'Practitioner', system, value }))
      .stage;
  }),
  findOrganization: step(z.object({ code: text }), async (conversation, stage, { code }) => {
    const system = IDENTIFIER.STU3.odsCode;
    const value = valueOf(conversation, code);
    return (await found(conversation, stage, { call: 'OrganizationSearch', type: 'Organization', system, value }))
      .stage;
  }),
  useMappedId: step(
    z.object({ type: z.enum(['Location', 'Healthcare Service']), code: text }),
    (conversation, stage, { type, code }) => useMappedId(conversation, stage, type, code),
  ),
  findSlots: step(
    z.object({ days: z.number().int(), orgType: z.boolean(), as: text.optional(), service: text.optional() }),
    (conversation, stage, { days, orgType, as, service }) =>
      findSlots(conversation, stage, {
        from: 0,
        to: days,
        odsCode: conversation.subject.consumer.odsCode,
        orgType,
        as,
        service: service ?? null,
      }),
  ),
  bookAppointment: step(bookArguments, book),
  amendAppointment: step(z.object({ description: text }), (conversation, stage, { description }) =>
    update(conversation, stage, 'AppointmentAmend', (appointment) =>
      withValue(appointment, 'description', description),
    ),
  ),
  cancelAppointment: step(z.object({}), (conversation, stage) =>
    update(conversation, stage, 'AppointmentCancel', cancelled),
  ),
  findAppointment: step(z.object({ channel: text }), (conversation, stage, { channel }) =>
    findAppointment(conversation, stage, channel),
  ),
  findDocumentsPatient: step(z.object({ patient: text }), (conversation, stage, { patient }) =>
    findDocumentsPatient(conversation, stage, patient),
  ),
  findDocument: step(z.object({}), findDocument),
  disturb: step(z.object({ fault: text }), (conversation, stage, { fault }) => disturb(conversation, stage, fault)),
  // Whoever is not going to be registered may be left for the next scenario.
  takeUnregisteredPatient: step(z.object({ leave: z.boolean().default(false) }), (conversation, stage, { leave }) =>
    takeUnregistered(conversation, stage, leave),
  ),
  registerPatient: step(z.object({}), async (conversation, stage) => {
    if (stage.unregistered === null) throw new SetupFailed('nobody is taken to be registered');
    const parameter = [{ name: 'registerPatient', resource: patientToRegister(stage.unregistered) }];
    const body = { resourceType: 'Parameters', parameter };
    const answer = await askFirst(conversation, 'RegisterPatient', stage, (draft) => ({ ...draft, body }));
    const [patient] = resourcesOf(answer.resource, 'Patient');
    const id = textAt(patient, 'id');
    if (patient === undefined || id === null) throw new SetupFailed('no Patient came back');
    return staged(stage, { patient, ids: { Patient: id } });
  }),
  passTime: step(z.object({ days: z.number() }), ({ clock }, stage, { days }) => {
    if (!clock.pass(days)) throw new OutOfReach('its clock cannot be moved');
    return stage;
  }),
  // What a step finds is kept in any case.
  keep: step(z.object({ what: text }), (_conversation, stage) => stage),
};
