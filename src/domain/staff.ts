import type { OdsCode } from './ods-code.js';
import type { Raw } from './record.js';
import type { Address, Gender, HumanName, Telecom } from './values.js';

/** How this person, place or service is asked for again at its practice. */
export type StaffKey =
  /** Logical id on the server of Foundations and Appointments: stable. */
  | { readonly by: 'id'; readonly id: string }
  /** National user id. Practitioners inside a record answer go by it: their bundle ids change from call to call. */
  | { readonly by: 'sdsUserId'; readonly sdsUserId: string }
  /** Cannot be asked for again; `fingerprint` tells them apart within the answer that named them. */
  | { readonly by: 'nothing'; readonly fingerprint: string };

/** A member of a practice's staff: the schema's `Practitioner`. */
export interface PractitionerFacts {
  readonly __typename: 'Practitioner';
  readonly practiceCode: OdsCode;
  readonly key: StaffKey;
  readonly name: HumanName;
  readonly gender: Gender | null;
  readonly sdsUserId: string | null;
  readonly gmcNumber: string | null;
  readonly role: string | null;
  /** FHIR Practitioner as sent. */
  readonly raw: Raw;
}

/** A surgery, branch or room: the schema's `Location`. */
export interface LocationFacts {
  readonly __typename: 'Location';
  readonly practiceCode: OdsCode;
  readonly key: StaffKey;
  readonly name: string | null;
  readonly address: Address | null;
  readonly telecoms: readonly Telecom[];
}

/** A service of a practice: the schema's `HealthcareService`. */
export interface ServiceFacts {
  readonly __typename: 'HealthcareService';
  readonly practiceCode: OdsCode;
  readonly key: StaffKey;
  readonly serviceId: string | null;
  readonly name: string | null;
}

/** The practice as its own system describes it. */
export interface OrganisationFacts {
  readonly odsCode: OdsCode | null;
  readonly name: string | null;
  readonly address: Address | null;
  readonly telecoms: readonly Telecom[];
}

export type PartyKind = 'PRACTITIONER' | 'ORGANISATION' | 'SERVICE' | 'PATIENT' | 'RELATED_PERSON' | 'UNRECOGNISED';

export interface Party {
  readonly name: string | null;
  readonly kind: PartyKind;
  readonly role: string | null;
  readonly practitioner: PractitionerFacts | null;
  readonly odsCode: OdsCode | null;
}
