import type { OdsCode } from '../domain/ods-code.js';
import type { Raw } from '../domain/record.js';
import type { PractitionerFacts, StaffKey } from '../domain/staff.js';
import { chosenName, gender, NAMELESS } from './contact-details.js';
import { contentHash } from './content-hash.js';
import type { Element } from './element.js';
import { identified, identifiers, SYSTEMS } from './identifier.js';

/** What is known of a practitioner beside the resource itself. */
export interface Circumstances {
  readonly practice: OdsCode;
  readonly role: string | null;
  readonly raw: Raw;
  /** Logical id, if it is one that can be asked for again. */
  readonly stableId: string | null;
}

function keyOf(
  resource: Element,
  facts: Pick<PractitionerFacts, 'name' | 'gender'>,
  stableId: string | null,
): StaffKey {
  if (stableId !== null) return { by: 'id', id: stableId };
  const sdsUserId = identified(resource, SYSTEMS.sdsUserId);
  if (sdsUserId !== null) return { by: 'sdsUserId', sdsUserId };
  const fingerprint = contentHash([facts.name, facts.gender, identifiers(resource)]);
  return { by: 'nothing', fingerprint };
}

/** Maps a Practitioner (spec 02 §5). */
export function practitionerFacts(
  resource: Element,
  { practice, role, raw, stableId }: Circumstances,
): PractitionerFacts {
  const facts = { name: chosenName(resource.name) ?? NAMELESS, gender: gender(resource.gender) };
  return {
    __typename: 'Practitioner',
    practiceCode: practice,
    key: keyOf(resource, facts, stableId),
    ...facts,
    sdsUserId: identified(resource, SYSTEMS.sdsUserId),
    gmcNumber: identified(resource, SYSTEMS.gmcNumber),
    role,
    raw,
  };
}
