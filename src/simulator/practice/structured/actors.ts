import type { HealthcareService, Organization, Resource } from 'fhir/r3.js';
import { stableDigits } from '../../chance/stable-id.js';
import type { Practice } from '../../estate/practice.js';
import { correspondentResource } from '../documents/correspondents.js';
import { PROFILE } from '../fhir-names.js';
import { placeResource, practitionerResource, practitionerRoleResource } from '../foundations/staff-and-places.js';
import type { RecordIds } from './record-ids.js';

/** Somebody or something that items of a record name, and that has to come along with them (spec 04 §6). */
export type Actor =
  | { readonly kind: 'staff'; readonly key: string }
  | { readonly kind: 'place'; readonly key: string }
  /** Another organisation: a hospital, a laboratory, a maker of vaccines. Its code is not always known. */
  | { readonly kind: 'organisation'; readonly name: string; readonly odsCode: string | null }
  /** A service of another organisation, named by it. */
  | { readonly kind: 'service'; readonly name: string; readonly of: string };

/** One text for one actor. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
    case 'place':
      return `${actor.kind} ${actor.key}`;
    case 'organisation':
      return `organisation ${actor.odsCode ?? actor.name}`;
    case 'service':
      return `service ${actor.of} ${actor.name}`;
  }
}

/** An organisation of which only the name is known. */
function namedOrganisation({ row }: Practice, name: string, ids: RecordIds): Organization {
  return {
    resourceType: 'Organization',
    id: ids.of('Organization', name),
    meta: { versionId: stableDigits(13, row.odsCode, 'organisation version', name), profile: [PROFILE.Organization] },
    name,
  };
}

function service({ row }: Practice, name: string, of: string, ids: RecordIds): HealthcareService {
  return {
    resourceType: 'HealthcareService',
    id: ids.of('HealthcareService', `${of} ${name}`),
    meta: { versionId: stableDigits(13, row.odsCode, 'service version', name), profile: [PROFILE.HealthcareService] },
    identifier: [ids.identifier('HealthcareService', `${of} ${name}`)],
    providedBy: ids.reference('Organization', of),
    name,
  };
}

/** The resources of an actor: with a member of staff comes what they do, with a service whose it is not. */
export function actorResources(actor: Actor, practice: Practice, ids: RecordIds): readonly Resource[] {
  switch (actor.kind) {
    case 'staff': {
      const member = practice.staff.find(({ key }) => key === actor.key);
      if (member === undefined) return [];
      return [
        practitionerResource(practice, member, ids, 'with-gmc-number'),
        practitionerRoleResource(practice, member, ids),
      ];
    }
    case 'place': {
      const place = practice.places.find(({ key }) => key === actor.key);
      return place === undefined ? [] : [placeResource(practice, place, ids)];
    }
    case 'organisation':
      return [
        actor.odsCode === null
          ? namedOrganisation(practice, actor.name, ids)
          : correspondentResource({ odsCode: actor.odsCode, name: actor.name }, ids),
      ];
    case 'service':
      return [service(practice, actor.name, actor.of, ids)];
  }
}
