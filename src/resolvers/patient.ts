import type { GraphQLResolveInfo } from 'graphql';
import { isKnownPatient, type Identity, type KnownPatient } from '../directory/identity-gate.js';
import type { NHSNumber } from '../domain/nhs-number.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { Gathered } from '../domain/source.js';
import { ukDay } from '../domain/uk-time.js';
import type { PatientResolvers, RegistrationResolvers } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';
import { failureError, inputError } from './errors.js';
import type { PatientFailureModel, PatientModel, RegistrationModel } from './models.js';
import { pathOf } from './safety-log.js';
import { readAhead } from './read-ahead.js';
import { filtersBelow } from './selected.js';

/** A patient whom the gate has let through, as the schema shows them. */
export function patientModel(known: KnownPatient, { services }: GraphQLContext): PatientModel {
  return {
    ...known.patient,
    __typename: 'Patient',
    known,
    registeredPractice: known.kind === 'allowed' ? services.practices.ref(known.practice) : null,
  };
}

/** The patient with a number; throws the refusal of the gate. */
export async function requirePatient(nhsNumber: NHSNumber, context: GraphQLContext): Promise<PatientModel> {
  context.safety.touchPatient();
  const identity = await context.services.identity.identify(context.request, nhsNumber);
  if (!isKnownPatient(identity)) throw failureError(identity.failure);
  return patientModel(identity, context);
}

/** A patient in a list of several: a refusal stands in their place. */
export function patientResult(
  nhsNumber: NHSNumber,
  identity: Identity,
  context: GraphQLContext,
): PatientModel | PatientFailureModel {
  if (isKnownPatient(identity)) return patientModel(identity, context);
  const { failure } = identity;
  const replacedBy = identity.kind === 'superseded' ? identity.replacedBy : null;
  return { __typename: 'PatientFailure', nhsNumber, failure, replacedBy };
}

const practicesOf = (practices: readonly OdsCode[] | null | undefined): readonly OdsCode[] | null => {
  if (practices?.length === 0) throw inputError('practices', 'name at least one practice, or leave the argument out.');
  return practices ?? null;
};

/** Null may be passed where a default stands, though the generated types do not say so. */
const unlessFalse = (value: boolean | null): boolean => value ?? true;

/** Remembers what has to be told with a list, or with an item of one, whatever of it was selected. */
export function told<L extends Gathered>(list: L, context: GraphQLContext, info: GraphQLResolveInfo): L {
  context.safety.gathered(pathOf(info), list, true);
  return list;
}

export const Patient: PatientResolvers = {
  id: ({ nhsNumber }, _args, { services }) => services.ids.seal({ kind: 'Patient', nhsNumber }),
  async registrations({ known }, { practices }, context, info) {
    const { services, request } = context;
    const parts = await services.registrations.held(request, known, practicesOf(practices));
    const gathered = {
      sources: parts.map(({ source }) => source),
      notices: parts.flatMap(({ notices }) => notices),
      complete: false,
      filters: [],
      notAsked: null,
    };
    told(gathered, context, info);
    return parts.map(({ source, facts, notices }): RegistrationModel => ({
      ...(facts ?? NOBODY),
      source,
      logicalId: facts?.logicalId ?? null,
      differences: notices.flatMap(({ differences }) => differences),
      raw: facts !== null && 'value' in facts.raw ? facts.raw.value : null,
    }));
  },
  async medications({ known }, { practices, since, includeIssues }, context, info) {
    const { services, request } = context;
    const today = ukDay(new Date(services.clock.now()));
    if (since != null && since > today) throw inputError('since', 'a day that is not in the future.');
    const wish = { since: since ?? null, issues: unlessFalse(includeIssues) };
    const list = await services.record.medications(request, known, practicesOf(practices), wish);
    const filters = [...list.filters, ...filtersBelow(context, info, 'group', 'medicines of these groups')];
    return told({ ...list, filters }, context, info);
  },
  async allergies({ known }, { practices, includeEnded }, context, info) {
    const { services, request } = context;
    const wish = { ended: unlessFalse(includeEnded) };
    return told(await services.record.allergies(request, known, practicesOf(practices), wish), context, info);
  },
  async appointments({ known }, { practices, from, to }, context, info) {
    const { services, request } = context;
    const today = ukDay(new Date(services.clock.now()));
    const window = { from: from ?? today, to: to ?? aYearAfter(from ?? today), isFilter: from != null || to != null };
    if (window.from < today) throw inputError('from', 'today or later: practices give no past appointments.');
    if (window.to < window.from) throw inputError('to', 'a day that is not before `from`.');
    const arrived = readAhead(context, info);
    const list = await services.appointments.ofPatient(request, known, practicesOf(practices), window, arrived);
    const filters = [...list.filters, ...filtersBelow(context, info, 'status', 'appointments with these statuses')];
    return told({ ...list, filters }, context, info);
  },
};

/** What is shown of a registration that could not be had. */
const NOBODY = {
  type: null,
  kind: null,
  period: null,
  usualGpId: null,
  preferredBranchId: null,
  name: null,
  birthDate: null,
  gender: null,
  addresses: [],
  telecoms: [],
  contacts: [],
} as const;

function aYearAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

export const Registration: RegistrationResolvers = {
  async usualGp({ source, usualGpId }, _args, { services, request }) {
    if (usualGpId === null) return null;
    const { odsCode } = source.practice;
    const outcome = await services.staff.practitioner(request, odsCode, { by: 'id', id: usualGpId });
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
  async preferredBranch({ source, preferredBranchId }, _args, { services, request }) {
    if (preferredBranchId === null) return null;
    const outcome = await services.staff.location(request, source.practice.odsCode, preferredBranchId);
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
};
