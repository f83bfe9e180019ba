import { any, DATE, is, maybe, MOMENT, one, type ResourceRule, some, to, UNBOUNDED } from './rules.js';

/** Element tables of spec 03 §9. */
export const APPOINTMENTS: Readonly<Record<string, ResourceRule>> = {
  Appointment: {
    profile: 'GPConnect-Appointment-1',
    extensions: {
      AppointmentCancellationReason: [0, 1],
      BookingOrganisation: [0, 1],
      PractitionerRole: [0, UNBOUNDED],
      DeliveryChannel: [0, 1],
    },
    elements: [
      one('meta.versionId'),
      any('contained'),
      any('identifier'),
      one('identifier.system'),
      one('identifier.value'),
      one(
        'status',
        is('booked', 'cancelled', 'arrived', 'fulfilled', 'noshow', 'proposed', 'pending', 'entered-in-error'),
      ),
      maybe('serviceCategory'),
      any('serviceType'),
      maybe('priority'),
      one('description', { pattern: /^[^]{1,100}$/ }),
      one('start', MOMENT),
      one('end', MOMENT),
      maybe('minutesDuration'),
      some('slot', to('Slot')),
      maybe('created', DATE),
      maybe('comment', { pattern: /^[^]{1,500}$/ }),
      some('participant'),
      one('participant.actor', to('Patient', 'Location', 'Practitioner', 'HealthcareService')),
      one('participant.status', is('accepted', 'declined', 'tentative', 'needs-action')),
    ],
    never: ['identifier.use', 'identifier.type', 'identifier.period', 'identifier.assigner'],
  },
  Slot: {
    profile: 'GPConnect-Slot-1',
    extensions: { DeliveryChannel: [0, 1] },
    elements: [
      one('meta.versionId'),
      maybe('identifier'),
      any('serviceType'),
      one('serviceType.text'),
      one('schedule', to('Schedule')),
      one('status', is('free')),
      one('start', MOMENT),
      one('end', MOMENT),
    ],
  },
  Schedule: {
    profile: 'GPConnect-Schedule-1',
    extensions: { PractitionerRole: [0, 1] },
    elements: [
      one('meta.versionId'),
      maybe('identifier'),
      maybe('serviceCategory'),
      some('actor', to('Location', 'Practitioner', 'HealthcareService')),
      one('planningHorizon'),
      one('planningHorizon.start', MOMENT),
      one('planningHorizon.end', MOMENT),
    ],
  },
};
