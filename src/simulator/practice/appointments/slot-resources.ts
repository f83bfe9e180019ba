import type { Extension, Schedule, Slot as SlotResource } from 'fhir/r3.js';
import { ukDateTime } from '../../calendar/uk-time.js';
import type { Session, Slot } from '../../estate/appointments/session.js';
import type { JobRole } from '../../estate/people/staff.js';
import type { Practice } from '../../estate/practice.js';
import { CODE_SYSTEM, concept, EXTENSION, PROFILE } from '../fhir-names.js';

/** References of whoever and whatever a session or an appointment takes: place, staff if named, service if linked (spec 03 §2.4). */
export function actorsOf(
  held: { readonly place: string | null; readonly staff: string | null; readonly service: string | null },
  practice: Practice,
): readonly string[] {
  const place = practice.places.find(({ key }) => key === held.place);
  const member = practice.staff.find(({ key }) => key === held.staff);
  const service = practice.services.find(({ dosId }) => dosId === held.service);
  return [
    `Location/${place?.id ?? practice.visitPlaceId}`,
    ...(member === undefined ? [] : [`Practitioner/${member.id}`]),
    ...(service === undefined ? [] : [`HealthcareService/${service.id}`]),
  ];
}

/** The role of whoever holds it, as an extension. */
export function roleExtension({ code, display }: JobRole): Extension {
  return { url: EXTENSION.practitionerRole, valueCodeableConcept: concept(CODE_SYSTEM.jobRoleNhs, code, display) };
}

/** A free slot (spec 03 §9.2): never with specialty or comment. */
export function slotResource(slot: Slot, version: number): SlotResource {
  return {
    resourceType: 'Slot',
    id: slot.id,
    meta: { versionId: String(version), profile: [PROFILE.Slot] },
    extension: [{ url: EXTENSION.deliveryChannel, valueCode: slot.channel }],
    serviceType: [{ text: slot.type }],
    schedule: { reference: `Schedule/${slot.session.id}` },
    status: 'free',
    start: ukDateTime(slot.start),
    end: ukDateTime(slot.end),
  };
}

/** The session of slots (spec 03 §9.3). */
export function scheduleResource(session: Session, practice: Practice): Schedule {
  return {
    resourceType: 'Schedule',
    id: session.id,
    meta: { versionId: '1', profile: [PROFILE.Schedule] },
    extension: [roleExtension(session.role)],
    serviceCategory: { text: session.name },
    actor: actorsOf(session, practice).map((reference) => ({ reference })),
    planningHorizon: { start: ukDateTime(session.start), end: ukDateTime(session.end) },
  };
}
