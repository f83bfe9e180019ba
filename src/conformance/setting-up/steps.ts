import { z } from 'zod';
import { patientToRegister } from '../asking/patient-body.js';
import { IDENTIFIER } from '../asking/products.js';
import { withValue } from '../asking/resource-path.js';
import { OutOfReach, SetupFailed, staged, type Stage } from '../asking/stage.js';
import { textAt } from '../reading/json.js';
import { book, bookArguments, cancelled, update } from './appointments.js';
import { askFirst, type Conversation } from './conversation.js';
import { disturb, findAppointment, findDocument, findDocumentsPatient } from './existing.js';
import { findPatient, findSlots, found, resourcesOf, valueOf } from './searches.js';

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
