import type { GraphQLResolveInfo } from 'graphql';
import type { AppointmentFacts } from '../domain/appointment.js';
import type { GraphQLContext, Services } from './context.js';
import { selectedAt } from './selected.js';

type Read = (appointment: AppointmentFacts, services: Services, context: GraphQLContext) => readonly Promise<unknown>[];

/** What the fields of an appointment read at its practice. */
const READS: Readonly<Record<string, Read>> = {
  practitioners: ({ practitionerIds, origin }, { staff }, { request }) =>
    practitionerIds.map((id) => staff.practitioner(request, origin.practice, { by: 'id', id })),
  location: ({ locationId, origin }, { staff }, { request }) =>
    locationId === null ? [] : [staff.location(request, origin.practice, locationId)],
  service: ({ serviceId, origin }, { staff }, { request }) =>
    serviceId === null ? [] : [staff.service(request, origin.practice, serviceId)],
};

/**
 * Reads the staff and places of appointments that are selected, as soon as the practice that gave them has answered: a slow practice
 * must not use up the time that others need. Everything read is remembered, so the fields themselves find it.
 */
export function readAhead(
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): (appointments: readonly AppointmentFacts[]) => void {
  const items = (selectedAt(context, info)?.children ?? []).filter(({ name }) => name === 'items');
  return (appointments) => {
    const reads = items.flatMap(({ args: { status }, children }) => {
      const wanted = Array.isArray(status) ? appointments.filter((each) => status.includes(each.status)) : appointments;
      return wanted.flatMap((each) =>
        children.flatMap(({ name }) => READS[name]?.(each, context.services, context) ?? []),
      );
    });
    // Whoever asks for the same again is told of a fault; nobody asks here.
    void Promise.allSettled(reads);
  };
}
