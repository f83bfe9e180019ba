import { z } from 'zod';
import { textAt, type JsonObject } from '../reading/json.js';
import { addedToAppointment, APPOINTMENT_EXTENSION, appointmentToBook, SLOT_PICKS } from './appointment-body.js';
import { relativeDay } from './dates.js';
import type { Draft } from './draft.js';
import { atPath, op, text, valueAtPath, withBody, type MutationContext, type MutationKind } from './mutation-kind.js';
import { structureUrl } from './products.js';
import { withItem, withoutValue, withValue } from './resource-path.js';
import { SetupFailed } from './stage.js';

const bookingArguments = z.object({
  orgType: z.boolean().default(true),
  deliveryChannel: z.boolean().default(false),
  practitionerRole: z.boolean().default(false),
  /** A day, as `today+2d`: a slot of that day. */
  slot: text.optional(),
  serviceType: text.optional(),
  pick: z.enum(SLOT_PICKS).default('first'),
});

/** A booking is built from what the search found; where nothing is sent, there is nothing to build. */
function built(draft: Draft, told: z.output<typeof bookingArguments>, { subject, stage, now }: MutationContext): Draft {
  if (draft.method !== 'POST') return draft;
  const { patient, slots } = stage;
  if (patient === null || slots === null) throw new SetupFailed('no patient or no slots to build an appointment from');
  const { slot, serviceType, ...flags } = told;
  const appointment = appointmentToBook({
    ...flags,
    found: slots,
    patientId: textAt(patient, 'id') ?? '',
    organisation: subject.consumer,
    now,
    day: slot === undefined ? null : relativeDay(slot, now),
    serviceType: serviceType ?? null,
  });
  return { ...draft, body: appointment };
}

const EXTENSION_NAMES = Object.values<string>(APPOINTMENT_EXTENSION);
const extensionUrl = (name: string): string => (EXTENSION_NAMES.includes(name) ? structureUrl(name) : name);

/** Values that scenarios describe instead of writing them down. */
const described = (value: unknown): unknown =>
  value === 'absolute https URL' ? 'https://provider.example/STU3/1/gpconnect/Organization/1' : value;

function withoutParticipants(appointment: JsonObject, type: string): JsonObject {
  const participants = Array.isArray(appointment['participant']) ? appointment['participant'] : [];
  const left = participants.filter((one: unknown) => textAt(one, 'actor.reference')?.startsWith(`${type}/`) !== true);
  return left.length === 0 ? withoutValue(appointment, 'participant') : { ...appointment, participant: left };
}

/** Changes of the Appointment to be booked, amended or cancelled (spec 03 §3-6). */
export const APPOINTMENT_MUTATIONS: Readonly<Record<string, MutationKind>> = {
  'appointment.build': op(bookingArguments, built),
  'appointment.set': op(valueAtPath, (draft, { path, value }) =>
    withBody(draft, (body) => withValue(body, path, described(value))),
  ),
  'appointment.add': op(z.object({ path: text, value: z.unknown().optional() }), (draft, { path, value }) =>
    withBody(draft, (body) => withValue(body, path, value ?? addedToAppointment(path))),
  ),
  'appointment.remove': op(atPath, (draft, { path }) => withBody(draft, (body) => withoutValue(body, path))),
  'appointment.replace': op(z.object({ value: text }), (draft) => ({
    ...draft,
    body: { resourceType: 'Appointment' },
  })),
  'appointment.addExtension': op(z.object({ url: text, value: text }), (draft, { url, value }) =>
    withBody(draft, (body) => withItem(body, 'extension', { url: extensionUrl(url), valueString: value })),
  ),
  'appointment.removeParticipants': op(z.object({ type: text }), (draft, { type }) =>
    withBody(draft, (body) => withoutParticipants(body, type)),
  ),
};
