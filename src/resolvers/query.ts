import type { MutationResolvers, QueryResolvers, ViewerResolvers, EncounterResolvers } from '../generated/resolvers.js';
import { failureError, inputError } from './errors.js';
import { findAppointment, findNode, requireType } from './node.js';
import { patientResult, requirePatient } from './patient.js';
import { knownPractice, practicesBy } from './practice.js';

const MOST_PATIENTS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NOT_OURS = 'an id that this server gave.';

export const Query: QueryResolvers = {
  node(_root, { id }, context, info) {
    const thing = context.services.ids.open(id);
    if (thing === null) throw inputError('id', NOT_OURS);
    requireType(thing, context);
    return findNode(thing, context, info);
  },
  viewer: (_root, _args, { request }) => request.caller,
  patient: (_root, { nhsNumber }, context) => requirePatient(nhsNumber, context),
  patients(_root, { nhsNumbers }, context) {
    if (nhsNumbers.length > MOST_PATIENTS) throw inputError('nhsNumbers', `at most ${MOST_PATIENTS} numbers.`);
    context.safety.touchPatient();
    // Each on its own, so that with @stream, or in a wide list, nobody waits for the slowest.
    return nhsNumbers.map(async (nhsNumber) =>
      patientResult(nhsNumber, await context.services.identity.identify(context.request, nhsNumber), context),
    );
  },
  practice: (_root, { odsCode }, context) => knownPractice(odsCode, context),
  practices: (_root, { odsCodes, group }, context) =>
    practicesBy({ odsCodes: odsCodes ?? null, group: group ?? null }, context),
  practiceGroups: (_root, _args, { services }) => services.practices.groups,
  async appointment(_root, { id }, context, info) {
    const { services } = context;
    const thing = services.ids.open(id);
    if (thing?.kind !== 'Appointment') throw inputError('id', 'the id of an appointment that this server gave.');
    return findAppointment(thing, context, info);
  },
  async practitioner(_root, { id }, { services, request }) {
    const thing = services.ids.open(id);
    if (thing?.kind !== 'Practitioner') throw inputError('id', 'the id of a practitioner that this server gave.');
    const outcome = await services.staff.practitioner(request, thing.practice, thing.key);
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
};

export const Mutation: MutationResolvers = {
  endEncounter(_root, { input: { encounterId } }, { services, request }) {
    if (!UUID.test(encounterId)) throw inputError('input.encounterId', 'a UUID.');
    return { ended: services.endEncounter(request, encounterId.toLowerCase()), failure: null };
  },
};

export const Viewer: ViewerResolvers = {
  organisation: ({ organisation }) => organisation.odsCode,
  organisationName: ({ organisation }) => organisation.name,
  permissions: ({ permissions }) => [...permissions],
  encounter: (_viewer, _args, { encounter }) => encounter,
};

export const Encounter: EncounterResolvers = {
  startedAt: ({ startedAt }) => new Date(startedAt).toISOString(),
  expiresAt: ({ expiresAt }) => new Date(expiresAt).toISOString(),
};
