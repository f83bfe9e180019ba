import type { OdsCode } from '../domain/ods-code.js';
import type { StaffKey } from '../domain/staff.js';
import type { HealthcareServiceResolvers, LocationResolvers, PractitionerResolvers } from '../generated/resolvers.js';
import type { GraphQLContext } from './context.js';

interface AtPractice {
  readonly __typename: 'Practitioner' | 'Location' | 'HealthcareService';
  readonly practiceCode: OdsCode;
  readonly key: StaffKey;
}

/** Staff, places and services come whole; only their id and their practice are left to be said. */
const atPractice = {
  id: ({ __typename, practiceCode, key }: AtPractice, _args: object, { services }: GraphQLContext) =>
    services.ids.seal({ kind: __typename, practice: practiceCode, key }),
  practice: ({ practiceCode }: AtPractice, _args: object, { services }: GraphQLContext) =>
    services.practices.ref(practiceCode),
};

export const Practitioner: PractitionerResolvers = {
  ...atPractice,
  raw: ({ raw }, _args, { services, request }) =>
    'value' in raw ? raw.value : services.rawAt(request, raw.origin, raw.at),
};
export const Location: LocationResolvers = atPractice;
export const HealthcareService: HealthcareServiceResolvers = atPractice;
