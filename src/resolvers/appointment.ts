import type { AppointmentFacts } from '../domain/appointment.js';
import type { PractitionerFacts } from '../domain/staff.js';
import type { AppointmentBlock, AppointmentListResolvers, AppointmentResolvers } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';
import { failureError } from './errors.js';
import { requirePatient } from './patient.js';
import { pathOf } from './safety-log.js';

/** Why an appointment cannot be changed here: empty if it can, as far as is known. */
function blocksOf({ status, start, deliveryChannel }: AppointmentFacts, context: GraphQLContext) {
  const { services, request } = context;
  const blocks: [AppointmentBlock, boolean][] = [
    ['NOT_BOOKED', status !== 'BOOKED'],
    ['STARTED', Date.parse(start) <= services.clock.now()],
    ['VISIT', deliveryChannel === 'VISIT'],
    ['NOT_PERMITTED', !request.caller.permissions.has('APPOINTMENTS_WRITE')],
  ];
  return blocks.filter(([, holds]) => holds).map(([block]) => block);
}

/** Someone who could not be read: the appointment must neither fail nor look as if it were with nobody. */
const unread = ({ origin }: AppointmentFacts, id: string): PractitionerFacts => ({
  __typename: 'Practitioner',
  practiceCode: origin.practice,
  key: { by: 'id', id },
  name: { text: '(name could not be read)', family: null, given: [], prefix: [] },
  gender: null,
  sdsUserId: null,
  gmcNumber: null,
  role: null,
  raw: { value: null },
});

export const Appointment: AppointmentResolvers = {
  id: ({ origin: { practice, nhsNumber }, logicalId }, _args, { services }) =>
    services.ids.seal({ kind: 'Appointment', practice, nhsNumber, id: logicalId }),
  source: (appointment, _args, { services }) => services.appointments.sourceOf(appointment),
  practice: ({ origin }, _args, { services }) => services.practices.ref(origin.practice),
  patient: ({ origin }, _args, context) => requirePatient(origin.nhsNumber, context),
  practitioners(appointment, _args, context, info) {
    const { services, request, safety } = context;
    const { practice } = appointment.origin;
    return Promise.all(
      appointment.practitionerIds.map(async (id) => {
        const outcome = await services.staff.practitioner(request, practice, { by: 'id', id });
        if (!outcome.ok) safety.missing(pathOf(info), practice, outcome.failure.code);
        return (outcome.ok ? outcome.value : null) ?? unread(appointment, id);
      }),
    );
  },
  async location({ origin, locationId }, _args, { services, request }) {
    if (locationId === null) return null;
    const outcome = await services.staff.location(request, origin.practice, locationId);
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
  async service({ origin, serviceId }, _args, { services, request }) {
    if (serviceId === null) return null;
    const outcome = await services.staff.service(request, origin.practice, serviceId);
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
  canAmend: (appointment, _args, context) => blocksOf(appointment, context).length === 0,
  canCancel: (appointment, _args, context) => blocksOf(appointment, context).length === 0,
  blockedBy: (appointment, _args, context) => blocksOf(appointment, context),
  raw: ({ raw }, _args, { services, request }) =>
    'value' in raw ? raw.value : services.rawAt(request, raw.origin, raw.at),
};

export const AppointmentList: AppointmentListResolvers = {
  items: ({ all }, { status }) => (status == null ? all : all.filter((found) => status.includes(found.status))),
};
