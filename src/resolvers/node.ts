import type { GraphQLResolveInfo } from 'graphql';
import type { AppointmentFacts } from '../domain/appointment.js';
import type { RecordItem } from '../domain/record-items.js';
import { forbiddenError, failureError } from './errors.js';
import type { Outcome } from '../domain/outcome.js';
import type { ResolversTypes } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';
import { requirePatient, told } from './patient.js';
import { knownPractice } from './practice.js';
import type { Identified } from './sealed-ids.js';

type FoundNode = Awaited<ResolversTypes['Node']>;

const had = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw failureError(outcome.failure);
  return outcome.value;
};

/** Reads an appointment again. Null if it is not there any more. */
export async function findAppointment(
  { nhsNumber, practice, id }: Extract<Identified, { kind: 'Appointment' }>,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): Promise<AppointmentFacts | null> {
  const { services, request } = context;
  const { known } = await requirePatient(nhsNumber, context);
  const found = had(await services.appointments.read(request, practice, known.patient, id));
  if (found === null) return null;
  told(found.gathered, context, info);
  return found.appointment;
}

/** Reads an item of the record again. Null if it is not there any more. */
async function findItem(
  kind: RecordItem['__typename'],
  { nhsNumber, practice, name }: Extract<Identified, { name: string }>,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): Promise<RecordItem | null> {
  const { services, request } = context;
  const { known } = await requirePatient(nhsNumber, context);
  const found = had(await services.record.item(request, known, practice, kind, name));
  if (found === null) return null;
  told(found.gathered, context, info);
  return found.item;
}

/** Reads an object again by what its id stands for. Null if it is not there any more. */
export async function findNode(
  thing: Identified,
  context: GraphQLContext,
  info: GraphQLResolveInfo,
): Promise<FoundNode | null> {
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
    case 'Appointment':
      return findAppointment(thing, context, info);
    case 'Medication':
    case 'Allergy':
    case 'Problem':
      return findItem(thing.kind, thing, context, info);
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
