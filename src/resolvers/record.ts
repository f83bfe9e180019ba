import type { RecordItem } from '../domain/record-items.js';
import type {
  AllergyResolvers,
  MedicationIssueResolvers,
  MedicationListResolvers,
  MedicationResolvers,
  ProblemResolvers,
} from '../generated/resolvers.js';
import { itemName } from '../record/item-name.js';
import type { GraphQLContext } from './context.js';

/** Items of the record are mapped whole, so all but these fields resolve themselves. */
const item = {
  id: ({ __typename, origin, key }: RecordItem, _args: object, { services }: GraphQLContext) =>
    services.ids.seal({
      kind: __typename,
      practice: origin.practice,
      nhsNumber: origin.nhsNumber,
      name: itemName(key),
    }),
  source: (found: RecordItem, _args: object, { services, request }: GraphQLContext) =>
    services.record.sourceOf(request, found),
  raw: ({ origin, rawAt }: RecordItem, _args: object, { services, request }: GraphQLContext) =>
    services.rawAt(request, origin, rawAt),
};

export const Medication: MedicationResolvers = {
  ...item,
  rawPlan: ({ origin, rawPlanAt }, _args, { services, request }) =>
    rawPlanAt === null ? null : services.rawAt(request, origin, rawPlanAt),
};
export const Allergy: AllergyResolvers = item;
export const Problem: ProblemResolvers = item;

export const MedicationIssue: MedicationIssueResolvers = {
  id: ({ origin: { practice, nhsNumber }, key }, _args, { services }) =>
    services.ids.seal({ kind: 'MedicationIssue', practice, nhsNumber, name: itemName(key) }),
  raw: ({ origin, rawAt }, _args, { services, request }) => services.rawAt(request, origin, rawAt),
};

export const MedicationList: MedicationListResolvers = {
  items: ({ all }, { group }) => (group == null ? all : all.filter((medication) => group.includes(medication.group))),
};
