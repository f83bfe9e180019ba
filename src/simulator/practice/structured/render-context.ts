import type { Meta, Reference } from 'fhir/r3.js';
import type { Day } from '../../calendar/days.js';
import type { Allergy, Area, GpRecord, ItemRef } from '../../estate/clinical/gp-record.js';
import { hasQuirk, type QuirkName } from '../../estate/personalities.js';
import type { Practice, Registration } from '../../estate/practice.js';
import { NOT_FOR_PATIENT } from '../fhir-names.js';
import { type Actor, actorKey } from './actors.js';
import { type RecordIds, recordIds } from './record-ids.js';

/** What every part of a record is rendered with. */
export interface RenderContext {
  readonly practice: Practice;
  readonly registration: Registration;
  readonly record: GpRecord;
  readonly ids: RecordIds;
  readonly today: Day;
  readonly has: (quirk: QuirkName) => boolean;
  /** Reference to the patient. */
  readonly patient: Reference;
  /** The consultation in which the item that is rendered was written, if it is in the answer too. */
  readonly consultation: Reference | undefined;
  /** Reference to an item that is in the answer; words in place of one that stands nowhere by itself. */
  readonly item: (ref: ItemRef) => Reference;
  /** Reference to a member of staff, noting that they have to come along. */
  readonly staff: (key: string) => Reference;
  /** Reference to a place, noting that it has to come along. */
  readonly place: (key: string) => Reference;
  /** Reference to another organisation, noting that it has to come along. */
  readonly organisation: (name: string, odsCode?: string) => Reference;
  /** Reference to a service of another organisation, noting that both have to come along. */
  readonly service: (name: string, of: string) => Reference;
  /** Who was referred to. */
  readonly mentioned: ReadonlyMap<string, Actor>;
}

/** Resource of an item of each area (spec 04 §8). Medication is named by what was prescribed, never by its statement. */
const RESOURCE_TYPE: Readonly<Record<Area, string>> = {
  medications: 'MedicationRequest',
  allergies: 'AllergyIntolerance',
  problems: 'Condition',
  consultations: 'Encounter',
  immunisations: 'Immunization',
  observations: 'Observation',
  investigations: 'DiagnosticReport',
  referrals: 'ReferralRequest',
  diary: 'ProcedureRequest',
  documents: 'DocumentReference',
};

/** What the context of all items of a record is made from. */
export interface ContextSource {
  readonly practice: Practice;
  readonly registration: Registration;
  readonly record: GpRecord;
  readonly today: Day;
}

/** A context that notes who is mentioned while something is rendered. */
export function renderContext(source: ContextSource, consultation?: string): RenderContext {
  const { practice, registration, record } = source;
  const { nhsNumber } = registration.person;
  const ids = recordIds(practice, nhsNumber);
  const mentioned = new Map<string, Actor>();
  const has = (quirk: QuirkName): boolean => hasQuirk(practice.row.personality, quirk);
  const mention = (actor: Actor): void => {
    mentioned.set(actorKey(actor), actor);
  };
  const organisation = (name: string, odsCode: string | null): Reference => {
    if (odsCode === practice.row.odsCode) return ids.reference('Organization', odsCode);
    mention({ kind: 'organisation', name, odsCode });
    return ids.reference('Organization', odsCode ?? name);
  };
  return {
    ...source,
    ids,
    has,
    patient: ids.reference('Patient', nhsNumber),
    consultation: consultation === undefined ? undefined : ids.reference('Encounter', consultation),
    item: (ref) => {
      const isEnded = ({ key, ended }: Allergy): boolean => key === ref.key && ended !== null;
      const contained = ref.area === 'allergies' && !has('resolvedAllergiesTwice') && record.allergies.find(isEnded);
      // A resource inside a list cannot be referred to from outside of it (spec 04 §12.2).
      if (typeof contained === 'object') {
        const { allergen } = contained;
        return { display: allergen.kind === 'coded' ? allergen.term.display : allergen.text };
      }
      return ids.reference(RESOURCE_TYPE[ref.area], ref.issue ?? ref.key);
    },
    staff: (key) => {
      mention({ kind: 'staff', key });
      return ids.reference('Practitioner', key);
    },
    place: (key) => {
      mention({ kind: 'place', key });
      return ids.reference('Location', key);
    },
    organisation: (name, odsCode) => organisation(name, odsCode ?? null),
    service: (name, of) => {
      organisation(of, null);
      mention({ kind: 'service', name, of });
      return ids.reference('HealthcareService', `${of} ${name}`);
    },
    mentioned,
  };
}

/** Profile of an item, and its label if it is not for the patient: labels came with version 1.6 (spec 04 §6, NOPAT). */
export function itemMeta(
  profile: string,
  { notForPatient }: { readonly notForPatient?: boolean },
  { practice }: RenderContext,
): Meta {
  const isLabelled = notForPatient === true && practice.row.structured !== '1.2';
  return isLabelled ? { profile: [profile], security: [NOT_FOR_PATIENT] } : { profile: [profile] };
}
