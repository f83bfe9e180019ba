import { z } from 'zod';
import { describe, type Answer } from '../asking/answer.js';
import {
  appointmentToBook,
  APPOINTMENT_EXTENSION,
  openSlots,
  SLOT_PICKS,
  withoutRefused,
  type Booking,
} from '../asking/appointment-body.js';
import { INTERACTIONS, structureUrl } from '../asking/products.js';
import { withItem, withValue } from '../asking/resource-path.js';
import { SetupFailed, staged, type Stage } from '../asking/stage.js';
import { textAt, type JsonObject } from '../reading/json.js';
import { ask, askFirst, type Conversation } from './conversation.js';
import { findPatient, findSlots, valueOf } from './searches.js';

const text = z.string();

/** What came of a booking or an update: the appointment, and its version. */
function withAppointment(stage: Stage, appointment: JsonObject | null): Stage {
  const [id, versionId] = [textAt(appointment, 'id'), textAt(appointment, 'meta.versionId')];
  if (appointment === null || id === null) throw new SetupFailed('no appointment came back');
  const values = { versionId: versionId ?? '', slotId: (textAt(appointment, 'slot[0].reference') ?? '').slice(5) };
  return staged(stage, { appointment, ids: { Appointment: id }, values });
}

/** Tells how to book: the patient, and where it is said, for whom, when, and what kind of slots. */
export const bookArguments = z.object({
  patient: text,
  org: text.optional(),
  inDays: z.number().int().optional(),
  serviceType: text.optional(),
  pick: z.enum(SLOT_PICKS).default('first'),
});

/** Sessions may be closed to the consumer though their slots are shown as free: so many bookings are tried. */
const TRIES = 10;

/** Refused for the slots that were picked, and not for what else the booking says (spec 03 §3.4). */
const isForItsSlots = ({ status }: Answer): boolean => status === 409 || status === 422;

/** Books in the first slots that can be had. */
async function bookFirst(conversation: Conversation, stage: Stage, booking: Booking): Promise<JsonObject | null> {
  let { found } = booking;
  for (let left = TRIES; ; left -= 1) {
    const body = appointmentToBook({ ...booking, found });
    const { answer } = await ask(conversation, INTERACTIONS.AppointmentCreate, stage, (draft) => ({ ...draft, body }));
    if (answer.status < 300) return answer.resource;
    found = withoutRefused(found, body, answer.status);
    if (left === 1 || !isForItsSlots(answer) || openSlots(found, booking.now).length === 0) {
      throw new SetupFailed(`AppointmentCreate: ${describe(answer)}`);
    }
  }
}

/** Books an appointment, and keeps it. */
export async function book(
  conversation: Conversation,
  stage: Stage,
  told: z.output<typeof bookArguments>,
): Promise<Stage> {
  const { subject, clock } = conversation;
  const odsCode = told.org === undefined ? subject.consumer.odsCode : valueOf(conversation, told.org);
  const window = told.inDays === undefined ? { from: 0, to: 14 } : { from: told.inDays, to: told.inDays + 1 };
  const withPatient = await findPatient(conversation, stage, told.patient);
  const withSlots = await findSlots(conversation, withPatient, { ...window, odsCode, orgType: true, service: null });
  if (withSlots.slots === null) throw new SetupFailed('the search for slots gave no Bundle');
  const appointment = await bookFirst(conversation, withSlots, {
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
  return withAppointment(withSlots, appointment);
}

/** Changes the appointment on the stage, and keeps what came of it. */
export async function update(
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

/** An appointment as it is sent to be cancelled (spec 03 §6). */
export function cancelled(appointment: JsonObject): JsonObject {
  const reason = { url: structureUrl(APPOINTMENT_EXTENSION.cancellationReason), valueString: 'No longer needed' };
  return withItem(withValue(appointment, 'status', 'cancelled'), 'extension', reason);
}
