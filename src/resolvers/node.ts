import { forbiddenError, failureError } from './errors.js';
import type { Outcome } from '../domain/outcome.js';
import type { ResolversTypes } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';
import { requirePatient } from './patient.js';
import { knownPractice } from './practice.js';
import type { Identified } from './sealed-ids.js';

type FoundNode = Awaited<ResolversTypes['Node']>;

const had = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw failureError(outcome.failure);
  return outcome.value;
};

/** Reads an object again by what its id stands for. Null if it is not there any more. */
export async function findNode(thing: Identified, context: GraphQLContext): Promise<FoundNode | null> {
  const { services, request } = context;
  switch (thing.kind) {
    case 'Patient':
      return requirePatient(thing.nhsNumber, context);
    case 'Practice':
      return knownPractice(thing.practice, context);
    case 'Practitioner':
      return had(await services.staff.practitioner(request, thing.practice, thing.key));
    case 'Location':
      return thing.key.by === 'id' ? had(await services.staff.location(request, thing.practice, thing.key.id)) : null;
    case 'HealthcareService':
      return thing.key.by === 'id' ? had(await services.staff.service(request, thing.practice, thing.key.id)) : null;
    case 'Appointment': {
      const { known } = await requirePatient(thing.nhsNumber, context);
      return had(await services.appointments.read(request, thing.practice, known.patient.nhsNumber, thing.id));
    }
    case 'Medication':
    case 'Allergy':
    case 'Problem': {
      const { known } = await requirePatient(thing.nhsNumber, context);
      return had(await services.record.item(request, known, thing.practice, thing.kind, thing.name));
    }
    case 'MedicationIssue':
      return null;
  }
}

/** The permission of a type is only known once the id is open: then it is checked before anything is asked. */
export function requireType(thing: Identified, { services, request }: GraphQLContext): void {
  const rule = services.rules.get(`${thing.kind}.id`);
  if (rule === undefined || !request.caller.permissions.has(rule.permission)) {
    throw forbiddenError(rule?.permission ?? 'SIGNED_IN', [`${thing.kind}.id`]);
  }
}
