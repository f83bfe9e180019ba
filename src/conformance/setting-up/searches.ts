import { later, midnight, today } from '../asking/dates.js';
import type { Draft } from '../asking/draft.js';
import { NoValue } from '../asking/placeholders.js';
import { IDENTIFIER } from '../asking/products.js';
import { SetupFailed, staged, type Stage } from '../asking/stage.js';
import { objectsAt, textAt, type JsonObject } from '../reading/json.js';
import { askFirst, type Conversation } from './conversation.js';

/** What a placeholder means at the practice. Throws NoValue if nothing is known. */
export function valueOf({ subject }: Conversation, placeholder: string): string {
  const value = subject.values.get(placeholder);
  if (value === undefined) throw new NoValue(placeholder);
  return value;
}

const identifier =
  (system: string, value: string) =>
  (draft: Draft): Draft => ({
    ...draft,
    query: [...draft.query, ['identifier', `${system}|${value}`]],
  });

/** The resources of a type in a Bundle. */
export function resourcesOf(bundle: JsonObject | null, type: string): readonly JsonObject[] {
  return objectsAt(bundle, 'entry.resource').filter((resource) => textAt(resource, 'resourceType') === type);
}

/** Finds the one resource with an identifier, and keeps its logical id. */
export async function found(
  conversation: Conversation,
  stage: Stage,
  how: {
    readonly call: 'PatientSearch' | 'PractitionerSearch' | 'OrganizationSearch' | 'HealthcareFind';
    readonly type: string;
    readonly system: string;
    readonly value: string;
  },
): Promise<{ readonly stage: Stage; readonly resource: JsonObject }> {
  const answer = await askFirst(conversation, how.call, stage, identifier(how.system, how.value));
  const [resource, another] = resourcesOf(answer.resource, how.type);
  const id = textAt(resource, 'id');
  if (resource === undefined || id === null || another !== undefined) {
    throw new SetupFailed(`${how.call}: not exactly one ${how.type} was found`);
  }
  return { stage: staged(stage, { ids: { [how.type]: id } }), resource };
}

/** Finds a patient by the NHS number that a placeholder stands for, and keeps the Patient. */
export async function findPatient(conversation: Conversation, stage: Stage, patient: string): Promise<Stage> {
  const value = valueOf(conversation, patient);
  const how = { call: 'PatientSearch', type: 'Patient', system: IDENTIFIER.STU3.nhsNumber, value } as const;
  const { stage: now, resource } = await found(conversation, stage, how);
  return staged(now, { patient: resource });
}

const ORGANISATION_TYPE = 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1';

/** What slots are searched for. */
export interface SlotSearch {
  /** Days from now at whose midnight the search begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly odsCode: string;
  readonly orgType: boolean;
  /** Type to search as, where that is not the consumer's own. */
  readonly as?: string | undefined;
  readonly service: string | null;
}

/** Searches for free slots, and keeps the answer. */
export async function findSlots(conversation: Conversation, stage: Stage, search: SlotSearch): Promise<Stage> {
  const { subject, clock } = conversation;
  const { from, to, odsCode, orgType, as = subject.consumer.type, service } = search;
  const day = today(clock.now());
  const answer = await askFirst(conversation, 'SearchForFreeSlots', stage, (draft) => ({
    ...draft,
    query: [
      ['start', `ge${midnight(later(day, from, 'd'))}`],
      ['end', `le${midnight(later(day, to, 'd'))}`],
      ['status', 'free'],
      ['_include', 'Slot:schedule'],
      ['_include:recurse', 'Schedule:actor:Practitioner'],
      ['_include:recurse', 'Schedule:actor:Location'],
      ['searchFilter', `${IDENTIFIER.STU3.odsCode}|${odsCode}`],
      ...(orgType ? ([['searchFilter', `${ORGANISATION_TYPE}|${as}`]] as const) : []),
      ...(service === null ? [] : serviceFilter(service)),
    ],
  }));
  return staged(stage, { slots: answer.resource });
}

function serviceFilter(dosId: string): readonly (readonly [string, string])[] {
  return [
    ['_include:recurse', 'Schedule:actor:HealthcareService'],
    ['service.identifier', `${IDENTIFIER.STU3.dosServiceId}|${dosId}`],
  ];
}
