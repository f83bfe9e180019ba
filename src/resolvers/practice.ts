import { failureError, inputError } from './errors.js';
import { servicesOf } from '../directory/services.js';
import type { OdsCode } from '../domain/ods-code.js';
import type { PracticeRef } from '../domain/source.js';
import type { PracticeGroupResolvers, PracticeResolvers } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';
import { pathOf } from './safety-log.js';

/** A practice that the configuration or the directory knows; null if neither does. */
export async function knownPractice(
  odsCode: OdsCode,
  { services, request }: GraphQLContext,
): Promise<PracticeRef | null> {
  if (services.practices.isConfigured(odsCode)) return services.practices.ref(odsCode);
  const target = await services.targets.resolve(request, odsCode, 'FOUNDATIONS', null);
  if (target.ok) return services.practices.ref(odsCode);
  if (target.failure.code === 'PRACTICE_UNKNOWN') return null;
  throw failureError(target.failure);
}

/** Practices by code, by group, or both; all configured ones with neither. */
export function practicesBy(
  { odsCodes, group }: { readonly odsCodes: readonly OdsCode[] | null; readonly group: string | null },
  { services }: GraphQLContext,
): readonly PracticeRef[] {
  const { practices } = services;
  if (odsCodes === null && group === null) return practices.configured.map((odsCode) => practices.ref(odsCode));
  const found = group === null ? null : practices.groups.find(({ id }) => id === group);
  if (found === undefined) throw inputError('group', 'the id of a configured group: see `practiceGroups`.');
  return [...new Set([...(odsCodes ?? []), ...(found?.practices ?? [])])].map((odsCode) => practices.ref(odsCode));
}

const organisation = ({ odsCode }: PracticeRef, { services, request }: GraphQLContext) =>
  services.staff.organisation(request, odsCode);

export const Practice: PracticeResolvers = {
  id: ({ odsCode }, _args, { services }) => services.ids.seal({ kind: 'Practice', practice: odsCode }),
  async address(practice, _args, context) {
    const outcome = await organisation(practice, context);
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value?.address ?? null;
  },
  async telecoms(practice, _args, context, info) {
    const outcome = await organisation(practice, context);
    // The list cannot be null, and a practice that does not answer must not take its neighbours with it.
    if (!outcome.ok) context.safety.missing(pathOf(info), practice.odsCode, outcome.failure.code);
    return outcome.ok ? (outcome.value?.telecoms ?? []) : [];
  },
  capabilities: ({ odsCode }, _args, { services, request }) => services.capabilities.of(request, odsCode),
  services: ({ odsCode }, _args, { services, request }) => servicesOf(request, odsCode, services),
  async practitioner({ odsCode }, { sdsUserId }, { services, request }) {
    const outcome = await services.staff.practitioner(request, odsCode, { by: 'sdsUserId', sdsUserId });
    if (!outcome.ok) throw failureError(outcome.failure);
    return outcome.value;
  },
  health: (practice, _args, { services }) => ({ ...services.health(practice.odsCode), practice }),
};

export const PracticeGroup: PracticeGroupResolvers = {
  practices: ({ practices }, _args, { services }) => practices.map((odsCode) => services.practices.ref(odsCode)),
};
