import type { FhirResource } from 'fhir/r3.js';
import type { Session, Slot } from '../../estate/appointments/session.js';
import type { Practice } from '../../estate/practice.js';
import { type Answer, FHIR_JSON, jsonText } from '../../wire/answer.js';
import { EXTENSION } from '../fhir-names.js';
import {
  organisationResource,
  placeResource,
  practitionerResource,
  serviceResource,
} from '../foundations/staff-and-places.js';
import type { FilteringStatus } from '../filtering-status.js';
import { scheduleResource, slotResource } from './slot-resources.js';
import type { Included } from './slot-query.js';

/** What was found. */
export interface FoundSlots {
  readonly slots: readonly Slot[];
  readonly practice: Practice;
  readonly includes: ReadonlySet<Included>;
  /** Told where a service was asked for; null where none was (spec 03 §2.5). */
  readonly filtering: FilteringStatus | null;
}

/** What comes along with sessions: staff, places and services as asked for, the practice always where there is a slot (spec 03 §2.4). */
function companions({ practice, includes }: FoundSlots, sessions: readonly Session[]): readonly FhirResource[] {
  if (sessions.length === 0) return [];
  const { ids, staff, places, services } = practice;
  const named = <T>(
    type: Included,
    things: readonly T[],
    isIn: (thing: T, session: Session) => boolean,
  ): readonly T[] =>
    includes.has(type) ? things.filter((thing) => sessions.some((session) => isIn(thing, session))) : [];
  return [
    ...named('Practitioner', staff, ({ key }, session) => key === session.staff).map((member) =>
      practitionerResource(practice, member, ids),
    ),
    ...named('Location', places, ({ key }, session) => key === session.place).map((place) =>
      placeResource(practice, place, ids),
    ),
    ...named('HealthcareService', services, ({ dosId }, session) => dosId === session.service).map((service) =>
      serviceResource(practice, service),
    ),
    organisationResource(practice, ids),
  ];
}

/** Renders bundles of free slots. A slot is written once for as long as it is kept, unless it has changed hands. */
export function slotBundles(): (found: FoundSlots, versionOf: (slot: Slot) => number) => Answer {
  const written = new WeakMap<Slot, string>();
  const textOf = (slot: Slot, version: number): string => {
    const text = version === 1 ? written.get(slot) : undefined;
    if (text !== undefined) return text;
    const fresh = JSON.stringify(slotResource(slot, version));
    if (version === 1) written.set(slot, fresh);
    return fresh;
  };
  return (found, versionOf) => {
    const sessions = [...new Set(found.slots.map(({ session }) => session))];
    const resources = [
      ...found.slots.map((slot) => textOf(slot, versionOf(slot))),
      ...sessions.map((session) => JSON.stringify(scheduleResource(session, found.practice))),
      ...companions(found, sessions).map((resource) => JSON.stringify(resource)),
    ];
    const extension = [{ url: EXTENSION.serviceFiltering, valueCode: found.filtering }];
    const meta = found.filtering === null ? '' : `"meta":${JSON.stringify({ extension })},`;
    const entry = resources.map((resource) => `{"resource":${resource}}`).join(',');
    const body = `{"resourceType":"Bundle",${meta}"type":"searchset","entry":[${entry}]}`;
    return jsonText(200, body, { 'Content-Type': FHIR_JSON });
  };
}
